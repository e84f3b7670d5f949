"""From state to state: pure functions that return the changed unit (contract 4.1).

Each knows what a decision does to targets, the fuzzy flag and marks, and nothing of who is allowed to take it or where the unit is kept.
A `machine` or `tm` mark is kept as history when a person confirms or edits the target: it says how the first draft was made. It is removed
where it would make a person's decision look like a machine's again (sending back) and when the target is emptied or filled anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from l10n.catalog.marks import Mark
from l10n.catalog.unit import MACHINE_VERBS, Unit
from l10n.errors import InputError

DECISIONS = MACHINE_VERBS | {"approved"}
"""The verbs of marks that decide a unit's state."""


def fill(unit: Unit, targets: Sequence[str], mark: Mark) -> Unit:
    """`unit` filled by a program: fuzzy, with `mark` (verb `machine` or `tm`) carrying the hash; earlier decisions and `previous` go.

    Raises `ValueError` for another verb, the wrong number of targets or an empty one.
    """
    if mark.verb not in MACHINE_VERBS:
        raise ValueError(f"a {mark.verb!r} mark cannot fill a unit")
    if not targets or not all(targets):
        raise ValueError("an empty target fills nothing")
    filled = replace(set_fuzzy(_written(unit, targets), True), marks=_without(unit, DECISIONS), previous=None)
    return replace(filled, marks=(*filled.marks, mark.with_value("h", filled.hash)))


def write(unit: Unit, targets: Sequence[str]) -> Unit:
    """`unit` with `targets` written or confirmed by a person: state `translated`, or `untranslated`/`needs-work` where some are empty.

    Raises `ValueError` for the wrong number of targets.
    """
    written = replace(_written(unit, targets), marks=_without(unit, {"approved"}), previous=None)
    return set_fuzzy(written, False)


def approve(unit: Unit, by: str, on: date | str) -> Unit:
    """`unit` approved by the person `by` on the day `on`.

    Raises `InputError` when a target is empty or nobody is named.
    """
    if not unit.filled:
        raise InputError(
            f"unit {unit.id} cannot be approved: it has an empty target",
            line=unit.line,
            remedy="translate it first",
        )
    if not by.strip():
        raise InputError(f"unit {unit.id} cannot be approved by nobody", line=unit.line, remedy="say who approves it")
    day = on if isinstance(on, str) else on.isoformat()
    approved = set_fuzzy(replace(unit, marks=_without(unit, {"approved"}), previous=None), False)
    mark = Mark("approved", (), (("by", by.strip()), ("on", day), ("h", approved.hash)))
    return replace(approved, marks=(*approved.marks, mark))


def send_back(unit: Unit) -> Unit:
    """`unit` sent back by a person: fuzzy, without approval, and without the mark that would make it a machine's.

    Raises `InputError` when it is untranslated.
    """
    if not any(unit.targets):
        raise InputError(
            f"unit {unit.id} cannot be sent back: it has no target", line=unit.line, remedy="translate it first"
        )
    return set_fuzzy(replace(unit, marks=_without(unit, DECISIONS)), True)


def withdraw(unit: Unit) -> Unit:
    """`unit` as it was before it was approved: a machine's unchanged target is the machine's again, any other is `translated`."""
    withdrawn = replace(unit, marks=_without(unit, {"approved"}))
    return set_fuzzy(withdrawn, withdrawn.provenance is not None)


def empty(unit: Unit) -> Unit:
    """`unit` without targets and without what was decided about them; comments, notes and suppressed checks stay."""
    emptied = replace(unit, targets=("",) * len(unit.targets), marks=_without(unit, DECISIONS), previous=None)
    return set_fuzzy(emptied, False)


def set_fuzzy(unit: Unit, fuzzy: bool) -> Unit:
    """`unit` with or without the fuzzy flag (first among the flags, as gettext writes it)."""
    if unit.fuzzy == fuzzy:
        return unit
    if fuzzy:
        return replace(unit, flags=("fuzzy", *unit.flags))
    return replace(
        unit,
        flags=tuple(flag for flag in unit.flags if flag != "fuzzy"),
        workflow=tuple(flag for flag in unit.workflow if flag != "fuzzy"),
    )


def add_mark(unit: Unit, mark: Mark) -> Unit:
    """`unit` with `mark` after its others (a mark that stands there already is not doubled)."""
    return unit if mark in unit.marks else replace(unit, marks=(*unit.marks, mark))


def _written(unit: Unit, targets: Sequence[str]) -> Unit:
    if not targets or (unit.plural is None and len(targets) != 1):
        raise ValueError(f"unit {unit.id} takes one target, not {len(targets)}")
    return replace(unit, targets=tuple(targets))


def _without(unit: Unit, verbs: frozenset[str] | set[str]) -> tuple[Mark, ...]:
    return tuple(mark for mark in unit.marks if mark.verb not in verbs)
