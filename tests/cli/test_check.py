"""`l10n check` on a terminal and off it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit

STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def folder(tmp_path) -> Path:
    catalog = Catalog.new("fr", path=tmp_path / "fr" / "a.po")
    catalog.put(
        write(
            Unit("Hello {name}, [bold]here[/bold] :smile:"), ("Bonjour \u202e[bold]ici[/bold] :smile: " + "très " * 40,)
        )
    )
    catalog.save()
    return tmp_path


def on_a_terminal(folder: Path, *options: str, expect: int = 1, **variables: str) -> str:
    """What `l10n check` shows where its output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment |= {"TERM": "xterm-256color", "COLUMNS": "60", **variables}
    command = [sys.executable, str(ROOT / "cli.py"), "check", "fr/a.po", *options]
    with subprocess.Popen(command, cwd=folder, stdout=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        shown = b""
        # Reading fails once the program has ended and with it the terminal.
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:
            pass
    os.close(ours)
    assert running.returncode == expect
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_colours_and_the_same_text(folder):
    plain = l10n("check", "fr/a.po", cwd=folder, expect=1).stdout
    shown = on_a_terminal(folder)
    assert STYLE.search(plain) is None
    assert STYLE.sub("", shown) == plain
    assert "\x1b[1;31merror\x1b[0m: the placeholder {name} is missing" in shown
    assert "\x1b[1;35m⟦{name}⟧\x1b[0m, [bold]here[/bold] :smile:" in shown
    assert "\u202e" not in shown


def test_no_color_is_heard(folder):
    assert STYLE.search(on_a_terminal(folder, NO_COLOR="1")) is None


def test_colours_can_be_forced_where_there_is_no_terminal(folder, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1;31merror" in l10n("check", "fr/a.po", cwd=folder, expect=1).stdout


def test_a_catalog_cannot_command_the_terminal_that_shows_what_would_be_mended(folder):
    path = folder / "fr" / "a.po"
    path.write_bytes(path.read_bytes() + b'\nmsgid "Really?"\nmsgstr "Vraiment \x1b]0;owned\x07?"\n')
    options = ("--fix", "--dry-run")
    shown = on_a_terminal(folder, *options, expect=0)
    assert "\\x1b]0;owned\\x07" in shown
    assert "\x1b" not in shown
    assert "\x1b" in l10n("check", "fr/a.po", *options, cwd=folder).stdout


def test_whatever_check_is_asked_for_json_is_one_document(folder):
    [change] = json.loads(l10n("check", "fr/a.po", "--fix", "--dry-run", "--json", cwd=folder).stdout)["changes"]
    assert (change["path"], change["units"]) == ("fr/a.po", 1)
    assert '\n-"très très "\n' in change["difference"]
    told = json.loads(l10n("check", "fr/a.po", "--write-baseline", "b.json", "--json", cwd=folder).stdout)
    assert (told["path"], told["findings"] > 0) == ("b.json", True)


def test_a_project_without_catalogs_does_not_pass(tmp_path):
    l10n("init", "--to", "fr", cwd=tmp_path)
    assert "catalogs: has no catalogs" in l10n("check", cwd=tmp_path, expect=2).stderr


def test_a_language_without_a_catalog_is_untranslated(tmp_path):
    l10n("init", "--to", "fr", cwd=tmp_path)
    (tmp_path / "articles" / "a.txt").write_text("A sentence.\n", encoding="utf-8")
    for command in ("extract", "update"):
        l10n(command, cwd=tmp_path)
    l10n("approve", "--all", "--by", "Ana", cwd=tmp_path)
    settings = tmp_path / "l10n.toml"
    settings.write_text(settings.read_text("utf-8").replace('["fr"]', '["fr", "ar"]'), encoding="utf-8")

    def found(*options: str, expect: int = 1) -> list[tuple[str, str, str]]:
        findings = json.loads(l10n("check", "--json", *options, cwd=tmp_path, expect=expect).stdout)["findings"]
        return [(one["check"], one["path"], one["language"]) for one in findings]

    missing = ("untranslated", "catalogs/templates/a.pot", "ar")
    assert found() == [("untranslated", "catalogs/fr/a.po", "fr"), missing]
    assert missing not in found("--min-state", "untranslated", expect=0)
    assert missing not in found("catalogs/fr")
    settings.write_text(settings.read_text("utf-8").replace("ignore = []", 'ignore = ["untranslated:*/ar/*"]'), "utf-8")
    assert found() == [("untranslated", "catalogs/fr/a.po", "fr")]
    l10n("update", cwd=tmp_path)
    assert missing not in found()
