"""The command line starts light and ends in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from l10n.catalog.catalog import Catalog
from l10n.cli import run
from l10n.cli.app import app

ROOT = Path(__file__).parents[2]
HEAVY = (
    "numpy",
    "ctranslate2",
    "sentencepiece",
    "argostranslate",
    "polib",
    "babel",
    "langdetect",
    "rich",
    "sqlite3",
    "tree_sitter",
)


def l10n(*arguments: str, stdin: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
    )


def test_help_imports_nothing_heavy() -> None:
    program = (
        f"import sys; from l10n.cli import run; run(['--help']); print([n for n in {HEAVY!r} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "translate" in done.stdout


def test_the_version_is_told() -> None:
    done = l10n("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("l10n 0.")


def test_every_command_takes_project_json_and_quiet_and_has_an_example() -> None:
    lacking = []
    commands: list[tuple[str, Any]] = [("l10n", typer.main.get_command(app))]
    for name, command in commands:
        inner = getattr(command, "commands", None)
        if inner is not None:
            commands += [(f"{name} {one}", inner[one]) for one in inner]
            continue
        options = {option for parameter in command.params for option in parameter.opts}
        lacking += [f"{name} {one}" for one in ("--project", "--json", "--quiet") if one not in options]
        assert "Example" in (command.help or ""), name
    assert len(commands) > 30
    assert lacking == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
        (["status", "--project", "/nowhere"], "/nowhere: no such folder"),
        (["translate", "-", "--from", "en"], "line mode translates into one language"),
        (["translate", "-", "--from", "en", "--to", "fr", "--beam", "99"], "--beam"),
        (["translate", "missing.html", "--to", "fr"], "missing.html: no such file"),
        (["check", "missing.po"], "missing.po"),
        (["detect", "missing.txt"], "missing.txt"),
        (["segment", "missing.txt"], "missing.txt"),
        (["segment", "--lang", "english!"], "english!"),
        (["check", "--format", "xml"], "give one of: text, json, github, sarif, junit, gitlab"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.startswith("l10n: ")
    assert said.count("\n") == 1


def test_a_wild_line_is_refused_with_its_number() -> None:
    done = l10n("segment", stdin="Fine.\n" + "x" * 50_000_000 + "\n")
    assert done.returncode == 2
    assert "standard input:2: the line is longer than" in done.stderr
    assert done.stdout == '["Fine."]\n'


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("d'abord\nété\n".encode("latin-1"))
    done = l10n("segment", "latin.txt", "--lang", "fr", cwd=tmp_path)
    assert done.returncode == 2
    assert "latin.txt:2: byte 0xe9 is not UTF-8" in done.stderr


def test_a_reader_that_leaves_is_no_error() -> None:
    program = f"yes 'One. Two.' | head -200000 | {sys.executable} {ROOT / 'cli.py'} segment | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == '["One.", "Two."]\n'
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["glossary"], ["memory"], ["models"]])
def test_a_group_without_a_command_shows_its_help_as_it_is(arguments: list[str]) -> None:
    done = l10n(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == l10n(*arguments, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a", "--project", "b", "--to", "fr"], "the folder is given twice"),
        (["--from", "fr", "--to", "fr"], '"fr" is the source language'),
    ],
)
def test_init_refuses_what_contradicts_itself(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = l10n("init", *arguments, cwd=tmp_path)
    assert (done.returncode, message in done.stderr) == (2, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "setting", "told"),
    [
        ("translate", '[mt]\nengine = "argo"', 'l10n.toml:4: there is no engine "argo"'),
        ("serve --port 0", '[mt]\nengine = "argo"', 'l10n.toml:4: there is no engine "argo"'),
        ("check", '[check]\nignore = ["number"]', 'l10n.toml:4: "number" under "ignore" names no check'),
        ("check --fix", '[check]\nignore = ["number"]', 'l10n.toml:4: "number" under "ignore" names no check'),
        ("extract", 'articles = [\n"../*.md"]', 'l10n.toml:4: the pattern "../*.md" leaves the project'),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(command: str, setting: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text(f'source = "en"\ntargets = ["fr", "pt-BR"]\n{setting}\n', encoding="utf-8")
    Catalog.new("fr", tmp_path / "catalogs" / "fr" / "a.po").save()
    done = l10n(*command.split(), cwd=tmp_path)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_a_language_may_be_named_as_the_settings_name_it(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["pt-BR"]\n', encoding="utf-8")
    Catalog.new("pt_BR", tmp_path / "catalogs" / "pt_BR" / "a.po").save()
    assert l10n("translate", "--to", "pt-BR", "--engine", "pseudo", cwd=tmp_path).returncode == 0


def test_the_names_that_the_package_exports_can_be_listed() -> None:
    import l10n

    assert {"segment", "translate", "load_catalog"} <= set(dir(l10n))


def test_wrong_settings_are_told_where_no_project_is_needed(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("One. Two.\n", encoding="utf-8")
    settings = tmp_path / "pyproject.toml"
    settings.write_text("[project", encoding="utf-8")
    assert l10n("segment", "text.txt", cwd=tmp_path).stdout == '["One.", "Two."]\n'
    settings.write_text('[tool.l10n]\nsource = "en"\ntargets = "fr"\n', encoding="utf-8")
    done = l10n("segment", "text.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert 'pyproject.toml:3: "targets" is not a list of strings' in done.stderr
