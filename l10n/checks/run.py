"""Running checks: every check over every unit of a catalog, without those that are not wanted.

Knows nothing of what the checks look for or of how findings are shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.check import Pair, Setting, Subject
from l10n.checks.finding import Finding
from l10n.checks.registry import CATALOG_CHECKS, CHECKS, UNIT_CHECKS
from l10n.checks.suppress import by_project, by_unit
from l10n.errors import UsageError
from l10n.text.languages import Language, language

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary

DEFAULT_MIN_STATE = "translated"
"""What `[check] min_state` is where nobody says (contract 4.2)."""

DEFAULT_SOURCE = "en"


def check_catalog(
    catalog: Catalog,
    glossary: Glossary | None = None,
    *,
    min_state: str | None = None,
    ignore: Iterable[str] = (),
    shown: str = "",
) -> list[Finding]:
    """The findings of every check in `catalog`: those of its header, then unit by unit in order.

    `min_state` is the lowest state that is good enough (default: `translated`), `ignore` the checks not wanted (`id` or `id:path-glob`),
    `shown` the path as findings name it (default: the catalog's own). Raises `UsageError` when `ignore` names no check.
    """
    setting = setting_of(catalog, glossary, min_state=min_state, shown=shown)
    off = by_project(ignore, setting.path, CHECKS)
    return [*_of_catalog(setting, off), *(finding for unit in catalog for finding in _of_unit(unit, setting, off))]


def setting_of(
    catalog: Catalog, glossary: Glossary | None = None, *, min_state: str | None = None, shown: str = ""
) -> Setting:
    """What is the same for all units of `catalog`; parameters as for `check_catalog`."""
    return Setting(
        catalog=catalog,
        path=shown or (catalog.path.as_posix() if catalog.path else ""),
        language=_language(catalog),
        source=catalog.header.get("X-Source-Language", "").strip() or DEFAULT_SOURCE,
        glossary=glossary,
        min_state=min_state or DEFAULT_MIN_STATE,
    )


def check_unit(unit: Unit, setting: Setting, off: Collection[str] = ()) -> list[Finding]:
    """The findings of the checks of units, without those whose ids are in `off`, at one unit (which need not be in the catalog as it is)."""
    return list(_of_unit(unit, setting, off))


def _of_catalog(setting: Setting, off: frozenset[str]) -> Iterator[Finding]:
    for check in CATALOG_CHECKS:
        if check.id not in off:
            yield from check(setting)


def _of_unit(unit: Unit, setting: Setting, off: Collection[str]) -> Iterator[Finding]:
    subject = Subject(unit, setting, tuple(_pairs(unit, setting)))
    for check in UNIT_CHECKS:
        if check.id not in off and not by_unit(unit, check.id):
            yield from check(subject)


def _pairs(unit: Unit, setting: Setting) -> Iterator[Pair]:
    if unit.fuzzy and unit.state == "needs-work":
        return
    if unit.plural is None:
        if unit.target:
            yield Pair(unit.source, unit.target)
        return
    numbers = setting.language.plural_examples if setting.language else ()
    for form, target in enumerate(unit.targets):
        if target:
            # Without a known division of numbers, only the first form can be taken for the singular.
            number = numbers[form] if form < len(numbers) else (1 if form == 0 else 5)
            yield Pair(
                unit.source if number == 1 else unit.plural,
                target,
                form,
                exact=number <= 2 < len(unit.targets) or number == 1,
            )


def _language(catalog: Catalog) -> Language | None:
    """The catalog's language: its own, or its header's where the folder's name is no language (`po/fr.po`)."""
    own = _known(catalog.language)
    declared = _known(catalog.header.get("Language"))
    if own is not None and declared is not None and own.name() == own.tag:
        return declared
    return own or declared


def _known(code: str | None) -> Language | None:
    with contextlib.suppress(UsageError):
        return language(code) if code else None
    return None
