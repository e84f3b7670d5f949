"""Mending, baselines, changes since a revision, merge conflicts, files that suppress: as a person runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, write
from l10n.catalog.unit import Unit
from l10n.checks.fix import fix_catalog

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


def committed(folder: Path) -> None:
    git = ("git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "One")):
        subprocess.run([*git, *command], check=True)


def test_only_what_changed_since_a_revision(path):
    folder = path.parents[1]
    committed(folder)
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


def test_a_translation_lost_since_a_revision_is_told(path):
    folder = path.parents[1]
    committed(folder)
    path.write_text(path.read_text("utf-8").replace('"Bonjour"', '""'), "utf-8")
    done = l10n("check", "fr/a.po", "--json", "--since", "HEAD", cwd=folder, expect=1)
    told = [(one["check"], one["message"]) for one in json.loads(done.stdout)["findings"]]
    assert told == [("untranslated", "is not translated"), ("was-translated", "was translated: “Bonjour”")]
    assert "was-translated" not in found(folder, expect=1)


def test_a_mark_on_the_header_that_suppresses_nothing_is_a_finding(path):
    path.write_text('# l10n: ignore quotes double-spaces why="old"\n' + path.read_text("utf-8"), "utf-8")
    done = l10n("check", "fr/a.po", "--json", cwd=path.parents[1], expect=1)
    stale = [
        (one["line"], one["message"])
        for one in json.loads(done.stdout)["findings"]
        if one["check"] == "stale-suppression"
    ]
    assert stale == [(1, '"ignore quotes" suppresses nothing'), (1, '"ignore double-spaces" names no check')]


@pytest.fixture
def project(path) -> Path:
    """A project with that catalog, which ignores what there is and what there is not."""
    folder = path.parents[1]
    (folder / "catalogs").mkdir()
    path.parent.rename(folder / "catalogs" / "fr")
    (folder / "l10n.toml").write_text(
        """source = "en"
targets = ["fr"]

[check]
ignore = [
  "placeholders:catalogs/fr/*",
  "double-space",
  "double-space:catalogs/ar/*",
  "tabs",
]
""",
        "utf-8",
    )
    return folder


def test_an_entry_of_the_projects_list_that_suppresses_nothing_is_a_finding(project):
    done = l10n("check", "--json", cwd=project)
    stale = [one for one in json.loads(done.stdout)["findings"] if one["check"] == "stale-suppression"]
    assert [(one["path"], one["line"], one["message"]) for one in stale] == [
        ("l10n.toml", 8, '"double-space:catalogs/ar/*" under "ignore" suppresses nothing'),
        ("l10n.toml", 9, '"tabs" under "ignore" suppresses nothing'),
    ]


def test_whether_an_entry_is_stale_is_not_judged_by_some_of_the_catalogs(project):
    done = l10n("check", "catalogs/fr/a.po", "--json", cwd=project)
    assert [one["check"] for one in json.loads(done.stdout)["findings"]] == ["punctuation-spacing-fr"]


def test_stale_entries_may_be_ignored_themselves(project):
    settings = project / "l10n.toml"
    settings.write_text(settings.read_text("utf-8").replace('"tabs"', '"tabs", "stale-suppression"'), "utf-8")
    done = l10n("check", "--json", cwd=project)
    assert [one["check"] for one in json.loads(done.stdout)["findings"]] == ["punctuation-spacing-fr"]
