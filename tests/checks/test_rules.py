"""Rules that a project makes, as a person writes and runs them."""

from __future__ import annotations

import json
import re

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.run import check_catalog
from l10n.config import Rule, load_project
from l10n.errors import UsageError

HEAD = 'source = "en"\ntargets = ["fr", "ar"]\n'
RULES = r"""
[[check.rules]]
message = "Numbers of documents are kept"
source = '[A-Z]+/\d+'
target = '[A-Z]+/\d+'
severity = "error"

[[check.rules]]
message = "Say « patrimoine »"
forbidden = '(?i)\bhéritage\b'
languages = ["fr"]
"""


def test_a_projects_rules_are_checks(tmp_path):
    (tmp_path / "l10n.toml").write_text(HEAD + RULES, "utf-8")
    for language, target in (("fr", "L’héritage, document 17."), ("ar", "التراث، héritage، ICESCO/17.")):
        catalog = Catalog.new(language, path=tmp_path / "catalogs" / language / "a.po")
        catalog.put(write(Unit("The heritage, ICESCO/17."), (target,)))
        catalog.save()
    done = l10n("check", "--json", cwd=tmp_path, expect=1)
    told = [one for one in json.loads(done.stdout)["findings"] if one["check"] == "project-rule"]
    assert [(one["language"], one["severity"], one["message"]) for one in told] == [
        ("fr", "error", "Numbers of documents are kept"),
        ("fr", "warning", "Say « patrimoine »"),
    ]
    assert [one[one["field"]][one["start"] : one["end"]] for one in told] == ["ICESCO/17", "héritage"]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ('message = "a"\ntarget = "("', r'l10n.toml:6: "\(" is no regular expression: .* — mend it'),
        (
            r"""message = "a"
target = "\\(\\d(" """,
            r'l10n.toml:6: "\\\(\\d\(" is no regular expression: .* — mend it',
        ),
        (f"message = 'a'\ntarget = '{'(' * 5000}{')' * 5000}'", r"l10n.toml:6: .* too deeply nested — mend it"),
        ('message = "a"\ntarget = "((a{1000}){1000}){1000}"', r"l10n.toml:6: .* counts too high — mend it"),
        ('message = "a"\nsource = "b"', r'a rule has no "target"'),
        ('target = "a"', 'a rule has no "message"'),
        ('message = "a"\ntarget = "b"\nflags = "i"', r'unknown setting "check\.rules\.flags"'),
        ('message = "a"\ntarget = "b"\nseverity = "fatal"', r'"check\.rules\.severity" is "fatal"'),
        ('message = "a"\ntarget = 1', r'"check\.rules\.target" is not a string'),
        ('message = "a"\ntarget = "b"\nlanguages = ["not a code"]', '"not a code" is no language code'),
    ],
)
def test_a_wrong_rule_is_told_in_a_line(tmp_path, rule, problem):
    path = tmp_path / "l10n.toml"
    path.write_text(f"{HEAD}\n[[check.rules]]\n{rule}\n", "utf-8")
    with pytest.raises(UsageError) as error:
        load_project(path)
    assert re.search(problem, str(error.value))


def test_rules_are_tables(tmp_path):
    path = tmp_path / "l10n.toml"
    path.write_text(f'{HEAD}\n[check]\nrules = ["a"]\n', "utf-8")
    with pytest.raises(UsageError, match="holds no tables"):
        load_project(path)


def test_a_pattern_that_would_run_for_ever_is_one_finding_of_its_catalog():
    catalog = Catalog.new("fr")
    for number in range(5):
        catalog.put(write(Unit(f"Hello {number}"), (f"{'a' * 60}! {number}",)))
    (one,) = [
        one for one in check_catalog(catalog, rules=[Rule("No", forbidden=r"(a|aa)+$")]) if one.check == "project-rule"
    ]
    assert "takes too long" in one.message
