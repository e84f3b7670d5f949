// What differs between two texts, word by word.
import { h } from "./dom.js";

const words = (text) => text.match(/<\/?[gx]\d+\/?>|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
const LONGEST = 1200;

/** [[kind, text]…] from `before` to `after`; kind is "same", "gone" or "new". Longest common subsequence of words. */
export function diff(before, after) {
  const a = words(before);
  const b = words(after);
  if (a.length > LONGEST || b.length > LONGEST) return [["gone", before], ["new", after]];
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
  const parts = [];
  const add = (kind, text) => {
    if (parts.length && parts.at(-1)[0] === kind) parts.at(-1)[1] += text;
    else parts.push([kind, text]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add("same", a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) add("gone", a[i++]);
    else add("new", b[j++]);
  }
  return parts;
}

const AROUND = 18;

/** The parts of a difference with no more of what stays the same than lets one see where it is. */
export const narrowed = (parts) =>
  parts.map(([kind, text], index) => {
    if (kind !== "same") return [kind, text];
    const [start, end] = [index ? text.slice(0, AROUND) : "", index < parts.length - 1 ? text.slice(-AROUND) : ""];
    return [kind, start.length + end.length < text.length ? `${start}…${end}` : text];
  });

/** A difference, with what it is for people who do not see colours. */
export const marked = (parts) => parts.map(([kind, text]) => (kind === "same" ? text : h(kind === "gone" ? "del" : "ins", {}, text))).flat();
