"""Two writers, one unit: what stands after both have changed it since they last agreed.

A pure three-way merge of units. What describes a unit (locations, notes) is merged apart from its words (targets and what was decided about
them): a refreshed location never undoes an approval. A person's words win over a machine's; two persons' different words are a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from l10n.catalog.marks import Mark
from l10n.catalog.states import DECISIONS, set_fuzzy
from l10n.catalog.unit import Previous, Unit
from l10n.states import STATES

T = TypeVar("T")

_PEOPLES = frozenset({"needs-work", "translated", "approved"})
_FINISHED = frozenset({"translated", "approved"})


class UnitConflictError(Exception):
    """Two persons changed the same unit differently."""

    def __init__(self, ours: Unit, theirs: Unit) -> None:
        super().__init__(ours.id)
        self.ours = ours
        self.theirs = theirs


def merge(base: Unit | None, ours: Unit | None, theirs: Unit | None) -> Unit | None:
    """The unit after `ours` and `theirs`, both made from `base`; None is a unit that is not there.

    Raises `UnitConflictError` when two persons changed its words differently.
    """
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        kept = ours or theirs
        # One side dropped what the other worked on: a person's work stays, out of use.
        return replace(kept, obsolete=True) if kept is not None and by_person(kept) else None
    before = None if base is None else words(base)
    if words(ours) in (before, words(theirs)):
        chosen = theirs
    elif words(theirs) == before:
        chosen = ours
    else:
        chosen = _choose(ours, theirs)
    old = base if base is not None else Unit(chosen.source, context=chosen.context)
    decided = tuple(mark for mark in chosen.marks if mark.verb in DECISIONS)
    merged = replace(
        chosen,
        locations=_either(old.locations, ours.locations, theirs.locations),
        notes=_either(old.notes, ours.notes, theirs.notes),
        obsolete=_either(old.obsolete, ours.obsolete, theirs.obsolete),
        comments=_both(old.comments, ours.comments, theirs.comments),
        marks=decided + _both(_remarks(old), _remarks(ours), _remarks(theirs)),
        flags=_both(_plain(old.flags), _plain(ours.flags), _plain(theirs.flags)),
        workflow=_both(_plain(old.workflow), _plain(ours.workflow), _plain(theirs.workflow)),
        line=theirs.line,
    )
    return set_fuzzy(merged, chosen.fuzzy)


def by_person(unit: Unit) -> bool:
    """Whether the targets hold a person's words."""
    return unit.state in _PEOPLES


def words(unit: Unit) -> tuple[str | None, tuple[str, ...], bool, tuple[Mark, ...], Previous | None]:
    """What a translator or an engine decides about a unit, as opposed to what describes it."""
    decided = tuple(mark for mark in unit.marks if mark.verb in DECISIONS)
    return unit.plural, unit.targets, unit.fuzzy, decided, unit.previous


def _choose(ours: Unit, theirs: Unit) -> Unit:
    if by_person(ours) != by_person(theirs):
        return ours if by_person(ours) else theirs
    if not by_person(ours):
        return theirs if not ours.filled else ours
    if (ours.plural, ours.targets) == (theirs.plural, theirs.targets):
        if {ours.state, theirs.state} <= _FINISHED:
            return ours if STATES.index(ours.state) > STATES.index(theirs.state) else theirs
        if ours.state == theirs.state:
            return theirs
    raise UnitConflictError(ours, theirs)


def _either(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours


def _both(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """Theirs, with what we added added and what we removed removed."""
    if ours in (base, theirs):
        return tuple(theirs)
    if theirs == base:
        return tuple(ours)
    removed = [item for item in base if item not in ours]
    added = [item for item in ours if item not in base and item not in theirs]
    return (*(item for item in theirs if item not in removed), *added)


def _remarks(unit: Unit) -> tuple[Mark, ...]:
    return tuple(mark for mark in unit.marks if mark.verb not in DECISIONS)


def _plain(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag != "fuzzy")
