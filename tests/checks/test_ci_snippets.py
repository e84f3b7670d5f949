"""What the CI snippets would run is run: the hooks' entries, the action's step, the GitLab job's script."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path) -> Path:
    catalog = Catalog.new("fr", path=tmp_path / "catalogs" / "fr" / "a.po")
    catalog.put(write(Unit("Hello {name}!"), ("Bonjour!",)))
    catalog.save()
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\n', "utf-8")
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "l10n").write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "cli.py"} "$@"\n', "utf-8")
    (commands / "l10n").chmod(0o755)
    return tmp_path


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", **variables}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hooks(folder):
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    path = "catalogs/fr/a.po"
    fixed = shell(f"{hooks['l10n-fix']['entry']} {path}", folder)
    assert fixed.returncode == 0
    assert "Bonjour\u202f!" in (folder / path).read_text("utf-8")
    checked = shell(f"{hooks['l10n-check']['entry']} {shlex.quote(path)}", folder)
    assert checked.returncode == 1
    assert "[placeholders]" in checked.stdout


def test_the_action(folder):
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][-1]
    names = {key: re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1] for key, value in step["env"].items()}
    variables = {key: action["inputs"][name]["default"] for key, name in names.items()}
    done = shell(step["run"], folder, **variables)
    assert done.returncode == 1
    assert "::error file=catalogs/fr/a.po,line=" in done.stdout
    done = shell(step["run"], folder, **{**variables, "FAIL_ON": "never", "FORMAT": "sarif", "OUTPUT": "l10n.sarif"})
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((folder / "l10n.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_gitlab_job(folder):
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (block,) = (one for one in re.findall(r"```yaml\n(.*?)```", text, re.S) if "codequality" in one)
    job = yaml.safe_load(block)["l10n"]
    done = shell(job["script"][-1], folder)
    assert done.returncode == 1
    report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {one["check_name"] for one in report} == {"placeholders", "punctuation-spacing-fr"}
