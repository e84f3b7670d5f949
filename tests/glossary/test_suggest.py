"""Candidate terms: which phrases are, how they rank, and which renderings are believed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import word
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.cli import run
from l10n.config import find_project
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import Glossary, load
from l10n.glossary.phrases import phrases
from l10n.glossary.renderings import Pair, renderings
from l10n.glossary.suggest import Passage, candidates
from l10n.pipeline.articles import source_articles

ROOT = Path(__file__).parents[2]


def said(text: str, language: str) -> set[str]:
    return {text[one.start : one.end] for one in phrases(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("en", "the charcoal of farmers", {"charcoal", "farmers", "charcoal of farmers"}),
        ("en", "a Ministry of Education and Youth", {"Ministry of Education and Youth", "Education and Youth"}),
        ("en", "Uzbekistan's charter", {"Uzbekistan", "Uzbekistan's charter"}),
        ("en", "a <g1>data</g1> observatory", {"data</g1> observatory", "data"}),
        ("fr", "le développement de l’éducation", {"développement de l’éducation", "développement", "éducation"}),
        ("fr", "l’État", {"État"}),
        ("ar", "في مجال التربية", {"مجال التربية", "التربية", "مجال"}),
        ("zh", "教科文", {"教科文", "教", "科文"}),
    ],
)
def test_phrases(language: str, text: str, held: set[str]) -> None:
    assert held <= said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("en", "the charcoal of the farmers", "charcoal of the farmers"),
        ("en", "water, soil", "water, soil"),
        ("en", "water and soil", "water and soil"),
        ("en", "see www.example.org/charcoal today", "charcoal"),
        ("en", "he nearly", "nearly"),
        ("en", "in 2025 farmers", "2025 farmers"),
        ("en", "one two three charcoal soil water fire air", "charcoal soil water fire air"),
        ("fr", "la terre et l’eau", "terre et l’eau"),
        ("ar", "المؤتمر بالرباط", "المؤتمر بالرباط"),
        ("ar", "و التربية", "و التربية"),
        ("ar", "أنها وبأنهم", "وبأنهم"),
    ],
)
def test_no_phrase(language: str, text: str, missing: str) -> None:
    assert missing not in said(text, language)


def test_phrases_keep_off_what_is_taken() -> None:
    text = "all Member State experts"
    taken = [(4, 16)]
    assert {text[one.start : one.end] for one in phrases(text, "en", taken)} == {"Member State experts", "experts"}


@given(st.text(alphabet="aBé .,-'’<>/g1x2التربية و\n", max_size=80), st.sampled_from(["en", "fr", "ar", "zh"]))
def test_phrases_lie_in_the_text(text: str, language: str) -> None:
    for one in phrases(text, language):
        assert 0 <= one.start < one.end <= len(text)
        assert 1 <= one.content <= len(one.words)


def sample() -> list[Passage]:
    project = find_project(ROOT)
    return [
        Passage(segment.source, f"{article.location}:{segment.line}")
        for article in source_articles(project)
        for segment in article.article.segments
    ]


def test_the_sample_articles() -> None:
    found = {one.term: one for one in candidates(sample(), "en", load(ROOT / "glossary/icesco.csv"))}
    order = list(found)
    assert "religious leaders" in order[:8]
    assert "leaders" not in order or order.index("religious leaders") < order.index("leaders")
    leaders = found["religious leaders"]
    assert leaders.frequency == 5
    assert leaders.forms == ("religious leaders", "Religious leaders")
    assert len(leaders.contexts) == 3
    assert all("eligious leaders" in context.text for context in leaders.contexts)
    assert leaders.contexts[0].place.startswith("articles/astana.html:")
    # The glossary has these.
    assert not {"ICESCO", "Member States", "Member State", "Director-General", "Kazakhstan"} & set(order)
    assert {"ICESCO", "Member States"} <= {one.term for one in candidates(sample(), "en")}


def test_names_and_acronyms_need_no_second_occurrence() -> None:
    found = [one.term for one in candidates([Passage("She met the Nile Basin Trust and OPEC on a boat.", "a:1")], "en")]
    assert {"Nile Basin Trust", "OPEC"} <= set(found)
    assert "boat" not in found


def test_longer_terms_take_from_what_they_hold() -> None:
    texts = ["the solar panel works", "a solar panel broke", "each solar panel"]
    found = [one.term for one in candidates([Passage(text, f"a:{n}") for n, text in enumerate(texts)], "en")]
    assert found == ["solar panel"]


def test_equal_passages_count_once() -> None:
    assert candidates([Passage("the solar panel", "a:1"), Passage("<g1>the</g1> solar panel", "b:1")], "en") == []


def test_forms_are_one_candidate() -> None:
    french = ["la compagnie aérienne répond", "les compagnies aériennes volent", "une compagnie aérienne"]
    (found,) = candidates([Passage(text, f"a:{n}") for n, text in enumerate(french)], "fr")
    assert (found.term, found.frequency) == ("compagnie aérienne", 3)
    arabic = ["عقد المؤتمر العلمي", "شارك في المؤتمر العلمي", "للمؤتمر العلمي نتائج"]
    (found, *_) = candidates([Passage(text, f"a:{n}") for n, text in enumerate(arabic)], "ar")
    assert (found.term, found.frequency) == ("المؤتمر العلمي", 3)


PAIRS = [
    *(Pair(f"The solar panel {verb}.", f"Le panneau solaire {verbe}.", read=True) for verb, verbe in
      (("broke", "est cassé"), ("works", "marche"), ("shines", "brille"))),
    Pair("Solar panels are dear.", "Les panneaux solaires sont chers."),
    *(Pair(f"The {word} is old.", f"Ce {mot} est vieux.") for word, mot in
      (("house", "logis"), ("garden", "jardin"), ("tree", "chêne"), ("book", "livre"), ("road", "chemin"), ("field", "champ"))),
]  # fmt: skip


def test_renderings() -> None:
    found = renderings(["solar panel", "garden"], PAIRS, "en", "fr")
    assert list(found) == ["solar panel"]
    (one,) = found["solar panel"]
    assert (one.text, one.units, one.read, one.dice) == ("panneau solaire", 4, 3, 1.0)


def test_two_renderings_of_one_term() -> None:
    pairs = [
        *(Pair(f"A workshop in {place}", f"Un atelier à {place}") for place in ("Rabat", "Fès", "Salé", "Agadir")),
        *(
            Pair(f"The workshop of {place}", f"Un séminaire de {place}")
            for place in ("Tunis", "Dakar", "Alger", "Baku")
        ),
        *(Pair(f"The {letter * 3} road", f"La route de {letter * 3}") for letter in "bcdfghjkmnpqrstvwxz"),
    ]
    found = renderings(["workshop"], pairs, "en", "fr")["workshop"]
    assert {one.text for one in found} == {"atelier", "séminaire"}


def test_what_renders_a_known_term_renders_no_other() -> None:
    known = Glossary([Concept("p", wordings=(Wording("en", "sun device"), Wording("fr", "panneau solaire")))])
    assert renderings(["solar panel"], PAIRS, "en", "fr", known) == {}


def test_terms_that_always_come_together_claim_nothing() -> None:
    pairs = [Pair(f"The zork blim {n}", f"Le truc {n}") for n in range(4)] + PAIRS
    assert renderings(["zork", "blim"], pairs, "en", "fr") == {}


def test_hostile_text_stays_quick() -> None:
    assert (
        candidates(
            [Passage("word " * 40_000, "a:1"), Passage("of " * 40_000, "a:2"), Passage("Aa-" * 20_000, "a:3")], "en"
        )
        is not None
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "articles", tmp_path / "articles")
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr"]\narticles = ["articles/*.html"]\n', encoding="utf-8"
    )
    catalog = Catalog.new("fr")
    for pair in PAIRS:
        catalog.put(write(Unit(pair.source), (pair.target,)))
    (tmp_path / "catalogs/fr").mkdir(parents=True)
    catalog.save(tmp_path / "catalogs/fr/panels.po")
    (tmp_path / "articles/panels.html").write_text(
        '<html lang="en"><body>\n<p>A solar panel here.</p>\n<p>Solar panels there.</p></body></html>', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "suggest", "articles/panels.html", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["candidates"]
    assert found["term"] == "solar panel"
    assert [one["location"] for one in found["contexts"]] == ["articles/panels.html:2", "articles/panels.html:3"]
    assert found["renderings"] == {"fr": [{"text": "panneau solaire", "units": 4, "read": 4, "dice": 1.0}]}
    assert run(["glossary", "suggest", "--top", "3"]) == 0
    out = capsys.readouterr().out
    assert out.count("termhood") == 3
    assert "articles/astana.html:" in out


def test_command_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "suggest", "catalogs/fr/panels.po"]) == 2
    assert "is a catalog" in capsys.readouterr().err
    assert run(["glossary", "suggest", "articles/panels.html", "--lang", "fr"]) == 2
    assert "give --lang en" in capsys.readouterr().err
    assert run(["glossary", "suggest", "nowhere.html"]) == 2
    (project / "l10n.toml").unlink()
    assert run(["glossary", "suggest"]) == 2
    assert run(["glossary", "suggest", "articles/panels.html", "--quiet"]) == 0


def test_candidates_of_a_word_document(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "articles/panels.docx").write_bytes(
        word.package(word.p("A solar panel here.") + word.p("Solar panels."))
    )
    assert run(["glossary", "suggest", "articles/panels.docx", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["candidates"]
    assert found["term"] == "solar panel"


def test_settings_that_are_wrong_are_not_passed_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "l10n.toml").write_text('source = "en"\ntarget = ["fr"]\n', encoding="utf-8")
    assert run(["glossary", "suggest", "articles/panels.html"]) == 2
    assert 'unknown setting "target"' in capsys.readouterr().err
