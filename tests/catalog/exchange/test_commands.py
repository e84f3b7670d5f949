"""`l10n export` and `l10n import`: what goes out comes back, conflicts are listed and decided, and no other file is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import l10n
from openpyxl import load_workbook

from l10n.catalog.catalog import Catalog

PO = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "=Sum"\nmsgstr "=Somme"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', encoding="utf-8")
    (tmp_path / "catalogs" / "fr" / "news").mkdir(parents=True)
    (tmp_path / "catalogs" / "fr" / "news" / "a.po").write_text(PO, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("form", "name"),
    [("xliff12", "a.xlf"), ("xliff2", "a.xlf"), ("csv", "a.csv"), ("xlsx", "a.xlsx"), ("tmx", "a.tmx")],
)
def test_out_and_in_by_command(project: Path, form: str, name: str) -> None:
    catalog = project / "catalogs" / "fr" / "news" / "a.po"
    before = catalog.read_bytes()
    l10n("export", "--format", form, "--out", "out", cwd=project)
    written = project / "out" / "fr" / "news" / name
    told = json.loads(l10n("import", str(written), "--json", cwd=project).stdout)
    assert [(one["catalog"], one["taken"], one["same"]) for one in told["files"]] == [("catalogs/fr/news/a.po", 0, 1)]
    assert catalog.read_bytes() == before
    if form == "csv":
        assert written.read_bytes().startswith(b'\xef\xbb\xbf"id"')
        assert '"\'=Sum"' in written.read_text(encoding="utf-8")
    if form == "xlsx":
        cell = load_workbook(written).worksheets[0]["D2"]
        assert (cell.value, cell.data_type) == ("'=Sum", "s")


@pytest.mark.parametrize(
    ("form", "marked"),
    [
        ("xliff12", '<source>Press <mrk mtype="term" comment="organe | corps">bodies</mrk></source>'),
        ("xliff2", '<source>Press <mrk id="t1" type="term" value="organe | corps">bodies</mrk></source>'),
    ],
)
def test_terms_of_the_glossary_are_marked(project: Path, form: str, marked: str) -> None:
    (project / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\nglossary = ["g.csv"]\n', encoding="utf-8")
    (project / "g.csv").write_text("id,en,fr,variants_fr\nbody,body,organe,corps\n", encoding="utf-8")
    catalog = project / "catalogs" / "fr" / "news" / "a.po"
    catalog.write_text(PO.replace("=Sum", "Press bodies"), encoding="utf-8")
    l10n("export", "--format", form, "--out", "a.xlf", cwd=project)
    assert marked in (project / "a.xlf").read_text(encoding="utf-8")
    (told,) = json.loads(l10n("import", "a.xlf", "--json", cwd=project).stdout)["files"]
    assert (told["taken"], told["same"]) == (0, 1)


def test_conflicts_are_listed_and_decided(project: Path) -> None:
    catalog = project / "catalogs" / "fr" / "news" / "a.po"
    l10n("export", "--format", "xliff12", "--out", "a.xlf", cwd=project)
    file = project / "a.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace("=Somme", "=Total"), encoding="utf-8")
    catalog.write_text(PO.replace("=Somme", "=Addition"), encoding="utf-8")
    refused = l10n("import", "a.xlf", cwd=project, expect=2)
    assert '"=Addition", in a.xlf "=Total"' in refused.stderr
    assert "--theirs or --ours" in refused.stderr
    assert Catalog.load(catalog).find("=Sum").target == "=Addition"  # type: ignore[union-attr]
    l10n("import", "a.xlf", "--ours", cwd=project)
    assert Catalog.load(catalog).find("=Sum").target == "=Addition"  # type: ignore[union-attr]
    l10n("import", "a.xlf", "--theirs", cwd=project)
    assert Catalog.load(catalog).find("=Sum").target == "=Total"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "--format", "doc"], "--format is"),
        (["import", "none.xlf"], "no such file"),
        (["import", "l10n.toml"], "no format that can be imported"),
        (["import", "a.xlf", "--ours", "--theirs"], "exclude each other"),
        (["import", "other.csv"], "does not say which catalog"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    (project / "other.csv").write_text("source,target\na,b\n", encoding="utf-8")
    (line,) = l10n(*arguments, cwd=project, expect=2).stderr.splitlines()
    assert message in line


def test_an_export_takes_no_other_files_place(project: Path) -> None:
    (project / "terms.csv").write_text("en,fr\n", encoding="utf-8")
    done = l10n("export", "--format", "xliff12", "--out", "terms.csv", cwd=project, expect=2)
    assert "terms.csv: is there already" in done.stderr
    assert (project / "terms.csv").read_text(encoding="utf-8") == "en,fr\n"
