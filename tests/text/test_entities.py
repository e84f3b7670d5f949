"""Entities that are a whole text, written as CLDR has them in the target language."""

from __future__ import annotations

import pytest

from l10n.text.entities.rendering import localised
from l10n.text.figures.numeral import numeral


@pytest.mark.parametrize(
    ("source", "target", "text", "made"),
    [
        ("en", "fr", "17-18 September 2025", "17–18 septembre 2025"),
        ("en", "fr", "September 17-18, 2025", "17–18 septembre 2025"),
        ("en", "fr", "January 1st, 2025", "1er janvier 2025"),
        ("en", "fr", "September 2025", "septembre 2025"),
        ("en", "fr", "24 Sep 1759", "24 septembre 1759"),
        ("en", "ar", "17 September 2025", "17 سبتمبر 2025"),
        ("fr", "en", "1er septembre 2025", "September 1, 2025"),
        ("en", "fr", "$11,000", "11~000_$US"),
        ("en", "fr", "€2.5", "2,5_€"),
        ("en", "fr", "88.5%", "88,5_%"),
        ("en", "fr", "1,234,567", "1~234~567"),
        ("fr", "en", "1 234 567", None),
        ("en", "fr", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("en", "ar", "Morocco", "المغرب"),
        ("en", "fr", "Saudi Arabia", "Arabie saoudite"),
        ("en", "fr", "May", None),
        ("en", "fr", "1.2", None),
        ("en", "fr", "2025", None),
        ("en", "fr", "31 February 2025", None),
        ("en", "fr", "18-17 September 2025", None),
        ("en", "fr", "Opened in Morocco", None),
        ("en", "xx", "Morocco", None),
    ],
)
def test_whole_texts(source: str, target: str, text: str, made: str | None) -> None:
    wanted = made.replace("_", "\u00a0").replace("~", "\u202f") if made else None
    assert localised(text, source, target) == wanted


def test_a_numeral_keeps_its_decimals_and_groups() -> None:
    assert numeral("2,250", "en", "ar") == "2,250"
    assert numeral("12.80", "en", "fr") == "12,80"
    assert numeral("1200", "en", "fr") == "1200"
    assert numeral("1er", "fr", "en") is None
