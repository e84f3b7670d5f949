// A term for the glossary, from what is selected in source and target: what speaks against it is told before it is added.
import { send } from "./api.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { _ } from "./wording.js";

const field = (name) => byId(`term-${name}`);

/** Opens the dialog on what is selected. `view` is the unit's; `added` is told the unit under the glossary as it has become. */
export function openTerm(view, added) {
  const { unit, picked } = view;
  const languages = { source: unit.sourceLanguage, target: unit.targetLanguage };
  for (const [side, language] of Object.entries(languages)) {
    field(side).value = picked[side];
    for (const [name, value] of Object.entries(speaks(language))) field(side).setAttribute(name, value);
    field(`${side}-language`).textContent = language.tag;
  }
  field("note").value = "";
  fill(field("body"));
  byId("term-form").onsubmit = (event) => {
    event.preventDefault();
    add(unit, "", added);
  };
  byId("dialog-term").showModal();
  const empty = ["source", "target", "note"].find((name) => !field(name).value);
  field(empty).focus();
}

async function add(unit, answer, added) {
  const sent = { source: field("source").value, target: field("target").value, note: field("note").value, answer };
  try {
    const told = await send("term", { catalog: unit.catalog, unit: unit.id, ...sent });
    if (told.done === "conflict") return draw(unit, told, sent, added);
    byId("dialog-term").close();
    const path = isolated(told.path);
    const said = {
      added: _("The term is in {path}.", { path }),
      completed: _("The entry in {path} has its translation now.", { path }),
      admitted: _("The entry in {path} has one translation more.", { path }),
      known: _("The glossary has this already."),
    };
    tell(said[told.done]);
    added(told.unit);
  } catch (error) {
    fill(field("body"), h("p.problem", { role: "alert" }, h("bdi", { lang: "en" }, error.message)));
  }
}

function draw(unit, { conflicts, offers, path }, sent, added) {
  const names = { variant: _("Admit it as one more translation"), new: _("Add it all the same") };
  fill(
    field("body"),
    h("div", { role: "alert" }, h("ul.problems", {}, conflicts.map((conflict) => h("li", {}, sentence(conflict, sent, path))))),
    h("div.row", {}, offers.map((offer) => h("button", { type: "button", dataset: { offer }, onclick: () => add(unit, offer, added) }, names[offer]))),
  );
}

/** In a sentence of another direction, a text of its own. */
const isolated = (text) => `\u2068${text}\u2069`;

function sentence({ kind, concept, term, renderings, message }, sent, path) {
  const values = { term: isolated(term), concept: isolated(concept), target: isolated(sent.target), path: isolated(path) };
  if (kind === "dnt") return _("The glossary says that “{term}” stays as it is ({concept}).", values);
  if (kind === "forbidden") return _("The glossary forbids “{target}” for “{term}” ({concept}).", values);
  if (kind === "other") return h("bdi", { lang: "en" }, message);
  if (!renderings.length) return _("“{term}” is in the glossary already ({concept}), but not in {path}: its translation belongs there.", values);
  return _("The glossary has “{term}” already ({concept}): {renderings}", { ...values, renderings: renderings.map(isolated).join(" · ") });
}
