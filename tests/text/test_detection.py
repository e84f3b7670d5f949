"""Detection: the same answer every time, script first, nothing said about too little."""

from __future__ import annotations

import pytest

from l10n.text.detection import already_in, detect, detect_segments


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


@pytest.mark.parametrize(
    ("text", "among", "language"),
    [
        ("EDUCATION FOR ALL", None, "en"),
        ("ÉDUCATION POUR TOUS", None, "fr"),
        ("Rapport annuel", ["en", "fr"], "fr"),
        ("Annual report", ["en", "fr"], "en"),
        ("الرباط", ["en", "ar"], "ar"),
    ],
)
def test_short_texts_are_told_without_great_confidence(text: str, among: list[str] | None, language: str) -> None:
    first = detect(text, among)[0]
    assert first.language == language
    assert first.confidence < 0.5 or language == "ar"


def test_a_text_of_several_languages_is_told_segment_by_segment() -> None:
    text = "The meeting opened in Rabat this morning. La réunion a été ouverte à Rabat ce matin. افتتح الاجتماع في الرباط صباح اليوم."
    found = detect_segments(text)
    assert "".join(piece for piece, _ in found) == text
    assert [one.language for _, one in found if one] == ["en", "fr", "ar"]


@pytest.mark.parametrize(
    ("text", "target", "source", "already"),
    [
        ("La réunion a été ouverte à Rabat par le Directeur général de la Fédération.", "fr", "en", True),
        ("The meeting was opened in Rabat by the Director-General.", "fr", "en", False),
        ("The newspaper Le Monde de la Nuit reported it to the public.", "fr", "en", False),
        ("La réunion", "fr", "en", False),
        ("افتتح الاجتماع في الرباط صباح اليوم.", "ar", "en", True),
        ("زار ICESCO and UNESCO in Paris", "ar", "en", False),
        ("Os ministros reuniram-se em Lisboa para falar de cultura e de educação.", "pt_BR", "pt", False),
    ],
)
def test_what_is_in_the_target_language_already(text: str, target: str, source: str, already: bool) -> None:
    assert already_in(text, target, source) == already
