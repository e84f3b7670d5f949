"""Catalogs of one unit, and what one check says about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.finding import Finding
from l10n.checks.run import check_catalog

Look = Callable[..., list[Finding]]


@pytest.fixture
def look() -> Look:
    """`look(check, source, *targets, lang=, plural=, flags=)`: the findings of that check at that unit."""

    def run(
        check: str, source: str, *targets: str, lang: str = "fr", plural: str | None = None, flags: Sequence[str] = ()
    ) -> list[Finding]:
        catalog = Catalog.new(lang)
        catalog.put(Unit(source, targets, plural=plural, flags=tuple(flags)))
        return [finding for finding in check_catalog(catalog) if finding.check == check]

    return run
