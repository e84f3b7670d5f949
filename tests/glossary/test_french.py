"""Golden table: where a term is found in French text, as what, and where it must not be."""

from __future__ import annotations

import pytest

from l10n.glossary.matching import inflections, leading_forms, occurrences

FOUND = [
    # number
    ("les États membres", "État membre", "États membres"),
    ("un État membre", "États membres", "État membre"),
    ("les directeurs généraux", "directeur général", "directeurs généraux"),
    ("les bureaux régionaux", "bureau régional", "bureaux régionaux"),
    ("les travaux", "travail", "travaux"),
    ("les réseaux", "réseau", "réseaux"),
    ("les enjeux", "enjeu", "enjeux"),
    ("les chefs de secteur", "chef de secteur", "chefs de secteur"),
    ("les journaux nationaux", "journal national", "journaux nationaux"),
    ("des plans d’action", "plan d’action", "plans d’action"),
    ("des politiques culturelles", "politique culturelle", "politiques culturelles"),
    ("les droits de l'homme", "droit de l’homme", "droits de l'homme"),
    ("les objectifs de développement durable", "objectif de développement durable", "objectifs de développement durable"),
    # gender
    ("la directrice générale", "directeur général", "directrice générale"),
    ("les directrices générales adjointes", "directeur général adjoint", "directrices générales adjointes"),
    ("la présidente", "président", "présidente"),
    ("une experte internationale", "expert international", "experte internationale"),
    ("une déléguée permanente", "délégué permanent", "déléguée permanente"),
    ("l’ambassadrice", "ambassadeur", "ambassadrice"),
    ("une maladie infectieuse", "infectieux", "infectieuse"),
    ("les équipes actives", "actif", "actives"),
    ("la conseillère", "conseiller", "conseillère"),
    ("les citoyennes", "citoyen", "citoyennes"),
    ("la nouvelle", "nouveau", "nouvelle"),
    ("personnes infectées", "infecté", "infectées"),
    ("personne infectée", "infectés", "infectée"),
    ("la candidate", "candidat", "candidate"),
    ("une étudiante", "étudiant", "étudiante"),
    ("politiques publiques", "public", "publiques"),
    # elision and contraction
    ("le siège de l’ICESCO", "ICESCO", "ICESCO"),
    ("le siège de l'ICESCO", "ICESCO", "ICESCO"),
    ("d’Égypte", "Égypte", "Égypte"),
    ("qu’ICESCO", "ICESCO", "ICESCO"),
    ("jusqu’aux États membres", "État membre", "États membres"),
    ("le chef du secteur", "chef de secteur", "chef du secteur"),
    ("les chefs des secteurs", "chef de secteur", "chefs des secteurs"),
    ("accord du siège", "accord de siège", "accord du siège"),
    ("l’Organisation de coopération islamique", "Organisation de la coopération islamique", "Organisation de coopération islamique"),
    ("le Conseil de la sécurité", "Conseil de sécurité", "Conseil de la sécurité"),
    ("au Caire", "Le Caire", "Caire"),
    ("dans Le Caire", "Le Caire", "Le Caire"),
    ("aide au développement", "aide au développement", "aide au développement"),
    ("aides aux développements", "aide au développement", "aides aux développements"),
    ("s ' est propagée", "s’est propagée", "s ' est propagée"),
    # capitals, accents, apostrophes, ligatures
    ("LES ÉTATS MEMBRES", "État membre", "ÉTATS MEMBRES"),
    ("LES ETATS MEMBRES", "État membre", "ETATS MEMBRES"),
    ("les Etats membres", "État membre", "Etats membres"),
    ("LE DIRECTEUR GENERAL", "directeur général", "DIRECTEUR GENERAL"),
    ("les États membres", "Etat membre", "États membres"),
    ("l'Organisation des Nations Unies pour l'éducation", "Nations Unies pour l’éducation", "Nations Unies pour l'éducation"),
    ("les œuvres", "oeuvre", "œuvres"),
    ("une OEUVRE", "œuvre", "OEUVRE"),
    ("e\u0301tats membres", "état membre", "e\u0301tats membres"),
    ("Secrétaire-général", "secrétaire général", "Secrétaire-général"),
    ("aujourd’hui même", "aujourd'hui", "aujourd’hui"),
    # verbs where the glossary has an infinitive
    ("cela améliore la vie", "améliorer", "améliore"),
    ("ils toucheront", "toucher", "toucheront"),
    ("en améliorant", "améliorer", "améliorant"),
    # codes
    ("l’<g1>ICESCO</g1>", "ICESCO", "ICESCO"),
    ("l’Organisation <g1>mondiale</g1> de la <g2>Santé</g2>", "Organisation mondiale de la Santé", "Organisation <g1>mondiale</g1> de la <g2>Santé"),
    ("les <g1>États</g1> membres", "État membre", "États</g1> membres"),
    # signs
    ("(l’OMS)", "OMS", "OMS"),
    ("« États membres »", "État membre", "États membres"),
    ("l’ODD 4", "ODD", "ODD"),
]  # fmt: skip
ABSENT = [
    ("il faut administrer", "ministre"),
    ("une minestrone", "ministre"),
    ("le marché", "marche"),
    ("la marche", "marché"),
    ("les élèves", "élevé"),
    ("la côte", "côté"),
    ("la partie", "parti"),
    ("la médecine", "médecin"),
    ("la capitale", "capital"),
    ("la porte", "port"),
    ("la droite", "droit"),
    ("la vente", "vent"),
    ("les cours", "cour"),
    ("le fonds", "fond"),
    ("le fils", "fil"),
    ("le sens", "sen"),
    ("la directive", "directif"),
    ("elle a donné", "données"),
    ("le moi", "mois"),
    ("les mers", "mère"),
    ("il poursuit", "poursuites"),
    ("les pays", "paye"),
    ("un État, membre de", "État membre"),
    ("l’État est membre", "État membre"),
    ("membre État", "État membre"),
    ("la secrétaire", "secret"),
    ("le corps", "cor"),
    ("le temps", "tempe"),
    ("Guinéen", "Guinée"),
    ("les organisations", "organiser"),
    ("https://www.icesco.org/fr/etat", "etat"),
    ("contact@etat.org", "etat"),
    ("sant<g1>é</g1>", "santé"),
    ("pré<g1>sident</g1>", "sident"),
    ("", "état"),
]
CASE = [
    ("l’OMS", "OMS", "OMS"),
    ("oms", "OMS", None),
    ("il ira", "IRA", None),
    ("Conseil Exécutif", "Conseil exécutif", "Conseil Exécutif"),
    ("le conseil exécutif", "Conseil exécutif", None),
    ("LE CONSEIL EXÉCUTIF", "Conseil exécutif", "CONSEIL EXÉCUTIF"),
    ("LE CONSEIL EXECUTIF", "Conseil exécutif", "CONSEIL EXECUTIF"),
    ("l’Egypte", "Égypte", "Egypte"),
    ("Égypte", "Egypte", "Égypte"),
    ("les ONG", "ONG", "ONG"),
]


@pytest.mark.parametrize(("text", "term", "surface"), FOUND)
def test_found(text: str, term: str, surface: str) -> None:
    assert [text[start:end] for start, end, _ in occurrences(text, "fr", [term])] == [surface]


@pytest.mark.parametrize(("text", "term"), ABSENT)
def test_absent(text: str, term: str) -> None:
    assert occurrences(text, "fr", [term]) == []


@pytest.mark.parametrize(("text", "term", "surface"), CASE)
def test_letter_case_counts(text: str, term: str, surface: str | None) -> None:
    found = [text[start:end] for start, end, _ in occurrences(text, "fr", [term], case_sensitive=True)]
    assert found == ([surface] if surface else [])


def test_names_have_no_gender_and_no_plural() -> None:
    assert occurrences("les Maliens, Nigers et Libans", "fr", ["Niger", "Liban"], proper=True) == []


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("directeur général", ["directeur général", "directeurs généraux"]),
        ("États membres", ["États membres", "État membre"]),
        ("plan d’action", ["plan d’action", "plans d’action"]),
        ("bureau régional", ["bureau régional", "bureaux régionaux"]),
        ("droits de l’homme", ["droits de l’homme", "droit de l’homme"]),
        ("ministre de la Culture", ["ministre de la Culture", "ministres de la Culture"]),
        ("recherche scientifique", ["recherche scientifique", "recherches scientifiques"]),
        ("OMS", ["OMS"]),
        ("préventif", ["préventif", "préventifs", "préventive", "préventives"]),
        ("infectieux", ["infectieux", "infectieuse", "infectieuses"]),
        ("infectés", ["infectés", "infecté", "infectée", "infectées"]),
        ("enjeux", ["enjeux", "enjeu"]),
        ("qualité", ["qualité", "qualités"]),
        ("comité", ["comité", "comités"]),
    ],
)
def test_inflections(term: str, forms: list[str]) -> None:
    assert inflections(term, "fr") == forms


def test_leading_forms_agree_with_the_first_letter() -> None:
    vowel, consonant = leading_forms("État membre", "fr"), leading_forms("Conseil", "fr")
    assert {"l’État membre", "d’État membre", "de l’État membre", "à l’État membre", "des État membre"} <= set(vowel)
    assert {"le Conseil", "du Conseil", "au Conseil", "de la Conseil", "aux Conseil"} <= set(consonant)
    assert "du État membre" not in vowel
    assert "l’Conseil" not in consonant
