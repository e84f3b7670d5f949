// What stands beside the unit: terms with their badges, how the target was made, remarks.
import { send } from "./api.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { along } from "./unit.js";
import { t } from "./wording.js";

const STATUS = {
  kept: ["✓", t("kept")],
  missing: ["✗", t("missing")],
  forbidden: ["⊘", t("forbidden form")],
  open: ["·", t("not written yet")],
};

export class Panels {
  constructor({ insert }) {
    this.insert = insert;
    this.tabs = [...document.querySelectorAll("#help-tabs [role=tab]")];
    this.terms = h("section", { "aria-labelledby": "terms-title" });
    this.origin = h("section", { "aria-labelledby": "origin-title" });
    this.remarks = h("section", { "aria-labelledby": "remarks-title" });
    fill(byId("panel-help"), this.terms, this.origin);
    fill(byId("panel-talk"), this.remarks);
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
    this.opened(index);
  }

  show(unit) {
    this.unit = unit;
    this.showOrigin(unit);
    this.showRemarks(unit);
  }

  showTerms(terms) {
    const speak = speaks(this.unit?.targetLanguage ?? { tag: "", dir: "" });
    const from = speaks(this.unit?.sourceLanguage ?? { tag: "", dir: "" });
    fill(
      this.terms,
      h("h3", { id: "terms-title" }, t("Terms")),
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
                h("div.term-line", {}, h("bdi.term-source", from, term.source), term.dnt ? h("span.tag", {}, t("stays as it is")) : null, h("span.gap"), h("span.badge", {}, h("span", { "aria-hidden": "true" }, sign), ` ${status}`)),
                form ? h("div.matched", {}, t("stands there as"), " ", h("strong", speak, form)) : null,
                h(
                  "div.renderings",
                  {},
                  term.renderings.map((text, index) => h("button.rendering", { type: "button", ...speak, title: t("Insert {text}", { text }), onmousedown: (event) => event.preventDefault(), onclick: () => this.insert(text) }, index ? text : h("b", {}, text))),
                ),
                term.forbidden.length ? h("div.quiet", {}, t("not:"), " ", term.forbidden.map((text, index) => [index ? ", " : "", h("s", speak, text)]).flat()) : null,
                term.definition || term.note || term.domain ? h("div.quiet.definition", {}, h("bdi", {}, [term.domain, term.definition, term.note].filter(Boolean).join(" · "))) : null,
              );
            }),
          )
        : h("p.quiet", {}, t("No term of the glossary is in this unit.")),
    );
  }

  showOrigin(unit) {
    const { provenance } = unit;
    if (!provenance) return fill(this.origin);
    const { values } = provenance;
    const parts = [
      provenance.verb === "tm" ? t("From memory") : t("By machine"),
      provenance.origin,
      values.score ? t("score {score}", { score: values.score }) : "",
      values.match ?? "",
      values.document ?? "",
      values.terms ? t("terms {terms}", { terms: values.terms }) : "",
      values.how ? `(${values.how.replaceAll(",", ", ")})` : "",
      values.on ?? "",
    ].filter(Boolean);
    fill(
      this.origin,
      h("h3", { id: "origin-title" }, provenance.current ? t("Where this target came from") : t("Where the first draft came from")),
      h("p.origin", {}, parts.map((part, index) => [index ? " · " : "", h("bdi", {}, part)]).flat()),
      values.score ? score(Number(values.score)) : null,
    );
  }

  showRemarks(unit) {
    const text = h("textarea", { id: "remark", rows: 3, dir: "auto", maxlength: 3000 });
    const form = h("form.remark", {}, h("label", { for: "remark" }, t("New remark, kept in the file as a comment")), text, h("button", {}, t("Add")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!text.value.trim()) return;
      try {
        const answer = await send("remark", { catalog: unit.catalog, unit: unit.id, text: text.value });
        tell(t("The remark is in the file."));
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
      h("h3", { id: "remarks-title" }, t("Remarks")),
      unit.remarks.length
        ? h("ul.remarks", {}, unit.remarks.map((one) => h("li", {}, h("p", { dir: "auto" }, one.text), h("span.quiet", {}, h("bdi", {}, one.by), one.by && one.on ? " · " : "", one.on))))
        : h("p.quiet", {}, t("Nobody has remarked on this unit.")),
      form,
    );
  }
}

export function score(value) {
  const meter = h("meter", { min: 0, max: 1, low: 0.5, high: 0.7, optimum: 1, value, "aria-label": t("score {score}", { score: value }) });
  return h("div.score", {}, meter);
}
