"""The memory in PostgreSQL answers as the one in a file does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.states import approve, write
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.memory.memory import TranslationMemory
from l10n.memory.postgres import PostgresMemory
from l10n.memory.store import Memory

SENTENCES = [
    f"The {what} {did} in {where} on {day}."
    for what in ("congress", "workshop", "conference", "school")
    for did in ("opened", "closed", "was announced")
    for where in ("Rabat", "Astana", "Dakar")
    for day in ("Monday", "Tuesday")
]
HOURS = write(Unit("%d hour", ("", ""), plural="%d hours"), ("%d heure", "%d heures"))


@pytest.fixture
def url(postgres: str) -> str:
    with psycopg.connect(postgres, autocommit=True) as database:
        database.execute("DROP SCHEMA IF EXISTS l10n_memory CASCADE")
    return postgres


@pytest.fixture
def both(url: str, tmp_path: Path) -> Iterator[tuple[TranslationMemory, TranslationMemory]]:
    with Memory(tmp_path / "memory.sqlite3") as file, PostgresMemory(url) as server:
        yield file, server


def fill(memory: TranslationMemory) -> None:
    units = [write(Unit(one), (one.upper(),)) for one in SENTENCES]
    units += [HOURS, write(Unit("May", context="month"), ("Mai",)), write(Unit("May", context="verb"), ("Pouvoir",))]
    assert memory.add(units, "en", "fr", "a", "news") == len(units)
    assert memory.add([approve(units[0], "Ana", "2026-01-02"), Unit("open")], "en", "fr", "b") == 1
    assert memory.add([write(Unit(SENTENCES[1]), ("Au Canada",))], "en", "fr_CA", "c") == 1
    assert memory.add([write(Unit(SENTENCES[1]), ("مغلق",))], "en", "ar", "a") == 1
    older = [Translation("en", "fr", "Old one.", ("Vieux.",), when="2001-01-01", document="archive"), HALF, ILLEGAL]
    assert list(memory.load(older, "old.tmx", "history")) == [1]


HALF = Translation("en", "fr", "Half", ("",))
ILLEGAL = Translation("en", "fr", "", ("x",))

QUESTIONS: list[Callable[[TranslationMemory], object]] = [
    len,
    lambda memory: memory.documents(),
    lambda memory: memory.stats(),
    lambda memory: list(memory.translations()),
    lambda memory: list(memory.translations("en", "fr_CA")),
    *(lambda memory, one=one: memory.exact(one, None, None, None, "en", "fr") for one in (*SENTENCES[:3], "none", "")),
    lambda memory: memory.exact(SENTENCES[1], None, SENTENCES[0], SENTENCES[2], "en", "fr", domain="health"),
    lambda memory: memory.exact(SENTENCES[1], None, None, None, "en_GB", "fr_CA"),
    lambda memory: memory.exact("May", "verb", "x", "y", "en", "fr"),
    lambda memory: memory.exact("%d hour", None, None, None, "en", "fr", "%d hours"),
    lambda memory: memory.exact("a\0b", None, "\ud800", None, "en", "fr"),
    *(
        lambda memory, one=one: [(match.percent, match.score) for match in memory.fuzzy(one, "en", "fr")]
        for one in (SENTENCES[0], SENTENCES[4].replace("in", "near"), "The congresses opened", "%_\\", "", "a\0b")
    ),
    lambda memory: memory.fuzzy(SENTENCES[0].replace("Monday", "Mondays"), "en", "fr", 90, 1, "health"),
    lambda memory: memory.fuzzy(SENTENCES[0], "en", "de"),
    *(
        lambda memory, one=one: memory.concordance(one, "en", "fr")
        for one in ("RABAT", "mai", "%", "_", "\\", "a\0b", "heures")
    ),
]


def test_the_same_answers(both: tuple[TranslationMemory, TranslationMemory]) -> None:
    for memory in both:
        fill(memory)
        fill(memory)
    file, server = both
    for number, question in enumerate(QUESTIONS):
        assert question(server) == question(file), f"question {number}"
    for change in (lambda memory: memory.prune("2010-01-01"), lambda memory: memory.forget("a")):
        assert change(server) == change(file) > 0
        assert server.documents() == file.documents()
        assert list(server.translations()) == list(file.translations())


def test_several_write_at_once(url: str) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(5):
                with PostgresMemory(url) as memory:
                    units = [write(Unit(one), (f"{number}",)) for one in SENTENCES]
                    assert memory.add(units, "en", "fr", name) == len(units)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"document {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    with PostgresMemory(url) as memory:
        assert len(memory) == 4 * len(SENTENCES)
    with psycopg.connect(url) as database:
        assert database.execute("SELECT count(*) FROM l10n_memory.text").fetchone() == (len(SENTENCES),)


def test_a_server_that_is_not_there_and_a_password_that_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be used") as told:
        PostgresMemory(f"postgresql://ana:secret@/memory?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_another_schema_version(url: str) -> None:
    PostgresMemory(url).close()
    with psycopg.connect(url) as database:
        database.execute("UPDATE l10n_memory.version SET number = 99")
    with pytest.raises(InputError, match="another version"):
        PostgresMemory(url)
