// Making elements. Text always becomes text nodes: nothing here ever parses markup.

/** An element: `tag` may carry classes (`span.chip.open`), `attributes` may hold `on…` functions, `dataset` and properties. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    // What ARIA calls true and false are words, HTML's are an attribute's being there or not.
    if (key.startsWith("aria-") && typeof value === "boolean") {
      element.setAttribute(key, String(value));
      continue;
    }
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Replaces everything in `element`. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** `lang` and `dir` of content in a language, as attributes. */
export const speaks = (language) => ({ lang: language.tag, dir: language.dir });

let timer = 0;
/** Tells people something in passing. */
export function tell(text, kind = "") {
  const toast = byId("toast");
  toast.textContent = text;
  toast.className = `toast shown ${kind}`;
  clearTimeout(timer);
  timer = setTimeout(() => toast.classList.remove("shown"), kind === "error" ? 9000 : 3500);
}
