// Every shortcut there is, in one table: the overlay shows it, the page obeys it.
import { byId, fill, h } from "./dom.js";
import { t } from "./wording.js";

/** name, keys as shown, what it does. `list`: only while the list has the focus. */
export const KEYS = [
  ["approve", "Ctrl+Enter", t("Save, approve and go on")],
  ["save-next", "Ctrl+Shift+Enter", t("Save without approving, and go on")],
  ["save", "Ctrl+S", t("Save")],
  ["send-back", "Alt+B", t("Save and send back: needs work")],
  ["next", "Alt+ArrowDown", t("Next unit")],
  ["previous", "Alt+ArrowUp", t("Previous unit")],
  ["undo", "Alt+Z", t("Take the last decision back")],
  ["copy-source", "Alt+O", t("Copy the source")],
  ["suggestion", "Alt+1…9", t("Insert the suggestion with this number")],
  ["code", "Alt+Shift+1…9", t("Insert the inline code with this place, around what is selected")],
  ["machine", "Alt+M", t("Ask for a machine translation")],
  ["form", "Alt+Shift+ArrowDown", t("Next plural form")],
  ["remark", "Alt+C", t("Write a remark")],
  ["page", "Alt+P", t("Show the page")],
  ["search", "Alt+F", t("Search")],
  ["list", "Escape", t("From the field to the list")],
  ["edit", "Enter", t("From the list to the field")],
  ["replace", "Alt+R", t("Find and replace")],
  ["bulk", "Alt+A", t("Approve all units in the list")],
  ["files", "Alt+I", t("Files and their progress")],
  ["help", "F1", t("This list")],
];

const shown = (keys) => keys.replace("ArrowDown", "↓").replace("ArrowUp", "↑");

/** Which shortcut an event is: [name, number or null], or null. */
export function shortcut(event) {
  if (event.isComposing) return null;
  const { ctrlKey, metaKey, altKey, shiftKey, code, key } = event;
  const control = ctrlKey || metaKey;
  if (control && !altKey && key === "Enter") return [shiftKey ? "save-next" : "approve", null];
  if (control && !altKey && !shiftKey && code === "KeyS") return ["save", null];
  if (key === "F1") return ["help", null];
  if (altKey && !control) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code);
    if (digit) return [shiftKey ? "code" : "suggestion", Number(digit[1])];
    if (key === "ArrowDown" && shiftKey) return ["form", null];
    if (shiftKey) return null;
    const name = {
      ArrowDown: "next", ArrowUp: "previous", PageDown: "next", PageUp: "previous", KeyB: "send-back", KeyZ: "undo", KeyO: "copy-source",
      KeyM: "machine", KeyC: "remark", KeyP: "page", KeyF: "search", KeyR: "replace", KeyA: "bulk", KeyI: "files",
    }[code];
    return name ? [name, null] : null;
  }
  return null;
}

export function explain() {
  fill(
    byId("keys-body"),
    h("table.keys", {}, h("thead.hidden", {}, h("tr", {}, h("th", { scope: "col" }, t("Keys")), h("th", { scope: "col" }, t("What they do")))), h("tbody", {}, KEYS.map(([, keys, what]) => h("tr", {}, h("td", { dir: "ltr" }, shown(keys).split("+").map((key, index) => [index ? "+" : "", h("kbd", {}, key)]).flat()), h("td", {}, what))))),
  );
}
