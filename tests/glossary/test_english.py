"""Golden table: where a term is found in English text, as what, and where it must not be."""

from __future__ import annotations

import pytest

from l10n.glossary.matching import inflections, leading_forms, occurrences

FOUND = [
    # number
    ("All Member States agreed.", "Member State", "Member States"),
    ("Each Member State agreed.", "Member States", "Member State"),
    ("The policies were adopted.", "policy", "policies"),
    ("the crises of our time", "crisis", "crises"),
    ("three analyses", "analysis", "analyses"),
    ("the criteria for it", "criterion", "criteria"),
    ("women and men", "woman", "women"),
    ("children’s rights", "child", "children"),
    ("its branches", "branch", "branches"),
    ("the addresses", "address", "addresses"),
    ("the viruses", "virus", "viruses"),
    ("the boxes", "box", "boxes"),
    ("new businesses", "business", "businesses"),
    ("halves of it", "half", "halves"),
    ("working lives", "life", "lives"),
    ("the memoranda of understanding", "memorandum of understanding", "memoranda of understanding"),
    ("memorandums of understanding", "memorandum of understanding", "memorandums of understanding"),
    ("Heads of Sector met", "Head of Sector", "Heads of Sector"),
    ("Secretaries-General", "Secretary-General", "Secretaries-General"),
    ("the databases", "database", "databases"),
    ("several NGOs", "NGO", "NGOs"),
    ("the processes", "process", "processes"),
    ("countries", "country", "countries"),
    ("heroes", "hero", "heroes"),
    # possessive
    ("ICESCO's mission", "ICESCO", "ICESCO"),
    ("ICESCO’s mission", "ICESCO", "ICESCO"),
    ("the Member States’ vote", "Member State", "Member States"),
    ("the Member State's vote", "Member State", "Member State"),
    ("the United Nations Children's Fund", "United Nations Children’s Fund", "United Nations Children's Fund"),
    ("a women's empowerment project", "women’s empowerment", "women's empowerment"),
    # hyphen and space
    ("the Director General spoke", "Director-General", "Director General"),
    ("the Director-General spoke", "Director General", "Director-General"),
    ("the Director‑General spoke", "Director-General", "Director‑General"),
    ("an e-mail", "email", "e-mail"),
    ("an email", "e-mail", "email"),
    ("capacity-building", "capacity building", "capacity-building"),
    ("multi-stakeholder talks", "multistakeholder", "multi-stakeholder"),
    ("Member\u00a0States", "Member State", "Member\u00a0States"),
    ("Member\n  States", "Member State", "Member\n  States"),
    # spelling
    ("the World Health Organisation", "World Health Organization", "World Health Organisation"),
    ("Organizations", "organisation", "Organizations"),
    ("a research center", "research centre", "research center"),
    ("the program", "programme", "program"),
    ("labor law", "labour law", "labor law"),
    ("the Cote d'Ivoire delegation", "Côte d’Ivoire", "Cote d'Ivoire"),
    # case, dots, articles, signs
    ("MEMBER STATES", "Member State", "MEMBER STATES"),
    ("the U.N. said", "UN", "U.N."),
    ("in Gambia", "The Gambia", "Gambia"),
    ("in The Gambia", "The Gambia", "The Gambia"),
    ("Ministry of the Environment", "Ministry of Environment", "Ministry of the Environment"),
    ("in St Kitts", "St. Kitts", "St Kitts"),
    ("written in C++.", "C++", "C++"),
    ("the Educational, Scientific and Cultural Body", "Educational, Scientific and Cultural", "Educational, Scientific and Cultural"),
    ("COVID-19 cases", "COVID-19", "COVID-19"),
    ("(ICESCO)", "ICESCO", "ICESCO"),
    ("“ICESCO”, they said", "ICESCO", "ICESCO"),
    # codes
    ("<g1>Member</g1> States", "Member State", "Member</g1> States"),
    ("the Member <g2>States</g2>", "Member State", "Member <g2>States"),
    ("<g1>ICESCO</g1>’s", "ICESCO", "ICESCO"),
    ("ICESCO<x1/> said", "ICESCO", "ICESCO"),
    ("Member<x1/>States", "Member States", "Member<x1/>States"),
]  # fmt: skip
ABSENT = [
    ("their estates", "states"),
    ("a statesman", "state"),
    ("the news", "new"),
    ("the customs office", "custom"),
    ("consumer goods", "good"),
    ("arms control", "arm"),
    ("physics", "physic"),
    ("the economics of it", "economic"),
    ("this thing", "thi"),
    ("process", "proces"),
    ("the Member, States say", "Member State"),
    ("Member. States", "Member State"),
    ("Member (States)", "Member State"),
    ("Member and States", "Member State"),
    ("States Member", "Member State"),
    ("<g1>UN</g1>ESCO", "UN"),
    ("<g1>UN</g1>ESCO", "UNESCO"),
    ("Minist<g1>ry</g1>", "ministry"),
    ("see https://www.icesco.org/states", "states"),
    ("see www.unesco.org", "unesco"),
    ("unesco.org has it", "unesco"),
    ("write to states@icesco.org", "states"),
    ("{states} and %(states)s", "states"),
    ("ask @icesco", "icesco"),
    ("Article 5.2", "Article 5"),
    ("the universe", "university"),
    ("filled in", "filed"),
    ("the caves", "cafe"),
    ("four years", "for years"),
    ("UNESCO", "UN"),
    ("organised", "organisation"),
    ("ICESCO_report", "ICESCO"),
    ("C# and C", "C++"),
    ("", "state"),
    ("...", "state"),
]
CASE = [
    ("the WHO said who", "WHO", "WHO"),
    ("who said it", "WHO", None),
    ("Who said it", "WHO", None),
    ("it is us", "US", None),
    ("the NGOs", "NGO", "NGOs"),
    ("the MALI office", "Mali", "MALI"),
    ("in Mali", "Mali", "Mali"),
    ("the turkey", "Turkey", None),
    ("to chad", "Chad", None),
    ("Executive council", "Executive Council", None),
    ("Intangible heritage is", "intangible heritage", "Intangible heritage"),
]


@pytest.mark.parametrize(("text", "term", "surface"), FOUND)
def test_found(text: str, term: str, surface: str) -> None:
    assert [text[start:end] for start, end, _ in occurrences(text, "en", [term])] == [surface]


@pytest.mark.parametrize(("text", "term"), ABSENT)
def test_absent(text: str, term: str) -> None:
    assert occurrences(text, "en", [term]) == []


@pytest.mark.parametrize(("text", "term", "surface"), CASE)
def test_letter_case_counts(text: str, term: str, surface: str | None) -> None:
    found = [text[start:end] for start, end, _ in occurrences(text, "en", [term], case_sensitive=True)]
    assert found == ([surface] if surface else [])


def test_names_have_no_plural() -> None:
    assert occurrences("all the Guineas", "en", ["Guinea"], proper=True) == []
    assert occurrences("Guinea’s", "en", ["Guinea"], proper=True) == [(0, 6, "Guinea")]


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("policy", ["policy", "policies"]),
        ("Member States", ["Member States", "Member State"]),
        ("National Commission", ["National Commission", "National Commissions"]),
        ("woman", ["woman", "women"]),
        ("analysis", ["analysis", "analyses"]),
        ("church", ["church", "churches"]),
        ("ICESCO", ["ICESCO"]),
        ("news", ["news"]),
    ],
)
def test_inflections(term: str, forms: list[str]) -> None:
    assert inflections(term, "en") == forms


def test_leading_forms() -> None:
    assert leading_forms("Executive Council", "en") == [
        "Executive Council",
        "the Executive Council",
        "an Executive Council",
    ]
