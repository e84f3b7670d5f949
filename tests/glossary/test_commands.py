"""`l10n glossary …` as people and programs run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.cli import run
from l10n.glossary.glossary import load

TERMS = "id,en,fr,forbidden_fr\nms,Member State,État membre,pays membre\nwho,WHO,OMS,\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\nglossary = ["terms.csv"]\n', encoding="utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lookup(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "lookup", "all Member States", "--json"]) == 0
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert match == {
        "concept": "ms",
        "source": "Member States",
        "start": 4,
        "end": 17,
        "form": "Member State",
        "kind": "term",
        "rule": "number",
        "renderings": {"fr": ["État membre"]},
        "forbidden": {"fr": ["pays membre"]},
    }
    assert run(["glossary", "lookup", "aux ETATS MEMBRES", "--lang", "fr", "--into", "en"]) == 0
    assert "ETATS MEMBRES" in capsys.readouterr().out
    assert run(["glossary", "lookup", "nothing"]) == 0
    assert "No term" in capsys.readouterr().err


def test_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "check"]) == 0
    capsys.readouterr()
    (project / "terms.csv").write_text(TERMS + "dup,WHO,OMS,\n", encoding="utf-8")
    assert run(["glossary", "check", "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {finding["check"] for finding in findings} == {"duplicate"}
    (project / "terms.csv").write_text("id,en\n", encoding="utf-8")
    assert run(["glossary", "check"]) == 2
    assert "terms.csv:1: fewer than two language columns — " in capsys.readouterr().err


def test_export_and_import(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, dialect in (("a.csv", "dct"), ("a.tbx", "dct"), ("b.tbx", "dca"), ("c.tbx", "basic"), ("a.xlsx", "dct")):
        assert run(["glossary", "export", name, "--dialect", dialect]) == 0
        assert list(load(project / name)) == list(load(project / "terms.csv"))
    assert run(["glossary", "export", "a.ods"]) == 2
    (project / "more.csv").write_text("id,en,fr\nms,Member,Membre\nun,UN,ONU\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["glossary", "import", "more.csv", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "path": str(project / "terms.csv"),
        "added": 1,
        "replaced": 0,
        "kept": 1,
    }
    assert [concept.id for concept in load(project / "terms.csv")] == ["ms", "who", "un"]
    assert run(["glossary", "import", "more.csv", "--replace", "--to", "new.csv"]) == 0
    assert len(load(project / "new.csv")) == 2


def test_every_command_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("lookup", "check", "import", "export", "suggest"):
        assert run(["glossary", command, "--help"]) == 0
        assert "Example: l10n glossary" in capsys.readouterr().out


def test_importing_keeps_columns_that_nobody_has_filled_yet(project: Path) -> None:
    (project / "terms.csv").write_text("id,status,en,fr,ar\nicesco,dnt,ICESCO,,\n", encoding="utf-8")
    (project / "more.csv").write_text("id,en,es\nms,Member State,\n", encoding="utf-8")
    assert run(["glossary", "import", "more.csv"]) == 0
    header = (project / "terms.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header[-4:] == ["en", "fr", "ar", "es"]
    assert len(load(project / "terms.csv")) == 2


def test_importing_nothing_new_leaves_the_glossary_as_it_was(project: Path) -> None:
    before = "\ufeffid;fr;en\nms;État membre;Member State\n"
    (project / "terms.csv").write_text(before, encoding="utf-8")
    assert run(["glossary", "export", "out.tbx"]) == 0
    assert run(["glossary", "import", "out.tbx"]) == 0
    assert (project / "terms.csv").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.tbx"])
def test_names_that_stay_as_they_are_can_be_exported_and_read_again(name: str, project: Path) -> None:
    (project / "terms.csv").write_text("id,status,en,fr\nicesco,dnt,ICESCO,\n", encoding="utf-8")
    assert run(["glossary", "export", "names.tbx"]) == 0
    assert run(["glossary", "export", name, "--glossary", "names.tbx"]) == 0
    (concept,) = load(project / name)
    assert concept.forms("fr") == (("term", "ICESCO"),)
