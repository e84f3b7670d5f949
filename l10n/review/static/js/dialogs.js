// What is done to many units at once: seen first, then done.
import { send } from "./api.js";
import { diff, marked } from "./diff.js";
import { byId, fill, h, speaks, tell } from "./dom.js";
import { STATE_NAMES, _, ngettext } from "./wording.js";

/** Approving the whole list. `context` knows what the list is, and is told when units have changed. */
export async function openBulk(context) {
  const body = byId("bulk-body");
  fill(body, h("p", {}, _("Looking at the units…")));
  byId("dialog-bulk").showModal();
  try {
    const told = await send("approve_all", context.asked());
    drawBulk(body, told, context);
  } catch (error) {
    fill(body, h("p.problem", {}, error.message));
  }
}

function drawBulk(body, told, context) {
  const approve = h("button.main", { type: "button", id: "bulk-approve" }, ngettext("Approve {n} unit", "Approve {n} units", told.ready));
  approve.addEventListener("click", async () => {
    approve.disabled = true;
    try {
      const done = await send("approve_all", { ...context.asked(), expected: told.ready });
      if (done.approved === null) {
        tell(_("The list has changed meanwhile; look again."), "error");
        return drawBulk(body, done, context);
      }
      byId("dialog-bulk").close();
      tell(ngettext("{n} unit is approved.", "{n} units are approved.", done.approved));
      await context.changed();
    } catch (error) {
      tell(error.message, "error");
    }
  });
  fill(
    body,
    h("p", {}, _("All machine-made and translated units of the list, as it is filtered now, are approved in your name.")),
    told.faulty ? h("p", {}, ngettext("{n} unit has errors and is left out.", "{n} units have errors and are left out.", told.faulty)) : null,
    told.others ? h("p.quiet", {}, ngettext("{n} unit is approved already, untranslated or sent back.", "{n} units are approved already, untranslated or sent back.", told.others)) : null,
    told.ready ? approve : h("p", {}, _("There is nothing to approve.")),
  );
}

export function openReplace(context) {
  const form = byId("replace-form");
  const body = byId("replace-body");
  fill(body);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const wanted = { find: byId("replace-find").value, with: byId("replace-with").value, case: byId("replace-case").checked };
    try {
      drawReplace(body, await send("replace", { ...context.asked(), ...wanted }), wanted, context);
    } catch (error) {
      fill(body, h("p.problem", {}, error.message));
    }
  };
  byId("dialog-replace").showModal();
  byId("replace-find").select();
}

function drawReplace(body, { found, more }, wanted, context) {
  if (!found.length) return fill(body, h("p", {}, _("Nothing in the list has this in its target.")));
  const boxes = found.map((_, index) => {
    const box = h("input", { type: "checkbox", id: `replace-${index}` });
    box.checked = true;
    return box;
  });
  const act = h("button.main", { type: "button", id: "replace-all" }, _("Replace in the chosen units"));
  act.addEventListener("click", async () => {
    act.disabled = true;
    const chosen = found.filter((_, index) => boxes[index].checked).map(({ catalog, unit, version }) => ({ catalog, unit, version }));
    try {
      const { done, left } = await send("replace", { ...context.asked(), ...wanted, chosen });
      byId("dialog-replace").close();
      const said = [ngettext("{n} unit has been changed.", "{n} units have been changed.", done)];
      if (left) said.push(ngettext("{n} unit has been changed by somebody else since and stays.", "{n} units have been changed by somebody else since and stay.", left));
      tell(said.join(" "), left ? "error" : "");
      await context.changed();
    } catch (error) {
      act.disabled = false;
      tell(error.message, "error");
    }
  });
  fill(
    body,
    h("p", {}, ngettext("{n} unit would change:", "{n} units would change:", found.length), more ? [" ", _("There are more; do these first.")] : null),
    h(
      "ul.replacements",
      {},
      found.map((one, index) =>
        h("li", {}, boxes[index], h("label", { for: `replace-${index}` }, h("span", speaks(one.language), marked(diff(one.before, one.after))), h("span.quiet", {}, one.state === one.becomes ? STATE_NAMES[one.state] : `${STATE_NAMES[one.state]} → ${STATE_NAMES[one.becomes]}`))),
      ),
    ),
    act,
  );
}
