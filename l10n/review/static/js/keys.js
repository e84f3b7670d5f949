// Every shortcut there is, in one table: the overlay shows it, the page obeys it.
import { byId, fill, h } from "./dom.js";
import { _ } from "./wording.js";

/** name, keys as shown, what it does. `list`: only while the list has the focus. */
export const KEYS = [
  ["approve", "Ctrl+Enter", _("Save, approve and go on")],
  ["save-next", "Ctrl+Shift+Enter", _("Save without approving, and go on")],
  ["save", "Ctrl+S", _("Save")],
  ["send-back", "Alt+B", _("Save and send back: needs work")],
  ["next", "Alt+ArrowDown", _("Next unit")],
  ["previous", "Alt+ArrowUp", _("Previous unit")],
  ["undo", "Alt+Z", _("Take the last decision back")],
  ["copy-source", "Alt+O", _("Copy the source")],
  ["suggestion", "Alt+1…9", _("Insert the suggestion, or the passage found, with this number")],
  ["code", "Alt+Shift+1…9", _("Insert the inline code with this place, around what is selected")],
  ["fix", "Alt+X", _("Put the first fix of the checks into the field")],
  ["machine", "Alt+M", _("Ask for a machine translation")],
  ["form", "Alt+Shift+ArrowDown", _("Next plural form")],
  ["concordance", "Alt+K", _("Look for what is selected in all catalogs and the memory")],
  ["term", "Alt+T", _("Add what is selected in source and target to the glossary")],
  ["remark", "Alt+C", _("Write a remark")],
  ["page", "Alt+P", _("Show the page")],
  ["search", "Alt+F", _("Search")],
  ["list", "Escape", _("From the field to the list")],
  ["edit", "Enter", _("From the list to the field")],
  ["replace", "Alt+R", _("Find and replace")],
  ["bulk", "Alt+A", _("Approve all units in the list")],
  ["files", "Alt+I", _("Files and their progress")],
  ["help", "F1", _("This list")],
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
      KeyK: "concordance", KeyT: "term", KeyX: "fix",
    }[code];
    return name ? [name, null] : null;
  }
  return null;
}

export function explain() {
  fill(
    byId("keys-body"),
    h("table.keys", {}, h("thead.hidden", {}, h("tr", {}, h("th", { scope: "col" }, _("Keys")), h("th", { scope: "col" }, _("What they do")))), h("tbody", {}, KEYS.map(([, keys, what]) => h("tr", {}, h("td", { dir: "ltr" }, shown(keys).split("+").map((key, index) => [index ? "+" : "", h("kbd", {}, key)]).flat()), h("td", {}, what))))),
  );
}
