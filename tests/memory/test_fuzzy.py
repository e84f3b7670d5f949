"""Similar sources: found as an exhaustive search finds them, ranked with penalties, and gone when forgotten."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.states import approve, write
from l10n.catalog.unit import Unit
from l10n.memory.match import OTHER_DIALECT, OTHER_DOMAIN, UNREVIEWED
from l10n.memory.store import Memory

OPENED = "The congress opened in Astana on Monday."


def translated(source: str, target: str) -> Unit:
    return write(Unit(source), (target,))


def approved(source: str, target: str) -> Unit:
    return approve(translated(source, target), "Ana", "2026-11-20")


def sentences(count: int, seed: int = 1) -> list[str]:
    """Sentences with a vocabulary as uneven as that of real ones."""
    chance = random.Random(seed)  # noqa: S311
    words = ["".join(chance.choices("aeioubcdfglmnprstv", k=chance.randint(2, 9))) for _ in range(800)]
    weights = [1 / rank for rank in range(1, 801)]
    return [" ".join(chance.choices(words, weights, k=chance.randint(1, 18))).capitalize() + "." for _ in range(count)]


def test_as_an_exhaustive_search(memory: Memory) -> None:
    known = list(dict.fromkeys(sentences(4_000)))
    memory.add([translated(one, one.upper()) for one in known], "en", "fr", "a")
    chance = random.Random(2)  # noqa: S311
    found = wanted = 0
    for source in chance.sample(known, 100):
        words = source.split()
        words[chance.randrange(len(words))] = chance.choice(chance.choice(known).split())
        query = " ".join(words)
        near = sorted((Indel.normalized_similarity(query, one) for one in known), reverse=True)[:5]
        near = [int(score * 100 + 1e-9) for score in near if score >= 0.7]
        got = [match.percent for match in memory.fuzzy(query, "en", "fr")]
        assert all(match.target == match.source.upper() for match in memory.fuzzy(query, "en", "fr"))
        wanted += len(near)
        found += sum(here >= there for here, there in zip(got, near, strict=False))
    assert wanted > 100
    assert found / wanted >= 0.95


@pytest.mark.parametrize(
    ("source", "query", "percent"),
    [
        (OPENED, OPENED.replace("Monday", "Tuesday"), 91),
        ("Save file", "Save files", 94),
        ("Page", "Pages", 88),
        ("حفظ الملف الآن", "حفظ الملفات الآن", 93),
        ("我们打开文件夹", "我们打开了文件夹", 93),
        (OPENED, OPENED.upper(), None),
        (OPENED, "Something else", None),
        (OPENED, "", None),
        (OPENED, "\0", None),
    ],
)
def test_percentages(memory: Memory, source: str, query: str, percent: int | None) -> None:
    memory.add([translated(source, "x")], "en", "fr", "a")
    assert [(one.kind, one.percent) for one in memory.fuzzy(query, "en", "fr")] == (
        [] if percent is None else [("fuzzy", percent)]
    )


def test_the_source_itself_comes_first(memory: Memory) -> None:
    memory.add([approved(OPENED, "a"), approved(OPENED.replace("Monday", "Sunday"), "b")], "en", "fr", "a")
    first, second = memory.fuzzy(OPENED, "en", "fr")
    assert (first.kind, first.percent, first.target) == ("exact", 100, "a")
    assert (second.kind, second.percent < 100, second.target) == ("fuzzy", True, "b")
    assert [one.target for one in memory.fuzzy(OPENED, "en", "fr", limit=1)] == ["a"]


def test_the_threshold_and_the_limit(memory: Memory) -> None:
    memory.add([translated(f"{OPENED} {number}", "x") for number in range(9)], "en", "fr", "a")
    assert len(memory.fuzzy(OPENED, "en", "fr")) == 5
    assert len(memory.fuzzy(OPENED, "en", "fr", limit=20)) == 9
    assert memory.fuzzy(OPENED, "en", "fr", threshold=99) == []


def test_penalties(memory: Memory) -> None:
    query = OPENED.replace("Monday", "Sunday")
    memory.add([approved(OPENED, "best")], "en", "fr", "a", "news")
    memory.add([translated(OPENED, "unreviewed")], "en", "fr", "b", "news")
    (match,) = memory.fuzzy(query, "en", "fr", domain="news")
    assert (match.target, match.penalty, match.score) == ("best", 0, match.percent)
    memory.forget("a")
    (match,) = memory.fuzzy(query, "en", "fr", domain="health")
    assert (match.target, match.penalty, match.domain) == ("unreviewed", UNREVIEWED + OTHER_DOMAIN, "news")
    (match,) = memory.fuzzy(query, "en_GB", "fr_CA")
    assert match.penalty == UNREVIEWED + OTHER_DIALECT
    memory.add([translated(OPENED, "ici")], "en", "fr_CA", "c")
    (match,) = memory.fuzzy(query, "en", "fr_CA")
    assert (match.target, match.penalty) == ("ici", UNREVIEWED)


def test_dialects_serve_for_each_other_and_scripts_do_not(memory: Memory) -> None:
    memory.add([translated(OPENED, "简体")], "en", "zh_CN", "a")
    memory.add([translated(OPENED, "Srpski")], "en", "sr@latin", "b")
    assert memory.exact(OPENED, None, None, None, "en_US", "zh_SG") is not None
    for other in ("zh_TW", "sr", "fr"):
        assert memory.exact(OPENED, None, None, None, "en", other) is None
        assert memory.fuzzy(OPENED, "en", other) == []


def test_plural_messages_take_no_part(memory: Memory) -> None:
    memory.add([write(Unit("%d long hour", ("", ""), plural="%d long hours"), ("a", "b"))], "en", "fr", "a")
    assert memory.fuzzy("%d long hours", "en", "fr") == []


def test_concordance_holds_whatever_the_case(memory: Memory) -> None:
    memory.add([approved(OPENED, "Le congrès s’est OUVERT."), translated("100%_", "Été")], "en", "fr", "a")
    for text, count in (("ASTANA", 1), ("ouvert", 1), ("été", 1), ("%_", 1), ("%", 1), ("none", 0)):
        assert len(memory.concordance(text, "en", "fr")) == count


def test_what_is_forgotten_leaves_no_trace_in_the_index(memory: Memory) -> None:
    memory.add([translated(one, "x") for one in sentences(50)], "en", "fr", "kept")
    before = content(memory)
    memory.add([translated(one, "x") for one in sentences(80, seed=3)], "en", "fr", "gone")
    assert content(memory) != before
    memory.forget("gone")
    assert content(memory) == before


def content(memory: Memory) -> list[object]:
    database = sqlite3.connect(memory.path)
    try:
        postings = [(number, sorted(texts)) for number, texts in database.execute("SELECT * FROM posting ORDER BY id")]
        return [postings, database.execute("SELECT * FROM block").fetchall()]
    finally:
        database.close()


def translation(number: int, **changes: object) -> Translation:
    values = {"source": f"Sentence number {number}.", "targets": (f"Phrase {number}.",), "when": "2020-01-01"}
    return Translation("en", "fr", **{**values, **changes})  # type: ignore[arg-type]


def test_taking_in_another_memory_twice_doubles_nothing(memory: Memory) -> None:
    ones = [translation(number, document="b" if number % 2 else "") for number in range(60)]
    for _ in range(2):
        assert list(memory.load(iter(ones), "file.tmx", "news")) == [60]
        assert len(memory) == 60
    assert memory.documents() == [("b", "en", "fr", 30), ("file.tmx", "en", "fr", 30)]
    assert memory.stats().domains == {"news": 60}
    assert {one.document for one in memory.translations()} == {"b", "file.tmx"}


@pytest.mark.parametrize(
    ("bound", "most", "after"), [("batch", 7, [7, 14, 21, 28, 30]), ("letters", 100, [6, 12, 18, 24, 30])]
)
def test_what_is_taken_in_over_several_transactions_is_found_all_the_same(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, after: list[int]
) -> None:
    monkeypatch.setattr(Memory, bound, most)
    ones = [translation(number, document="ab"[number % 2], domain="x" * (number % 3)) for number in range(30)]
    assert list(memory.load(iter(ones), "file.tmx")) == after
    assert memory.documents() == [("a", "en", "fr", 15), ("b", "en", "fr", 15)]
    assert [one.source for one in memory.translations()] == [one.source for one in (*ones[::2], *ones[1::2])]
    for one in ones:
        assert memory.fuzzy(one.source, "en", "fr", limit=1)[0].target == one.targets[0]


def test_pruning(memory: Memory) -> None:
    list(memory.load([translation(1), translation(2, when="2026-01-01")], "a"))
    list(memory.load([translation(3)], "b"))
    assert memory.prune("2025-01-01") == 2
    assert [one.source for one in memory.translations()] == ["Sentence number 2."]
    assert memory.documents() == [("a", "en", "fr", 1)]
    assert memory.fuzzy("Sentence number 3!", "en", "fr", limit=1)[0].source == "Sentence number 2."


def test_a_memory_of_the_first_schema_is_made_anew(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "memory.sqlite3")
    old.executescript("CREATE TABLE document (id INTEGER); CREATE TABLE unit (id INTEGER); PRAGMA user_version = 1;")
    old.close()
    with Memory(tmp_path / "memory.sqlite3") as memory:
        assert len(memory) == 0
        memory.add([translated(OPENED, "x")], "en", "fr", "a")
        assert len(memory.fuzzy(OPENED, "en", "fr")) == 1
