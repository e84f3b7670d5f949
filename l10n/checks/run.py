"""Running checks: every check over every unit of a catalog, without those that are not wanted.

Knows nothing of what the checks look for or of how findings are shown. The work can be cut into shares of units (`begin`, `share`), so that
several processes may do it (`l10n.checks.parallel`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.checks import stale
from l10n.checks.check import Pair, Setting, Subject, UnitCheck, finding
from l10n.checks.finding import Finding
from l10n.checks.registry import CATALOG_CHECKS, CHECKS, UNIT_CHECKS
from l10n.checks.suppress import by_project, suppressions
from l10n.checks.traits import Traits, traits
from l10n.config import Rule
from l10n.errors import UsageError
from l10n.states import STATES
from l10n.text.languages import Language, language

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary

DEFAULT_MIN_STATE = "translated"
"""What `[check] min_state` is where nobody says (contract 4.2)."""

DEFAULT_SOURCE = "en"

MOST = 20
"""Findings that one check tells of one unit: nobody reads more."""

_BATCH = 128
"""Units whose texts are looked at together."""

Placed = tuple[int, Finding]
"""A finding with the place of its unit in the catalog; the header's is -1."""

_Kind = tuple[Set[str], Traits]
"""The telling signs that a unit holds, and its traits."""

_KNOWN = frozenset(CHECKS)
_SYMBOL = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|[a-z0-9]+(?::[a-z0-9_.-]+)+|[a-z]+\.txt")
_DEFAULT = re.compile(r"Default: \"(.*)\"\Z", re.S)


@dataclass(frozen=True, slots=True)
class Run:
    """One catalog about to be checked: its setting, its units, and the checks that are wanted and have anything to find in it."""

    setting: Setting
    units: tuple[Unit, ...]
    checks: tuple[UnitCheck, ...]
    off: frozenset[str]
    fitting: dict[_Kind, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Which of the checks (by number) have anything to find in units of a kind, as kinds turn up."""


def check_catalog(
    catalog: Catalog,
    glossary: Glossary | None = None,
    *,
    min_state: str | None = None,
    ignore: Iterable[str] = (),
    shown: str = "",
    before: Mapping[Key, Unit] | None = None,
    rules: Sequence[Rule] = (),
) -> list[Finding]:
    """The findings of every check in `catalog`: those of its header, then unit by unit in order.

    `min_state` is the lowest state that is good enough (default: `translated`), `ignore` the checks not wanted (`id` or `id:path-glob`),
    `shown` the path as findings name it (default: the catalog's own). `before` are the units of an earlier revision: findings are told only of
    units that changed since. `rules` are the project's own. Raises `UsageError` when `ignore` names no check.
    """
    run = begin(catalog, glossary, min_state=min_state, ignore=ignore, shown=shown, before=before, rules=rules)
    return ordered([*whole(run), *share(run, 0, len(run.units))])


def begin(
    catalog: Catalog,
    glossary: Glossary | None = None,
    *,
    min_state: str | None = None,
    ignore: Iterable[str] = (),
    shown: str = "",
    before: Mapping[Key, Unit] | None = None,
    rules: Sequence[Rule] = (),
) -> Run:
    """What `check_catalog` does before it looks at any unit; parameters as there."""
    setting = setting_of(catalog, glossary, min_state=min_state, shown=shown, before=before, rules=rules)
    return _run(setting, by_project(ignore, setting.path, CHECKS))


def only(run: Run, ids: Collection[str]) -> Run:
    """The same, with the checks `ids` and no others."""
    return _run(run.setting, _KNOWN.difference(ids))


def _run(setting: Setting, off: frozenset[str]) -> Run:
    off |= _of_file(setting.catalog)
    checks = tuple(check for check in UNIT_CHECKS if check.id not in off and check.concerns(setting))
    return Run(setting, setting.units, checks, off)


def setting_of(
    catalog: Catalog,
    glossary: Glossary | None = None,
    *,
    min_state: str | None = None,
    shown: str = "",
    before: Mapping[Key, Unit] | None = None,
    rules: Sequence[Rule] = (),
) -> Setting:
    """What is the same for all units of `catalog`; parameters as for `check_catalog`."""
    return Setting(
        catalog=catalog,
        path=shown or (catalog.path.as_posix() if catalog.path else ""),
        language=_language(catalog),
        source=catalog.header.get("X-Source-Language", "").strip() or DEFAULT_SOURCE,
        glossary=glossary,
        min_state=min_state or DEFAULT_MIN_STATE,
        before=before,
        rules=tuple(rules),
    )


def check_unit(unit: Unit, run: Run) -> list[Finding]:
    """The findings of the checks of units at one unit, which need not be in the catalog as it is."""
    return [one for _, one in share(replace(run, units=(unit,)), 0, 1)]


def whole(run: Run) -> Iterator[Placed]:
    """The findings of the checks of the catalog as a whole, and suppressions in its header that suppress nothing."""
    yield from _of_catalog(run)
    marks = run.setting.catalog.marks
    if marks and stale.check.id not in run.off and run.setting.before is None:
        used = {name for name in suppressions(marks) if name in _KNOWN and _finds(name, run.setting)}
        for flaw in stale.stale(marks, used, _KNOWN, 0):
            yield -1, finding(stale.check, flaw, None, run.setting)


def _of_catalog(run: Run) -> Iterator[Placed]:
    places = {unit.key: place for place, unit in enumerate(run.units)}
    for check in CATALOG_CHECKS:
        if check.id in run.off:
            continue
        for flaw in check.look(run.setting):
            unit = flaw.unit
            if unit is None:
                yield -1, finding(check, flaw, None, run.setting)
            elif run.setting.asked(unit) and suppressions(unit.marks).keys().isdisjoint((check.id, "*")):
                yield places[unit.key], finding(check, flaw, unit, run.setting)


def _finds(name: str, setting: Setting) -> bool:
    """Whether the check `name` finds anything in a catalog."""
    checks = tuple(check for check in UNIT_CHECKS if check.id == name and check.concerns(setting))
    run = Run(setting, setting.units, checks, _KNOWN - {name})
    return any(True for found in (_of_catalog(run), share(run, 0, len(run.units))) for _ in found)


def share(run: Run, start: int, end: int) -> Iterator[Placed]:
    """The findings of the checks of units at the units from `start` to before `end`; those of one unit in the order of the checks."""
    telling = frozenset[str]().union(*(check.signs for check in run.checks))
    end = min(end, len(run.units))
    for first in range(start, end, _BATCH):
        yield from _batch(run, range(first, min(first + _BATCH, end)), telling)


def _batch(run: Run, places: range, telling: frozenset[str]) -> Iterator[Placed]:
    """The findings at a few units, check by check: a processor is quicker when it does the same thing again."""
    setting, checks, fitting = run.setting, run.checks, run.fitting
    lowest = STATES.index(setting.min_state)
    asked: list[list[tuple[int, Subject]]] = [[] for _ in checks]
    for place in places:
        unit = run.units[place]
        if not setting.asked(unit):
            continue
        subject = Subject(unit, setting, pairs(unit, setting))
        if unit.marks and (suppressed := suppressions(unit.marks)):
            yield from ((place, one) for one in _suppressing(subject, checks, set(suppressed)))
            continue
        kind = telling.intersection(_text(subject)), traits(unit, subject.pairs, lowest)
        if (fit := fitting.get(kind)) is None:
            fit = fitting[kind] = tuple(number for number, check in enumerate(checks) if check.fits(*kind))
        placed = place, subject
        for number in fit:
            asked[number].append(placed)
    for check, subjects in zip(checks, asked, strict=True):
        look = check.look
        for place, subject in subjects:
            # Most units have none: counting begins with the first.
            for first in (flaws := look(subject)):
                for flaw in chain((first,), islice(flaws, MOST - 1)):
                    yield place, finding(check, flaw, subject.unit, setting)
                break


def _text(subject: Subject) -> str:
    """All that a check may read in a unit."""
    unit = subject.unit
    if unit.plural is not None:
        return "".join((unit.source, unit.plural, *unit.targets))
    source = subject.pairs[0].source if subject.pairs else ""
    return unit.source + unit.targets[0] + ("" if source is unit.source else source)


def ordered(found: Iterable[Placed]) -> list[Finding]:
    """The findings in the order of their units."""
    return [one for _, one in sorted(found, key=lambda placed: placed[0])]


def pairs(unit: Unit, setting: Setting) -> tuple[Pair, ...]:
    """The filled targets of `unit` with their sources; none for a target that belongs to an earlier source.

    A symbolic source (`label_title`) is no text: the default text among the notes stands for it; without one there is nothing to compare.
    """
    if unit.plural is None:
        if not unit.targets[0] or (unit.fuzzy and unit.state == "needs-work"):
            return ()
        source = unit.source
        if " " not in source and source != unit.targets[0]:
            default = _DEFAULT.match(" ".join(unit.notes)) if unit.notes else None
            if default is not None:
                source = default[1]
            elif _SYMBOL.fullmatch(source):
                return ()
        return (Pair(source, unit.targets[0], None, False, unit.flags),)
    if unit.fuzzy and unit.state == "needs-work":
        return ()
    numbers = setting.language.plural_examples if setting.language else ()
    found = []
    for form, target in enumerate(unit.targets):
        if target:
            # Without a known division of numbers, only the first form can be taken for the singular.
            number = numbers[form] if form < len(numbers) else (1 if form == 0 else 5)
            source = unit.source if number == 1 else unit.plural
            exact = number <= 2 < len(unit.targets) or number == 1
            found.append(Pair(source, target, form, exact, unit.flags, number == 0))
    return tuple(found)


def _suppressing(subject: Subject, checks: tuple[UnitCheck, ...], suppressed: set[str]) -> Iterator[Finding]:
    """The findings at a unit with suppressions, and those suppressions that had nothing to suppress."""
    unit = subject.unit
    used: set[str] = set()
    for check in checks:
        for flaw in islice(check.look(subject), MOST):
            if check.id in suppressed or "*" in suppressed:
                used.update((check.id, "*"))
            else:
                yield finding(check, flaw, unit, subject.setting)
    ids = {check.id for check in checks}
    # A check that is switched off, or looks at whole catalogs, may have been the reason.
    unknown = {check.id for check in CATALOG_CHECKS} | (_KNOWN - ids)
    if stale.check.id in ids and stale.check.id not in suppressed:
        for flaw in stale.stale(unit.marks, used | unknown, _KNOWN, len(unit.target)):
            yield finding(stale.check, flaw, unit, subject.setting)


def _of_file(catalog: Catalog) -> frozenset[str]:
    """The checks that the header's marks switch off."""
    names = suppressions(catalog.marks)
    return _KNOWN if "*" in names else frozenset(names) & _KNOWN


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
