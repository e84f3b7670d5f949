"""What the memory keeps, and which of it it answers with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, write
from l10n.catalog.unit import Unit
from l10n.memory.match import Match
from l10n.memory.store import Memory

OPENED = "The congress opened in Astana."
HOURS = Unit("%d hour", ("", ""), plural="%d hours")


def translated(source: str, target: str, context: str | None = None) -> Unit:
    return write(Unit(source, context=context), (target,))


def approved(source: str, target: str, on: str = "2026-11-20", context: str | None = None) -> Unit:
    return approve(translated(source, target, context), "Ana Reviewer", on)


def machine(source: str, target: str) -> Unit:
    return fill(Unit(source), (target,), Mark("machine", ("argos:en_fr@opus-1",)))


def ask(
    memory: Memory,
    source: str,
    previous: str | None = None,
    next: str | None = None,  # noqa: A002
    context: str | None = None,
    target_lang: str = "fr",
) -> Match | None:
    return memory.exact(source, context, previous, next, "en", target_lang)


def test_a_finished_unit_is_found_by_its_source(memory: Memory) -> None:
    assert memory.add([approved(OPENED, "Le congrès s’est ouvert à Astana.")], "en", "fr", "news/astana") == 1
    assert ask(memory, OPENED, previous="Before.") == Match(
        kind="exact",
        source=OPENED,
        targets=("Le congrès s’est ouvert à Astana.",),
        state="approved",
        document="news/astana",
        origin="Ana Reviewer",
        when="2026-11-20",
    )


@pytest.mark.parametrize("other", [OPENED.lower(), OPENED[:-1], f"{OPENED} ", "", f"{OPENED}\0"])
def test_nothing_but_the_same_source_is_exact(memory: Memory, other: str) -> None:
    memory.add([translated(OPENED, "Ouvert.")], "en", "fr", "a")
    assert ask(memory, other) is None


def test_languages_are_kept_apart(memory: Memory) -> None:
    memory.add([translated("Chat", "Discussion")], "en", "fr", "a")
    memory.add([translated("Chat", "Cat")], "fr", "en", "a")
    found = ask(memory, "Chat")
    assert found is not None
    assert found.target == "Discussion"
    assert ask(memory, "Chat", target_lang="ar") is None


def test_only_finished_units_are_kept(memory: Memory) -> None:
    units = [
        Unit("Untranslated"),
        machine("Machine", "Machine"),
        send_back(translated("Sent back", "Renvoyé")),
        replace(translated("Obsolete", "Obsolète"), obsolete=True),
        translated("Translated", "Traduit"),
        approved("Approved", "Approuvé"),
    ]
    assert memory.add(units, "en", "fr", "a") == len(memory) == 2
    kept = [unit.source for unit in units if ask(memory, unit.source)]
    assert kept == ["Translated", "Approved"]


def test_a_unit_between_the_same_neighbours_is_a_context_match(memory: Memory) -> None:
    around = [machine("Before.", "Avant."), translated("Open", "Ouvert"), Unit("After.")]
    memory.add(around, "en", "fr", "a")
    found = {
        (previous, following): ask(memory, "Open", previous, following).kind  # type: ignore[union-attr]
        for previous in ("Before.", "Other.", None)
        for following in ("After.", None)
    }
    assert [place for place, kind in found.items() if kind == "context"] == [("Before.", "After.")]


def test_an_obsolete_unit_is_nobodys_neighbour(memory: Memory) -> None:
    gone = replace(translated("Gone", "Parti"), obsolete=True)
    memory.add([translated("One", "Un"), gone, translated("Two", "Deux")], "en", "fr", "a")
    found = ask(memory, "Two", previous="One")
    assert found is not None
    assert found.kind == "context"


def test_of_two_translations_the_one_from_the_same_place_is_chosen(memory: Memory) -> None:
    memory.add([Unit("Shop"), translated("Open", "Ouvert")], "en", "fr", "a")
    memory.add([Unit("File"), translated("Open", "Ouvrir")], "en", "fr", "b")
    for previous, target in (("Shop", "Ouvert"), ("File", "Ouvrir")):
        found = ask(memory, "Open", previous)
        assert found is not None
        assert (found.kind, found.target) == ("context", target)


def test_a_context_of_the_message_counts_before_the_rest(memory: Memory) -> None:
    units = [translated("May", "Mai", "month"), translated("May", "Pouvoir", "verb"), translated("End", "Fin")]
    memory.add(units, "en", "fr", "a")
    for context, target in (("month", "Mai"), ("verb", "Pouvoir")):
        found = ask(memory, "May", "elsewhere", "elsewhere", context)
        assert found is not None
        assert (found.kind, found.target) == ("exact", target)


def test_what_a_person_approved_comes_before_what_stands_in_the_same_place(memory: Memory) -> None:
    memory.add([Unit("Shop"), translated("Open", "Ouvert")], "en", "fr", "a")
    memory.add([Unit("File"), approved("Open", "Ouvrir")], "en", "fr", "b")
    found = ask(memory, "Open", "Shop")
    assert found is not None
    assert (found.kind, found.target, found.state) == ("exact", "Ouvrir", "approved")


def test_of_equals_the_latest_then_the_first_document_by_name(memory: Memory) -> None:
    memory.add([approved("Open", "Vieux", "2020-01-01")], "en", "fr", "a")
    memory.add([approved("Open", "Neuf", "2026-01-01")], "en", "fr", "c")
    memory.add([approved("Open", "Autre", "2026-01-01")], "en", "fr", "b")
    found = ask(memory, "Open", "elsewhere")
    assert found is not None
    assert (found.target, found.document) == ("Autre", "b")


def test_a_catalog_added_again_changes_nothing(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    units = [translated("Open", "Ouvert"), approved("Closed", "Fermé")]
    memory.add(units, "en", "fr", "a")
    before = ask(memory, "Open")
    assert before is not None
    assert before.when == date.today().isoformat()

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date(2099, 1, 1)

    monkeypatch.setattr("l10n.memory.memory.date", Tomorrow)
    assert memory.add(units, "en", "fr", "a") == len(memory) == 2
    assert ask(memory, "Open") == before


def test_a_document_is_refreshed_as_a_whole(memory: Memory) -> None:
    memory.add([translated("Open", "Ouvert"), translated("Closed", "Fermé")], "en", "fr", "a")
    memory.add([translated("Open", "Ouvert ici")], "en", "fr", "b")
    memory.add([translated("Open", "Ouverte")], "en", "fr", "a")
    assert ask(memory, "Closed") is None
    assert len(memory) == 2
    assert memory.documents() == [("a", "en", "fr", 1), ("b", "en", "fr", 1)]


def test_a_target_that_a_person_sends_back_is_no_longer_known(memory: Memory) -> None:
    unit = translated("Open", "Ouvert")
    memory.add([unit], "en", "fr", "a")
    assert memory.add([send_back(unit)], "en", "fr", "a") == 0
    assert ask(memory, "Open") is None


def test_forgetting_a_document_forgets_its_every_language_and_byte(memory: Memory) -> None:
    private = "The minister’s private number is 0612345678."
    memory.add([translated(private, "Le numéro privé du ministre.")], "en", "fr", "secret")
    memory.add([translated(private, "رقم الوزير الخاص.")], "en", "ar", "secret")
    memory.add([translated("Open", "Ouvert")], "en", "fr", "a")
    assert memory.forget("secret") == 2
    assert memory.forget("secret") == 0
    assert memory.documents() == [("a", "en", "fr", 1)]
    assert ask(memory, private) is None
    files = list(memory.path.parent.iterdir())
    assert memory.path in files
    for path in files:
        assert b"0612345678" not in path.read_bytes()
        assert "الوزير".encode() not in path.read_bytes()


def test_plural_units_have_all_their_forms(memory: Memory) -> None:
    forms = ("لا ساعات", "ساعة", "ساعتان", "%d ساعات", "%d ساعة", "%d ساعة.")
    memory.add([translated("Hours", "الساعات"), write(replace(HOURS, targets=("",) * 6), forms)], "en", "ar", "a")
    found = memory.exact("%d hour", None, "Hours", None, "en", "ar", "%d hours")
    assert found is not None
    assert (found.kind, found.targets) == ("context", forms)


def test_a_plural_unit_is_not_the_ordinary_one_with_its_source(memory: Memory) -> None:
    memory.add([write(HOURS, ("%d heure", "%d heures")), translated("After", "Après")], "en", "fr", "a")
    assert ask(memory, "%d hour") is None
    assert memory.exact("%d hour", None, None, None, "en", "fr", "%d hrs") is None
    beside = ask(memory, "After", previous="%d hour")
    assert beside is not None
    assert beside.kind == "context"


def test_half_translated_plurals_are_not_kept(memory: Memory) -> None:
    assert memory.add([replace(HOURS, targets=("%d heure", ""))], "en", "fr", "a") == 0


def test_composed_and_decomposed_letters_are_the_same(memory: Memory) -> None:
    composed = unicodedata.normalize("NFC", "Café à Ségou")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    memory.add([translated("é", "x"), translated(decomposed, decomposed)], "fr", "en", "a")
    for source in (composed, decomposed):
        found = memory.exact(source, None, unicodedata.normalize("NFD", "é"), None, "fr", "en")
        assert found is not None
        assert (found.kind, found.source, found.target) == ("context", composed, decomposed)


TEXT = st.sampled_from(["Open", "Close", "é", "e\u0301", "a\0b", "'; DROP TABLE unit; --", "😀"]) | st.text(
    st.characters(codec="utf-8"), min_size=1, max_size=5
)
UNITS = st.lists(
    st.builds(
        lambda source, target, context, act: act(translated(source, target, context)),
        TEXT,
        TEXT,
        st.none() | st.sampled_from(["", "month"]),
        st.sampled_from([lambda unit: unit, send_back, lambda unit: approve(unit, "Ana", "2026-11-20")]),
    ),
    max_size=6,
    unique_by=lambda unit: unit.key,
)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    with Memory(tmp_path_factory.mktemp("lasting") / "memory.sqlite3") as opened:
        yield opened


@given(units=UNITS)
@settings(max_examples=60, deadline=None)
def test_what_goes_in_comes_out(lasting: Memory, units: list[Unit]) -> None:
    def same(one: str, other: str) -> bool:
        return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)

    lasting.add(units, "en", "fr", "document")
    for at, unit in enumerate(units):
        before = units[at - 1].source if at else None
        after = units[at + 1].source if at + 1 < len(units) else None
        found = lasting.exact(unit.source, unit.context, before, after, "en", "fr")
        rivals = [other for other in units if same(other.source, unit.source)]
        kept = [other for other in rivals if other.state in ("translated", "approved")]
        assert (found is None) == (not kept)
        if found is None:
            continue
        assert found.targets in [other.targets for other in kept if other.state == found.state]
        assert (found.state == "approved") == any(other.state == "approved" for other in kept)
        if unit.state == found.state:
            assert found.kind == "context"
