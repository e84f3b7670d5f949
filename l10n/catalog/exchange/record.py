"""A unit on its way to another tool and back: what every exchange format carries, and what becomes of it on its return.

A file remembers what a unit was when it was exported (`base`), so that its return can tell a translator's work from what merely lay in the
file, and never overwrites what was done in the catalog meanwhile. Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from l10n.catalog.marks import Mark
from l10n.catalog.states import DECISIONS, approve, fill, send_back, set_fuzzy, write
from l10n.catalog.unit import Previous, Unit
from l10n.states import STATES, State

Outcome = Literal["taken", "same", "conflict", "unknown"]
"""What became of a record: taken over; nothing to do; both sides changed; the catalog has no such unit."""


@dataclass(frozen=True, slots=True)
class Record:
    """One unit as an exchange file has it.

    `id` is the unit's, "" where the file does not tell it; `base` is what `base_of` gave at export, "" in files of others. `person` is who
    approved, "" when the file does not say. `targets` has one string, or one per plural form. `previous` is what the source was when they
    were written.
    """

    source: str
    targets: tuple[str, ...]
    state: State
    id: str = ""
    context: str | None = None
    plural: str | None = None
    marks: tuple[Mark, ...] = ()
    comments: tuple[str, ...] = ()
    base: str = ""
    person: str = ""
    previous: Previous | None = None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A file's records with its languages (gettext codes, "" where it does not say) and the catalog they were exported from."""

    records: tuple[Record, ...]
    original: str = ""
    source: str = ""
    target: str = ""


def base_of(unit: Unit) -> str:
    """What a unit is at this moment: its hash and state."""
    return f"{unit.hash}/{unit.state}"


def taken(unit: Unit, record: Record, on: str, prefer: Literal["theirs", "ours"] | None = None) -> tuple[Unit, Outcome]:
    """The catalog's `unit` after `record` came back on the ISO day `on`, and what became of it.

    `prefer` decides where both sides changed since the export, or where a file of others differs from a person's work; without it that is
    a conflict, and the unit stays. An empty target never takes anything away. Codes of plural forms that the record lacks stay.
    """
    remarked = replace(unit, comments=_joined(unit.comments, record.comments))
    if not any(record.targets) or len(record.targets) != len(unit.targets):
        return remarked, "same" if remarked == unit else "taken"
    back = replace(unit, targets=record.targets)
    if record.state == "approved" and record.base.endswith("/approved") and record.base != f"{back.hash}/approved":
        # An approval that was there at export speaks of other words; not every tool takes it away from what is edited.
        record = replace(record, state="translated")
    touched = f"{back.hash}/{record.state}" != record.base
    # A file of others that has the same words without knowing how far they are.
    known = record.targets == unit.targets and STATES.index(record.state) <= STATES.index(unit.state)
    if (record.targets, record.state) == (unit.targets, unit.state) or (
        (not touched and any(unit.targets)) if record.base else known
    ):
        return remarked, "same" if remarked == unit else "taken"
    ours_moved = base_of(unit) != record.base if record.base else unit.state in ("translated", "approved", "needs-work")
    if ours_moved and any(unit.targets):
        if prefer is None:
            return unit, "conflict"
        if prefer == "ours":
            return remarked, "same" if remarked == unit else "taken"
    decided = _decided(remarked, record, on)
    if not touched:
        return replace(decided, previous=record.previous), "taken"
    # What the target was made for is of interest for as long as nobody has finished it.
    return (decided if decided.fuzzy else replace(decided, previous=None)), "taken"


def _decided(unit: Unit, record: Record, on: str) -> Unit:
    """`unit` with the record's targets, in its state."""
    others = tuple(mark for mark in (*record.marks, *unit.marks) if mark.verb not in DECISIONS)
    decided = tuple(mark for mark in record.marks if mark.verb in DECISIONS)
    marks = tuple(dict.fromkeys((*decided, *others))) if record.marks else unit.marks
    fuzzy = record.state in ("machine", "needs-work")
    restored = set_fuzzy(replace(unit, targets=record.targets, marks=tuple(marks)), fuzzy)
    if record.marks:
        # As it stood when it was exported: in the order it had then.
        restored = replace(restored, marks=tuple(dict.fromkeys((*record.marks, *others))))
    if restored.state == record.state:
        return restored
    plain = replace(unit, marks=others)
    if record.state == "approved":
        return approve(write(plain, record.targets), record.person or "import", on)
    if record.state == "translated":
        return write(replace(plain, marks=tuple(mark for mark in marks if mark.verb != "approved")), record.targets)
    if record.state == "machine" and not record.base:
        return fill(plain, record.targets, Mark("machine", ("import",), (("on", on),)))
    # A machine's draft that somebody edited without confirming it: a person's words, not finished.
    return send_back(write(plain, record.targets))


def matched(record: Record, by_id: Mapping[str, Unit], by_key: Mapping[tuple[str | None, str], Unit]) -> Unit | None:
    """The unit that a record speaks of: the one with its id and source, else the one with its context and source."""
    unit = by_id.get(record.id)
    if unit is not None and (unit.source, unit.plural) == (record.source, record.plural):
        return unit
    return by_key.get((record.context, record.source))


def _joined(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return (*ours, *(one for one in theirs if one not in ours))
