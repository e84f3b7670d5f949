"""`l10n translate` on files and lines, outside any project, with real models."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, l10n

from l10n.catalog.catalog import Catalog
from l10n.mt.packages import ModelPackage

GLOSSARY = "id,en,fr\n1,Head of Sector,Chef de Secteur\n2,workshop,séminaire-atelier\n"


def test_an_article_becomes_a_page_and_a_catalog(tmp_path: Path, en_fr: ModelPackage) -> None:
    (tmp_path / "a.html").write_text(
        "<html lang=en><title>A workshop</title><p>The <b>workshop</b> begins today. Come!</p></html>", encoding="utf-8"
    )
    (tmp_path / "g.csv").write_text(GLOSSARY, encoding="utf-8")
    l10n("translate", "a.html", "--to", "fr", "--glossary", "g.csv", "--out", "out", cwd=tmp_path)
    page = (tmp_path / "out" / "fr" / "a.html").read_text(encoding="utf-8")
    assert "séminaire-atelier" in page
    assert "l10n-unreviewed" in page
    catalog = Catalog.load(tmp_path / "out" / "fr" / "a.po")
    assert {unit.state for unit in catalog} == {"machine"}


def test_a_po_file_is_filled_in_place_and_persons_work_is_left_alone(tmp_path: Path, en_fr: ModelPackage) -> None:
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#, python-format\nmsgid "Hello %(name)s, the meeting is open."\nmsgstr ""\n\n'
        'msgid "Save"\nmsgstr "Sauver"\n\n#, fuzzy\nmsgid "Close"\nmsgstr "Clore"\n',
        encoding="utf-8",
    )
    l10n("translate", "fr.po", "--from", "en", cwd=tmp_path)
    hello, save, close = Catalog.load(tmp_path / "fr.po", "fr")
    assert hello.target.count("%(name)s") == 1
    assert hello.state == "machine"
    assert (save.target, save.state) == ("Sauver", "translated")
    assert (close.target, close.state) == ("Clore", "needs-work")


def test_lines_come_out_in_order_with_blank_ones_kept(tmp_path: Path, en_fr: ModelPackage) -> None:
    done = l10n(
        "translate", "-", "--from", "en", "--to", "fr", cwd=tmp_path, stdin="Good morning.\n\nThe book is red.\n"
    )
    first, blank, last = done.stdout.split("\n")[:3]
    assert first.startswith("Bonjour")
    assert blank == ""
    assert "livre" in last
    assert done.stdout.count("\n") == 3


def test_json_lines_carry_terms(tmp_path: Path, en_fr: ModelPackage) -> None:
    line = {
        "source": "The workshop of the Head of Sector.",
        "terms": [{"source": "workshop", "target": ["séminaire-atelier"]}],
    }
    done = l10n(
        "translate", "-", "--from", "en", "--to", "fr", "--jsonl", "--json", cwd=tmp_path, stdin=json.dumps(line) + "\n"
    )
    result = json.loads(done.stdout)
    assert set(result) == {"source", "target", "engine", "score", "terms"}
    assert result["terms"] == [
        {
            "source": "workshop",
            "target": "séminaire-atelier",
            "found": "séminaire-atelier",
            "how": result["terms"][0]["how"],
        }
    ]
    assert "séminaire-atelier" in result["target"]
    assert 0 <= result["score"] <= 1


def test_tags_of_lines_are_codes_when_asked(tmp_path: Path, en_fr: ModelPackage) -> None:
    done = l10n(
        *("translate", "-", "--from", "en", "--to", "fr", "--markup", "xml"),
        cwd=tmp_path,
        stdin='The <g id="1">red house</g> &amp; the garden.<br/>\n',
    )
    assert '<g id="1">' in done.stdout
    assert "</g>" in done.stdout
    assert done.stdout.count("<br/>") == 1
    assert "&amp;" in done.stdout or " et " in done.stdout


def test_the_genuine_argos_package_chinese_to_english(tmp_path: Path, zh_en: ModelPackage) -> None:
    done = l10n("translate", "-", "--from", "zh", "--to", "en", cwd=tmp_path, stdin="会议于星期一在拉巴特举行。\n")
    assert "Monday" in done.stdout


def test_a_missing_model_is_named_with_every_way_to_get_it(tmp_path: Path) -> None:
    done = l10n("translate", "-", "--from", "is", "--to", "sw", cwd=tmp_path, stdin="Halló.\n", expect=2)
    assert "is → " in done.stderr
    assert "l10n models install" in done.stderr
    assert "--from FILE.argosmodel" in done.stderr
    assert "ARGOS_PACKAGES_DIR" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.html", "<p>caf\xe9</p>".encode("latin-1"), "a.html:1: byte 0xe9 is not UTF-8"),
        ("a.po", b'msgid "x"\nmsgstr "y\n', "a.po:2"),
        ("a.po", b"\x00\x01\x02", "a.po"),
        ("a.docx", b"PK", "a.docx"),
    ],
)
def test_broken_input_is_one_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = l10n("translate", name, "--from", "en", "--to", "fr", cwd=tmp_path, expect=2)
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / name).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id,status\n1,preferred\n", "g.csv"),
        ("id,en,fr\n1,a,b\n1,c,d\n", "g.csv:3"),
        ("id,status,en,fr\n1,wrong,a,b\n", "g.csv:2"),
    ],
)
def test_a_broken_glossary_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "g.csv").write_text(content, encoding="utf-8")
    done = l10n(
        "translate", "-", "--from", "en", "--to", "fr", "--glossary", "g.csv", cwd=tmp_path, stdin="a\n", expect=2
    )
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_hostile_package_is_refused_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    folder = tmp_path / "data" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    package = tmp_path / "bad.argosmodel"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("../../escape.txt", "out")
    done = l10n("models", "install", "en", "fr", "--from", str(package), "--quiet", cwd=tmp_path, expect=2)
    assert "bad.argosmodel: has a member that leaves its folder" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.rglob("escape.txt"))
    assert not list(folder.glob("translate-*"))


def test_a_full_disk_leaves_the_old_catalog(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text('msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Open the door."\nmsgstr ""\n', encoding="utf-8")
    before = path.read_bytes()
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10));"
        "from l10n.cli import main; main(['translate', 'fr.po', '--from', 'en', '--engine', 'pseudo'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
