"""What `l10n glossary check` finds in a glossary."""

from __future__ import annotations

import pytest

from l10n.glossary.concept import Concept, Wording
from l10n.glossary.lint import lint


def pair(name: str, en: Wording | str, fr: Wording | str) -> Concept:
    words = (Wording("en", en) if isinstance(en, str) else en, Wording("fr", fr) if isinstance(fr, str) else fr)
    return Concept(name, wordings=words)


PASSES = [
    [pair("a", "Member State", "État membre"), pair("b", "state", "État")],
    [
        pair(
            "a", Wording("en", "World Health Organization", acronym="WHO"), Wording("fr", "Organisation", acronym="OMS")
        )
    ],
    [pair("a", "policy", Wording("fr", "politique", forbidden=("police",)))],
    [Concept("a", "dnt", wordings=(Wording("en", "LTIPS"),))],
]
FAILS = [
    ("duplicate", [pair("a", "Member State", "État"), pair("b", "Member State", "État")]),
    ("homograph", [pair("a", "office", "bureau"), pair("b", "desk", "bureau")]),
    ("forbidden-preferred", [pair("a", "State", Wording("fr", "État", forbidden=("État",)))]),
    ("forbidden-preferred", [pair("a", "State", Wording("fr", "État", forbidden=("états",)))]),
    ("empty", [Concept("a", wordings=(Wording("en", "State"),))]),
    ("empty", [Concept("a", "dnt", wordings=())]),
    ("space", [pair("a", "State ", "État")]),
    ("space", [pair("a", "State", Wording("fr", "État", variants=("\u00a0pays",)))]),
    ("acronym", [pair("a", Wording("en", "World Health Organization", acronym="WHO"), "Organisation")]),
    ("no-word", [pair("a", "—", "État")]),
    ("never-found", [pair("a", "www.icesco.org", "site")]),
    ("repeated", [pair("a", "State", Wording("fr", "État", variants=("État",)))]),
    ("no-preferred", [pair("a", "State", Wording("fr", "", variants=("État",)))]),
]


@pytest.mark.parametrize("concepts", PASSES)
def test_passes(concepts: list[Concept]) -> None:
    assert lint(concepts) == []


@pytest.mark.parametrize(("check", "concepts"), FAILS)
def test_fails(check: str, concepts: list[Concept]) -> None:
    assert check in {finding.check for finding in lint(concepts)}


def test_languages_and_texts_are_asked_for_only_when_given() -> None:
    concept = pair("a", "Member State", "État membre")
    assert [finding.check for finding in lint([concept], languages=["en", "ar"])] == ["missing-language"]
    assert lint([concept], texts=[("all Member States", "en")]) == []
    assert [finding.check for finding in lint([concept], texts=[("nothing", "en")])] == ["unused"]
