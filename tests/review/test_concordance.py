"""How a word was translated elsewhere: what is found, in what order, and what a reviewer does with it in a real browser."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import approve, write
from l10n.catalog.unit import Unit
from l10n.config import find_project
from l10n.memory.registry import open_memory
from l10n.review.concordance import MOST, concordance
from l10n.review.folding import fold, places
from l10n.review.workspace import Workspace


@given(
    st.text(alphabet="aAéÉe\u0301ß’'\u064b\u0645\u0640\u200f 한ﬁ"),
    st.lists(st.sampled_from(["e", "a'", "ss", "م", "f", "ᅡ"])),
)
def test_a_place_holds_the_word_it_is_of(text: str, words: list[str]) -> None:
    found = places(text, words) if words else []
    assert all(any(word in fold(text[start:end]) for word in words) for start, end in found)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(found))
    assert bool(found) == any(word in fold(text) for word in words)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A project whose memory knows a document that is not among its catalogs."""
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', encoding="utf-8")
    french = [
        Unit("The Member State", ("L’État membre",)),
        Unit("A state of which a member spoke", ("Un état dont un membre parla",)),
        Unit("Our <g1>Member</g1> State", ("Notre <g1>État</g1> membre",)),
        Unit("Member State: nobody translated it", ("",)),
        Unit("Nothing of the kind", ("Rien",), comments=("about a member state",)),
    ]
    catalog = Catalog.new("fr", tmp_path / "catalogs" / "fr" / "news.po")
    for unit in french:
        catalog.put(unit)
    catalog.put(approve(french[2], "Ana Ruiz", "2026-11-23"))
    catalog.save()
    project = find_project(tmp_path)
    with open_memory(project) as memory:
        memory.add([Unit("A Member State left", ("Un État membre partit",))], "en", "fr", "fr/gone")
        memory.add(catalog, "en", "fr", "fr/news")
    workspace = Workspace(project, "Ana Ruiz")
    workspace.refresh()
    return workspace


def found(workspace: Workspace, text: str, but: str = "") -> list[dict[str, Any]]:
    [one] = workspace.catalogs()
    return concordance(workspace, one, but, text)


def said(pieces: list[dict[str, Any]], only: str = "text") -> list[str]:
    return [piece["text"] for piece in pieces if piece.get(only)]


def test_the_phrase_comes_before_its_words_and_the_approved_first(workspace: Workspace) -> None:
    assert [
        ("".join(said(one["source"])), one["document"], one["state"]) for one in found(workspace, "member STATE")
    ] == [
        ("Our <g1>Member</g1> State", "fr/news", "approved"),
        ("The Member State", "fr/news", "translated"),
        ("A Member State left", "fr/gone", "translated"),
        ("A state of which a member spoke", "fr/news", "translated"),
    ]


def test_the_unit_itself_is_no_example(workspace: Workspace) -> None:
    assert [said(one["targets"][0], "hit") for one in found(workspace, "dont")] == [["dont"]]
    assert found(workspace, "dont", Unit("A state of which a member spoke").id) == []


def test_the_words_are_marked_and_codes_left_whole(workspace: Workspace) -> None:
    first = found(workspace, "member state")[0]
    assert said(first["source"], "hit") == ["Member", "State"]
    assert said(first["source"], "code") == ["<g1>", "</g1>"]
    assert first["insert"] == ["Notre État membre"]
    assert found(workspace, "g1") == []


def test_targets_are_searched_without_accents_or_kinds_of_apostrophe(workspace: Workspace) -> None:
    assert [said(one["targets"][0], "hit") for one in found(workspace, "l'etat")] == [["L’État"]]


def test_a_word_of_every_unit_gives_no_more_than_can_be_read(workspace: Workspace) -> None:
    [one] = workspace.catalogs()
    catalog = Catalog.load(one.path)
    for number in range(200):
        catalog.put(Unit(f"Common {number}", (f"Commun {number}",)))
    catalog.save()
    one.refresh()
    assert len(found(workspace, "common")) == MOST
    assert found(workspace, " \u064b ") == []


def test_what_is_selected_is_looked_for_and_what_is_found_inserted(screen: Screen) -> None:
    path = screen.bench.project / "catalogs" / "fr" / "messages.po"
    catalog = Catalog.load(path)
    member = catalog.find("Member States")
    assert member is not None
    catalog.put(write(member, ["États membres"]))
    catalog.save()
    screen.open("?scope=fr/messages&text=took part")
    screen.source("took part")
    screen.field.fill("Les ")
    screen.page.locator(".source-text mark.term").dblclick()
    screen.page.keyboard.press("Alt+K")
    passage = screen.page.locator(".passage", has_text="États membres").first
    passage.wait_for()
    assert screen.page.locator("#concordance").input_value() in ("Member", "State", "Member State")
    assert "Member" in " ".join(passage.locator(".matched-source mark.hit").all_inner_texts())
    screen.page.locator("#concordance").fill("member states")
    wait_until(lambda: passage.locator(".matched-source mark.hit").all_inner_texts() == ["Member", "States"])
    assert passage.locator(".offered").get_attribute("lang") == "fr"
    screen.page.keyboard.press("Alt+1")
    assert screen.text == "Les États membres"
    screen.page.locator("#concordance").fill("nowhere to be found")
    screen.page.locator("#concordance-count", has_text="No catalog and no memory").wait_for()


def test_only_what_is_selected_of_a_passage_is_inserted(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("congress hall")
    screen.field.fill("Le ")
    screen.page.locator("#tab-concordance").click()
    screen.page.locator("#concordance").fill("agriculture intelligente")
    passage = screen.page.locator(".passage").first
    text = passage.locator(".offered")
    text.wait_for()
    text.evaluate(
        "element => { const range = document.createRange(); range.setStart(element.firstChild, 0);"
        " range.setEnd(element.querySelector('mark.hit').firstChild, 4); getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    passage.locator("button").click()
    assert screen.text == "Le L’agri"
