"""Hostile and careless use of the command line: one line, the right exit code, nothing done in silence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, l10n

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
    [(*LINES, "--out", "x"), ("translate", "--out", "x"), ("translate", "--jsonl"), ("translate", "--from", "en")],
)
def test_an_option_that_would_do_nothing_is_refused(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert "goes only with" in l10n(*arguments, cwd=tmp_path, expect=2).stderr


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
    ],
)
def test_closed_full_and_foreign_streams(command: str, code: int, tmp_path: Path) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == code, done.stderr
    assert "should not happen" not in done.stderr
    assert len(done.stderr.splitlines()) == (code == 2)


def test_paths_in_json_are_relative_to_the_project_in_every_command(tmp_path: Path) -> None:
    l10n("init", "--to", "fr", cwd=tmp_path)
    (tmp_path / "articles").mkdir(exist_ok=True)
    (tmp_path / "articles" / "a.txt").write_text("A first sentence.\n", encoding="utf-8")
    l10n("extract", cwd=tmp_path)
    paths = set()
    for command in (("update",), ("translate", "--engine", "pseudo"), ("status",), ("approve", "--all", "--by", "Z")):
        document = json.loads(l10n(*command, "--json", cwd=tmp_path).stdout)
        paths |= {one["path"] for one in document["catalogs"]}
    assert paths == {"catalogs/fr/a.po"}
