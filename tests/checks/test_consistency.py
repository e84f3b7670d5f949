"""The check of consistency: one concept, one rendering, throughout a catalog."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.run import check_catalog
from l10n.glossary.glossary import load

CSV = """id,en,variants_en,acronym_en,fr,variants_fr,acronym_fr,ar,variants_ar
workshop,workshop,,,atelier,séminaire|stage pratique,,ورشة عمل,حلقة عمل
ms,Member State,,,État membre,pays membre,,دولة عضو,الدول الأعضاء
org,Organisation of Trade,the Organisation,OT,Organisation du commerce,l’Organisation,OC,,
isolation,isolation,,,isolement,s’isoler|confinement,,,
protection,protective suit,,,combinaison de protection,combinaisons de protection|habit protecteur,,,
training,training course,,,stage pratique,formation,,,
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path: Path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text(CSV, encoding="utf-8")
    return load(path)


def found(glossary, language: str, *pairs: tuple[str, str]):
    catalog = Catalog.new(language)
    for source, target in pairs:
        catalog.put(write(Unit(source), (target,)))
    return [one for one in check_catalog(catalog, glossary) if one.check == "consistency"]


PASSES = [
    ("fr", ("A workshop.", "Un atelier."), ("The workshop of Fez", "L’atelier de Fès")),
    # Inflection is no difference, nor is a plural that the glossary has to list.
    ("fr", ("A Member State.", "Un État membre."), ("All Member States", "Tous les États membres")),
    ("ar", ("A Member State.", "دولة عضو."), ("Member States met.", "اجتمعت الدول الأعضاء.")),
    ("ar", ("Member States met.", "اجتمعت الدول الأعضاء."), ("11 Member States", "11 دولة عضوا")),
    ("fr", ("In isolation.", "En isolement."), ("The isolation", "Il faut s’isoler")),
    ("fr", ("A protective suit", "Une combinaison de protection"), ("The protective suit", "Les combinaisons de protection")),
    # A name in full, its short form and its acronym follow the source.
    ("fr", ("The Organisation of Trade met.", "L’Organisation du commerce siège."), ("He left the Organisation.", "Il quitta l’Organisation.")),
    ("fr", ("The OT met.", "L’OC siège."), ("OT news", "Nouvelles de l’Organisation du commerce")),
    # Both stand there: which renders the term is not known.
    ("fr", ("A workshop.", "Un atelier."), ("The workshop room", "La salle du séminaire, dite atelier")),
    # What may be another term's rendering tells nothing.
    ("fr", ("A workshop.", "Un atelier."), ("A workshop and a training course", "Un stage pratique, une formation")),
    # A missing rendering is the glossary check's business.
    ("fr", ("A workshop.", "Un atelier."), ("The workshop room", "La salle")),
    ("fr", ("A workshop.", "")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "pairs"), [(language, pairs) for language, *pairs in PASSES])
def test_passes(glossary, language, pairs):
    assert found(glossary, language, *pairs) == []


def test_a_variant_that_stands_alone_is_a_remark(glossary):
    (one,) = found(
        glossary,
        "fr",
        ("A workshop.", "Un atelier."),
        ("One workshop", "Un atelier"),
        ("The workshop", "Les séminaires"),
    )
    assert one.severity == "info"
    assert one.message == "“workshop” is “séminaire” here, but “atelier” in 2 units"
    assert one.target[one.start : one.end] == "séminaires"


def test_the_term_among_variants_is_a_warning(glossary):
    (one,) = found(
        glossary,
        "fr",
        ("A workshop.", "Un séminaire."),
        ("One workshop", "Un séminaire"),
        ("The workshop", "L’atelier"),
    )
    assert one.severity == "warning"
    assert one.message == "“workshop” is “atelier” here, but “séminaire” in 2 units"


def test_other_words_with_one_word_in_common(glossary):
    assert len(found(glossary, "fr", ("In isolation.", "En isolement."), ("The isolation", "Le confinement"))) == 1
    pairs = [("A Member State.", "Un État membre."), ("The Member State", "Le pays membre")]
    assert len(found(glossary, "fr", *pairs)) == 1


def test_of_equals_the_preferred_one_is_usual(glossary):
    (one,) = found(glossary, "ar", ("A workshop.", "حلقة عمل."), ("One workshop", "ورشة عمل"))
    assert (one.severity, one.source) == ("info", "A workshop.")


def test_another_catalog_is_looked_at_afresh(glossary):
    pairs = [("A workshop.", "Un atelier."), ("The workshop", "Le séminaire")]
    assert len(found(glossary, "fr", *pairs)) == 1
    assert found(glossary, "fr", *pairs[:1]) == []


def test_a_catalog_changed_since_is_looked_at_afresh(glossary):
    catalog = Catalog.new("fr")
    catalog.put(write(Unit("A workshop."), ("Un atelier.",)))
    catalog.put(write(Unit("The workshop"), ("Le séminaire",)))
    assert "consistency" in {one.check for one in check_catalog(catalog, glossary)}
    catalog.put(write(Unit("The workshop"), ("L’atelier",)))
    assert "consistency" not in {one.check for one in check_catalog(catalog, glossary)}
