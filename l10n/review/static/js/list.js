// The list of units: only what is in sight is in the page, and only what is near is in memory.
import { ask } from "./api.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { plain } from "./text.js";
import { STATE_NAMES, STATE_SIGNS, _, ngettext } from "./wording.js";

const HEIGHT = 52;
const PAGE = 100;
const PAGES = 8;
const MARGIN = 6;

export class List {
  /** `chosen(row, index)` is called when a unit is chosen. */
  constructor(chosen) {
    this.chosen = chosen;
    this.box = byId("list");
    this.space = byId("list-space");
    this.filter = {};
    this.selection = "";
    this.total = 0;
    this.at = -1;
    this.pages = new Map();
    this.drawn = new Map();
    this.box.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.box);
    this.box.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.index));
    });
  }

  /** Makes a new selection of `filter`; keeps the unit `key` ({catalog, unit}) chosen if it is in there. Answers its index or -1. */
  async load(filter, key = null) {
    const wanted = { ...filter };
    this.filter = wanted;
    const found = await ask("units", { ...filter, ...(key ?? {}), limit: PAGE });
    if (this.filter !== wanted) return null;
    this.pages.clear();
    this.selection = found.selection;
    this.total = found.total;
    this.pages.set(0, Promise.resolve(found.rows));
    this.scanned = found.scanned;
    this.checks = found.checks;
    this.at = found.at ?? -1;
    this.space.style.height = `${this.total * HEIGHT}px`;
    for (const option of this.drawn.values()) option.remove();
    this.drawn.clear();
    if (this.at < 0) this.box.scrollTop = 0;
    else this.reveal(this.at);
    byId("found").textContent = ngettext("{n} unit", "{n} units", this.total);
    this.draw();
    return this.at;
  }

  page(number) {
    let page = this.pages.get(number);
    if (!page) {
      const selection = this.selection;
      page = ask("units", { ...this.filter, selection, offset: number * PAGE, limit: PAGE }).then((found) => found.rows);
      page.catch((error) => {
        this.pages.delete(number);
        tell(error.message, "error");
      });
      this.pages.set(number, page);
      const near = (one) => Math.abs(one - number);
      while (this.pages.size > PAGES) this.pages.delete([...this.pages.keys()].reduce((a, b) => (near(a) >= near(b) ? a : b)));
    }
    return page;
  }

  async row(index) {
    return index < 0 || index >= this.total ? null : (await this.page(Math.floor(index / PAGE)))[index % PAGE];
  }

  /** Shows what a unit has become. */
  async update(row) {
    for (const page of this.pages.values()) {
      const rows = await page;
      const place = rows.findIndex((one) => one.catalog === row.catalog && one.id === row.id);
      if (place >= 0) rows[place] = { ...rows[place], ...row };
    }
    for (const [index, option] of this.drawn) {
      if (option.dataset.key === `${row.catalog} ${row.id}`) {
        option.remove();
        this.drawn.delete(index);
      }
    }
    this.draw();
  }

  async choose(index) {
    const row = await this.row(index);
    if (!row) return false;
    const before = this.drawn.get(this.at);
    if (before) before.setAttribute("aria-selected", "false");
    this.at = index;
    this.drawn.get(index)?.setAttribute("aria-selected", "true");
    this.reveal(index);
    this.mark();
    await this.chosen(row, index);
    return true;
  }

  reveal(index) {
    const top = index * HEIGHT;
    const { scrollTop, clientHeight } = this.box;
    if (top < scrollTop + HEIGHT) this.box.scrollTop = Math.max(0, top - HEIGHT);
    else if (top + 2 * HEIGHT > scrollTop + clientHeight) this.box.scrollTop = top + 2 * HEIGHT - clientHeight;
  }

  mark() {
    if (this.drawn.has(this.at)) this.box.setAttribute("aria-activedescendant", `unit-${this.at}`);
    else this.box.removeAttribute("aria-activedescendant");
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / HEIGHT) - MARGIN);
    const last = Math.min(this.total, Math.ceil((this.box.scrollTop + this.box.clientHeight) / HEIGHT) + MARGIN);
    for (const [index, option] of this.drawn) {
      if (index < first || index >= last) {
        option.remove();
        this.drawn.delete(index);
      }
    }
    for (let index = first; index < last; index++) if (!this.drawn.has(index)) this.put(index);
    this.mark();
  }

  put(index) {
    const option = h("div.unit", {
      role: "option", id: `unit-${index}`, "aria-selected": index === this.at, "aria-setsize": this.total, "aria-posinset": index + 1,
      "aria-label": _("Unit {n}", { n: index + 1 }), dataset: { index },
    });
    option.style.insetBlockStart = `${index * HEIGHT}px`;
    this.drawn.set(index, option);
    // In the order of the list, so that screen readers read it in order.
    const next = [...this.drawn].filter(([one]) => one > index).sort(([a], [b]) => a - b)[0];
    this.space.insertBefore(option, next ? next[1] : null);
    this.row(index).then((row) => {
      if (!row || this.drawn.get(index) !== option) return;
      option.removeAttribute("aria-label");
      option.dataset.key = `${row.catalog} ${row.id}`;
      option.dataset.state = row.state;
      fill(
        option,
        h("span.sign", { title: STATE_NAMES[row.state] }, h("span", { "aria-hidden": "true" }, STATE_SIGNS[row.state]), h("span.hidden", {}, STATE_NAMES[row.state])),
        h(
          "span.texts",
          {},
          h("span.source", row.sourceLanguage ? speaks(row.sourceLanguage) : {}, plain(row.source)),
          h("span.target", row.targetLanguage ? speaks(row.targetLanguage) : {}, plain(row.target) || "—"),
        ),
        row.severity ? h(`span.weight.${row.severity}`, { title: _("has findings") }, h("span.hidden", {}, _("has findings"))) : null,
      );
    }, () => {});
  }
}
