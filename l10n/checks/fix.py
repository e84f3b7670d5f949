"""Fixes: what checks know to be mechanically safe, put into the targets.

Changes targets only, and only where a check says what belongs there. Approved units are left alone: what a person approved stays letter for
letter. A machine's target stays a machine's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import MACHINE_VERBS, Unit
from l10n.checks.check import Flaw, Subject
from l10n.checks.run import Run, begin, pairs
from l10n.checks.suppress import suppressions

_ROUNDS = 4
"""One fix may uncover another: a space that two others stood around."""


Place = tuple[str, int | None, int, int]
"""What a fix is for: the check's id, the plural form (None where there is none), and the span [start, end) of its target in code points."""


def fixes(unit: Unit, run: Run, ids: Collection[str]) -> dict[Place, str]:
    """What may safely stand in the place of each flaw that the checks `ids` find in the targets of `unit`, in whatever state that is."""
    subject = Subject(unit, run.setting, pairs(unit, run.setting))
    return {
        (check.id, flaw.pair.form, flaw.start, flaw.end): flaw.fix
        for check in run.checks
        if check.id in ids
        for flaw in check.look(subject)
        if flaw.fix is not None and flaw.pair is not None and flaw.field == "target"
    }


def fix_catalog(catalog: Catalog, *, ignore: Iterable[str] = (), shown: str = "") -> int:
    """Puts every safe fix into `catalog` (which is not saved) and says how many units that changed; parameters as for `check_catalog`."""
    run = begin(catalog, ignore=ignore, shown=shown)
    changed = 0
    for unit in run.units:
        fixed = fixed_unit(unit, run)
        if fixed is not unit:
            catalog.put(fixed)
            changed += 1
    return changed


def fixed_unit(unit: Unit, run: Run) -> Unit:
    """`unit` with its targets mended; itself where there is nothing to mend."""
    if unit.state in ("untranslated", "needs-work", "approved"):
        return unit
    suppressed = suppressions(unit.marks)
    checks = [check for check in run.checks if check.id not in suppressed and "*" not in suppressed]
    fixed = unit
    for _ in range(_ROUNDS):
        subject = Subject(fixed, run.setting, pairs(fixed, run.setting))
        flaws = [flaw for check in checks for flaw in check.look(subject) if flaw.fix is not None and flaw.pair]
        targets = tuple(_mended(target, form, flaws) for form, target in enumerate(fixed.targets))
        if targets == fixed.targets or not all(targets):
            break
        fixed = _with(fixed, targets)
    return fixed


def _mended(target: str, form: int, flaws: list[Flaw]) -> str:
    """`target` with the fixes of its form, from the end on; of two that overlap the one told first counts."""
    taken: list[tuple[int, int, str]] = []
    for flaw in flaws:
        assert flaw.pair is not None
        if (flaw.pair.form or 0) != form or flaw.field != "target" or flaw.fix is None:
            continue
        if all(flaw.end <= start or end <= flaw.start for start, end, _ in taken):
            taken.append((flaw.start, flaw.end, flaw.fix))
    for start, end, fix in sorted(taken, reverse=True):
        target = target[:start] + fix + target[end:]
    return target


def _with(unit: Unit, targets: tuple[str, ...]) -> Unit:
    """`unit` with other targets; a fitting mark of a machine goes on fitting."""
    made = unit.fitting(*MACHINE_VERBS) if unit.fuzzy else None
    changed = replace(unit, targets=targets)
    if made is None:
        return changed
    marks = tuple(mark.with_value("h", changed.hash) if mark == made else mark for mark in unit.marks)
    return replace(changed, marks=marks)
