"""A source language that nobody named is one that can be translated, unless detection is sure of another."""

from __future__ import annotations

import pytest

from l10n.mt.packages import ModelPackage
from l10n.pipeline.source_language import source_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Member States met in Rabat.", "en"),
        ("The programme opened in Rabat and will last for three days.", "en"),
        ("Les États membres se sont réunis à Rabat.", "fr"),
        ("国家元首在拉巴特会面。", "zh"),
        ("Die Mitgliedstaaten haben sich gestern in der Stadt mit den Vertretern der Regierung getroffen.", "de"),
        ("Hello", "en"),
        ("…", "en"),
        ("", "en"),
    ],
)
def test_short_texts(text: str, language: str, en_fr: ModelPackage, zh_en: ModelPackage) -> None:
    assert source_language(text, ["fr"]) == language
