// What the checks find in a target, with the fix where one is safe, and a way to say that it is right as it is.
import { send } from "./api.js";
import { diff, marked, narrowed } from "./diff.js";
import { fill, h, speaks, tell } from "./dom.js";
import { visible } from "./editor.js";
import { _, language, session } from "./wording.js";

const RANK = { error: 0, warning: 1, info: 2 };
const NAMES = { error: _("error"), warning: _("warning"), info: _("remark") };

export class Findings {
  /** `mend(form, before, fixed)` puts a fix into the field; `suppressed(unit)` is told what a unit has become. */
  constructor(unit, { mend, suppressed }) {
    this.unit = unit;
    this.put = mend;
    this.suppressed = suppressed;
    this.fixes = [];
    this.asked = null;
    this.opened = new Set();
    this.element = h("div.findings", { "aria-live": "polite", "aria-label": _("Findings"), role: "group" });
  }

  /** Shows what has been found in `targets`, the gravest first. */
  show(findings, targets) {
    const sorted = findings.map((one) => ({ ...one, before: targets[one.form ?? 0] })).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
    this.fixes = sorted.filter((one) => one.fixed);
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    fill(
      this.element,
      sorted.map((one, index) => this.line(one, `${one.check} ${one.form} ${sorted.slice(0, index).filter(({ check, form }) => check === one.check && form === one.form).length}`)),
      sorted.length || !targets.some(Boolean) ? null : h("p.quiet.fine", {}, "✓ " + _("The checks find nothing.")),
    );
    // Somebody who is writing a reason goes on writing it.
    if (focused?.isConnected) focused.focus();
  }

  /** One finding; `name` tells it from the others, and is the same after it has been found again. */
  line(finding, name) {
    const { severity, said, form, fixed } = finding;
    const ontoggle = ({ target }) => this.opened[target.open ? "add" : "delete"](name);
    const dismiss = this.asked?.name === name ? this.asked.form : h("button.link", { type: "button" }, _("It is right so"));
    if (dismiss !== this.asked?.form) dismiss.addEventListener("click", () => this.dismiss(finding.check, name, dismiss));
    return h(
      `div.finding.${severity}`,
      {},
      h("span.weight", {}, NAMES[severity]),
      h("span.message", {}, h("bdi", { lang: language }, said[session.interface]), form === null ? "" : " (" + _("form {n}", { n: form + 1 }) + ")"),
      fixed ? this.button(finding) : null,
      dismiss,
      fixed ? this.preview(finding) : null,
      h("details.about", { open: this.opened.has(name), ontoggle }, h("summary", {}, _("About this check")), h("p", { lang: language, dir: "auto" }, finding.why[session.interface])),
    );
  }

  button(fix) {
    const keys = fix === this.fixes[0] ? "Alt+X" : null;
    return h("button.fix", { type: "button", title: keys, "aria-keyshortcuts": keys, onmousedown: (event) => event.preventDefault(), onclick: () => this.mend(fix) }, _("Fix"));
  }

  preview({ before, fixed }) {
    const parts = narrowed(diff(before, fixed)).map(([kind, text]) => [kind, visible(kind !== "same" && !text.trim() ? text.replaceAll(" ", "␣") : text)]);
    return h("p.change", speaks(this.unit.targetLanguage), marked(parts));
  }

  /** Puts what a check knows to be right into the field, where it can be seen, taken back, and saved or not. */
  mend(fix = this.fixes[0]) {
    if (fix) this.put(fix.form ?? 0, fix.before, fix.fixed);
    else tell(_("No finding has a fix that is safe."));
  }

  /** Asks why a finding is wrong about the unit, and says so in the file. */
  dismiss(check, name, button) {
    const { unit } = this;
    const why = h("input", { type: "text", maxlength: 200, dir: "auto", "aria-label": _("Why it is right"), placeholder: _("Why it is right") });
    const form = h("form.why", {}, why, h("button", {}, _("Dismiss")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const answer = await send("suppress", { catalog: unit.catalog, unit: unit.id, check, why: why.value });
        this.asked = null;
        this.suppressed(answer.unit);
      } catch (error) {
        tell(error.message, "error");
      }
    });
    this.asked = { name, form };
    button.replaceWith(form);
    why.focus();
  }
}
