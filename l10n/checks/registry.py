"""Which checks there are, in the order in which their findings are told. One more is one more file and one more line here."""

from __future__ import annotations

from l10n.checks.catalogs import header_language, plural_header
from l10n.checks.check import CatalogCheck, Check, UnitCheck
from l10n.checks.units import (
    approval,
    glossary,
    inline_codes,
    placeholders,
    plurals,
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
)
CHECKS: dict[str, Check] = {one.id: one for one in (*CATALOG_CHECKS, *UNIT_CHECKS)}
"""Every check by its id."""
