// The target's field: plain text in which inline codes, placeholders and invisible characters are chips.
// A chip is put in, moved over and taken out whole, so that nobody can break one; what the field holds is always a string.
import { h } from "./dom.js";
import { _ } from "./wording.js";

const CODE = "<\\/?g[1-9]\\d{0,3}>|<x[1-9]\\d{0,3}\\/>";
export const INVISIBLE = {
  "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u2060": "WJ",
  "\ufeff": "BOM", "\u00ad": "SHY",
};
const SPACES = { "\u00a0": "NBSP", "\u202f": "NNBSP" };
const MOST_UNDO = 300;

/** A chip. What is written on it is drawn by the stylesheet: without text of its own there is no place in it that the caret could get into. */
export function chip(token, title = "", rtl = false) {
  const make = (kind, label, said) => h(`span.chip.${kind}`, { role: "img", "aria-label": said, title: said, dataset: { label, token }, dir: rtl ? "rtl" : "ltr" });
  const code = /^<(\/?)([gx]\d+)(\/?)>$/.exec(token);
  if (code) {
    const kind = code[1] ? "close" : code[3] ? "alone" : "open";
    const name = { open: _("code {name} begins", { name: code[2] }), close: _("code {name} ends", { name: code[2] }), alone: _("code {name}", { name: code[2] }) }[kind];
    return make(kind, code[2], title ? `${name}: ${title}` : name);
  }
  if (token in SPACES) return make("blank", token, SPACES[token]);
  if (token in INVISIBLE) return make("sign", INVISIBLE[token], INVISIBLE[token]);
  return make("placeholder", `\u2066${token}\u2069`, token + " · " + _("placeholder: stays as it is"));
}

const SIGN = `[${Object.keys(INVISIBLE).join("")}\u00a0\u202f]`;
const SEEN = new RegExp(`${CODE}|${SIGN}`, "gu");

/** A text as nodes, with chips for what `tokens` matches. */
function chipped(text, tokens, codes = new Map(), rtl = false) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(tokens)) {
    if (found.index > at) parts.push(document.createTextNode(text.slice(at, found.index)));
    parts.push(chip(found[0], codes.get(found[0]) ?? "", rtl));
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push(document.createTextNode(text.slice(at)));
  return parts;
}

/** A text to be read and not written in, with what nobody would see as chips. */
export const visible = (text) => chipped(text, SEEN);

export class Editor {
  /** `codes` maps a token to what it stands for, `placeholders` are the source's. `changed` is called after every change. */
  constructor({ label, language, text, codes, placeholders, changed }) {
    this.codes = codes;
    this.rtl = language.dir === "rtl";
    this.changed = changed;
    const kept = [...new Set(placeholders)].sort((a, b) => b.length - a.length).map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    this.tokens = new RegExp([CODE, SIGN, ...kept].join("|"), "gu");
    this.element = h("div.field", {
      contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true",
      lang: language.tag, dir: language.dir, tabindex: "0",
    });
    this.past = [];
    this.future = [];
    this.composing = false;
    this.render(text);
    this.last = { text, start: text.length, end: text.length };
    this.element.addEventListener("beforeinput", (event) => this.before(event));
    this.element.addEventListener("input", () => !this.composing && this.settle());
    this.element.addEventListener("compositionstart", () => (this.composing = true));
    this.element.addEventListener("compositionend", () => {
      this.composing = false;
      this.settle();
    });
    this.element.addEventListener("blur", () => (this.last = { ...this.last, ...this.selection() }));
    this.element.addEventListener("copy", (event) => this.copy(event));
    this.element.addEventListener("cut", (event) => {
      this.copy(event);
      this.insert("");
    });
    this.element.addEventListener("dragstart", (event) => event.preventDefault());
  }

  get text() {
    return serialise(this.element);
  }

  /** Replaces everything, as one step that can be undone. */
  set text(text) {
    this.remember();
    this.render(text);
    this.place(text.length);
    this.done();
  }

  /** Puts the caret back where it was. */
  focus() {
    if (document.activeElement === this.element) return;
    const { start, end } = this.last;
    this.element.focus();
    this.place(start, end);
  }

  /** Puts `text` in the place of what is selected. */
  insert(text) {
    const { start, end } = this.selection();
    const before = this.text;
    this.remember();
    this.render(before.slice(0, start) + text + before.slice(end));
    this.place(start + text.length);
    this.settle(false);
  }

  /** Puts a code in; a paired one around what is selected. */
  insertCode(name) {
    const { start, end } = this.selection();
    const text = this.text;
    this.remember();
    const open = name.startsWith("x") ? `<${name}/>` : `<${name}>`;
    const close = name.startsWith("x") ? "" : `</${name}>`;
    this.render(text.slice(0, start) + open + text.slice(start, end) + close + text.slice(end));
    this.element.focus();
    this.place(end + open.length);
    this.done();
  }

  undo() {
    this.travel(this.past, this.future);
  }

  redo() {
    this.travel(this.future, this.past);
  }

  travel(from, to) {
    const step = from.pop();
    if (!step) return;
    to.push({ text: this.text, ...this.selection() });
    this.render(step.text);
    this.place(step.start, step.end);
    this.done();
  }

  before(event) {
    const kind = event.inputType;
    if (kind === "insertParagraph" || kind === "insertLineBreak") {
      event.preventDefault();
      this.insert("\n");
    } else if (kind === "insertFromPaste" || kind === "insertFromDrop" || kind === "insertFromYank") {
      event.preventDefault();
      this.insert((event.dataTransfer?.getData("text/plain") ?? event.data ?? "").replace(/\r\n?/g, "\n"));
    } else if (kind.startsWith("format")) event.preventDefault();
    else if (kind === "historyUndo" || kind === "historyRedo") {
      event.preventDefault();
      if (kind === "historyUndo") this.undo();
      else this.redo();
    } else if (kind === "deleteContentBackward" || kind === "deleteContentForward") {
      const { start, end } = this.selection();
      if (start !== end) return;
      const text = this.text;
      for (const found of text.matchAll(this.tokens)) {
        const edge = kind === "deleteContentBackward" ? found.index + found[0].length : found.index;
        if (edge !== start) continue;
        event.preventDefault();
        this.remember();
        this.render(text.slice(0, found.index) + text.slice(found.index + found[0].length));
        this.place(found.index);
        this.settle(false);
        return;
      }
    }
  }

  copy(event) {
    const { start, end } = this.selection();
    if (start === end) return;
    event.clipboardData.setData("text/plain", this.text.slice(start, end));
    event.preventDefault();
  }

  /** After the browser has changed something: what stands there is made of text and chips again, and no code is left without its pair. */
  settle(remembering = true) {
    let text = this.text;
    const { start, end } = this.selection();
    if (remembering && text !== this.last.text) {
      this.past.push(this.last);
      if (this.past.length > MOST_UNDO) this.past.shift();
      this.future = [];
    }
    const whole = this.paired(text);
    if (whole !== text || !this.canonical()) {
      const lost = text.slice(0, start).length - this.paired(text, start).length;
      text = whole;
      this.render(text);
      this.place(Math.max(0, start - Math.max(0, lost)), Math.max(0, end - Math.max(0, lost)));
    }
    this.done();
  }

  /** `text` without halves of pairs that its last change has left alone; up to `limit`, where that is given. */
  paired(text, limit = text.length) {
    const had = new Set(this.last.text.match(new RegExp(CODE, "g")) ?? []);
    const has = new Set(text.match(new RegExp(CODE, "g")) ?? []);
    const widowed = (token) => {
      const name = /^<\/?(g\d+)>$/.exec(token)?.[1];
      if (!name) return false;
      const other = token.startsWith("</") ? `<${name}>` : `</${name}>`;
      return had.has(other) && !has.has(other);
    };
    return text.slice(0, limit).replace(new RegExp(CODE, "g"), (token) => (widowed(token) ? "" : token));
  }

  done() {
    this.last = { text: this.text, ...this.selection() };
    this.changed();
  }

  remember() {
    this.past.push({ text: this.text, ...this.selection() });
    this.future = [];
  }

  canonical() {
    for (const node of this.element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.search(this.tokens) >= 0) return false;
      } else if (node.dataset?.token === undefined && !node.classList?.contains("end")) return false;
    }
    return this.element.lastChild?.classList?.contains("end") ?? false;
  }

  render(text) {
    const parts = chipped(text, this.tokens, this.codes, this.rtl);
    for (const part of parts) if (part.nodeType === Node.ELEMENT_NODE) part.contentEditable = "false";
    // A line break at the end, which is no part of the text, gives the caret a place after a chip or a new line.
    this.element.replaceChildren(...parts, h("br.end"));
  }

  /** The selection as offsets in the text; where it was last, when it is elsewhere now. */
  selection() {
    const now = document.getSelection();
    if (!now.rangeCount || !this.element.contains(now.anchorNode)) return { start: this.last?.start ?? 0, end: this.last?.end ?? 0 };
    const range = now.getRangeAt(0);
    return { start: this.offset(range.startContainer, range.startOffset), end: this.offset(range.endContainer, range.endOffset) };
  }

  offset(container, position) {
    const range = document.createRange();
    range.setStart(this.element, 0);
    const inside = (container.nodeType === Node.TEXT_NODE ? container.parentElement : container).closest("[data-token]");
    if (inside) range.setEndAfter(inside);
    else range.setEnd(container, position);
    return serialise(range.cloneContents(), false).length;
  }

  place(start, end = start) {
    const [first, last] = [this.point(start), this.point(end)];
    document.getSelection().setBaseAndExtent(first.node, first.position, last.node, last.position);
  }

  point(offset) {
    const nodes = [...this.element.childNodes];
    for (const [index, node] of nodes.entries()) {
      const text = node.nodeType === Node.TEXT_NODE;
      const length = text ? node.data.length : (node.dataset?.token?.length ?? 0);
      if (text && offset <= length) return { node, position: offset };
      if (!text && offset < Math.max(1, length)) return { node: this.element, position: index };
      offset -= length;
    }
    return { node: this.element, position: nodes.length };
  }
}

function serialise(root, whole = true) {
  let text = "";
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (node.dataset?.token !== undefined) text += node.dataset.token;
    else if (node.nodeName === "BR") text += node.classList.contains("end") || (whole && node === root.lastChild) ? "" : "\n";
    else {
      if (text && !text.endsWith("\n")) text += "\n";
      text += serialise(node);
    }
  }
  return text;
}
