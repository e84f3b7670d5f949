"""Two writers, one unit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.marks import Mark
from l10n.catalog.merge import UnitConflictError, by_person, merge
from l10n.catalog.states import add_mark, approve, empty, fill, send_back, write
from l10n.catalog.unit import Unit

BASE = fill(Unit("One.", locations=(("a.html", 1),)), ["Un."], Mark("machine", ("x",)))
UNITS = st.sampled_from(
    [
        BASE,
        empty(BASE),
        fill(BASE, ["Un !"], Mark("machine", ("y",))),
        approve(BASE, "Ana", "2026-11-23"),
        approve(BASE, "Ben", "2026-11-24"),
        write(BASE, BASE.targets),
        write(BASE, ["L’un."]),
        send_back(BASE),
        replace(BASE, locations=(("b.html", 7),)),
        add_mark(BASE, Mark("note", (), (("text", "hm"),))),
        replace(BASE, obsolete=True),
        None,
    ]
)


@given(UNITS, UNITS)
def test_laws(ours: Unit | None, theirs: Unit | None) -> None:
    assert merge(BASE, ours, BASE) == ours
    assert merge(BASE, BASE, theirs) == theirs
    assert merge(BASE, ours, ours) == ours
    try:
        merged = merge(BASE, ours, theirs)
    except UnitConflictError:
        assert ours is not None
        assert theirs is not None
        assert by_person(ours)
        assert by_person(theirs)
        return
    for side in (ours, theirs):
        if side is not None and by_person(side):
            assert merged is not None
            assert by_person(merged)
    assert merged is None or merged.state == merge(BASE, merged, BASE).state  # type: ignore[union-attr]


def test_a_location_never_undoes_an_approval() -> None:
    approved = approve(BASE, "Ana", "2026-11-23")
    moved = replace(BASE, locations=(("b.html", 7),))
    for pair in ((approved, moved), (moved, approved)):
        merged = merge(BASE, *pair)
        assert merged is not None
        assert merged.state == "approved"
        assert merged.locations == (("b.html", 7),)


def test_a_persons_words_win_over_a_machines() -> None:
    person, machine = write(BASE, ["L’un."]), fill(BASE, ["Un !"], Mark("machine", ("y",)))
    assert merge(BASE, person, machine) == person
    assert merge(BASE, machine, person) == person


def test_two_persons_are_a_conflict() -> None:
    with pytest.raises(UnitConflictError):
        merge(BASE, write(BASE, ["L’un."]), write(BASE, ["Un seul."]))
    with pytest.raises(UnitConflictError):
        merge(BASE, send_back(BASE), approve(BASE, "Ana", "2026-11-23"))


def test_two_who_agree_are_none() -> None:
    ana, ben = approve(BASE, "Ana", "2026-11-23"), approve(BASE, "Ben", "2026-11-24")
    assert merge(BASE, ana, ben) == ben
    assert merge(BASE, write(BASE, BASE.targets), ana) == ana


def test_both_remarks_stay() -> None:
    first, second = Mark("note", (), (("text", "1"),)), Mark("note", (), (("text", "2"),))
    merged = merge(BASE, add_mark(BASE, first), add_mark(BASE, second))
    assert merged is not None
    assert {first, second} <= set(merged.marks)
    assert merged.state == "machine"


def test_a_persons_work_on_a_unit_that_is_gone_stays_out_of_use() -> None:
    person = write(BASE, ["L’un."])
    assert merge(BASE, person, None) == replace(person, obsolete=True)
    assert merge(BASE, None, person) == replace(person, obsolete=True)
    assert merge(BASE, None, fill(BASE, ["x"], Mark("machine"))) is None
