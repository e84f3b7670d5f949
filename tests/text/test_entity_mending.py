"""Entities of a translation put right in their places; what is right, or has no certain place, is not touched."""

from __future__ import annotations

import pytest

from l10n.text.entities.mending import put_right
from l10n.text.months import months_chosen
from l10n.text.typography import Choices


@pytest.mark.parametrize(
    ("language", "source", "wrong", "right"),
    [
        ("fr", "On 3 March 2025 it rained.", "Le 3 mai 2025, il a plu.", "Le 3 mars 2025, il a plu."),
        ("fr", "On 3 March 2025 it rained.", "Le 3 mai 2024, il a plu.", "Le 3 mars 2025, il a plu."),
        ("fr", "from 17 to 18 September", "du 17 au 18 mai", "du 17 au 18 septembre"),
        ("fr", "It cost €50.", "Il a coûté 50 dollars.", "Il a coûté 50_€."),
        ("fr", "It cost US$ 3.5 million.", "Il a coûté 3,5 millions d’euros.", "Il a coûté 3,5 millions_$US."),
        ("fr", "from US$ 1,250 to €12.75", "de 1 250 à 12,75 €", "de 1 250_$US à 12,75 €"),
        ("fr", "a fortune of MAD 2 billion", "une fortune de 2 milliards de DAM", "une fortune de 2 milliards de MAD"),
        (
            "fr",
            "from $2 billion to £2 billion",
            "de 2 milliards à 2 milliards de livres",
            "de 2 milliards_$ à 2 milliards de livres",
        ),
        ("fr", "Some 45 per cent came.", "Quelque 45 sont venus.", "Quelque 45_% sont venus."),
        ("ar", "on 3 July 2025", "في 3 يونيو 2025", "في 3 يوليو 2025"),
        ("ar", "on 17-18 September 2025", "يومي 17 و18 أكتوبر 2025", "يومي 17 و18 سبتمبر 2025"),
        ("ar", "It cost €50.", "كلف 50 دولارا.", "كلف 50_€."),
        ("ar", "Some 45% came.", "النسبة 45.", "النسبة 45%."),
        ("fr", "On <g1>3</g1> March 2025", "Le <g1>3</g1> mai 2025", "Le <g1>3</g1> mars 2025"),
    ],
)
def test_what_has_become_another_is_put_right_in_its_place(language: str, source: str, wrong: str, right: str) -> None:
    assert put_right(source, wrong, "en", language) == (right.replace("_", "\u00a0"), True)


@pytest.mark.parametrize(
    ("language", "source", "target", "same"),
    [
        ("fr", "from 17 to 18 September 2025", "les 17 et 18 septembre", True),
        ("fr", "on 3 March 2025", "le 03/03/2025", True),
        ("fr", "It cost $50.", "Il a coûté cinquante dollars.", True),
        ("fr", "a MAD 2 billion fund", "un fonds de 2 milliards de dollars américains", False),
        ("fr", "some $5 bills", "quelque 5 billets", True),
        ("ar", "It weighs 17 pounds.", "يزن 17 رطلا.", True),
        ("es", "It cost $50.", "Costó 50 dólares.", True),
        ("fr", "from MAD 3.5 million to €3.5 million", "de 3,5 à 3,5 millions d’euros", True),
        ("fr", "It cost $50, then 50 more.", "Il a coûté 50, puis 50 de plus.", True),
        ("fr", "on 3 March and 5 May", "le 5 mars et le 3 mai", False),
        ("fr", "from 03/04/2025 to 3 May 2025", "du 3 avril 2025 au 03/05/2025", False),
        ("fr", "in Slovakia", "en Slovénie", False),
        ("fr", "the government of Iceland", "le gouvernement islandais", True),
        ("fr", "It cost <g1>€50</g1>.", "Il a coûté 50<x2/> dollars.", True),
    ],
)
def test_what_is_right_or_has_no_certain_place_stays(language: str, source: str, target: str, same: bool) -> None:
    assert put_right(source, target, "en", language) == (target, same)


@pytest.mark.parametrize(("months", "right"), [("gregorian", "3 يوليو 2025"), ("levant", "3 تموز 2025")])
def test_a_month_put_right_is_named_as_the_project_has_chosen(months: str, right: str) -> None:
    target, _ = put_right("on 3 July 2025", "3 حزيران 2025", "en", "ar")
    assert months_chosen(target, "ar", Choices(months=months)) == right
