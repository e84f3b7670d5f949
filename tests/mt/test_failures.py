"""The detector of failed translations: failures found, good translations left alone."""

from __future__ import annotations

import pytest

from l10n.mt.failures import failure

ENGLISH = "The programme was opened yesterday by the minister in the presence of several guests."


@pytest.mark.parametrize(
    ("target", "language", "expected"),
    [
        ("", "fr", "empty"),
        (ENGLISH, "fr", "untranslated"),
        ("The programme was opened yesterday by the minister.", "ar", "wrong-script"),
        ("le ministre " * 12, "fr", "looping"),
        ("Le programme", "fr", "truncated"),
        ("Le programme a été ouvert hier par le ministre en présence de plusieurs invités.", "fr", None),
        ("افتتح الوزير البرنامج أمس بحضور عدد من الضيوف.", "ar", None),
    ],
)
def test_failures(target: str, language: str, expected: str | None) -> None:
    assert failure(ENGLISH, target, "en", language) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("UNESCO, FAO, UNICEF", "UNESCO, FAO, UNICEF"),
        ("No, no, no!", "Non, non, non !"),
        ("Bye bye", "Au revoir"),
        ("https://example.org/a", "https://example.org/a"),
        ("Anar Karimov", "Anar Karimov"),
        ("18 September 2025", "18 septembre 2025"),
    ],
)
def test_names_and_repetitions_of_the_source_are_no_failures(source: str, target: str) -> None:
    assert failure(source, target, "en", "fr") is None
