"""The sample project from extraction to pages, with the real English → French model, by the command line alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import ROOT, l10n

from l10n.catalog.catalog import Catalog
from l10n.mt.packages import ModelPackage


def copied(folder: Path) -> Path:
    for name in ("articles", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "l10n.toml", folder / "l10n.toml")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, en_fr: ModelPackage) -> Path:
    """A copy of the sample project, extracted and translated into French."""
    folder = copied(tmp_path_factory.mktemp("sample"))
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    l10n("translate", "--to", "fr", cwd=folder)
    return folder


def states(folder: Path) -> dict[str, dict[str, int]]:
    document = json.loads(l10n("status", "--json", cwd=folder).stdout)
    return {one["path"]: one["units"] for one in document["catalogs"]}


def test_every_french_unit_is_filled_and_flagged(project: Path) -> None:
    for path in sorted((project / "catalogs" / "fr").rglob("*.po")):
        catalog = Catalog.load(path)
        assert len(catalog) > 5
        assert {unit.state for unit in catalog} == {"machine"}
        for unit in catalog:
            mark = unit.provenance
            assert mark is not None
            assert unit.fuzzy
            if mark.verb == "machine":
                assert mark.words == ("argos:en_fr@opus-1",)
                assert 0 <= float(mark.get("score") or -1) <= 1


def test_glossary_terms_stand_in_the_french_or_the_unit_says_so(project: Path) -> None:
    from l10n.glossary.glossary import load

    glossary = load([project / "glossary" / "icesco.csv"])
    terms = found = 0
    for path in sorted((project / "catalogs" / "fr").rglob("*.po")):
        for unit in Catalog.load(path):
            mark = unit.provenance
            assert mark is not None
            matches = {match.concept.id: match for match in glossary.find(unit.source, "en", into="fr")}
            there = sum(glossary.verify(unit.target, "fr", match) is not None for match in matches.values())
            terms += len(matches)
            found += there
            if there < len(matches):
                done, _, wanted = (mark.get("terms") or "0/0").partition("/")
                assert int(done) < int(wanted), (unit.source, unit.target)
    assert terms > 30
    assert found / terms > 0.95


def test_a_second_run_translates_nothing(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "catalogs").rglob("*.po")}
    document = json.loads(l10n("translate", "--to", "fr", "--json", cwd=project).stdout)
    assert sum(one["machine"] for one in document["catalogs"]) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_arabic_catalogs_are_there_though_nothing_fills_them(project: Path) -> None:
    path = project / "catalogs" / "ar" / "astana.po"
    catalog = Catalog.load(path)
    assert catalog.nplurals == 6
    assert {unit.state for unit in catalog} == {"untranslated"}


def test_the_check_refuses_until_a_person_has_approved(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(project, folder)
    refused = l10n("check", "catalogs/fr/workshop.po", "--format", "json", cwd=folder, expect=1)
    assert {"unreviewed"} <= {finding["check"] for finding in json.loads(refused.stdout)["findings"]}
    l10n("approve", "catalogs/fr/workshop.po", "--by", "Ana Reviewer", cwd=folder)
    after = json.loads(
        l10n("check", "catalogs/fr/workshop.po", "--format", "json", "--fail-on", "never", cwd=folder).stdout
    )
    assert not [finding for finding in after["findings"] if finding["check"] in ("unreviewed", "untranslated")]
    assert states(folder)["catalogs/fr/workshop.po"]["machine"] == 0
    l10n("publish", cwd=folder)
    approved = (folder / "site" / "fr" / "workshop.html").read_text(encoding="utf-8")
    assert "l10n-unreviewed" not in approved
    assert 'role="note"' not in approved
    marked = (folder / "site" / "fr" / "astana.html").read_text(encoding="utf-8")
    assert marked.count('class="l10n-unreviewed"') > 10
    assert 'role="note"' in marked
    assert re.search(r'<html[^>]* lang="fr"', marked)
    assert 'hreflang="ar"' in marked
    assert 'hreflang="x-default"' in marked
    arabic = (folder / "site" / "ar" / "astana.html").read_text(encoding="utf-8")
    assert re.search(r'<html[^>]* dir="rtl"', arabic)
    assert 'lang="en"' in arabic


def test_links_and_pictures_of_pages_lead_somewhere(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(project, folder)
    l10n("publish", cwd=folder)
    checked = 0
    for page in sorted((folder / "site").rglob("*.html")):
        for link in re.findall(r'(?:href|src)="([^":#?]+)"', page.read_text(encoding="utf-8")):
            if not link.startswith("/"):
                assert (page.parent / link).exists(), (page, link)
                checked += 1
    assert checked > 20


def test_an_edited_article_costs_only_its_edited_sentences(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(project, folder)
    l10n("approve", "catalogs/fr/workshop.po", "--by", "Ana Reviewer", cwd=folder)
    article = folder / "articles" / "workshop.html"
    text = article.read_text(encoding="utf-8")
    assert "The projects began in 2024." in text
    article.write_text(
        text.replace("The projects began in 2024.", "The projects began in early 2024."), encoding="utf-8"
    )
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    counts = states(folder)["catalogs/fr/workshop.po"]
    assert counts["needs-work"] == 1
    assert counts["untranslated"] == counts["machine"] == 0


def test_a_killed_run_loses_nothing_and_the_next_goes_on(tmp_path: Path, en_fr: ModelPackage) -> None:
    folder = copied(tmp_path)
    words = ["river", "school", "library", "village", "garden", "museum", "market", "bridge", "station", "theatre"]
    places = ["Rabat", "Cairo", "Baku", "Almaty", "Astana", "Dakar", "Tunis", "Amman", "Doha", "Muscat"]
    sentences = [
        f"<p>The old {word} near {place} will open again in {year}.</p>"
        for word in words
        for place in places
        for year in (2026, 2027)
    ]
    (folder / "articles" / "long.html").write_text(
        f"<html lang=en><body>{''.join(sentences)}</body></html>", encoding="utf-8"
    )
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    path = folder / "catalogs" / "fr" / "long.po"
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "translate", "--to", "fr", "--quiet"], cwd=folder, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if any(unit.state == "machine" for unit in Catalog.load(path)):
            break
        time.sleep(0.2)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    finished = {unit.id: unit.target for unit in Catalog.load(path) if unit.state == "machine"}
    assert 0 < len(finished) < 200
    document = json.loads(l10n("translate", "--to", "fr", "--json", cwd=folder).stdout)
    assert sum(one["machine"] for one in document["catalogs"] if one["path"].endswith("long.po")) == 200 - len(finished)
    after = {unit.id: unit.target for unit in Catalog.load(path)}
    assert all(after.values())
    assert {name: after[name] for name in finished} == finished
    assert not list(folder.rglob("*.tmp"))


def test_an_interrupted_run_says_so(tmp_path: Path, en_fr: ModelPackage) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "translate", "-", "--from", "en", "--to", "fr"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted" in error
    assert b"Traceback" not in error


def test_articles_in_another_language_of_the_project_are_sources_too(tmp_path: Path, en_fr: ModelPackage) -> None:
    folder = copied(tmp_path)
    (folder / "articles" / "appel.html").write_text(
        '<html lang="fr"><body><p>Le concours est ouvert à tous.</p></body></html>', encoding="utf-8"
    )
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    assert (folder / "catalogs" / "en" / "appel.po").exists()
    assert not (folder / "catalogs" / "fr" / "appel.po").exists()
    assert Catalog.load(folder / "catalogs" / "ar" / "appel.po").header["X-Source-Language"] == "fr"


def test_the_units_of_a_deleted_article_go_out_of_use(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    path = folder / "catalogs" / "fr" / "solidarity.po"
    l10n("translate", "--engine", "pseudo", "--to", "fr", cwd=folder)
    first = next(iter(Catalog.load(path)))
    l10n("approve", str(path), "--by", "Ana Reviewer", "--unit", first.id, cwd=folder)
    (folder / "articles" / "solidarity.txt").unlink()
    l10n("extract", cwd=folder)
    l10n("update", cwd=folder)
    catalog = Catalog.load(path)
    assert len(catalog) == 0
    assert [unit.source for unit in catalog.obsolete] == [first.source]
