"""A catalog brought up to date with its template: what stayed, moved, changed, came and went (contract 4.1).

A unit with the same context and source keeps everything. A changed one keeps a person's target as `needs-work` with the previous
source; a machine's target is emptied, to be made afresh. A person's unit that is gone stays as obsolete and is revived when it comes
back; a machine's is dropped. Order, locations and notes follow the template, which may come from articles or from a POT file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.catalog.catalog import Catalog
from l10n.catalog.merge import by_person
from l10n.catalog.similar import Similar
from l10n.catalog.states import DECISIONS, set_fuzzy
from l10n.catalog.unit import Key, Previous, Unit
from l10n.errors import InputError

if TYPE_CHECKING:
    from l10n.formats.article import InlineCode, Segment

LONGEST_SEGMENT = 400_000
"""Characters. No passage is longer, and no catalog holds a longer one, however it is escaped."""
LONGEST_MARKUP = 500
"""Characters of what a code stands for that translators are shown: a picture may stand in the markup, whole."""
TIE = 0.02
"""Similarities this close are a tie, which context and neighbourhood decide."""


@dataclass(frozen=True, slots=True)
class Update:
    """An updated catalog and how many of its units were kept (moved or not), are new, changed, came back, or are gone.

    `waiting` are the units that need work now because their source changed: their `previous` says what it was.
    """

    catalog: Catalog
    kept: int
    new: int
    changed: int
    revived: int
    gone: int
    waiting: tuple[Unit, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by name."""
        return {name: getattr(self, name) for name in ("kept", "new", "changed", "revived", "gone")}


def units_of(segments: Iterable[Segment], location: str) -> list[Unit]:
    """The units of an article's segments, in order; `location` is its path as it shall stand in catalogs.

    Equal segments (same source and context) share a unit with all their locations. What a code stands for is said in the notes.
    Raises `InputError` for a segment longer than `LONGEST_SEGMENT`.
    """
    units: dict[Key, Unit] = {}
    for segment in segments:
        if not segment.source:
            continue
        if len(segment.source) > LONGEST_SEGMENT:
            raise InputError(
                f"the passage that begins here has {len(segment.source)} characters",
                path=location,
                line=segment.line,
                remedy=f"break it up; {LONGEST_SEGMENT} is the limit",
            )
        note = "; ".join([segment.kind, *(f"{code.name}: {_meaning(code)}" for code in segment.codes)])
        unit = Unit(segment.source, context=segment.context, locations=((location, segment.line),), notes=(note,))
        found = units.get(unit.key)
        if found is not None:
            unit = replace(
                found,
                locations=tuple(dict.fromkeys((*found.locations, *unit.locations))),
                notes=tuple(dict.fromkeys((*found.notes, *unit.notes))),
            )
        units[unit.key] = unit
    return list(units.values())


def _meaning(code: InlineCode) -> str:
    """What translators are told that a code stands for."""
    markup = code.shown or " ".join(code.opening.split())
    return markup if len(markup) <= LONGEST_MARKUP else f"{markup[: LONGEST_MARKUP - 1]}…"


def template(units: Iterable[Unit], created: str | None = None) -> Catalog:
    """A template (POT) that holds `units` without targets; `created` is its POT-Creation-Date (default: now)."""
    made = Catalog.new(None, created=created)
    for unit in units:
        made.put(_blank(unit, 2))
    return made


def write_template(made: Catalog, path: Path) -> bool:
    """Writes the template `made` to `path`, keeping the file when only its creation date would change; says whether it wrote."""
    if not path.exists():
        return made.save(path)
    current = Catalog.load(path).rearranged(made)
    if not current.changed:
        return False
    current.set_header({"POT-Creation-Date": made.header.get("POT-Creation-Date")})
    return current.save()


def revise(catalog: Catalog, made: Catalog, borrow: bool = False) -> Update:
    """`catalog` brought up to date with the template `made`, and what that changed; saving it is the caller's. The given catalog stays as it is.

    With `borrow` a new unit may also be given the finished targets of a similar one that stays in use, as msgmerge does.
    """
    wanted = list(made)
    old = {unit.key: unit for unit in (*catalog, *catalog.obsolete)}
    keys = {unit.key for unit in wanted}
    pool = [unit for key, unit in old.items() if key not in keys]
    gone_or_changed = {unit.key for unit in pool}
    if borrow:
        pool += [unit for key, unit in old.items() if key in keys and unit.filled and not unit.fuzzy]
    sources = _sources(catalog, wanted, pool, gone_or_changed, old)
    forms = catalog.nplurals if any(unit.plural is not None for unit in wanted) else 1
    units: list[Unit] = []
    counts = {"kept": 0, "new": 0, "changed": 0, "revived": 0}
    used: set[Key] = set()
    changed: set[Key] = set()
    for unit in wanted:
        known = old.get(unit.key)
        origin = sources.get(unit.key)
        if known is not None and known.plural == unit.plural:
            units.append(_described(known, unit))
            counts["revived" if known.obsolete else "kept"] += 1
        elif known is not None:
            units.append(_carried(known, unit, forms))
            counts["changed"] += 1
            changed.add(unit.key)
        elif origin is not None and origin.key in gone_or_changed:
            units.append(_carried(origin, unit, forms))
            counts["changed"] += 1
            changed.add(unit.key)
            used.add(origin.key)
        elif origin is not None:
            # What was remarked and noted about the other unit stays its own.
            units.append(_carried(replace(origin, comments=(), marks=()), unit, forms))
            counts["new"] += 1
        else:
            units.append(_blank(unit, forms))
            counts["new"] += 1
    left = [unit for unit in pool if unit.key in gone_or_changed and unit.key not in used]
    units += [unit for unit in left if unit.obsolete]
    gone = [unit for unit in left if not unit.obsolete]
    units += [replace(unit, locations=(), notes=(), obsolete=True) for unit in gone if by_person(unit)]
    arranged = catalog.rearranged(units)
    created = made.header.get("POT-Creation-Date")
    if arranged.changed and created and "POT-Creation-Date" in arranged.header:
        arranged.set_header({"POT-Creation-Date": created})
    waiting = tuple(unit for unit in units if unit.key in changed and unit.state == "needs-work")
    return Update(arranged, gone=len(gone), waiting=waiting, **counts)


def _sources(
    catalog: Catalog, wanted: Sequence[Unit], pool: Sequence[Unit], gone_or_changed: Set[Key], old: Mapping[Key, Unit]
) -> dict[Key, Unit]:
    """For each new unit that looks like one of the `pool`: that old unit."""
    fresh = [number for number, unit in enumerate(wanted) if unit.key not in old]
    if not fresh or not pool:
        return {}
    index = Similar([unit.source for unit in pool])
    order = [unit.key for unit in catalog]
    place = {key: number for number, key in enumerate(order)}
    found: dict[Key, Unit] = {}
    for number in fresh:
        unit = wanted[number]
        close = index.best(unit.source, TIE)
        if not close:
            continue
        before = wanted[number - 1].key if number else None
        after = wanted[number + 1].key if number + 1 < len(wanted) else None
        expected = number * len(order) / len(wanted)

        def rank(
            candidate: tuple[int, float],
            unit: Unit = unit,
            before: Key | None = before,
            after: Key | None = after,
            expected: float = expected,
        ) -> tuple[bool, bool, bool, int, float, float]:
            origin, score = pool[candidate[0]], candidate[1]
            at = place.get(origin.key)
            beside = 0
            if at is not None:
                beside = int(at > 0 and order[at - 1] == before) + int(at + 1 < len(order) and order[at + 1] == after)
            distance = abs(at - expected) if at is not None else float("inf")
            likely = origin.key in gone_or_changed
            return origin.context == unit.context, by_person(origin), likely, beside, score, -distance

        found[unit.key] = pool[max(close, key=rank)[0]]
    return found


def _described(known: Unit, unit: Unit) -> Unit:
    """`known` with what the template says about it; its words stay."""
    flags = tuple(flag for flag in unit.flags if flag != "fuzzy")
    if "fuzzy" in known.flags:
        flags = ("fuzzy", *flags)
    return replace(known, locations=unit.locations, notes=unit.notes, flags=flags, obsolete=False)


def _blank(unit: Unit, forms: int) -> Unit:
    """The template's unit without a target."""
    targets = ("",) if unit.plural is None else ("",) * forms
    return replace(set_fuzzy(unit, False), targets=targets, marks=(), comments=(), previous=None, obsolete=False)


def _carried(origin: Unit, unit: Unit, forms: int) -> Unit:
    """`unit` with what `origin`, whose source changed into its, can give: a person's target as `needs-work`, remarks in any case."""
    carried = replace(
        _blank(unit, forms),
        comments=origin.comments,
        marks=tuple(mark for mark in origin.marks if mark.verb not in DECISIONS),
    )
    if not by_person(origin):
        return carried
    targets = origin.targets
    if (origin.plural is None) != (unit.plural is None):
        targets = (origin.target, *carried.targets[1:])
    # A target that waits for a person since an earlier change still belongs to that earlier source.
    waiting = origin.previous if origin.state == "needs-work" else None
    previous: Previous | None = waiting or Previous(origin.source, origin.context, origin.plural)
    if previous == Previous(unit.source, unit.context, unit.plural):
        previous = None
    return set_fuzzy(
        replace(
            carried,
            targets=targets,
            # A machine's mark that still fits would turn the person's target back into the machine's, did the old source return.
            marks=tuple(
                mark
                for mark in origin.marks
                if mark.verb not in DECISIONS or (mark.verb != "approved" and not origin.fits(mark))
            ),
            previous=previous,
        ),
        any(targets),
    )
