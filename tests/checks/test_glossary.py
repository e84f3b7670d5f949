"""The glossary check, with a real glossary in French and Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.run import check_catalog
from l10n.glossary.glossary import load

GLOSSARY = ("glossary-missing", "glossary-forbidden", "do-not-translate")
CSV = """id,status,en,fr,ar,forbidden_fr,acronym_en,acronym_fr,acronym_ar
dg,preferred,Director-General,Directeur général,المدير العام,directeur exécutif,,,
nc,preferred,National Commission,commission nationale,لجنة وطنية,comité national,,,
org,dnt,Wikipedia,,,,,,
who,preferred,World Health Organization,Organisation mondiale de la santé,منظمة الصحة العالمية,,WHO,OMS,
"""

PASSES = [
    ("fr", "The Director-General spoke.", "Le Directeur général a parlé."),
    ("fr", "The National Commissions met.", "Les commissions nationales se sont réunies."),
    ("ar", "And the Director-General spoke.", "وتحدث المدير العام."),
    ("fr", "See Wikipedia.", "Voir Wikipedia."),
    ("fr", "The <g1>Director-General</g1> spoke.", "Le <g1>Directeur général</g1> a parlé."),
    ("fr", "The WHO answered.", "L’OMS a répondu."),
    ("fr", "The director of the film", "Le réalisateur du film"),
]
FAILS = [
    (
        "fr",
        "The Director-General spoke.",
        "Le chef a parlé.",
        ["“Director-General” must be rendered as “Directeur général”"],
    ),
    ("fr", "See Wikipedia.", "Voir Wikipédia.", ["“Wikipedia” must stay “Wikipedia”"]),
    (
        "fr",
        "The Director-General spoke.",
        "Le directeur exécutif a parlé.",
        [
            "“Director-General” must be rendered as “Directeur général”",
            "“directeur exécutif” is forbidden for “Director-General”",
        ],
    ),
    ("ar", "The Director-General spoke.", "تحدث الرئيس.", ["“Director-General” must be rendered as “المدير العام”"]),
]


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path: Path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text(CSV, encoding="utf-8")
    return load(path)


def found(glossary, language: str, source: str, target: str):
    catalog = Catalog.new(language)
    catalog.put(write(Unit(source), (target,)))
    return [one for one in check_catalog(catalog, glossary) if one.check in GLOSSARY]


@pytest.mark.parametrize(("language", "source", "target"), PASSES)
def test_passes(glossary, language, source, target):
    assert found(glossary, language, source, target) == []


@pytest.mark.parametrize(("language", "source", "target", "messages"), FAILS)
def test_fails(glossary, language, source, target, messages):
    findings = found(glossary, language, source, target)
    assert [one.message for one in findings] == messages
    assert {one.severity for one in findings} == {"error"}
    for one in findings:
        assert getattr(one, one.field)[one.start : one.end] in one.message


def test_without_a_glossary_there_is_nothing_to_break(glossary):
    assert found(None, "fr", "The Director-General spoke.", "Le chef a parlé.") == []
