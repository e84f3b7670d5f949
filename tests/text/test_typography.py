"""Typography: signs and spaces per language, codes and addresses left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.typography import polish, tidy


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "l'ICESCO", "l’ICESCO"),
        ("fr", "Oui ; non ! Quoi ?", "Oui\u202f; non\u202f! Quoi\u202f?"),
        ("fr", "Oui! Photo: bureau; non?", "Oui\u202f! Photo\u00a0: bureau\u202f; non\u202f?"),
        ("fr", "À savoir : 12 %", "À savoir\u00a0: 12\u00a0%"),
        ("fr", "« oui »", "«\u00a0oui\u00a0»"),
        ("fr", 'Il dit: "Oui." Puis “non”.', "Il dit\u00a0: «\u00a0Oui.\u00a0» Puis «\u00a0non\u00a0»."),
        ("fr", "Il dit “le “oui” et le “non””.", "Il dit «\u00a0le «\u00a0oui\u00a0» et le «\u00a0non\u00a0»\u00a0»."),
        ("fr", 'un écran de 15" ou 17"', 'un écran de 15" ou 17"'),
        ("fr", "<g1>l'art</g1> à https://example.org/l'x?a=1 :", "<g1>l’art</g1> à https://example.org/l'x?a=1\u00a0:"),
        ("fr", "à 12:30", "à 12:30"),
        ("fr", "<g1>ici</g1>; <g2>là</g2>!", "<g1>ici</g1>\u202f; <g2>là</g2>\u202f!"),
        ("fr", 'Il dit "<g1>oui</g1>".', "Il dit «\u00a0<g1>oui</g1>\u00a0»."),
        ("ar", "نعم, لا?", "نعم، لا؟"),
        ("ar", "مـــرحبا", "مرحبا"),
        ("ar", "القيمة 1,5", "القيمة 1,5"),
        ("en", "It's : so", "It's : so"),
    ],
)
def test_polish(language: str, before: str, after: str) -> None:
    assert polish(before, language) == after


@given(st.text(alphabet=st.sampled_from(list("aé '’\"“”:;!?«»%1<g>/ \u00a0\u202f")), max_size=40))
def test_polishing_twice_changes_nothing_more(text: str) -> None:
    once = polish(text, "fr")
    assert polish(once, "fr") == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de l ' ICESCO", "de l'ICESCO"),
        ("qu ' il vienne , ici", "qu'il vienne, ici"),
        ("Il est là .", "Il est là."),
        ("a - t - il ajouté", "a-t-il ajouté"),
        ("la porte .NET", "la porte .NET"),
    ],
)
def test_tidy(before: str, after: str) -> None:
    assert tidy(before, "fr") == after
