"""Translations of similar units made to fit, by the real model."""

from __future__ import annotations

import pytest

from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request, RequestedTerm, Result, Similar
from l10n.mt.packages import ModelPackage
from l10n.text.codes import same

# Words that the model does not choose by itself.
KNOWN = Similar("The congress opened in Rabat on Monday.", "Les assises se sont ouvertes à Rabat lundi.")


@pytest.fixture(scope="module")
def engine(en_fr: ModelPackage) -> ArgosEngine:
    return ArgosEngine([en_fr])


def one(engine: ArgosEngine, source: str, similar: Similar | None, *terms: RequestedTerm) -> Result:
    return next(engine.translate([Request(source, terms, similar=similar)]))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The congress opened in Cairo on Monday.", "Les assises se sont ouvertes au Caire lundi."),
        ("The congress opened in Rabat.", "Les assises se sont ouvertes à Rabat."),
        ("Yesterday, the congress opened in Rabat on Monday.", "Hier, les assises se sont ouvertes à Rabat lundi."),
        ("THE CONGRESS opened in Rabat on Monday.", KNOWN.target),
    ],
)
def test_what_differs_is_translated_and_the_rest_stays_a_persons(engine: ArgosEngine, source: str, target: str) -> None:
    result = one(engine, source, KNOWN)
    assert (result.target, result.repaired) == (target, True)
    assert 0 < result.score <= 1


def test_the_small_words_before_what_differs_agree_with_it(engine: ArgosEngine) -> None:
    similar = Similar("Open the folder to go on.", "Ouvre le dossier afin de poursuivre.")
    result = one(engine, "Open the box to go on.", similar)
    assert (result.target, result.repaired) == ("Ouvre la boîte afin de poursuivre.", True)


def test_inline_codes_are_put_around_the_words_of_the_new_source(engine: ArgosEngine) -> None:
    similar = Similar(
        "The <g1>congress</g1> opened in Rabat on Monday.", "Les <g1>assises</g1> se sont ouvertes à Rabat lundi."
    )
    source = "The congress opened in <g1>Cairo</g1> on Monday."
    result = one(engine, source, similar)
    assert result.repaired
    assert same(source, result.target)
    assert "<g1>Caire</g1> lundi." in result.target


def test_the_glossary_binds_what_is_made_of_a_similar_unit(engine: ArgosEngine) -> None:
    source = "The congress opened in Cairo on Monday."
    term = RequestedTerm("congress", ("symposium",), 4, 12)
    result = one(engine, source, KNOWN, term)
    assert "symposium" in result.target
    assert "Caire" in result.target
    assert result.terms[0].found == "symposium"


def test_figures_are_those_of_the_new_source(engine: ArgosEngine) -> None:
    similar = Similar("The fund paid 250 dollars in 2024.", "Le fonds a versé 250 dollars en 2024.")
    result = one(engine, "The fund paid 340 dollars in 2025.", similar)
    assert (result.target, result.repaired) == ("Le fonds a versé 340 dollars en 2025.", True)


@pytest.mark.parametrize(
    "similar",
    [
        Similar("", ""),
        Similar("The congress opened in Rabat on Monday.", " "),
        Similar(" \u200b", "\u0000\ud7ff"),
        Similar("The congress opened in Rabat on Monday.", "🎉" * 500),
        Similar("word " * 3000, "mot " * 3000),
        Similar("Nothing at all alike is said here, by anybody!", "Rien de semblable ici, de personne !"),
        Similar("<g1>The congress</g1> <x2/>", "<g1>Les assises</g1>"),
    ],
)
def test_what_cannot_be_made_to_fit_changes_nothing(engine: ArgosEngine, similar: Similar) -> None:
    source = "The congress opened in Rabat on Tuesday."
    result = one(engine, source, similar)
    if not result.repaired:
        assert result == one(engine, source, None)
    assert "mardi" in result.target


@pytest.mark.parametrize("sign", ["²", "½", "🎉", "€"])
def test_no_sign_of_a_person_is_lost_because_the_model_does_not_write_it(engine: ArgosEngine, sign: str) -> None:
    similar = Similar("The park in Rabat has 4 km.", f"Le parc de Rabat a 4 km{sign}.")
    result = one(engine, "The park in Cairo has 4 km.", similar)
    assert sign in result.target or not result.repaired


@pytest.mark.parametrize(
    ("old", "target", "new"),
    [
        (
            "If the guide has not yet been translated, its text appears in English.",
            "Si le guide n’a pas encore été traduit, son texte apparaît en anglais.",
            "If the guide has been translated, its text appears in English.",
        ),
        ("Members may vote by post.", "Les membres peuvent voter par courrier.", "Members may not vote by post."),
        ("Members can vote by post.", "Les membres peuvent voter par courrier.", "Members can't vote by post."),
    ],
)
def test_a_sentence_is_not_made_of_one_that_says_the_opposite(
    engine: ArgosEngine, old: str, target: str, new: str
) -> None:
    assert not one(engine, new, Similar(old, target)).repaired


def test_words_that_are_gone_and_stand_nowhere_in_the_target_leave_it_to_the_model(engine: ArgosEngine) -> None:
    source = "Yes, the congress was never opened in Rabat."
    assert not one(engine, source, Similar("Yes, the congress was never ever opened in Rabat.", "Oui.")).repaired


def test_a_route_through_another_language_takes_no_similar_unit(zh_en: ModelPackage, en_fr: ModelPackage) -> None:
    source = "大会星期二在拉巴特开幕。"
    engine = ArgosEngine([zh_en, en_fr])
    similar = Similar("大会星期一在拉巴特开幕。", KNOWN.target)
    assert one(engine, source, similar) == one(engine, source, None)
