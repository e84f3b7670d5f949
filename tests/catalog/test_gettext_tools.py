"""What msgcat, msgmerge and msgattrib do to our catalogs: they keep every mark, and we keep to their layout."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import add_mark, approve, fill, send_back, write
from l10n.catalog.unit import Previous, Unit
from l10n.catalog.update import template

needs_gettext = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")

MACHINE = Mark(
    "machine",
    ("argos:en_fr@opus-1",),
    (("score", "0.83"), ("terms", "3/3"), ("how", "free,free,forced"), ("glossary", "9c1f"), ("on", "2026-11-23")),
)
LONG = "The <g1>Organization</g1> said that member states would meet in Rabat, and that well-known experts would come. "


def units() -> list[Unit]:
    where = {"locations": tuple((f"articles/some/long/path-{at}.html", at) for at in range(9)), "notes": ("paragraph",)}
    note = Mark("note", (), (("by", "Zoë"), ("text", "Il manque « l’accent » : à revoir.\nMerci !")))
    plural = Unit("{n} day", ("{n} jour", "{n} jours"), plural="{n} days", flags=("python-brace-format",))
    return [
        fill(
            Unit(LONG * 3, **where),
            ["L’<g1>Organisation</g1> a dit que les États membres se réuniraient. " * 4],
            MACHINE,
        ),
        approve(fill(Unit("One."), ["Un."], MACHINE), "Ana María", "2026-11-23"),
        add_mark(write(Unit("Two.", comments=("free comment", "")), ["Deux."]), note),
        send_back(write(Unit("Three.", context="menu"), ["Trois."])),
        replace(send_back(write(Unit("Five."), ["Quatre."])), previous=Previous("Four.", "a", None)),
        approve(plural, "Ana", "2026-11-23"),
        Unit('Quotes "here"\tand \\ there\nand a new line\n'),
        fill(Unit("العربية لغة " * 9), ["L’arabe " * 20], MACHINE),
        replace(write(Unit("Gone. " * 20), ["Parti. " * 20]), obsolete=True),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "fr" / "a.po"
    catalog = Catalog.new("fr", path)
    for unit in units():
        catalog.put(unit)
    catalog.save()
    return path


def tool(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def content(path: Path) -> list[Unit]:
    catalog = Catalog.load(path, language="fr")
    return [*catalog, *catalog.obsolete]


def test_what_was_put_is_read(path: Path) -> None:
    assert content(path) == units()


@needs_gettext
def test_msgcat_changes_no_byte(path: Path, tmp_path: Path) -> None:
    tool("msgcat", "-o", tmp_path / "b.po", path)
    assert (tmp_path / "b.po").read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@needs_gettext
@pytest.mark.parametrize("options", [["--no-wrap"], ["--width=40"], ["--sort-output"], ["--no-location"]])
def test_states_survive_msgcat(path: Path, tmp_path: Path, options: list[str]) -> None:
    tool("msgcat", *options, "-o", tmp_path / "b.po", path)
    after = {unit.key: unit for unit in content(tmp_path / "b.po")}
    for unit in units():
        assert after[unit.key].state == unit.state
        assert after[unit.key].marks == unit.marks
        assert after[unit.key].targets == unit.targets


@needs_gettext
def test_states_survive_msgmerge_with_the_same_template(path: Path, tmp_path: Path) -> None:
    template([unit for unit in units() if not unit.obsolete]).save(tmp_path / "a.pot")
    tool("msgmerge", "-q", "--previous", "-o", tmp_path / "b.po", path, tmp_path / "a.pot")
    after = {unit.key: unit for unit in content(tmp_path / "b.po")}
    for unit in units():
        assert after[unit.key].state == unit.state
        assert after[unit.key].marks == unit.marks


@needs_gettext
def test_a_mark_that_msgmerge_copied_does_not_count(path: Path, tmp_path: Path) -> None:
    edited = [replace(unit, source=unit.source.replace("Rabat", "Paris")) for unit in units() if not unit.obsolete]
    template(edited).save(tmp_path / "a.pot")
    tool("msgmerge", "-q", "--previous", "-o", tmp_path / "b.po", path, tmp_path / "a.pot")
    unit = Catalog.load(tmp_path / "b.po").find(edited[0].source)
    assert unit is not None
    assert unit.fuzzy
    assert unit.marks[0].verb == "machine"
    assert unit.state == "needs-work"


@needs_gettext
def test_clearing_fuzzy_with_msgattrib_makes_a_unit_a_persons(path: Path, tmp_path: Path) -> None:
    tool("msgattrib", "--clear-fuzzy", "-o", tmp_path / "b.po", path)
    after = {unit.key: unit for unit in content(tmp_path / "b.po")}
    for unit in units():
        if not unit.obsolete and unit.filled:
            assert after[unit.key].state == ("approved" if unit.state == "approved" else "translated")


@needs_gettext
def test_msgfmt_finds_nothing_wrong(path: Path, tmp_path: Path) -> None:
    tool("msgfmt", "-c", "-o", tmp_path / "a.mo", path)


def test_states_survive_polib(path: Path, tmp_path: Path) -> None:
    polib.pofile(str(path)).save(str(tmp_path / "b.po"))
    after = {unit.key: unit for unit in content(tmp_path / "b.po")}
    for unit in units():
        assert after[unit.key].state == unit.state
        assert [mark.verb for mark in after[unit.key].marks] == [mark.verb for mark in unit.marks]
        assert after[unit.key].targets == unit.targets
