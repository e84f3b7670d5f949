"""Catalogs brought up to date: new, changed, moved, gone, revived."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.similar import THRESHOLD, Similar, even
from l10n.catalog.states import add_mark, approve, fill, send_back, write
from l10n.catalog.unit import Previous, Unit
from l10n.catalog.update import revise, template, units_of, write_template
from l10n.errors import InputError

MACHINE = Mark("machine", ("argos:en_fr@opus-1",), (("score", "0.83"),))
OLD = "The programme opened in Rabat on Monday."
EDITED = "The programme opened in Rabat on Tuesday."


def update(catalog: Catalog, made: Catalog) -> Catalog:
    return revise(catalog, made).catalog


def catalog_of(*units: Unit) -> Catalog:
    catalog = Catalog.new("fr", created="2026-11-23 09:00+0000")
    for unit in units:
        catalog.put(unit)
    return catalog


def pot(*sources: str | Unit) -> Catalog:
    return template([Unit(each) if isinstance(each, str) else each for each in sources])


def test_unchanged_units_keep_everything_but_locations_and_notes() -> None:
    approved = approve(fill(Unit(OLD, comments=("free",)), ["Le programme."], MACHINE), "Ana", "2026-11-23")
    done = revise(catalog_of(approved), pot(Unit(OLD, locations=(("b.html", 9),), notes=("h1",))))
    (unit,) = done.catalog
    assert unit == replace(approved, locations=(("b.html", 9),), notes=("h1",))
    assert unit.state == "approved"
    assert (done.kept, done.new, done.changed, done.revived, done.gone) == (1, 0, 0, 0, 0)


def test_a_persons_target_of_a_changed_source_needs_work() -> None:
    approved = approve(Unit(OLD, ("Le programme.",)), "Ana", "2026-11-23")
    done = revise(catalog_of(approved), pot(EDITED))
    (unit,) = done.catalog
    assert unit.state == "needs-work"
    assert unit.targets == ("Le programme.",)
    assert unit.previous == Previous(OLD)
    assert unit.marks == ()
    assert done.catalog.obsolete == ()
    assert done.changed == 1


def test_a_machines_target_of_a_changed_source_is_emptied() -> None:
    note = Mark("note", (), (("text", "hm"),))
    machine = add_mark(fill(Unit(OLD, comments=("free",)), ["Le programme."], MACHINE), note)
    (unit,) = update(catalog_of(machine), pot(EDITED))
    assert unit.state == "untranslated"
    assert unit.previous is None
    assert unit.comments == ("free",)
    assert unit.marks == (note,)


def test_the_previous_source_is_the_one_the_target_was_made_from() -> None:
    first = update(catalog_of(write(Unit(OLD), ["Le programme."])), pot(EDITED))
    second = update(first, pot("The programme opened in Rabat on Wednesday."))
    (unit,) = second
    assert unit.previous == Previous(OLD)
    (back,) = update(second, pot(OLD))
    assert back.previous is None
    assert back.state == "needs-work"


def test_what_is_gone_stays_when_a_person_made_it_and_comes_back() -> None:
    person, machine = write(Unit(OLD), ["Le programme."]), fill(Unit("Nothing like it."), ["Rien."], MACHINE)
    done = revise(catalog_of(person, machine, Unit("Kept words", ("Mots",))), pot("Kept words"))
    assert [unit.source for unit in done.catalog.obsolete] == [OLD]
    assert done.gone == 2
    revived = revise(done.catalog, pot("Kept words", OLD))
    assert revived.revived == 1
    assert revived.catalog.obsolete == ()
    assert revived.catalog.find(OLD) == person


def test_an_obsolete_unit_lends_its_target_to_a_similar_source() -> None:
    gone = update(catalog_of(write(Unit(OLD), ["Le programme."])), pot("Completely other words here"))
    (unit,) = update(gone, pot(EDITED))
    assert unit.targets == ("Le programme.",)
    assert unit.previous == Previous(OLD)


def test_order_follows_the_template_and_is_written(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "a.po"
    sources = ["First words.", "Second thing!", "Third of all?"]
    catalog = catalog_of(*(write(Unit(source), [source.upper()]) for source in sources))
    catalog.save(path)
    text = path.read_text(encoding="utf-8")
    moved = update(Catalog.load(path), pot(*reversed(sources)))
    assert moved.changed
    moved.save()
    again = Catalog.load(path)
    assert [unit.source for unit in again] == sources[::-1]
    assert {unit.state for unit in again} == {"translated"}
    assert sorted(path.read_text(encoding="utf-8").split("\n")[-14:]) == sorted(text.split("\n")[-14:])


def test_updating_with_the_same_template_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "a.po"
    made = template([Unit(OLD, locations=(("a.html", 1),)), Unit("b", context="c")], created="2026-11-23 09:00+0000")
    update(Catalog.new("fr", path), made).save()
    before = path.read_bytes()
    later = template(list(made), created="2026-12-24 09:00+0000")
    again = update(Catalog.load(path), later)
    assert not again.changed
    assert not again.save()
    assert path.read_bytes() == before


def test_context_and_neighbours_decide_between_equals() -> None:
    units = [
        write(Unit(source, context=str(at)), [f"cible {at}"]) for at, source in enumerate(["Alpha beta", "Yes"] * 3)
    ]
    wanted = [replace(unit, source="Yes!") if at == 3 else unit for at, unit in enumerate(units)]
    moved = update(catalog_of(*units), template([*wanted[:5]]))
    changed = moved.find("Yes!", "3")
    assert changed is not None
    assert changed.target == "cible 3"


def test_a_new_context_keeps_the_words() -> None:
    (unit,) = update(catalog_of(write(Unit("Open"), ["Ouvrir"])), template([Unit("Open", context="menu")]))
    assert unit.target == "Ouvrir"
    assert unit.state == "needs-work"
    assert unit.previous == Previous("Open")


def test_plural_messages_have_the_forms_of_the_language() -> None:
    made = template([Unit("{n} day", ("", ""), plural="{n} days")])
    arabic = update(Catalog.new("ar"), made)
    (unit,) = arabic
    assert unit.targets == ("",) * 6
    singular = catalog_of(write(Unit("{n} day"), ["{n} jour"]))
    (unit,) = update(singular, made)
    assert unit.targets == ("{n} jour", "")
    assert unit.state == "needs-work"
    (back,) = update(update(singular, made), template([Unit("{n} day")]))
    assert back.targets == ("{n} jour",)


@given(
    st.lists(st.text("abc d", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=8, unique=True),
    st.lists(st.text("abc d", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=8, unique=True),
    st.randoms(use_true_random=False),
)
def test_no_word_of_a_person_is_lost(old: list[str], new: list[str], chance: random.Random) -> None:
    units = []
    for number, source in enumerate(old):
        unit = Unit(source)
        how = chance.randrange(4)
        if how == 1:
            unit = fill(unit, [f"machine {number}"], MACHINE)
        elif how == 2:
            unit = write(unit, [f"person {number}"])
        elif how == 3:
            unit = send_back(write(unit, [f"person {number}"]))
        units.append(unit)
    done = update(catalog_of(*units), pot(*new))
    assert [unit.source for unit in done] == new
    words = {unit.target for unit in (*done, *done.obsolete)}
    assert {unit.target for unit in units if unit.target.startswith("person")} <= words
    for unit in done:
        if unit.target.startswith("machine"):
            assert unit.source in old
            assert unit.state == "machine"
    assert [unit.source for unit in update(done, pot(*old))] == old


@dataclass(frozen=True)
class Code:
    name: str
    opening: str
    shown: str = ""


@dataclass(frozen=True)
class Piece:
    source: str
    kind: str = "paragraph"
    codes: tuple[Code, ...] = ()
    line: int = 1
    context: str | None = None


def test_a_picture_inside_the_markup_does_not_go_into_the_catalog() -> None:
    code = Code("x1", '<img src="data:image/png;base64,' + "A" * 2_000_000 + '">')
    (unit,) = units_of([Piece("Look <x1/>", codes=(code,))], "a.html")  # type: ignore[list-item]
    assert unit.notes[0].startswith('paragraph; x1: <img src="data:')
    assert len(unit.notes[0]) < 600


def test_a_passage_that_no_catalog_can_hold_is_refused_where_it_stands() -> None:
    with pytest.raises(InputError, match=r"a\.txt:7: .* has 2000000 characters"):
        units_of([Piece("x" * 2_000_000, line=7)], "a.txt")  # type: ignore[list-item]


def test_equal_segments_share_a_unit() -> None:
    pieces = [
        Piece("The <g1>programme</g1>.", codes=(Code("g1", '<a\n href="/en">'),), line=3),
        Piece("More", line=5),
        Piece("More", kind="h1", line=9),
        Piece("More", line=11, context="menu"),
        Piece(""),
    ]
    units = units_of(pieces, "articles/a.html")  # type: ignore[arg-type]
    assert units == [
        Unit(
            "The <g1>programme</g1>.",
            notes=('paragraph; g1: <a href="/en">',),
            locations=(("articles/a.html", 3),),
        ),
        Unit("More", notes=("paragraph", "h1"), locations=(("articles/a.html", 5), ("articles/a.html", 9))),
        Unit("More", notes=("paragraph",), locations=(("articles/a.html", 11),), context="menu"),
    ]


def test_a_template_is_written_only_when_its_units_change(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "a.pot"
    assert write_template(template([Unit("a")], created="2026-11-23 09:00+0000"), path)
    before = path.read_bytes()
    assert not write_template(template([Unit("a")], created="2026-11-24 09:00+0000"), path)
    assert path.read_bytes() == before
    assert write_template(template([Unit("a"), Unit("b")], created="2026-11-24 09:00+0000"), path)
    loaded = Catalog.load(path)
    assert [unit.source for unit in loaded] == ["a", "b"]
    assert loaded.header["POT-Creation-Date"] == "2026-11-24 09:00+0000"


def corpus(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311
    stems = ["".join(chance.choices("aeioubcdflmnprst", k=chance.randint(2, 10))) for _ in range(900)]
    weights = [1 / (rank + 1) for rank in range(len(stems))]
    return [" ".join(chance.choices(stems, weights, k=chance.randint(1, 30))) for _ in range(count)]


def edited(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 5)):
        words[chance.randrange(len(words))] = chance.choice(["wholly", "new", "wording"])
    return " ".join(words)


def test_the_index_finds_what_comparing_with_all_finds() -> None:
    texts, chance = corpus(1500, 7), random.Random(8)  # noqa: S311
    queries = [edited(text, chance) for text in chance.sample(texts, 300)]
    index = Similar(texts)
    asked = found = 0
    for query in queries:
        best = max(Indel.normalized_similarity(even(query), even(text)) for text in texts)
        if best >= 0.7:
            asked += 1
            answer = index.best(query)
            found += bool(answer) and answer[0][1] >= best - 1e-9
    assert asked > 200
    assert found >= 0.97 * asked


def test_nothing_dissimilar_is_offered() -> None:
    assert Similar(["Completely other words"]).best("The programme opened") == []
    assert Similar([]).best("a") == []
    texts = corpus(200, 1)
    assert all(score >= THRESHOLD for text in corpus(50, 2) for _, score in Similar(texts).best(text))


def test_codes_and_typography_do_not_count() -> None:
    index = Similar(["L’<g1>ONU</g1>  est là", "autre"])
    assert index.best("L'ONU<x1/> est là") == [(0, 1.0)]


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
def test_our_choices_agree_with_msgmerge(tmp_path: Path) -> None:
    texts, chance = list(dict.fromkeys(corpus(1200, 3))), random.Random(4)  # noqa: S311
    wanted = [edited(text, chance) if chance.random() < 0.1 and len(text) > 40 else text for text in texts]
    wanted = list(dict.fromkeys(wanted))
    catalog_of(*(write(Unit(text), [text.upper()]) for text in texts)).save(tmp_path / "fr" / "a.po")
    made = pot(*wanted)
    made.save(tmp_path / "a.pot")
    ours = update(Catalog.load(tmp_path / "fr" / "a.po"), made)
    subprocess.run(
        ["msgmerge", "-q", "--previous", "-o", "theirs.po", "fr/a.po", "a.pot"],
        cwd=tmp_path,
        check=True,
    )
    theirs = Catalog.load(tmp_path / "theirs.po")
    fuzzy = [unit for unit in theirs if unit.fuzzy]
    assert len(fuzzy) > 40
    same = sum(1 for unit in fuzzy if (mine := ours.find(unit.source)) is not None and mine.previous == unit.previous)
    assert same >= 0.95 * len(fuzzy)


def test_an_approval_voided_by_a_change_that_is_taken_back_leaves_needs_work() -> None:
    """Not `machine`: what a person approved must not become free for the machine to overwrite or for `update` to drop."""
    approved = approve(fill(Unit(OLD), ["Le programme a ouvert lundi."], MACHINE), "Ana", "2026-11-23")
    changed = update(catalog_of(approved), pot(EDITED))
    (back,) = update(changed, pot(OLD))
    assert (back.source, back.target, back.state) == (OLD, "Le programme a ouvert lundi.", "needs-work")
