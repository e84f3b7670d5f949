"""Entities of a text, and whether a translation has the same ones: dates, amounts of money, percentages, countries.

`recognition` finds them, each with its value, by what CLDR (through Babel) and `l10n.text.rules` say of the language; `comparison` tells which of a
source a target does not state, and which it has in their place; `mending` puts those right that have a certain place there; `rendering` writes
an entity in another language. How figures are read is `l10n.text.figures`' business. Knows nothing of engines, units or checks.
"""
