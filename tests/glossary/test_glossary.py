"""The glossary as a whole: finding, rendering, verifying, fingerprints, cost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.csv import write_csv
from l10n.glossary.glossary import Glossary, load
from l10n.glossary.matching import occurrences

ICESCO = Path(__file__).parents[2] / "glossary" / "icesco.csv"

WHO = Concept(
    "who",
    pos="proper noun",
    case_sensitive=True,
    wordings=(
        Wording("en", "World Health Organization", acronym="WHO"),
        Wording(
            "fr", "Organisation mondiale de la Santé", acronym="OMS", forbidden=("Organisation de la santé du monde",)
        ),
        Wording("ar", "منظمة الصحة العالمية"),
    ),
)
STATE = Concept(
    "state",
    wordings=(
        Wording("en", "Member State"),
        Wording("fr", "État membre"),
        Wording("ar", "الدولة العضو", ("الدول الأعضاء",)),
    ),
)
HEALTH = Concept("health", wordings=(Wording("en", "health"), Wording("fr", "santé")))
LTIPS = Concept("ltips", status="dnt", wordings=(Wording("en", "LTIPS"),))
PLACE = Concept("rabat", status="dnt", wordings=(Wording("en", "Rabat"), Wording("ar", "الرباط")))


@pytest.fixture
def glossary() -> Glossary:
    return Glossary([HEALTH, WHO, STATE, LTIPS, PLACE])


@pytest.fixture(scope="module")
def icesco() -> Glossary:
    return load(ICESCO)


def names(glossary: Glossary, text: str, language: str = "en", into: str | None = None) -> list[tuple[str, str]]:
    return [(match.concept.id, match.source) for match in glossary.find(text, language, into)]


def test_the_longest_term_wins_and_order_is_that_of_the_text(glossary: Glossary) -> None:
    text = "The health of Member States: World Health Organization (WHO), not who."
    assert names(glossary, text) == [
        ("health", "health"),
        ("state", "Member States"),
        ("who", "World Health Organization"),
        ("who", "WHO"),
    ]


def test_find_leaves_out_what_cannot_be_rendered(glossary: Glossary) -> None:
    assert names(glossary, "World Health Organization and LTIPS", into="ar") == [
        ("who", "World Health Organization"),
        ("ltips", "LTIPS"),
    ]
    # A concept without a rendering does not hide a shorter one that has one.
    long = Concept("x", wordings=(Wording("en", "public health"), Wording("ar", "الصحة العامة")))
    assert names(Glossary([long, HEALTH]), "public health", into="fr") == [("health", "health")]


def test_spans_slice_to_the_source(glossary: Glossary) -> None:
    text = "<g1>World <g2>Health</g2></g1> Organization’s <x3/>Member States"
    for match in glossary.find(text, "en"):
        assert text[match.start : match.end] == match.source
    assert [match.source for match in glossary.find(text, "en")] == [
        "World <g2>Health</g2></g1> Organization",
        "Member States",
    ]


def test_renderings(glossary: Glossary) -> None:
    long, short = glossary.find("World Health Organization (WHO)", "en")
    assert long.renderings("fr") == ("Organisation mondiale de la Santé",)
    assert short.renderings("fr") == ("OMS",)
    (alone,) = glossary.find("the WHO", "en")
    assert alone.renderings("fr") == ("OMS", "Organisation mondiale de la Santé")
    assert short.renderings("ar") == ("منظمة الصحة العالمية",)
    assert short.renderings("de") == ()
    assert long.forbidden("fr") == ("Organisation de la santé du monde",)
    assert glossary.renderings(long, "fr_CA") == long.renderings("fr")


def test_do_not_translate(glossary: Glossary) -> None:
    (match,) = glossary.find("the <g1>LTIPS</g1> programme", "en", "ar")
    assert match.renderings("ar") == ("LTIPS",)
    assert glossary.verify("برنامج LTIPS", "ar", match) == "LTIPS"
    assert glossary.verify("برنامج ltips", "ar", match) is None
    assert glossary.verify("le programme L-TIPS", "fr", match) is None
    assert names(glossary, "le programme LTIPS", "fr") == [("ltips", "LTIPS")]
    (rabat,) = glossary.find("in Rabat", "en")
    assert (rabat.renderings("fr"), rabat.renderings("ar")) == (("Rabat",), ("الرباط",))
    assert glossary.verify("في الرباط", "ar", rabat) == "الرباط"


def test_verify_says_which_form_stands_there(glossary: Glossary) -> None:
    (match,) = glossary.find("Member States", "en")
    assert glossary.verify("aux États membres", "fr", match) == "États membres"
    assert glossary.verify("des ÉTATS MEMBRES", "fr", STATE) == "ÉTATS MEMBRES"
    assert glossary.verify("وللدول الأعضاء", "ar", match) == "وللدول الأعضاء"
    assert glossary.verify("les pays membres", "fr", match) is None
    assert glossary.verify("Mitgliedstaaten", "de", match) is None


def test_rules_are_named(icesco: Glossary) -> None:
    text = "the Directors General of Mali’s National Commissions"
    assert [(match.form, match.rule) for match in icesco.find(text, "en")] == [
        ("Director-General", "number"),
        ("Mali", "possessive"),
        ("National Commission", "number"),
    ]


def test_digest_follows_what_matters(glossary: Glossary) -> None:
    matches = glossary.find("Member States", "en", into="fr")
    digest = glossary.digest(matches)
    assert len(digest) >= 4
    assert int(digest, 16) >= 0
    assert glossary.digest(matches * 2) == digest
    noted = Glossary([Concept("state", note="new", wordings=STATE.wordings)])
    assert noted.digest(noted.find("Member States", "en", into="fr")) == digest
    arabic = Glossary([Concept("state", wordings=(*STATE.wordings[:2], Wording("ar", "بلد عضو")))])
    assert arabic.digest(arabic.find("Member States", "en", into="fr")) == digest
    changed = Glossary([Concept("state", wordings=(Wording("en", "Member State"), Wording("fr", "pays membre")))])
    assert changed.digest(changed.find("Member States", "en", into="fr")) != digest


def test_several_files_make_one_glossary(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", [WHO])
    write_csv(tmp_path / "b.csv", [STATE])
    assert [concept.id for concept in load([tmp_path / "a.csv", tmp_path / "b.csv"])] == ["who", "state"]
    assert len(load([])) == 0
    assert load([]).find("WHO", "en") == []
    write_csv(tmp_path / "b.csv", [WHO])
    with pytest.raises(InputError, match=r"b\.csv: .*who.*a\.csv already"):
        load([tmp_path / "a.csv", tmp_path / "b.csv"])


def test_any_language() -> None:
    concept = Concept(
        "c", wordings=(Wording("de", "Mitgliedstaat"), Wording("zh", "成员国"), Wording("pt_BR", "Estado-membro"))
    )
    glossary = Glossary([concept])
    assert names(glossary, "alle Mitgliedstaaten", "de") == [("c", "Mitgliedstaaten")]
    assert names(glossary, "所有成员国代表", "zh") == [("c", "成员国")]
    assert names(glossary, "os Estados-membros", "pt-BR") == [("c", "Estados-membros")]
    assert names(glossary, "成员大国", "zh") == []


SEED = [
    ("en", "fr", "The Director-General of ICESCO met the Minister of Culture of the Republic of Kazakhstan.",
     "Le Directeur général de l’ICESCO a rencontré la ministre de la Culture de la République du Kazakhstan.", 4),
    ("en", "ar", "The United Nations Children’s Fund (UNICEF) and the Member States support food security in Mali.",
     "تدعم منظمة الأمم المتحدة للطفولة (اليونيسف) والدول الأعضاء الأمن الغذائي في مالي.", 5),
    ("ar", "fr", "أشاد المدير العام للإيسيسكو باللجان الوطنية في المملكة المغربية وجمهورية مصر العربية.",
     "Le Directeur général de l’ICESCO a salué les commissions nationales au Royaume du Maroc et en République arabe d’Égypte.", 5),
    ("fr", "en", "Les délégués permanents des États membres auprès de l’UNESCO ont adopté le plan d’action.",
     "The Permanent Delegates of Member States to UNESCO adopted the Action Plan.", 4),
    ("fr", "ar", "L’Organisation de la coopération islamique et la Ligue des États arabes",
     "منظمة التعاون الإسلامي وجامعة الدول العربية", 2),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "text", "translation", "count"), SEED)
def test_icesco_glossary_on_sentences_of_its_genre(
    icesco: Glossary, source: str, target: str, text: str, translation: str, count: int
) -> None:
    matches = icesco.find(text, source, into=target)
    assert len(matches) == count
    assert [match.source for match in matches if icesco.verify(translation, target, match) is None] == []


def test_icesco_glossary_verifies_itself(icesco: Glossary) -> None:
    assert len(icesco) >= 200
    for concept in icesco:
        for language in ("en", "fr", "ar"):
            for _, form in concept.forms(language):
                matches = icesco.find(f"({form})", language)
                assert [match.source for match in matches] == [form], form
                assert icesco.verify(f"… {form}.", language, concept) == form


PIECES = st.sampled_from(
    ["Member", "States", "State", "WHO", "World Health Organization", "health", "LTIPS", " ", " ", "-", "’s", ", ", "<g1>", "</g1>", "<x2/>",
     "https://who.int/health", "{health}", "x@health.org", "العالمية", "é", "\u0301", "\n", "<", "g1>", "\u200f"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_hold_on_any_text(text: str) -> None:
    glossary = Glossary([HEALTH, WHO, STATE, LTIPS])
    end = 0
    for match in glossary.find(text, "en"):
        assert text[match.start : match.end] == match.source
        assert match.start >= end, "overlap"
        end = match.end
        assert match.rule
        # What is found alone is found again.
        assert [again.concept.id for again in glossary.find(match.source, "en")] == [match.concept.id]


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ar", "de", "zh"]))
@settings(max_examples=300, deadline=None)
def test_any_string_may_be_a_term_and_a_text(text: str, language: str) -> None:
    for start, end, rendering in occurrences(text, language, [text, "état membre"]):
        assert 0 <= start < end <= len(text)
        assert rendering in (text, "état membre")


@given(st.lists(st.sampled_from(["<g1>", "</g1>", "<x2/>"]), min_size=3, max_size=3))
def test_codes_between_words_do_not_hide_a_term(between: list[str]) -> None:
    text = f"a {between[0]}Member {between[1]}States{between[2]} b"
    (found,) = occurrences(text, "en", ["Member States"])
    assert text[found[0] : found[1]] == f"Member {between[1]}States"


@pytest.mark.parametrize(
    ("unit", "found"),
    [("Member ", 0), ("a.", 0), ("a@", 0), ("<g1>", 0), ("World Health ", 1), ("{a}", 0), ("%(", 0), ("Member-", 0)],
)
def test_hostile_text_costs_linear_time(unit: str, found: int) -> None:
    # In quadratic time this would run into the time limit of a test.
    count = 200_000 // len(unit)
    assert len(Glossary([HEALTH, WHO, STATE]).find(unit * count, "en")) == found * count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the World Trade Organization (WTO)", [("OMC",)]),
        ("the <g1>World Trade Organization</g1> (<g2>WTO</g2>)", [("OMC",)]),
        ("the WTO (World Trade Organization)", [("OMC",)]),
        ("the WTO and the World Trade Organization", [("OMC", "Organisation mondiale du commerce")]),
        ("the WTO", [("OMC", "Organisation mondiale du commerce")]),
    ],
)
def test_an_acronym_beside_its_term_is_rendered_by_an_acronym(text: str, expected: list[tuple[str, ...]]) -> None:
    wordings = (
        Wording("en", "World Trade Organization", acronym="WTO"),
        Wording("fr", "Organisation mondiale du commerce", acronym="OMC"),
        Wording("ar", "منظمة التجارة العالمية"),
    )
    found = Glossary([Concept("wto", wordings=wordings)]).find(text, "en", "fr")
    assert [match.renderings("fr") for match in found if match.kind == "acronym"] == expected
    assert {match.renderings("ar") for match in found} == {("منظمة التجارة العالمية",)}
