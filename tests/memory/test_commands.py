"""`l10n memory` and what `l10n translate` takes from the memory, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.tmx import read_tmx, write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.publish.choice import choose

KNOWN = [
    Translation("en", "fr", "The congress opened in Rabat on Monday.", ("Le congrès s’est ouvert à Rabat lundi.",)),
    Translation("en", "fr", "Welcome.", ("Bienvenue.",), state="approved", origin="Ana", when="2026-01-02"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr"]\narticles = ["articles/*.txt"]\n[mt]\nengine = "pseudo"\n', encoding="utf-8"
    )
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "Welcome.\n\nThe congress opened in Rabat on Tuesday.\n\nSomething else.\n", encoding="utf-8"
    )
    write_tmx(tmp_path / "known.tmx", KNOWN, "en")
    return tmp_path


def test_import_search_stats_export_prune(project: Path) -> None:
    done = l10n("memory", "import", "known.tmx", "--domain", "news", "--json", cwd=project)
    assert json.loads(done.stdout) == {"files": [{"path": "known.tmx", "units": 2}]}
    found = json.loads(
        l10n("memory", "search", "The congress opened", "--to", "fr", "--threshold", "60", "--json", cwd=project).stdout
    )
    assert [(one["kind"], one["percent"]) for one in found["matches"]] == [("fuzzy", 65)]
    held = l10n("memory", "search", "BIENVENUE", "--to", "fr", "--holding", cwd=project)
    assert "Welcome." in held.stdout
    assert "Ana" in held.stdout
    told = json.loads(l10n("memory", "stats", "--json", cwd=project).stdout)
    assert (told["units"], told["domains"], told["states"]) == (2, {"news": 2}, {"approved": 1, "translated": 1})
    l10n("memory", "export", "out.tmx", "--to", "fr", cwd=project)
    assert [one.source for one in read_tmx(project / "out.tmx")] == [one.source for one in KNOWN]
    l10n("memory", "prune", "--document", "known.tmx", cwd=project)
    assert json.loads(l10n("memory", "stats", "--json", cwd=project).stdout)["units"] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["prune"], "nothing named to forget"),
        (["prune", "--before", "soon"], "is no day"),
        (["prune", "--document", "none"], "has no document"),
        (["export", "out.tmx"], "nothing to export"),
        (["import", "none.tmx"], "no such file"),
        (["import", "l10n.toml"], "not well-formed"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    (line,) = l10n("memory", *arguments, cwd=project, expect=2).stderr.splitlines()
    assert message in line


def test_translate_takes_what_the_memory_knows_and_offers_what_is_like_it(project: Path) -> None:
    for command in (["memory", "import", "known.tmx"], ["extract"], ["update"], ["translate"]):
        l10n(*command, cwd=project)
    exact, fuzzy, other = Catalog.load(project / "catalogs" / "fr" / "a.po")
    mark = exact.provenance
    assert mark is not None
    assert (exact.state, exact.target) == ("machine", "Bienvenue.")
    assert (mark.verb, mark.words, mark.get("match"), mark.get("approved")) == ("tm", ("exact",), "100%", "Ana")
    mark = fuzzy.provenance
    assert mark is not None
    assert (fuzzy.state, fuzzy.target, mark.words, mark.get("match")) == (
        "machine",
        KNOWN[0].targets[0],
        ("fuzzy",),
        "91%",
    )
    assert fuzzy.previous is not None
    assert fuzzy.previous.source == KNOWN[0].source
    # Readers are never shown the translation of another sentence.
    assert choose(fuzzy, "machine").target is None
    assert choose(exact, "machine").target == "Bienvenue."
    assert other.provenance is not None
    assert other.provenance.verb == "machine"
    before = (project / "catalogs" / "fr" / "a.po").read_bytes()
    l10n("translate", "--retranslate", cwd=project)
    assert (project / "catalogs" / "fr" / "a.po").read_bytes() == before


def test_the_threshold_is_the_projects(project: Path) -> None:
    with (project / "l10n.toml").open("a", encoding="utf-8") as settings:
        settings.write("fuzzy = 95\n")
    for command in (["memory", "import", "known.tmx"], ["extract"], ["update"], ["translate"]):
        l10n(*command, cwd=project)
    marks = [unit.provenance for unit in Catalog.load(project / "catalogs" / "fr" / "a.po")]
    assert [mark.verb for mark in marks if mark is not None] == ["tm", "machine", "machine"]
    (project / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n[mt]\nfuzzy = 5\n', encoding="utf-8")
    assert "mt.fuzzy is 5" in l10n("translate", cwd=project, expect=2).stderr
