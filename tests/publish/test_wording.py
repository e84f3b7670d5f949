"""What readers are told, in grammatical plurals."""

from __future__ import annotations

import pytest

from l10n.publish.wording import wording
from l10n.text.languages import language


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_every_language_has_all_its_forms(code):
    words = wording(code)
    assert words.language == language(code)
    assert len(words.machine) == len(words.source) == words.language.nplurals
    for number in (1, 2, 5, 15, 100):
        for one in words.sentences(number, number, 357):
            assert "357" in one
            assert "{" not in one


def test_plurals():
    assert wording("fr").sentences(1, 0, 9) == [
        "Sur cette page, 1 passage sur 9 a été traduit automatiquement et n’a encore été relu par personne."
    ]
    assert wording("ar").sentences(2, 0, 9)[0].startswith("مقطعان ")
    assert wording("ar").sentences(11, 0, 90)[0].startswith("11 مقطعًا ")
    assert wording("fr").sentences(0, 0, 9) == []


def test_a_language_without_wording_is_told_in_english():
    assert wording("sw").language.code == "en"
    assert wording("pt_BR").language.code == "en"
    assert wording("fr_CA").language.code == "fr"
