"""Hostile and careless use of the command line: one line, the right exit code, nothing done in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit

LINES = ("translate", "-", "--from", "en", "--to", "fr", "--engine", "pseudo")


@pytest.mark.parametrize(
    ("line", "said"),
    [('{"source": "\\ud800 half"}', "surrogate"), ("[" * 200_000, "nested too deep")],
)
def test_jsonl_that_python_chokes_on_is_bad_input(line: str, said: str, tmp_path: Path) -> None:
    done = l10n(*LINES, "--jsonl", cwd=tmp_path, stdin=line + "\n", expect=2)
    assert said in done.stderr
    assert "standard input:1" in done.stderr


def test_a_line_break_inside_a_jsonl_source_does_not_break_the_output_line(tmp_path: Path) -> None:
    stdin = json.dumps({"source": "one\ntwo"}) + "\n" + json.dumps({"source": "three"}) + "\n"
    assert len(l10n(*LINES, "--jsonl", cwd=tmp_path, stdin=stdin).stdout.splitlines()) == 2


@pytest.mark.parametrize(("source", "target"), [("en", "f;r"), ("e n", "fr"), ("fr", "fr")])
def test_impossible_language_pairs_are_wrong_usage(source: str, target: str, tmp_path: Path) -> None:
    done = l10n("translate", "-", "--from", source, "--to", target, cwd=tmp_path, stdin="Hello\n", expect=2)
    assert "models install" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (*LINES, "--out", "x"),
        (*LINES, "--retranslate"),
        ("translate", "--out", "x"),
        ("translate", "--jsonl"),
        ("translate", "--from", "en"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert "goes only with" in l10n(*arguments, cwd=tmp_path, expect=2).stderr


def test_two_report_formats_at_once_are_refused(tmp_path: Path) -> None:
    Catalog.new("fr", tmp_path / "fr.po").save()
    for other in ("sarif", "text", "nonsense"):
        done = l10n("check", "fr.po", "--json", "--format", other, cwd=tmp_path, expect=2)
        assert (done.stdout, f"--format {other} exclude each other" in done.stderr) == ("", True)
    twice = l10n("check", "fr.po", "--json", "--format", "json", cwd=tmp_path).stdout
    assert twice == l10n("check", "fr.po", "--json", cwd=tmp_path).stdout


@pytest.mark.parametrize("name", ["", "  ", "two\nlines"])
def test_nobody_cannot_approve(name: str, tmp_path: Path) -> None:
    l10n("init", "--to", "fr", cwd=tmp_path)
    assert "--by is no name" in l10n("approve", "--all", "--by", name, cwd=tmp_path, expect=2).stderr


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = f'"{sys.executable}" "{ROOT / "cli.py"}"'
    return subprocess.run(
        ["bash", "-c", command.replace("l10n", program)],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=60,
    )


LINE = "l10n translate - --from en --to fr --engine pseudo"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (f"echo Hello | {LINE} >&-", 0),
        (f"{LINE} <&-", 0),
        (f"{LINE} 2>&- </dev/null", 0),
        (f"yes Hello | head -9000 | {LINE} | head -1; exit ${{PIPESTATUS[2]}}", 0),
        (f"echo Hello | {LINE} >/dev/full", 2),
        (f"echo Hello | PYTHONIOENCODING=ascii {LINE}", 0),
        ("l10n init --to fr 2>/dev/full && test -d articles", 0),
        ("l10n nonsense 2>/dev/full || test $? = 2", 0),
    ],
)
def test_closed_full_and_foreign_streams(command: str, code: int, tmp_path: Path) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == code, done.stderr
    assert "should not happen" not in done.stderr
    assert len(done.stderr.splitlines()) == (code == 2)


@pytest.mark.parametrize("options", ["", "--json", "--format junit"])
def test_a_failed_check_stays_failed_when_nobody_reads_its_report_to_the_end(options: str, tmp_path: Path) -> None:
    catalog = Catalog.new("fr", path=tmp_path / "fr.po")
    for number in range(2000):
        catalog.put(Unit(f"Message {number}"))
    catalog.save()
    done = shell(f"l10n check fr.po --min-state translated {options} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (done.returncode, done.stderr) == (1, "")


def test_paths_in_json_are_relative_to_the_project_in_every_command(tmp_path: Path) -> None:
    l10n("init", "--to", "fr", cwd=tmp_path)
    (tmp_path / "articles").mkdir(exist_ok=True)
    (tmp_path / "articles" / "a.txt").write_text("A first sentence.\n", encoding="utf-8")
    l10n("extract", cwd=tmp_path)
    paths = set()
    for command in (("update",), ("translate", "--engine", "pseudo"), ("status",), ("approve", "--all", "--by", "Z")):
        document = json.loads(l10n(*command, "--json", cwd=tmp_path).stdout)
        paths |= {one["path"] for one in document["catalogs"]}
    paths |= {one["catalog"] for one in json.loads(l10n("export", "--json", cwd=tmp_path).stdout)["files"]}
    assert paths == {"catalogs/fr/a.po"}


@pytest.mark.parametrize("name", ["a.po", "a.html", "a.docx"])
def test_a_pipe_that_nobody_writes_into_is_refused_and_not_waited_for(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    inputs = (name, "--from", "en", "--to", "fr", "--engine", "pseudo")
    assert "is a pipe" in l10n("translate", *inputs, cwd=tmp_path, expect=2).stderr


@pytest.mark.parametrize("origin", ["pipe", "/dev/zero"])
def test_no_model_is_read_from_what_may_never_end(origin: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = l10n("models", "install", "en", "de", "--from", origin, cwd=tmp_path, expect=2)
    assert "is no plain file" in done.stderr


def project(folder: Path) -> Path:
    """A project from English to French in `folder`; returns its folder of articles."""
    l10n("init", "--to", "fr", cwd=folder)
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    return articles


def test_a_link_out_of_the_project_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "secret").write_text("The password is 12345.", encoding="utf-8")
    articles = project(tmp_path / "news")
    (articles / "a.txt").symlink_to(tmp_path / "secret")
    assert "a.txt: is a link to a file outside" in l10n("extract", cwd=tmp_path / "news", expect=2).stderr
    assert not list((tmp_path / "news").rglob("*.pot"))


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    articles = project(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "b.txt").write_text("A sentence.", encoding="utf-8")
    (articles / "a.txt").symlink_to(tmp_path / "drafts" / "b.txt")
    l10n("extract", cwd=tmp_path)
    assert (tmp_path / "catalogs" / "templates" / "a.pot").exists()


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_an_article_of_one_endless_line_is_refused_at_once(ending: str, tmp_path: Path) -> None:
    (project(tmp_path) / f"a.{ending}").write_text("First.\n" + "word and word " * 800_000, encoding="utf-8")
    assert f"a.{ending}:2: the line is longer" in l10n("extract", cwd=tmp_path, expect=2).stderr


def test_a_number_of_thousands_of_digits_in_jsonl_is_bad_input(tmp_path: Path) -> None:
    stdin = '{"source": "Hello", "n": ' + "1" * 5000 + "}\n"
    assert "standard input:1: holds a number" in l10n(*LINES, "--jsonl", cwd=tmp_path, stdin=stdin, expect=2).stderr


def test_the_language_of_jsonl_is_that_of_its_sources(tmp_path: Path) -> None:
    terms = [{"source": "conseil", "target": ["the council of the organisation and of all its member states"]}]
    stdin = json.dumps({"source": "Le conseil a parlé hier.", "terms": terms}) + "\n"
    done = l10n("translate", "-", "--to", "fr", "--jsonl", "--engine", "pseudo", cwd=tmp_path, stdin=stdin, expect=2)
    assert 'the input is in "fr" already' in done.stderr


def test_without_a_language_a_broken_jsonl_line_is_named_all_the_same(tmp_path: Path) -> None:
    done = l10n("translate", "-", "--to", "fr", "--jsonl", "--engine", "pseudo", cwd=tmp_path, stdin="x\n", expect=2)
    assert "standard input:1: is not JSON" in done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [(b"two\nlines.txt", "its name holds a line break"), (b"\xff.txt", "\\udcff.txt: its name is not UTF-8")],
)
def test_an_article_whose_name_no_catalog_can_hold_is_refused(name: bytes, told: str, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(project(tmp_path)) + b"/" + name)).write_text("A sentence.\n", encoding="utf-8")
    assert told in l10n("extract", cwd=tmp_path, expect=2).stderr
    path = os.fsdecode(b"articles/" + name)
    options = ("--from", "en", "--to", "fr", "--engine", "pseudo")
    assert told in l10n("translate", path, *options, cwd=tmp_path, expect=2).stderr
    assert not list(tmp_path.rglob("*.po*"))


@pytest.mark.parametrize("command", [("check",), ("translate", "--to", "fr"), ("status", "--project"), ("segment",)])
def test_arguments_that_are_no_text_are_wrong_usage(command: tuple[str, ...], tmp_path: Path) -> None:
    assert "\\udcff" in l10n(*command, "\udcff.txt", cwd=tmp_path, expect=2).stderr


def test_an_interruption_while_the_program_starts_is_one(tmp_path: Path) -> None:
    program = """
import builtins, os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from l10n.cli import main
imported = builtins.__import__
def interrupted(name, *rest):
    if name == "l10n.cli.app":
        os.kill(os.getpid(), signal.SIGINT)
    return imported(name, *rest)
builtins.__import__ = interrupted
main(["status"])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60
    )
    assert (done.returncode, done.stderr.count("\n"), "interrupted" in done.stderr) == (130, 1, True)


def test_a_name_cannot_command_a_terminal(tmp_path: Path) -> None:
    (project(tmp_path) / "a\x1b[2J.txt").write_text("A sentence.", encoding="utf-8")
    l10n("extract", cwd=tmp_path)
    l10n("update", cwd=tmp_path)
    assert "a\\x1b[2J" in l10n("status", cwd=tmp_path).stdout
    assert "b\\x1b[2J.txt: no such file" in l10n("translate", "b\x1b[2J.txt", cwd=tmp_path, expect=2).stderr


def test_lines_before_one_that_is_not_utf8_are_translated_first(tmp_path: Path) -> None:
    done = shell(f"printf 'Good.\\n\\377\\nNever.\\n' | {LINE}", tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (2, 1)
    assert "standard input:2: byte 0xff is not UTF-8" in done.stderr
