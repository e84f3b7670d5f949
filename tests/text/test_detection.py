"""Detection: the same answer every time, script first, nothing said about too little."""

from __future__ import annotations

import pytest

from l10n.text.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Director-General opened the meeting in Rabat this morning.", "en"),
        ("Le Directeur général a ouvert la réunion à Rabat ce matin.", "fr"),
        ("افتتح المدير العام الاجتماع في الرباط صباح اليوم.", "ar"),
        ("Der Generaldirektor eröffnete heute Morgen die Sitzung in Rabat.", "de"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    first = detect(text)[0]
    assert first.language == language
    assert 0 < first.confidence <= 1


def test_the_answer_does_not_change() -> None:
    text = "Programme culturel international"
    assert len({tuple(detect(text)) for _ in range(20)}) == 1


@pytest.mark.parametrize("text", ["", "2025", "— … !"])
def test_nothing_is_said_about_what_has_no_words(text: str) -> None:
    assert not detect(text)
