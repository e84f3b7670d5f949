// What stands beside the unit: terms with their badges, how the target was made, remarks.
import { ask, send } from "./api.js";
import { diff, marked } from "./diff.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { readable } from "./text.js";
import { along } from "./unit.js";
import { STATE_NAMES, language, _ } from "./wording.js";

const STATUS = {
  kept: ["✓", _("kept")],
  missing: ["✗", _("missing")],
  forbidden: ["⊘", _("forbidden form")],
  open: ["·", _("not written yet")],
};

/** The tabs, by what they show, in their order. */
export const TABS = { suggestions: 0, concordance: 1, talk: 2, page: 3 };

export class Panels {
  /** `insert` puts text in, `take` replaces all targets, `addTerm` asks for a term. */
  constructor({ insert, take, addTerm }) {
    this.insert = insert;
    this.take = take;
    this.offers = [];
    this.tabs = [...document.querySelectorAll("#help-tabs [role=tab]")];
    this.terms = h("div");
    this.origin = h("div");
    this.remarks = h("div");
    this.suggestions = h("div");
    this.past = h("div");
    const adding = h("button", { type: "button", id: "add-term", title: "Alt+T", "aria-keyshortcuts": "Alt+T", onmousedown: (event) => event.preventDefault(), onclick: addTerm }, _("Add a term"));
    fill(byId("panel-help"), h("div.terms", {}, this.terms, h("div", {}, adding)), this.suggestions, this.origin);
    fill(byId("panel-talk"), this.remarks, this.past);
    for (const [index, tab] of this.tabs.entries()) tab.addEventListener("click", () => this.open(index));
    byId("help-tabs").addEventListener("keydown", (event) => along(event, this.tabs, this.at, (index) => this.open(index), this.tabs));
    this.at = 0;
    this.opened = () => {};
  }

  open(index) {
    this.at = index;
    for (const [place, tab] of this.tabs.entries()) {
      const chosen = place === index;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (index === TABS.talk) this.showPast();
    this.opened(index);
  }

  show(unit) {
    const same = this.unit?.id === unit.id && this.unit?.catalog === unit.catalog;
    this.unit = unit;
    this.showOrigin(unit);
    this.showRemarks(unit);
    if (!same) {
      this.offers = [];
      this.drawSuggestions();
      this.loadSuggestions(unit);
    }
    this.pastOf = null;
    if (this.at === TABS.talk) this.showPast();
    else fill(this.past);
  }

  async loadSuggestions(unit) {
    try {
      const { matches } = await ask("matches", { catalog: unit.catalog, unit: unit.id });
      if (this.unit?.id !== unit.id || this.unit?.catalog !== unit.catalog) return;
      this.offers = [...matches, ...this.offers.filter((one) => one.verb === "machine")];
      this.drawSuggestions();
    } catch (error) {
      tell(error.message, "error");
    }
  }

  async machine() {
    const { unit } = this;
    if (!unit || this.waiting) return;
    this.waiting = true;
    this.drawSuggestions();
    try {
      const offer = await send("machine", { catalog: unit.catalog, unit: unit.id });
      if (this.unit?.id === unit.id && this.unit?.catalog === unit.catalog) this.offers = [...this.offers.filter((one) => one.verb !== "machine"), offer];
    } catch (error) {
      tell(error.message, "error");
    } finally {
      this.waiting = false;
      this.drawSuggestions();
    }
  }

  drawSuggestions() {
    const { unit } = this;
    const from = speaks(unit.sourceLanguage);
    const to = speaks(unit.targetLanguage);
    const source = unit.texts[0];
    fill(
      this.suggestions,
      h("h3", { id: "suggestions-title" }, _("Suggestions")),
      h(
        "ol.offers",
        {},
        this.offers.map((offer, index) => {
          const number = index + 1;
          const facts = offer.verb === "tm"
            ? [offer.document, offer.origin || STATE_NAMES[offer.state]]
            : [offer.origin, _("score {score}", { score: offer.score.toFixed(2) }), offer.terms ? _("terms {terms}", { terms: offer.terms }) : ""];
          return h(
            "li.offer",
            {},
            h(
              "button.take",
              { type: "button", title: number < 10 ? `Alt+${number}` : null, "aria-keyshortcuts": number < 10 ? `Alt+${number}` : null, onmousedown: (event) => event.preventDefault(), onclick: () => this.take(offer.targets) },
              h(`span.percent.${offer.verb}`, {}, offer.verb === "tm" ? _("{n} %", { n: offer.percent }) : _("MT")),
              h("span.offered", to, readable(offer.targets.join(" / "))),
            ),
            offer.verb === "tm" && offer.percent < 100 ? h("p.matched-source", from, marked(diff(source, offer.source).map(([kind, text]) => [kind, readable(text)]))) : null,
            h("p.quiet", {}, facts.filter(Boolean).map((fact, place) => [place ? " · " : "", h("bdi", {}, fact)]).flat()),
          );
        }),
      ),
      h("button", { type: "button", id: "ask-machine", disabled: this.waiting, onclick: () => this.machine() }, this.waiting ? _("Translating…") : _("Translate by machine")),
    );
  }

  async showPast() {
    const { unit } = this;
    if (!unit || this.pastOf === unit) return;
    this.pastOf = unit;
    fill(this.past, h("h3", { id: "past-title" }, _("History")), h("p.quiet", {}, _("Looking…")));
    try {
      const { versions } = await ask("history", { catalog: unit.catalog, unit: unit.id });
      if (this.pastOf !== unit) return;
      const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", numberingSystem: "latn" });
      const now = versions.length && versions[0].targets.join("\0") !== unit.targets.join("\0") ? [{ targets: unit.targets, state: unit.state, subject: _("not committed yet"), author: "", when: "" }] : [];
      const all = [...now, ...versions];
      fill(
        this.past,
        h("h3", { id: "past-title" }, _("History")),
        all.length
          ? h(
              "ol.past",
              {},
              all.map((one, index) => {
                const before = all[index + 1]?.targets.join("\n") ?? "";
                return h(
                  "li",
                  {},
                  h("p.quiet", {}, h("bdi", {}, one.author), one.when ? ` · ${date.format(new Date(one.when))} · ` : " · ", h("bdi", {}, one.subject), " · ", STATE_NAMES[one.state]),
                  h("p", speaks(unit.targetLanguage), before ? marked(diff(before, one.targets.join("\n")).map(([kind, text]) => [kind, readable(text)])) : readable(one.targets.join(" / "))),
                  one.targets.join("\0") === unit.targets.join("\0") || !one.targets.some(Boolean) ? null : h("button.link", { type: "button", onclick: () => this.take(one.targets) }, _("Take this text")),
                );
              }),
            )
          : h("p.quiet", {}, _("The file has no history in git.")),
      );
    } catch (error) {
      tell(error.message, "error");
    }
  }

  showTerms(terms) {
    const speak = speaks(this.unit?.targetLanguage ?? { tag: "", dir: "" });
    const from = speaks(this.unit?.sourceLanguage ?? { tag: "", dir: "" });
    fill(
      this.terms,
      h("h3", { id: "terms-title" }, _("Terms")),
      terms.length
        ? h(
            "ul.terms",
            {},
            terms.map((term) => {
              const [sign, status] = STATUS[term.status];
              const form = term.status === "forbidden" ? term.broken[0] : term.found;
              return h(
                `li.card-term.${term.status}`,
                { dataset: { concept: term.concept } },
                h("div.term-line", {}, h("bdi.term-source", from, term.source), term.dnt ? h("span.tag", {}, _("stays as it is")) : null, h("span.gap"), h("span.badge", {}, h("span", { "aria-hidden": "true" }, sign), ` ${status}`)),
                form ? h("div.matched", {}, _("stands there as"), " ", h("strong", speak, form)) : null,
                h(
                  "div.renderings",
                  {},
                  term.renderings.map((text, index) => h("button.rendering", { type: "button", ...speak, title: _("Insert {text}", { text }), onmousedown: (event) => event.preventDefault(), onclick: () => this.insert(text) }, index ? text : h("b", {}, text))),
                ),
                term.forbidden.length ? h("div.quiet", {}, _("not:"), " ", term.forbidden.map((text, index) => [index ? ", " : "", h("s", speak, text)]).flat()) : null,
                term.definition || term.note || term.domain ? h("div.quiet.definition", {}, h("bdi", {}, [term.domain, term.definition, term.note].filter(Boolean).join(" · "))) : null,
              );
            }),
          )
        : h("p.quiet", {}, _("No term of the glossary is in this unit.")),
    );
  }

  showOrigin(unit) {
    const { provenance } = unit;
    if (!provenance) return fill(this.origin);
    const { values } = provenance;
    const parts = [
      provenance.verb === "tm" ? _("From memory") : _("By machine"),
      provenance.origin,
      values.score ? _("score {score}", { score: values.score }) : "",
      values.match ?? "",
      values.document ?? "",
      values.terms ? _("terms {terms}", { terms: values.terms }) : "",
      values.how ? `(${values.how.replaceAll(",", ", ")})` : "",
      values.on ?? "",
    ].filter(Boolean);
    fill(
      this.origin,
      h("h3", { id: "origin-title" }, provenance.current ? _("Where this target came from") : _("Where the first draft came from")),
      h("p.origin", {}, parts.map((part, index) => [index ? " · " : "", h("bdi", {}, part)]).flat()),
      values.score ? score(Number(values.score)) : null,
    );
  }

  showRemarks(unit) {
    const text = h("textarea", { id: "remark", rows: 3, dir: "auto", maxlength: 3000 });
    const form = h("form.remark", {}, h("label", { for: "remark" }, _("New remark, kept in the file as a comment")), text, h("button", {}, _("Add")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!text.value.trim()) return;
      try {
        const answer = await send("remark", { catalog: unit.catalog, unit: unit.id, text: text.value });
        tell(_("The remark is in the file."));
        if (this.unit === unit) {
          unit.remarks = answer.unit.remarks;
          this.showRemarks(unit);
        }
      } catch (error) {
        tell(error.message, "error");
      }
    });
    fill(
      this.remarks,
      h("h3", { id: "remarks-title" }, _("Remarks")),
      unit.remarks.length
        ? h("ul.remarks", {}, unit.remarks.map((one) => h("li", {}, h("p", { dir: "auto" }, one.text), h("span.quiet", {}, h("bdi", {}, one.by), one.by && one.on ? " · " : "", one.on))))
        : h("p.quiet", {}, _("Nobody has remarked on this unit.")),
      form,
    );
  }
}

export function score(value) {
  const meter = h("meter", { min: 0, max: 1, low: 0.5, high: 0.7, optimum: 1, value, "aria-label": _("score {score}", { score: value }) });
  return h("div.score", {}, meter);
}
