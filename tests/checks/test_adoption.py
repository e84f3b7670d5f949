"""Mending, baselines, changes since a revision, merge conflicts, files that suppress: as a person runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, write
from l10n.catalog.unit import Unit
from l10n.checks.fix import fix_catalog
from tests.command import l10n

PAIRS = {"Yes!": "Oui!", "One two": "Un  deux", "Hello {name}": "Bonjour"}


@pytest.fixture
def path(tmp_path) -> Path:
    catalog = Catalog.new("fr", path=tmp_path / "fr" / "a.po")
    for source, target in PAIRS.items():
        catalog.put(write(Unit(source), (target,)))
    catalog.save()
    return tmp_path / "fr" / "a.po"


def found(folder: Path, *options: str, expect: int = 0) -> list[str]:
    done = l10n("check", "fr/a.po", "--format", "json", *options, cwd=folder, expect=expect)
    return [one["check"] for one in json.loads(done.stdout)["findings"]]


def test_a_dry_run_shows_a_difference_and_writes_nothing(path):
    before = path.read_bytes()
    shown = l10n("check", "fr/a.po", "--fix", "--dry-run", cwd=path.parents[1]).stdout
    assert '-msgstr "Un  deux"\n+msgstr "Un deux"\n' in shown
    assert '+msgstr "Oui\u202f!"\n' in shown
    assert path.read_bytes() == before


def test_mending_leaves_only_what_a_person_must_decide(path):
    assert found(path.parents[1], "--fix", expect=1) == ["placeholders"]
    assert [unit.target for unit in Catalog.load(path)] == ["Oui\u202f!", "Un deux", "Bonjour"]
    assert found(path.parents[1], "--fix", expect=1) == ["placeholders"]


def test_mending_keeps_states_and_leaves_approved_units_alone():
    catalog = Catalog.new("fr")
    catalog.put(fill(Unit("Yes!"), ("Oui!",), Mark("machine", ("pseudo",))))
    catalog.put(approve(write(Unit("No!"), ("Non!",)), "Ana", "2026-11-23"))
    assert fix_catalog(catalog) == 1
    assert [(unit.target, unit.state) for unit in catalog] == [("Oui\u202f!", "machine"), ("Non!", "approved")]


def test_a_baseline_hides_old_findings_and_shows_new_ones(path):
    folder = path.parents[1]
    l10n("check", "fr/a.po", "--write-baseline", "baseline.json", cwd=folder)
    assert found(folder, "--baseline", "baseline.json") == []
    path.write_text(path.read_text("utf-8").replace("Un  deux", "Un deux deux"), "utf-8")
    assert found(folder, "--baseline", "baseline.json") == ["duplicate-words"]
    (folder / "baseline.json").write_text("[]", "utf-8")
    done = l10n("check", "fr/a.po", "--baseline", "baseline.json", cwd=folder, expect=2)
    assert "is no baseline" in done.stderr


def test_only_what_changed_since_a_revision(path):
    folder = path.parents[1]
    git = ("git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "One")):
        subprocess.run([*git, *command], check=True)
    assert found(folder, "--since", "HEAD") == []
    path.write_text(path.read_text("utf-8").replace("Un  deux", "Un deux deux"), "utf-8")
    assert found(folder, "--since", "HEAD") == ["duplicate-words"]
    done = l10n("check", "fr/a.po", "--since", "--output=x", cwd=folder, expect=2)
    assert "git knows no revision" in done.stderr


def test_a_merge_conflict_is_a_finding_where_it_begins(path):
    text = path.read_text("utf-8")
    at = text.index('msgid "One two"')
    path.write_text(f"{text[:at]}<<<<<<< HEAD\n{text[at:]}", "utf-8")
    done = l10n("check", "fr/a.po", "--format", "json", cwd=path.parents[1], expect=1)
    (one,) = json.loads(done.stdout)["findings"]
    assert (one["check"], one["line"]) == ("conflict-markers", text[:at].count("\n") + 1)


def test_a_mark_on_the_header_suppresses_for_the_file(path):
    path.write_text('# l10n: ignore placeholders why="old program"\n' + path.read_text("utf-8"), "utf-8")
    assert found(path.parents[1]) == ["punctuation-spacing-fr", "double-space"]
