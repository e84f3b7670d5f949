// The page as a whole: what is chosen, what is decided, and what every key does.
import { ask, reviewer, send, store, stored } from "./api.js";
import { Concordance } from "./concordance.js";
import { openBulk, openReplace } from "./dialogs.js";
import { byId, fill, h, tell } from "./dom.js";
import { explain, shortcut } from "./keys.js";
import { List } from "./list.js";
import { Panels, TABS } from "./panels.js";
import { openTerm } from "./terms.js";
import { said } from "./text.js";
import { UnitView, load } from "./unit.js";
import { STATE_NAMES, STATE_SIGNS, number, percent, session, _, ngettext } from "./wording.js";

const SEARCH_PAUSE = 200;
const SCAN_PAUSE = 1000;

const view = new UnitView(byId("unit"), { told: (live) => panels.showTerms(live.terms), edited: () => {} });
const insert = (text) => view.unit && view.insert(text);
const panels = new Panels({ insert, take: (targets) => view.unit && view.take(targets), addTerm: () => acts.term() });
const concordance = new Concordance({ insert });
const list = new List((row, index) => open(row, index));
let files = session.files;
let opening = null;
let ahead = null;
let wantsFocus = false;

// ---------------------------------------------------------------- what is chosen

const filter = { scope: "", states: "", severity: "", check: "", author: "", text: "" };

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of Object.keys(filter)) filter[name] = query.get(name) ?? "";
  const scopes = new Set(files.catalogs.flatMap((one) => [one.folder, one.name]));
  if (!scopes.has(filter.scope)) filter.scope = "";
  return query.get("unit") ? { catalog: query.get("catalog") ?? "", unit: query.get("unit") } : null;
}

function writeAddress() {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  if (view.unit) {
    query.set("catalog", view.unit.catalog);
    query.set("unit", view.unit.id);
  }
  history.replaceState(null, "", `?${query}`);
}

function drawScope() {
  const languages = Object.entries(session.languages);
  fill(
    byId("scope"),
    h("option", { value: "" }, _("All files")),
    languages.map(([folder, name]) =>
      h(
        "optgroup",
        { label: name },
        h("option", { value: folder }, _("{language}: all files", { language: name })),
        files.catalogs.filter((one) => one.folder === folder).map((one) => h("option", { value: one.name }, `${name} · ${one.article}`)),
      ),
    ),
  );
  byId("scope").value = filter.scope;
  const authors = byId("author");
  fill(authors, h("option", { value: "" }, _("By anybody")), files.authors.map((name) => h("option", { value: name }, name)));
  authors.value = filter.author;
}

/** The checks that have found something, to choose one of; nothing to choose from while findings do not matter. */
function drawChecks(checks) {
  const box = byId("check");
  box.hidden = !filter.severity && !filter.check;
  const gone = filter.check && checks.every(({ check }) => check !== filter.check) ? [{ check: filter.check, said: {}, units: 0 }] : [];
  fill(box, h("option", { value: "" }, _("By any check")), [...checks, ...gone].map(({ check, said, units }) => h("option", { value: check }, `${said[session.interface] ?? check} (${number(units)})`)));
  box.value = filter.check;
}

const inScope = () => files.catalogs.filter((one) => ["", one.folder, one.name].includes(filter.scope));

function totals(catalogs) {
  const states = Object.fromEntries(session.states.map((state) => [state, 0]));
  for (const one of catalogs) for (const state of session.states) states[state] += one.states[state];
  return { states, total: catalogs.reduce((sum, one) => sum + one.total, 0) };
}

function bar(states, total) {
  return session.states
    .toReversed()
    .filter((state) => states[state])
    .map((state) => {
      const part = h(`i.${state}`);
      part.style.inlineSize = `${(100 * states[state]) / total}%`;
      return part;
    });
}

const described = (states) => session.states.filter((state) => states[state]).map((state) => `${STATE_NAMES[state]}: ${number(states[state])}`).join(", ");

function drawProgress() {
  const { states, total } = totals(inScope());
  fill(byId("progress"), bar(states, total));
  byId("progress").setAttribute("aria-label", described(states));
  byId("progress").title = described(states);
  byId("progress-text").textContent = _("{n} % approved", { n: percent(states.approved, total) });
  fill(
    byId("states"),
    h("legend.hidden", {}, _("States")),
    session.states.map((state) => {
      const box = h("input", { type: "checkbox", value: state, id: `state-${state}` });
      box.checked = filter.states.split(",").includes(state);
      box.addEventListener("change", () => {
        filter.states = [...document.querySelectorAll("#states input:checked")].map((one) => one.value).join(",");
        reload();
      });
      return h("span.state-choice", {}, box, h("label", { for: `state-${state}`, class: state }, h("span", { "aria-hidden": "true" }, STATE_SIGNS[state]), ` ${STATE_NAMES[state]} `, h("span.count", {}, number(states[state]))));
    }),
  );
  byId("undo").disabled = !files.undo;
}

/** After a decision: what the server told about one catalog. */
function count(catalog, states, undo) {
  const one = files.catalogs.find((each) => each.name === catalog);
  if (one && states) one.states = states;
  files.undo = undo;
  const focused = document.activeElement?.id;
  drawProgress();
  if (focused?.startsWith("state-")) byId(focused)?.focus();
}

async function refreshFiles() {
  files = await ask("files");
  drawScope();
  drawProgress();
}

let scanning = 0;
async function reload(key = view.unit && { catalog: view.unit.catalog, unit: view.unit.id }) {
  clearTimeout(scanning);
  try {
    const at = await list.load({ ...filter }, key);
    if (at === null) return;
    drawChecks(list.checks);
    const [known, all] = list.scanned;
    if (known < all) {
      byId("found").textContent += " · " + _("checking… {n} %", { n: percent(known, all) });
      scanning = setTimeout(() => reload(), SCAN_PAUSE);
    }
    if (at < 0 && list.total && !view.dirty) await list.choose(0);
    else if (!list.total && !view.unit) fill(byId("unit"), h("p.empty", {}, _("No unit passes the filter.")));
    writeAddress();
  } catch (error) {
    tell(error.message, "error");
  }
}

// ---------------------------------------------------------------- one unit

async function open(row, index, options = {}) {
  if (row.state === "gone") return;
  const focus = options.focus ?? wantsFocus;
  wantsFocus = false;
  const ticket = (opening = {});
  try {
    const known = ahead?.key === `${row.catalog} ${row.id}` ? ahead.promise : load(row.catalog, row.id);
    ahead = null;
    const unit = await known;
    if (opening !== ticket) return;
    view.show(unit, { position: index < 0 ? "" : `${number(index + 1)} / ${number(list.total)}`, focus, ...options });
    panels.show(unit);
    opened.forEach((each) => each(unit));
    writeAddress();
    prepare(index + 1);
  } catch (error) {
    if (opening === ticket) tell(error.message, "error");
  }
}

const opened = [];
const context = {
  asked: () => ({ ...filter, selection: list.selection }),
  total: () => list.total,
  changed: async () => {
    await refreshFiles();
    ahead = null;
    await reload();
    if (view.unit && !view.dirty) await open({ catalog: view.unit.catalog, id: view.unit.id }, list.at);
  },
};

/** The next unit is fetched while this one is being read. */
async function prepare(index) {
  const row = await list.row(index);
  if (!row || row.state === "gone") return;
  const promise = load(row.catalog, row.id);
  promise.catch(() => {});
  ahead = { key: `${row.catalog} ${row.id}`, promise };
}

async function go(step) {
  wantsFocus = byId("unit").contains(document.activeElement);
  if (!(await list.choose(list.at + step))) tell(step > 0 ? _("This was the last unit of the list.") : _("This is the first unit of the list."));
}

/** The page beside the unit: made anew when the unit has been saved, scrolled to it when another is chosen. */
let shownPage = "";
function showPage() {
  const { unit } = view;
  if (!unit || panels.at !== TABS.page) return;
  const address = `/page?${new URLSearchParams({ catalog: unit.catalog, v: unit.version })}#l10n-${unit.id}`;
  if (address === shownPage) return;
  shownPage = address;
  const frame = h("iframe.page", { sandbox: "", src: address, title: _("The page as it would be published"), referrerpolicy: "no-referrer" });
  fill(byId("panel-page"), frame, h("p.quiet", {}, _("The page as it would be published, with what has been saved.")));
}
opened.push(showPage, (unit) => concordance.show(unit));
panels.opened = showPage;

let deciding = Promise.resolve();

async function decide(decision, goOn) {
  const { unit, targets } = view;
  if (!unit) return;
  if (decision === "approve" && targets.some((text) => !text)) {
    tell(_("An empty target cannot be approved."), "error");
    return;
  }
  const at = list.at;
  const sent = { catalog: unit.catalog, unit: unit.id, version: unit.version, targets, decision };
  // One after the other: the second decision about a unit must know the version that the first has made.
  const mine = (deciding = deciding.catch(() => {}).then(() => send("decide", { ...sent, version: unit.version })));
  if (goOn) {
    view.forget(unit);
    await go(1);
  }
  try {
    const answer = await mine;
    count(unit.catalog, answer.states, answer.undo);
    list.update(answer.row);
    if (answer.conflict) {
      if (view.unit !== unit) await back(at, answer.unit, targets);
      else {
        view.theirs = answer.unit;
        view.showConflict();
      }
      return;
    }
    unit.version = answer.unit.version;
    if (view.unit === unit) {
      view.saved(answer.unit);
      panels.show(answer.unit);
      showPage();
    }
    if (!goOn) tell(decision === "approve" ? _("Approved.") : _("Saved."));
  } catch (error) {
    if (view.unit !== unit) await back(at, null, targets, unit);
    tell(error.message, "error");
  }
}

/** To the unit whose decision could not be made, with what its reviewer wrote. */
async function back(index, theirs, texts, unit = null) {
  const shown = unit ?? theirs;
  list.at = index;
  list.reveal(index);
  for (const [place, option] of list.drawn) option.setAttribute("aria-selected", place === index);
  view.show(shown, { position: `${number(index + 1)} / ${number(list.total)}`, texts, theirs, focus: true });
  panels.show(shown);
  writeAddress();
}

async function undo() {
  try {
    const answer = await send("undo", {});
    await refreshFiles();
    if (!answer.undone && !answer.left) return tell(_("There is nothing to take back."));
    if (answer.left) tell(ngettext("{n} unit has been changed by somebody else since and stays.", "{n} units have been changed by somebody else since and stay.", answer.left), "error");
    else tell(ngettext("{n} unit is as it was.", "{n} units are as they were.", answer.undone));
    ahead = null;
    await reload(answer.unit ? { catalog: answer.catalog, unit: answer.unit } : undefined);
    if (answer.unit) await open({ catalog: answer.catalog, id: answer.unit }, list.at);
  } catch (error) {
    tell(error.message, "error");
  }
}

// ---------------------------------------------------------------- keys and buttons

const acts = {
  approve: () => decide("approve", true),
  "save-next": () => decide("save", true),
  save: () => decide("save", false),
  "send-back": () => decide("send-back", false),
  next: () => go(1),
  previous: () => go(-1),
  undo,
  "copy-source": () => view.unit && view.copySource(),
  fix: () => view.unit && view.findings.mend(),
  code: (place) => view.codeButtons?.[place - 1] && view.insertCode(view.codeButtons[place - 1][0]),
  form: () => view.unit?.plural && view.showForm((view.form + 1) % view.unit.plural.length, true),
  search: () => byId("search").select(),
  term: () =>
    view.unit &&
    openTerm(view, (unit) => {
      ahead = null;
      if (view.unit.catalog === unit.catalog && view.unit.id === unit.id) view.reread(unit);
    }),
  remark: () => {
    panels.open(TABS.talk);
    byId("remark")?.focus();
  },
  suggestion: (place) => {
    if (panels.at === TABS.concordance) concordance.take(place);
    else if (panels.offers[place - 1]) view.take(panels.offers[place - 1].targets);
  },
  concordance: () => {
    const words = selected();
    panels.open(TABS.concordance);
    concordance.open(words);
  },
  machine: () => panels.machine(),
  page: () => panels.open(TABS.page),
  replace: () => openReplace(context),
  bulk: () => openBulk(context),
  files: () => {
    drawFiles();
    byId("dialog-files").showModal();
    refreshFiles().then(drawFiles, (error) => tell(error.message, "error"));
  },
  help: () => byId("dialog-keys").showModal(),
};

/** What is selected in the unit or beside it, as text. */
function selected() {
  const now = document.getSelection();
  if (!now.rangeCount || now.isCollapsed) return "";
  const range = now.getRangeAt(0);
  return [byId("unit"), document.querySelector(".help")].some((place) => place.contains(range.commonAncestorContainer)) ? said(range) : "";
}

function drawFiles() {
  fill(
    byId("files-body"),
    Object.entries(session.languages).map(([folder, name]) => {
      const catalogs = files.catalogs.filter((one) => one.folder === folder);
      const line = (label, one, scope) =>
        h("tr", {}, h("td", {}, h("button.link", { type: "button", onclick: () => choose(scope) }, h("bdi", {}, label)), one.problem ? h("div.problem", {}, one.problem) : null), h("td.wide", {}, h("div.progress", { role: "img", "aria-label": described(one.states), title: described(one.states) }, bar(one.states, one.total))), h("td.end", {}, _("{n} % approved", { n: percent(one.states.approved, one.total) })), h("td.end.quiet", {}, ngettext("{n} unit", "{n} units", one.total)));
      return h("section", {}, h("h3", {}, name), h("table.files", {}, h("tbody", {}, line(_("all files"), totals(catalogs), folder), catalogs.map((one) => line(one.article, one, one.name)))));
    }),
  );
}

function choose(scope) {
  filter.scope = scope;
  byId("scope").value = scope;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  drawProgress();
  reload();
}

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const found = shortcut(event);
  const inList = document.activeElement === list.box;
  if (found && acts[found[0]]) {
    event.preventDefault();
    acts[found[0]](found[1]);
  } else if (event.key === "Escape" && byId("unit").contains(document.activeElement)) list.box.focus();
  else if (event.key === "?" && !event.target.closest("input, textarea, select, [contenteditable]")) acts.help();
  else if (inList && !event.altKey && !event.ctrlKey && !event.metaKey) {
    const sight = Math.max(1, Math.floor(list.box.clientHeight / 52) - 1);
    const to = { ArrowDown: list.at + 1, ArrowUp: list.at - 1, PageDown: Math.min(list.total - 1, list.at + sight), PageUp: Math.max(0, list.at - sight), Home: 0, End: list.total - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      list.choose(to);
    } else if (event.key === "Enter" && view.unit) {
      event.preventDefault();
      view.editor.focus();
    }
  }
});

byId("unit").addEventListener("click", (event) => {
  const act = event.target.closest("[data-act]")?.dataset.act;
  if (act) acts[act]();
});
for (const button of document.querySelectorAll("[data-key]")) button.addEventListener("click", () => acts[button.dataset.key]?.());
byId("open-settings").addEventListener("click", () => byId("dialog-settings").showModal());

byId("scope").addEventListener("change", () => choose(byId("scope").value));
for (const name of ["severity", "check", "author"])
  byId(name).addEventListener("change", () => {
    filter[name] = byId(name).value;
    if (!filter.severity) filter.check = "";
    reload();
  });
let typing = 0;
byId("search").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    filter.text = byId("search").value;
    reload();
  }, SEARCH_PAUSE);
});
byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  list.box.focus();
});

byId("reviewer").value = reviewer();
byId("reviewer").addEventListener("change", () => store("l10n-reviewer", byId("reviewer").value.trim()));
byId("theme").value = stored("l10n-theme");
byId("theme").addEventListener("change", () => {
  const theme = byId("theme").value;
  store("l10n-theme", theme);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
});
byId("interface").addEventListener("change", () => {
  const query = new URLSearchParams(location.search);
  query.set("interface", byId("interface").value);
  location.search = query;
});
addEventListener("beforeunload", (event) => {
  if (view.dirty) event.preventDefault();
});

explain();
const first = readAddress();
byId("search").value = filter.text;
byId("severity").value = filter.severity;
drawScope();
drawProgress();
await reload(first);
if (list.at >= 0 && !view.unit) await list.choose(list.at);
document.body.dataset.ready = "true";
