"""What training keeps of parallel text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.clean import fault, tidy


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("The council met in Rabat.", "اجتمع المجلس في الرباط.", None),
        ("Open the file", "افتح الملف", None),
        ("It has 12 members.", "يضم ١٢ عضوا.", None),
        ("It has 12 members.", "يضم 13 عضوا.", "numbers differ"),
        ("Save", "Save", "untranslated"),
        ("Save all", "", "empty"),
        ("Save the document now", "Save the document, now please", "wrong script"),
        ("A word", "هذه جملة طويلة جدا لا يمكن أن تكون ترجمة لكلمتين اثنتين فقط", "length ratio"),
        ("See <b>this</b>", "انظر <b>هذا</b>", "markup"),
        ("12:30", "١٢:٣٠", "no letters"),
        ("word " * 130, "كلمة " * 130, "too long"),
    ],
)
def test_fault(source: str, target: str, why: str | None) -> None:
    assert fault(tidy(source), tidy(target), "en", "ar") == why


def test_tidy_undoes_what_encodings_left() -> None:
    assert tidy("مـــرحبا \u200f ﷺ  e\u0301") == "مرحبا صلى الله عليه وسلم é"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
