"""Which checks there are, in the order in which their findings are told. One more is one more file and one more line here."""

from __future__ import annotations

from l10n.checks.catalogs import header_language, plural_header
from l10n.checks.check import CatalogCheck, Check, UnitCheck
from l10n.checks.units import (
    addresses,
    approval,
    arabic_punctuation,
    consistency,
    doubled_words,
    edges,
    end_punctuation,
    french_spacing,
    glossary,
    inline_codes,
    numbers,
    placeholders,
    plurals,
    script,
    unreviewed,
    untranslated,
)

SEVERITIES = ("error", "warning", "info")
"""In falling order of weight."""

CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    header_language.check,
    plural_header.check,
)
UNIT_CHECKS: tuple[UnitCheck, ...] = (
    untranslated.check,
    unreviewed.check,
    approval.check,
    plurals.check,
    placeholders.check,
    inline_codes.check,
    glossary.check,
    consistency.check,
    script.check,
    addresses.check,
    numbers.check,
    edges.check,
    end_punctuation.check,
    doubled_words.check,
    french_spacing.check,
    arabic_punctuation.check,
)
_ALL: tuple[Check, ...] = CATALOG_CHECKS + UNIT_CHECKS
CHECKS: dict[str, Check] = {one.id: one for one in _ALL}
"""Every check by its id."""
