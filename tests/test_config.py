"""Settings are read, and every wrong one is told with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.config import find_project, load_project
from l10n.errors import UsageError

GOOD = """
source = "en"
targets = ["fr", "pt-BR"]
articles = ["articles/**/*.html"]
glossary = ["glossary/a.csv"]
[check]
min_state = "approved"
"""


def test_reads_settings(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text(GOOD)
    project = load_project(tmp_path / "l10n.toml")
    assert project.languages == ("en", "fr", "pt_BR")
    assert project.glossary == (tmp_path / "glossary/a.csv",)
    assert project.templates == tmp_path / "catalogs/templates"
    assert (project.check_min_state, project.publish_min_state, project.fail_on) == ("approved", "machine", "error")


def test_is_found_from_below_and_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.l10n]\nsource = "en"\ntargets = ["ar"]\n')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert find_project(tmp_path / "deep" / "er").targets == ("ar",)


def test_a_missing_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r'no l10n\.toml .* run "l10n init"'):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('source = "en"\ntargets = [fr]\n', r"l10n\.toml:2: is not valid TOML"),
        ('source = "en"\n', r'"targets" is missing'),
        (
            'source = "en"\ntargets = ["fr"]\nartikles = []\n',
            r'l10n\.toml:3: unknown setting "artikles" — did you mean "articles"',
        ),
        ('source = "en"\ntargets = "fr"\n', r"l10n\.toml:2: .*not a list of strings"),
        ('source = "en"\ntargets = [1]\n', r"holds 1"),
        ('source = "english!"\ntargets = ["fr"]\n', r'"english!" is no language code'),
        (
            'source = "en"\ntargets = ["fr"]\n[check]\nfail_on = "errors"\n',
            r"l10n\.toml:4: .*give one of: error, warning, never",
        ),
        ('source = "en"\ntargets = ["fr"]\n[mt]\nbeam = 0\n', r"mt\.beam is 0"),
        ('source = "en"\ntargets = ["fr"]\n[mt]\nbeam = true\n', r"not a whole number"),
    ],
)
def test_wrong_settings_are_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "l10n.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        load_project(tmp_path / "l10n.toml")
