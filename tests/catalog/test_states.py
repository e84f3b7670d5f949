"""The five states and the ways between them (contract 4.1)."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.marks import Mark
from l10n.catalog.states import add_mark, approve, empty, fill, send_back, write
from l10n.catalog.unit import Unit, unit_id
from l10n.errors import InputError
from l10n.states import STATES

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
UNITS = st.one_of(
    st.builds(Unit, source=TEXT, targets=st.tuples(TEXT), context=st.none() | TEXT),
    st.builds(Unit, source=TEXT, plural=TEXT, targets=st.lists(TEXT, min_size=1, max_size=6).map(tuple)),
)
MACHINE = Mark("machine", ("argos:en_fr@opus-1",), (("score", "0.83"),))


def test_the_hash_is_the_one_of_the_contract() -> None:
    unit = Unit("Hello", ("Bonjour",), context="menu")
    assert unit.hash == hashlib.sha256(b"menu\0Hello\0Bonjour").hexdigest()[:10]
    assert replace(unit, context=None).hash == hashlib.sha256(b"\0Hello\0Bonjour").hexdigest()[:10]
    plural = Unit("a day", ("un jour", "des jours"), plural="days")
    assert plural.hash == hashlib.sha256(b"\0a day\0days\0un jour\0des jours").hexdigest()[:10]
    assert unit.id == unit_id("Hello", "menu") == hashlib.sha256(b"menu\0Hello").hexdigest()[:10]


def test_the_hash_does_not_care_how_letters_are_composed() -> None:
    assert Unit("é", ("à",)).hash == Unit("e\u0301", ("a\u0300",)).hash


@given(UNITS)
def test_the_way_of_a_unit(unit: Unit) -> None:
    blank = empty(unit)
    assert blank.state == "untranslated"
    machine = fill(blank, unit.targets, MACHINE)
    assert machine.state == "machine"
    assert machine.fuzzy
    approved = approve(machine, "Ana", "2026-11-23")
    assert approved.state == "approved"
    assert not approved.fuzzy
    assert approved.approval is not None
    assert approved.approval.get("by") == "Ana"
    back = send_back(approved)
    assert back.state == "needs-work"
    assert back.targets == unit.targets
    assert write(back, back.targets).state == "translated"
    assert empty(back) == blank


@given(UNITS, TEXT, TEXT)
def test_any_edit_voids_the_approval(unit: Unit, by: str, other: str) -> None:
    approved = approve(unit, by if by.strip() else "Ana", "2026-11-23")
    assert approved.state == "approved"
    for edited in (
        replace(approved, source=approved.source + other),
        replace(approved, context=(approved.context or "") + other),
        replace(approved, targets=(approved.target + other, *approved.targets[1:])),
    ):
        # Composing a letter anew is no edit.
        if edited.hash != approved.hash:
            assert edited.state == "translated"
            assert edited.approval is None


@given(UNITS)
def test_any_edit_of_a_machine_target_makes_it_a_persons(unit: Unit) -> None:
    machine = fill(unit, unit.targets, MACHINE)
    edited = replace(machine, targets=(machine.target + "!", *machine.targets[1:]))
    assert edited.state == "needs-work"
    cleared = replace(machine, flags=())
    assert cleared.state == "translated"
    assert cleared.provenance is not None


def test_the_old_draft_does_not_come_back_as_a_machines() -> None:
    back = send_back(approve(fill(Unit("a"), ["b"], MACHINE), "Ana", "2026-11-23"))
    assert back.state == "needs-work"
    assert send_back(back) == back


def test_a_partly_filled_plural_is_protected_and_cannot_be_approved() -> None:
    unit = Unit("day", ("jour", ""), plural="days")
    assert unit.state == "needs-work"
    with pytest.raises(InputError, match="empty target"):
        approve(unit, "Ana", "2026-11-23")


def test_nothing_cannot_be_approved_sent_back_or_signed_by_nobody() -> None:
    with pytest.raises(InputError, match="translate it first"):
        approve(Unit("a"), "Ana", "2026-11-23")
    with pytest.raises(InputError, match="no target"):
        send_back(Unit("a"))
    with pytest.raises(InputError, match="say who"):
        approve(Unit("a", ("b",)), "  ", "2026-11-23")


def test_filling_again_leaves_one_mark_and_keeps_notes() -> None:
    note = Mark("note", (), (("text", "mind the accent"),))
    unit = fill(fill(add_mark(Unit("a"), note), ["b"], MACHINE), ["c"], Mark("tm", ("exact",)))
    assert [mark.verb for mark in unit.marks] == ["note", "tm"]
    assert unit.state == "machine"
    assert empty(unit).marks == (note,)


@pytest.mark.parametrize("targets", [[], [""], ["a", "b"]])
def test_filling_with_the_wrong_targets_is_refused(targets: list[str]) -> None:
    with pytest.raises(ValueError, match="target"):
        fill(Unit("a"), targets, MACHINE)


def test_fuzzy_in_workflow_flags_counts() -> None:
    unit = Unit("a", ("b",), workflow=("fuzzy",))
    assert unit.state == "needs-work"
    assert write(unit, unit.targets).workflow == ()


def test_states_rise() -> None:
    assert STATES == ("untranslated", "needs-work", "machine", "translated", "approved")
