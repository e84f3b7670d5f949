// Where else a word or phrase stands, and how it was translated there: typed, or taken from what is selected.
import { ask } from "./api.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { said } from "./text.js";
import { shown } from "./unit.js";
import { STATE_NAMES, _, ngettext } from "./wording.js";

const LONGEST = 300;
const PAUSE = 250;

export class Concordance {
  /** `insert` puts text into the target. */
  constructor({ insert }) {
    this.insert = insert;
    this.unit = null;
    this.places = [];
    this.field = h("input", { type: "search", id: "concordance", dir: "auto", maxlength: LONGEST, autocomplete: "off", spellcheck: "false" });
    this.count = h("p.quiet", { role: "status", id: "concordance-count" });
    this.list = h("ol.offers", { "aria-label": _("Passages") });
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    const form = h("form.concordance", { role: "search" }, h("label", { for: "concordance" }, _("A word or phrase, in either language")), this.field);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.look();
    });
    fill(byId("panel-concordance"), form, h("div", {}, this.count, this.list));
  }

  /** The passages stay while one goes through the units of one language. */
  show(unit) {
    const before = this.unit;
    this.unit = unit;
    if (before && (before.targetLanguage.code !== unit.targetLanguage.code || before.sourceLanguage.code !== unit.sourceLanguage.code)) this.look();
  }

  /** Looks for `words`; for what stands in its field where there are none, and then waits there for others. */
  open(words) {
    if (words) this.field.value = words.slice(0, LONGEST);
    else {
      this.field.focus();
      this.field.select();
    }
    this.look();
  }

  async look() {
    clearTimeout(this.timer);
    const text = this.field.value.trim();
    this.request?.abort();
    if (!text || !this.unit) return this.draw([], "");
    this.request = new AbortController();
    try {
      const { passages } = await ask("concordance", { catalog: this.unit.catalog, unit: this.unit.id, text }, this.request.signal);
      this.draw(passages, passages.length ? ngettext("{n} passage", "{n} passages", passages.length) : _("No catalog and no memory has this."));
    } catch (error) {
      if (error.name !== "AbortError") tell(error.message, "error");
    }
  }

  draw(passages, count) {
    this.places = [];
    this.count.textContent = count;
    fill(this.list, passages.map((passage) => this.passage(passage)));
  }

  passage({ source, targets, insert, state, document: place, origin }) {
    const from = speaks(this.unit.sourceLanguage);
    const to = speaks(this.unit.targetLanguage);
    const lines = targets.map((pieces, form) => {
      const text = h("p.offered", to, shown(pieces, to.dir === "rtl"));
      const take = () => this.insert(selected(text) || insert[form]);
      const number = this.places.push(take);
      const keys = number < 10 ? `Alt+${number}` : null;
      return h("div.passage-target", {}, text, h("button.tool", { type: "button", title: keys, "aria-keyshortcuts": keys, onmousedown: (event) => event.preventDefault(), onclick: take }, _("Insert")));
    });
    return h(
      "li.offer.passage",
      {},
      h("p.matched-source", from, shown(source, from.dir === "rtl")),
      lines,
      h("p.quiet", {}, h("bdi", {}, place), " · ", STATE_NAMES[state], origin ? [" · ", h("bdi", {}, origin)] : ""),
    );
  }

  /** Inserts the target with this number, or as much of it as is selected. */
  take(number) {
    this.places[number - 1]?.();
  }
}

function selected(element) {
  const now = document.getSelection();
  return now.rangeCount && !now.isCollapsed && element.contains(now.anchorNode) && element.contains(now.focusNode) ? said(now.getRangeAt(0)) : "";
}
