// The unit in the middle: its source above the field for its target, with what the checks say while somebody writes.
import { ask, send } from "./api.js";
import { diff, marked } from "./diff.js";
import { fill, h, speaks, tell } from "./dom.js";
import { Editor, INVISIBLE, chip } from "./editor.js";
import { Findings } from "./findings.js";
import { plain, readable, said } from "./text.js";
import { STATE_NAMES, STATE_SIGNS, number, _ } from "./wording.js";

const PAUSE = 180;
const SIGNS = {
  fr: ["«\u00a0", "\u00a0»", "’", "…", "—", "\u202f", "\u00a0", "œ", "É", "À"],
  ar: ["،", "؛", "؟", "«", "»", "ـ", "\u200f", "\u200e", "\u2067", "\u2066", "\u2069"],
  rtl: ["\u200f", "\u200e", "\u2067", "\u2066", "\u2069"],
  ltr: ["\u00a0", "’", "“", "”", "…", "—", "\u200e", "\u200f"],
};
const DRAFT = "l10n-draft ";

/** The source as pieces: terms can be pressed to put their rendering into the target. */
export function shown(pieces, rtl, insert = null) {
  return pieces.map((piece) => {
    let inner;
    if (piece.code || piece.invisible || piece.placeholder) inner = chip(piece.text, "", rtl);
    else inner = piece.text;
    if (piece.hit) inner = h("mark.hit", {}, inner);
    if (!piece.term) return inner;
    const kind = piece.dnt ? "mark.term.dnt" : "mark.term";
    return h(kind, { dataset: { term: piece.term }, title: insert?.(piece.term) ?? null }, inner);
  });
}

export class UnitView {
  /** `told` is called with (live panel) whenever terms and findings are known anew. */
  constructor(box, { told, edited }) {
    this.box = box;
    this.told = told;
    this.edited = edited;
    this.unit = null;
    this.editors = [];
    this.form = 0;
    this.picked = { source: "", target: "" };
    document.addEventListener("selectionchange", () => this.pick());
  }

  /** What was selected last in the source, and in the target: a page has one selection, a term two sides. */
  pick() {
    const now = document.getSelection();
    if (!this.unit || !now.rangeCount || now.isCollapsed) return;
    const range = now.getRangeAt(0);
    for (const [side, element] of [["source", this.sourceBox], ["target", this.fields]])
      if (element.contains(range.commonAncestorContainer)) this.picked[side] = said(range);
  }

  get targets() {
    return this.editors.map((editor) => editor.text);
  }

  get dirty() {
    return this.unit !== null && this.targets.some((text, form) => text !== this.unit.targets[form]);
  }

  get editor() {
    return this.editors[this.form];
  }

  show(unit, { position = "", texts = null, focus = false, theirs = null } = {}) {
    this.unit = unit;
    this.form = 0;
    this.picked = { source: "", target: "" };
    this.theirs = theirs;
    const draft = texts ?? drafted(unit);
    const rtl = unit.sourceLanguage.dir === "rtl";
    const codes = meanings(unit);
    const placeholders = unit.sources.flat().filter((piece) => piece.placeholder).map((piece) => piece.text);
    this.editors = unit.targets.map(
      (text, form) =>
        new Editor({
          label: unit.plural ? _("Target, form {n}", { n: form + 1 }) : _("Target"),
          language: unit.targetLanguage,
          text: draft?.[form] ?? text,
          codes,
          placeholders,
          changed: () => this.changed(),
        }),
    );
    this.findings = new Findings(unit, {
      mend: (form, before, fixed) => this.mend(form, before, fixed),
      suppressed: ({ version, ignored }) => {
        Object.assign(unit, { version, ignored });
        if (this.unit === unit) this.check();
      },
    });
    this.counter = h("span.quiet.counter");
    this.tools = h("div.tools");
    this.sourceBox = h("p.source-text", speaks(unit.sourceLanguage));
    this.fields = h("div.fields");
    this.conflict = h("div");
    this.state = h("span");
    fill(
      this.box,
      h("div.place", {}, this.state, h("bdi.path", {}, unit.catalog), position ? h("span.quiet", {}, position) : null, h("span.gap"), h("code.quiet", { title: _("The unit's id") }, unit.id)),
      this.conflict,
      unit.around.before ? h("p.near", { ...speaks(unit.sourceLanguage), title: _("The unit before") }, plain(unit.around.before)) : null,
      h("section.card", { "aria-label": _("Source") }, h("h2", {}, _("Source"), h("span.tag", {}, unit.sourceLanguage.tag)), this.sourceBox, this.notes(codes), this.previous()),
      h(
        "section.card.target",
        { "aria-label": _("Target") },
        h("h2", {}, _("Target"), h("span.tag", {}, unit.targetLanguage.tag), h("span.gap"), this.counter),
        this.tabs(),
        this.fields,
        this.tools,
        this.findings.element,
      ),
      unit.around.after ? h("p.near", { ...speaks(unit.sourceLanguage), title: _("The unit after") }, plain(unit.around.after)) : null,
      this.actions(),
    );
    this.rtl = rtl;
    this.showState();
    this.showForm(0);
    this.showConflict();
    this.live(unit.live);
    if (draft && !texts) tell(_("Your unsaved text has been brought back."));
    if (texts || draft) this.changed();
    if (focus) this.editor.focus();
  }

  /** The glossary is another now: the source's terms are marked anew, and what is written is checked again. */
  reread(unit) {
    this.unit.sources = unit.sources;
    this.showForm(this.form);
    this.check();
  }

  /** What has been saved becomes what is there; what has been written meanwhile stays. */
  saved(unit) {
    this.unit = unit;
    this.theirs = null;
    this.showConflict();
    this.showState();
    this.keepDraft();
    this.live(unit.live);
  }

  showState() {
    const { state, provenance, approval } = this.unit;
    this.state.className = `state ${state}`;
    const by = approval ? _("by {name} on {date}", { name: approval.by, date: approval.on }) : "";
    fill(this.state, h("span", { "aria-hidden": "true" }, STATE_SIGNS[state]), ` ${STATE_NAMES[state]}`, by ? h("bdi.by", {}, ` ${by}`) : null);
    this.state.title = provenance ? provenance.origin : "";
  }

  notes(codes) {
    const { unit } = this;
    const notes = unit.notes.map((note) => h("li", {}, h("bdi", {}, note)));
    const meta = [
      unit.context ? h("li", {}, _("Context"), ": ", h("bdi", {}, unit.context)) : null,
      ...notes,
      ...unit.comments.map((one) => h("li.comment", {}, h("bdi", {}, one))),
      unit.locations.length ? h("li", {}, h("bdi", {}, unit.locations.slice(0, 3).join(" · ")), unit.locations.length > 3 ? ` +${number(unit.locations.length - 3)}` : "") : null,
      unit.flags.length ? h("li", {}, h("bdi", {}, unit.flags.join(", "))) : null,
    ].filter(Boolean);
    return meta.length ? h("ul.notes", {}, meta) : null;
  }

  previous() {
    const { previous, texts } = this.unit;
    if (!previous) return null;
    return h("p.previous", speaks(this.unit.sourceLanguage), h("span.quiet", {}, _("What has changed in the source:"), " "), marked(diff(previous, texts[0])));
  }

  tabs() {
    const { unit } = this;
    if (!unit.plural) return null;
    const tabs = unit.plural.map((one, form) =>
      h(
        "button.form",
        { type: "button", role: "tab", id: `form-${form}`, "aria-controls": `field-${form}`, "aria-selected": form === 0, tabindex: form ? -1 : 0, onclick: () => this.showForm(form, true) },
        one.number === null ? _("form {n}", { n: form + 1 }) : h("bdi", {}, _("n = {n}", { n: number(one.number) })),
      ),
    );
    this.formTabs = tabs;
    return h("div.tabs.forms", { role: "tablist", "aria-label": _("Plural forms, by example numbers"), onkeydown: (event) => along(event, tabs, this.form, (form) => this.showForm(form), tabs) }, tabs);
  }

  showForm(form, focus = false) {
    const { unit } = this;
    this.form = form;
    const source = unit.plural ? unit.plural[form].source : 0;
    fill(this.sourceBox, shown(unit.sources[source], this.rtl));
    if (unit.plural) {
      this.formTabs.forEach((tab, index) => {
        tab.setAttribute("aria-selected", index === form);
        tab.tabIndex = index === form ? 0 : -1;
      });
      fill(this.fields, h("div", { role: "tabpanel", id: `field-${form}`, "aria-labelledby": `form-${form}` }, this.editor.element));
      for (const [index, tab] of this.formTabs.entries()) if (index !== form) tab.removeAttribute("aria-controls");
      this.formTabs[form].setAttribute("aria-controls", `field-${form}`);
    } else fill(this.fields, this.editor.element);
    this.showTools();
    this.count();
    if (focus) this.editor.focus();
  }

  showTools() {
    const { unit } = this;
    const source = unit.plural ? unit.plural[this.form].source : 0;
    const codes = [...new Set(unit.sources[source].filter((piece) => piece.code && piece.kind !== "close").map((piece) => piece.code))];
    const placeholders = [...new Set(unit.sources[source].filter((piece) => piece.placeholder).map((piece) => piece.text))];
    const keep = (event) => event.preventDefault();
    const button = (content, title, act, extra = {}) => h("button.tool", { type: "button", title, "aria-label": title, onmousedown: keep, onclick: act, ...extra }, content);
    this.codeButtons = codes.map((name, index) => [
      name,
      button(h("bdi", {}, name), _("Insert code {name}", { name }), () => this.insertCode(name), index < 9 ? { "aria-keyshortcuts": `Alt+Shift+${index + 1}` } : {}),
    ]);
    const base = unit.targetLanguage.code.split(/[_@]/)[0];
    const signs = SIGNS[base] ?? SIGNS[unit.targetLanguage.dir];
    const names = { "\u00a0": "NBSP", "\u202f": "NNBSP", ...INVISIBLE };
    fill(
      this.tools,
      this.codeButtons.map(([, one]) => one),
      placeholders.map((text) => button(h("bdi", { dir: "ltr" }, text), _("Insert {text}", { text }), () => this.insert(text), { class: "tool placeholder" })),
      codes.length || placeholders.length ? h("span.rule") : null,
      signs.map((sign) => button(h("bdi", {}, names[sign] ?? sign.trim()), _("Insert {text}", { text: names[sign] ?? sign.trim() }), () => this.insert(sign), names[sign] ? { class: "tool named" } : {})),
      h("span.gap"),
      button(_("Copy source"), _("Copy the source"), () => this.copySource()),
    );
    this.markCodes();
  }

  markCodes() {
    const text = this.editor.text;
    for (const [name, button] of this.codeButtons ?? []) button.classList.toggle("used", text.includes(`<${name}`));
  }

  actions() {
    const act = (name, label, keys, kind = "") => h(`button${kind}`, { type: "button", dataset: { act: name }, title: keys, "aria-keyshortcuts": keys.replace("Ctrl", "Control") }, label);
    return h(
      "div.actions",
      {},
      act("previous", _("Previous"), "Alt+ArrowUp"),
      act("next", _("Next"), "Alt+ArrowDown"),
      h("span.gap"),
      act("send-back", _("Send back"), "Alt+B"),
      act("save", _("Save"), "Ctrl+S"),
      act("approve", _("Approve and go on"), "Ctrl+Enter", ".main"),
    );
  }

  insert(text) {
    this.editor.focus();
    this.editor.insert(text);
  }

  insertCode(name) {
    this.editor.focus();
    this.editor.insertCode(name);
  }

  /** Takes a suggestion: all forms of it. */
  take(targets) {
    this.editors.forEach((editor, form) => {
      if (editor.text !== targets[form]) editor.text = targets[form];
    });
    this.editor.focus();
  }

  copySource() {
    const source = this.unit.plural ? this.unit.plural[this.form].source : 0;
    this.editor.text = this.unit.texts[source];
    this.editor.focus();
  }

  changed() {
    this.count();
    this.markCodes();
    this.keepDraft();
    this.edited();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  count() {
    const source = this.unit.plural ? this.unit.plural[this.form].source : 0;
    const length = (text) => [...readable(text)].length;
    this.counter.textContent = `${number(length(this.unit.texts[source]))} | ${number(length(this.editor.text))}`;
    this.counter.title = _("Characters in source | target");
  }

  keepDraft() {
    try {
      const key = DRAFT + this.unit.catalog + " " + this.unit.id;
      if (this.dirty) sessionStorage.setItem(key, JSON.stringify({ version: this.unit.version, targets: this.targets }));
      else sessionStorage.removeItem(key);
    } catch {
      // Without storage there are no drafts.
    }
  }

  async check() {
    const { unit } = this;
    this.request?.abort();
    this.request = new AbortController();
    try {
      const { targets } = this;
      const live = await send("live", { catalog: unit.catalog, unit: unit.id, targets }, this.request.signal);
      if (this.unit === unit) this.live(live, targets);
    } catch (error) {
      if (error.name !== "AbortError") tell(error.message, "error");
    }
  }

  /** What has been found in the `targets` that were looked at. */
  live(live, targets = this.unit.targets) {
    this.findings.show(live.findings, targets);
    for (const mark of this.sourceBox.querySelectorAll("mark.term")) {
      const term = live.terms.find((one) => one.concept === mark.dataset.term);
      mark.dataset.status = term?.status ?? "open";
    }
    this.told(live);
  }

  /** Puts a fix into the field, unless it has been written on since: then what was found is found again, or not. */
  mend(form, before, fixed) {
    const editor = this.editors[form];
    if (editor.text !== before) return this.check();
    if (this.form !== form) this.showForm(form);
    editor.text = fixed;
    editor.focus();
  }

  showConflict() {
    const { theirs } = this;
    if (!theirs) return fill(this.conflict);
    const form = theirs.targets.findIndex((text, index) => text !== this.targets[index]);
    const place = Math.max(0, form);
    fill(
      this.conflict,
      h(
        "section.conflict",
        { role: "alert", "aria-label": _("Conflict") },
        h("h2", {}, _("Somebody else has changed this unit meanwhile")),
        h("p", {}, _("On disk it is now: {state}", { state: STATE_NAMES[theirs.state] }), theirs.approval ? h("bdi", {}, ` (${theirs.approval.by})`) : null),
        h("p.theirs", speaks(theirs.targetLanguage), marked(diff(this.targets[place] ?? "", theirs.targets[place] ?? ""))),
        h(
          "div.row",
          {},
          h("button", { type: "button", id: "take-theirs", onclick: () => this.settle(false) }, _("Take theirs")),
          h("button", { type: "button", id: "keep-mine", onclick: () => this.settle(true) }, _("Keep mine, to be saved over theirs")),
        ),
      ),
    );
  }

  /** After a conflict: the next decision is made of the unit as it is on disk, with our words or with theirs. */
  settle(mine) {
    const texts = mine ? this.targets : null;
    const unit = this.theirs;
    this.unit = unit;
    this.keepDraft();
    this.forget(unit);
    this.show(unit, { texts, focus: true });
  }

  forget(unit) {
    try {
      sessionStorage.removeItem(DRAFT + unit.catalog + " " + unit.id);
    } catch {
      // Nothing was kept.
    }
  }
}

/** Arrow keys along tabs, mirrored where the page is. */
export function along(event, tabs, at, choose, focus) {
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey) return;
  event.preventDefault();
  const next = (at + step + tabs.length) % tabs.length;
  choose(next);
  focus[next].focus();
}

/** What each code stands for, from the extracted comments (`g1: <a href="…">`). */
function meanings(unit) {
  const codes = new Map();
  for (const note of unit.notes)
    for (const [, name, what] of note.matchAll(/(?:^|; )([gx]\d+): (.*?)(?=; [gx]\d+: |$)/g))
      for (const token of name.startsWith("x") ? [`<${name}/>`] : [`<${name}>`, `</${name}>`]) codes.set(token, what);
  return codes;
}

function drafted(unit) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT + unit.catalog + " " + unit.id) ?? "null");
    return draft?.version === unit.version && draft.targets.length === unit.targets.length ? draft.targets : null;
  } catch {
    return null;
  }
}

export const load = (catalog, unit, signal) => ask("unit", { catalog, unit }, signal);
