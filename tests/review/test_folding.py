"""Searching without a browser: what is found is what the texts hold, whatever has been edited, and is ready before anybody asks."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.config import find_project
from l10n.review.folding import BLOCK, Folded, fold
from l10n.review.workspace import Change, Row, Workspace

TEXTS = st.text(alphabet="aAéÉeß’'\u064b\u0645\u0640\u200f \n\0", max_size=8)


def rows_of(texts: list[tuple[str, str]]) -> list[Row]:
    return [Row(Unit(source, (target,))) for source, target in texts]


def found_one_by_one(rows: list[Row], words: list[str]) -> list[Row]:
    texts = [" \n".join((fold(row.unit.source), *map(fold, row.unit.targets))) for row in rows]
    return [row for row, text in zip(rows, texts, strict=True) if all(word in text for word in words)]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=12), st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_blocks_find_what_looking_at_each_unit_finds(
    texts: list[tuple[str, str]], asked: list[str], data: st.DataObject
) -> None:
    words = [word for text in asked for word in fold(text).replace("\0", " ").split()] or ["e"]
    rows, folded = rows_of(texts), Folded(size=3)
    assert list(folded.holding(rows, words)) == found_one_by_one(rows, words)
    place = data.draw(st.integers(0, len(rows) - 1))
    edited = [*rows[:place], *rows_of([data.draw(st.tuples(TEXTS, TEXTS))]), *rows[place + 1 :]]
    for now in (edited, edited[:place], rows):
        assert list(folded.holding(now, words)) == found_one_by_one(now, words)


def test_an_edit_makes_one_block_anew(tmp_path: Path) -> None:
    [one] = large(tmp_path).catalogs()
    before = list(one.folded.blocks(one.rows))
    assert len(before) == 3
    name = one.rows[700].id
    one.change([Change(name, None, lambda unit: write(unit, ["L’œuvre"]))])
    after = list(one.folded.blocks(one.rows))
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True]
    assert [row.id for row in one.folded.holding(one.rows, [fold("l'œuvre")])] == [name]


def test_texts_are_folded_before_anybody_searches(tmp_path: Path) -> None:
    [one] = large(tmp_path).catalogs()
    ready = list(one.folded)
    assert len(ready) == 3
    assert list(one.folded.blocks(one.rows)) == ready
    catalog = Catalog.load(one.path)
    catalog.put(write(next(iter(catalog)), ["Autrement"]))
    catalog.save()
    one.refresh()
    again = list(one.folded)
    assert again != ready
    assert list(one.folded.blocks(one.rows)) == again


def large(folder: Path) -> Workspace:
    """A project whose one catalog takes three blocks."""
    (folder / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', encoding="utf-8")
    catalog = Catalog.new("fr", folder / "catalogs" / "fr" / "large.po")
    for number in range(2 * BLOCK + 10):
        catalog.put(Unit(f"Document {number}", (f"Le document {number}",)))
    catalog.save()
    workspace = Workspace(find_project(folder), "Ana Ruiz")
    workspace.refresh()
    return workspace
