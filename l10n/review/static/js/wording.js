// What the page says, in its reader's language.
const session = JSON.parse(document.body.dataset.session);
const { texts, plurals, form, language } = session.wording;

export { language, session };

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

/** `text`, with `values` in the places of `{name}`. */
export const _ = (text, values = {}) => filled(texts[text] ?? text, values);

/** The one of two texts that suits the number `n`. */
export function ngettext(one, many, n, values = {}) {
  const forms = plurals[one] ?? [one, many];
  const index = plurals[one] ? form[n < 200 ? n : 100 + (n % 100)] : Number(n !== 1);
  return filled(forms[index], { n: number(n), ...values });
}

const format = new Intl.NumberFormat(language, { numberingSystem: "latn" });
export const number = (n) => format.format(n);
export const percent = (part, whole) => (whole ? Math.floor((100 * part) / whole) : 0);

export const STATE_NAMES = {
  untranslated: _("untranslated"),
  "needs-work": _("needs work"),
  machine: _("machine-made"),
  translated: _("translated"),
  approved: _("approved"),
  gone: _("gone"),
};
export const STATE_SIGNS = { untranslated: "○", "needs-work": "!", machine: "◆", translated: "●", approved: "✓", gone: "×" };
