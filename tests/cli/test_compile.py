"""`l10n compile`: where its files lie, what is in them, and what it refuses."""

from __future__ import annotations

import gettext
import json
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, write
from l10n.catalog.unit import Unit


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr", "pt_BR"]\n', encoding="utf-8")
    catalog = Catalog.new("fr", tmp_path / "catalogs" / "fr" / "site" / "menu.po")
    catalog.put(write(Unit("Open"), ["Ouvrir"]))
    catalog.put(approve(write(Unit("Close"), ["Fermer"]), "Ana", "2026-11-24"))
    catalog.put(fill(Unit("Save"), ["Enregistrer"], Mark("machine", ("x",))))
    catalog.put(send_back(write(Unit("Print"), ["Imprimez"])))
    catalog.put(Unit("Quit"))
    catalog.save()
    other = Catalog.new("pt_BR", tmp_path / "catalogs" / "pt_BR" / "LC_MESSAGES" / "menu.po")
    other.put(write(Unit("Open"), ["Abrir"]))
    other.save()
    return tmp_path


def said(folder: Path, domain: str, language: str) -> list[str]:
    read = gettext.translation(domain, folder, languages=[language])
    return [read.gettext(source) for source in ("Open", "Close", "Save", "Print", "Quit")]


def test_python_finds_what_was_compiled(project: Path) -> None:
    done = json.loads(l10n("compile", "--json", cwd=project).stdout)
    assert [one["mo"] for one in done["catalogs"]] == [
        "catalogs/fr/LC_MESSAGES/site/menu.mo",
        "catalogs/pt_BR/LC_MESSAGES/menu.mo",
    ]
    assert [(one["messages"], one["left_out"]) for one in done["catalogs"]] == [(2, 3), (1, 0)]
    assert said(project / "catalogs", "site/menu", "fr") == ["Ouvrir", "Fermer", "Save", "Print", "Quit"]
    assert said(project / "catalogs", "menu", "pt_BR")[0] == "Abrir"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("machine", ["Ouvrir", "Fermer", "Enregistrer", "Print", "Quit"]),
        ("approved", ["Open", "Fermer", "Save", "Print", "Quit"]),
    ],
)
def test_the_lowest_state_can_be_chosen(project: Path, state: str, expected: list[str]) -> None:
    l10n("compile", "--min-state", state, "--out", "locale", cwd=project)
    assert said(project / "locale", "site/menu", "fr") == expected


def test_a_file_outside_a_project_lands_beside_its_language(tmp_path: Path) -> None:
    for place in ("locale/fr/LC_MESSAGES/a.po", "po/fr.po", "po/fr/b.po"):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = Catalog.new("fr", path)
        catalog.put(write(Unit("Open"), ["Ouvrir"]))
        catalog.save()
        l10n("compile", place, cwd=tmp_path)
    assert said(tmp_path / "locale", "a", "fr")[0] == "Ouvrir"
    assert said(tmp_path / "po", "b", "fr")[0] == "Ouvrir"
    assert said(tmp_path / "po", "fr", "fr")[0] == "Ouvrir"


HEADER = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.po", HEADER.format("fr") + 'msgid "a\\n"\nmsgstr "b"\n', "a.po:4: source and target do not both end"),
        ("a.po", HEADER.format("fr") + 'msgid "a"\nmsgstr "\\nb"\n', "a.po:4: source and target do not both begin"),
        ("a.po", HEADER.format("../../x") + 'msgid "a"\nmsgstr "b"\n', "a.po"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n', "a.po: does not say which language it is in"),
        ("a.pot", HEADER.format("fr") + 'msgid "a"\nmsgstr "b"\n', "a.pot: is a template"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert told in l10n("compile", name, cwd=tmp_path, expect=2).stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_two_catalogs_cannot_be_one_file(project: Path) -> None:
    l10n("compile", "catalogs/pt_BR", cwd=project)
    catalog = Catalog.new("pt_BR", project / "catalogs" / "pt_BR" / "menu.po")
    catalog.put(write(Unit("Open"), ["Abra"]))
    catalog.save()
    assert "same file" in l10n("compile", cwd=project, expect=2).stderr
