"""Signs in a model's source: where they stand, and that spans still tell the original text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.mt.annotation import Note, Signs, signs

OWN = Signs("\ue012", "\ue001", "\ue002")
PLAIN = st.text(alphabet=st.characters(exclude_characters="\ue012\ue001\ue002", exclude_categories=["Cs"]), min_size=1)


def test_a_rendering_stands_behind_its_words_and_takes_their_span() -> None:
    written = OWN.write("Member States met.", [Note(0, 13, "États membres")])
    assert written.text == "\ue012Member States\ue001États membres\ue002 met."
    assert written.span(1, 14) == (0, 13)
    assert written.span(15, 20) == (0, 13)
    assert written.span(29, 33) == (13, 17)
    assert written.span(0, 1) == (0, 0)


@given(PLAIN, st.data())
def test_every_code_point_of_the_text_is_there_in_order(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    notes = [Note(start, end, "x") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    written = OWN.write(text, notes)
    kept = written.text.removeprefix("\ue012").replace("\ue001x\ue002", "")
    assert kept == text
    assert len(written.origin) == len(written.text)


def test_text_that_looks_like_a_sign_loses_it() -> None:
    assert OWN.write("a\ue001b").text == "\ue012a b"


@pytest.mark.parametrize("declared", [None, 3, [], {"lead": 3, "term": "ab"}, {"term": ["a"]}, {"term": [1, 2]}])
def test_metadata_that_declares_nothing_sound_declares_nothing(declared: object) -> None:
    assert signs({"l10n": declared}) == Signs()
    assert Signs().write("as it is").text == "as it is"


def test_metadata_of_a_model_of_our_own() -> None:
    assert signs({"l10n": {"lead": "\ue012", "term": ["\ue001", "\ue002"]}}) == OWN
