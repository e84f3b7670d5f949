"""What changed in a source: told apart, and shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.difference import kind, shown, since
from l10n.catalog.states import send_back, write
from l10n.catalog.unit import Unit


@pytest.mark.parametrize(
    ("old", "new", "what", "difference"),
    [
        ("It's here...", "It’s here…", "typography", "It[-'-]{+’+}s here[-...-]{+…+}"),
        ("A  word", "A word", "typography", "A[-  -]{+ +}word"),
        ("A word.", "A <g1>word</g1>.", "codes", "A {+<g1>+}word{+</g1>+}."),
        ("<g1>A</g1> word.", "<g2>A</g2> word.", "codes", "[-<g1>-]{+<g2>+}A[-</g1>-]{+</g2>+} word."),
        (
            "It met in Rabat today.",
            "It met in Dakar yesterday.",
            "words",
            "It met in [-Rabat today-]{+Dakar yesterday+}.",
        ),
        ("One.", "One. Two.", "words", "One.{+ Two.+}"),
    ],
)
def test_edits(old: str, new: str, what: str, difference: str) -> None:
    assert (kind(old, new), shown(old, new)) == (what, difference)


@given(st.text("ab '.<g1>/", max_size=60), st.text("ab '.<g1>/", max_size=60))
def test_both_texts_can_be_read_from_what_is_shown(old: str, new: str) -> None:
    told = shown(old, new)
    assert re.sub(r"\{\+.*?\+\}", "", re.sub(r"\[-(.*?)-\]", r"\1", told)) == old
    assert re.sub(r"\[-.*?-\]", "", re.sub(r"\{\+(.*?)\+\}", r"\1", told)) == new


def test_nothing_is_known_of_a_unit_that_a_person_sent_back() -> None:
    assert since(send_back(write(Unit("a"), ["b"]))) is None
