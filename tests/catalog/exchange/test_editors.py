"""Files that Poedit and Weblate saved after somebody worked in them (`editors/README.md`); see `docs/cat-tools.md`."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.tmx import read_tmx
from l10n.catalog.unit import Unit
from l10n.glossary.tbx import read_tbx
from l10n.pipeline.exchange import import_file, read_exchange

FILES = Path(__file__).parent / "editors"
LONG = (
    "The Director-General met ministers of education, of culture and of youth from fifty Member States, <g1>among them</g1> those of "
    "Morocco and Egypt, and signed a declaration."
)
DONE = {
    "The <g1>programme</g1> opened in Rabat.": ("translated", "Le <g1>programme</g1> s’est ouvert à Rabat."),
    "Fifty states took part.": ("translated", "Cinquante pays ont pris part."),
    "Welcome.": ("translated", "Soyez les bienvenus."),
    "Contact us": ("needs-work", "Nous contacter"),
    "Press release": ("translated", "Communiqué de presse"),
    "Read more": ("needs-work", "Lire plus"),
    "Still open": ("translated", "Encore ouvert"),
}
"""What became of the units in every editor."""


def by_source(catalog: Catalog) -> dict[str, Unit]:
    return {unit.source: unit for unit in catalog}


def given() -> dict[str, Unit]:
    return by_source(Catalog.load(FILES / "given.po", "fr"))


def states(units: dict[str, Unit]) -> dict[str, tuple[str, str]]:
    return {source: (unit.state, unit.target) for source, unit in units.items() if source in DONE}


@pytest.mark.parametrize("editor", ["poedit", "weblate"])
def test_a_catalog_comes_back_with_all_that_was_in_it(editor: str) -> None:
    saved = Catalog.load(FILES / f"{editor}.po", "fr")
    units, before = by_source(saved), given()
    assert states(units) == DONE
    assert list(units) == list(before)
    for source, unit in units.items():
        assert (unit.context, unit.plural, unit.marks) == (
            before[source].context,
            before[source].plural,
            before[source].marks,
        )
        assert (unit.notes, unit.locations) == (before[source].notes, before[source].locations)
        assert unit.comments[: len(before[source].comments)] == before[source].comments
    assert units["%(count)d file"] == before["%(count)d file"]
    assert units["%(count)d page"].state == "translated"
    assert (units[LONG].state, units[LONG].previous) == ("translated", None)
    assert units[LONG].target.lower() == "hier, " + before[LONG].target.lower()
    assert units["Read more"].previous == before["Read more"].previous
    assert [unit.source for unit in saved.obsolete] == ["Gone"]


def test_a_comment_added_in_poedit_stands_beside_the_marks() -> None:
    (unit,) = (unit for unit in Catalog.load(FILES / "poedit.po", "fr") if unit.source == "Press release")
    assert unit.comments == ("Seen with the press office.",)
    assert [mark.verb for mark in unit.marks] == ["ignore"]


@pytest.mark.parametrize("name", ["poedit-1.2", "poedit-2.0", "weblate-1.2"])
def test_xliff_brings_work_back_and_no_approval_that_nobody_gave(tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(FILES / "given.po", tmp_path / "a.po"))
    (found,) = read_exchange(FILES / f"{name}.xlf")
    done = import_file(FILES / f"{name}.xlf", found, Catalog.load(path, "fr"))
    assert (done.conflicts, done.unknown) == ((), 0)
    units, before = by_source(Catalog.load(path, "fr")), given()
    approved = {"Press release": ("approved", "Communiqué de presse")} if name == "weblate-1.2" else {}
    assert states(units) == {**DONE, **approved}
    assert units["%(count)d file"].targets[1] == "%(count)d fichiers"
    assert units["%(count)d file"].state == "translated"
    pages = units["%(count)d page"]
    if name == "weblate-1.2":
        assert (pages.state, pages.targets) == ("approved", ("%(count)d page", "%(count)d pages lues"))
    else:
        assert pages == before["%(count)d page"]
    if name == "poedit-2.0":
        assert units[LONG] == before[LONG]
    else:
        assert (units[LONG].state, units[LONG].previous) == ("translated", None)
        assert units[LONG].target.lower() == "hier, " + before[LONG].target.lower()
    for source, unit in units.items():
        assert (unit.comments, unit.notes) == (before[source].comments, before[source].notes)


def test_a_download_from_weblate_fills_the_catalog(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "given.po", tmp_path / "a.po"))
    (found,) = read_exchange(FILES / "weblate-download.xlf")
    done = import_file(FILES / "weblate-download.xlf", found, Catalog.load(path, "fr"), "theirs")
    # It hides the context "menu" in the unit's id.
    assert done.unknown == 1
    units = by_source(Catalog.load(path, "fr"))
    assert states(units) == {
        **DONE,
        "Contact us": ("approved", "Nous contacter"),
        "Press release": ("approved", "Communiqué de presse"),
    }
    assert (units["%(count)d page"].state, units["%(count)d page"].targets[1]) == ("translated", "%(count)d pages lues")
    assert "<g1>dont</g1>" in units[LONG].target


def test_weblates_memory_is_read_without_its_layout() -> None:
    finished = by_source(Catalog.load(FILES / "weblate.po", "fr"))
    found = {one.source: one.targets for one in read_tmx(FILES / "weblate-memory.tmx")}
    assert found["Welcome."] == ("Soyez les bienvenus.",)
    assert (
        found["The <g1>programme</g1> opened in Rabat."] == finished["The <g1>programme</g1> opened in Rabat."].targets
    )


def test_weblates_glossary_comes_back_with_what_it_does_not_show() -> None:
    before = {one.id: one for one in read_tbx(FILES / "given.tbx")}
    saved = {one.id: one for one in read_tbx(FILES / "weblate.tbx")}
    assert list(saved) == [*before, "Secretariat"]
    assert {name: saved[name] for name in ("dg", "rabat", "council")} == {
        name: before[name] for name in ("dg", "rabat", "council")
    }
    state = saved["state"]
    assert [word.term for word in state.wordings] == ["Member State", "État-membre"]
    # It makes one description of the domain and the definition.
    assert state.definition == "organization A state that has acceded"
    assert state.note == "With a hyphen, says HQ"
    assert state == replace(
        before["state"], wordings=state.wordings, domain="", definition=state.definition, note=state.note
    )
    assert saved["Secretariat"].note == "The whole of it"
