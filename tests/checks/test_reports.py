"""Report formats: parsed back, with hostile text in every field."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.registry import CHECKS
from l10n.checks.reports import REPORTS
from l10n.checks.run import check_catalog

HOSTILE = "50% <b>&\"'\x1b[31m\x00\u202e {name}\r\n::error::x,y:z"


@pytest.fixture
def findings():
    catalog = Catalog.new("fr")
    catalog.put(write(Unit("Hello {name}"), ("Bonjour",)))
    catalog.put(write(Unit(HOSTILE), ("Bonjour!",)))
    catalog.put(Unit("Nothing here"))
    return check_catalog(catalog, shown="catalogs/fr/a b,c:d%.po")


def test_json_has_findings_and_summary(findings):
    document = json.loads(REPORTS["json"](findings))
    assert len(document["findings"]) == len(findings) == document["summary"]["findings"]
    assert document["findings"][0]["field"] == "source"
    assert document["summary"]["errors"] == sum(one.severity == "error" for one in findings)
    assert sum(document["summary"]["checks"].values()) == len(findings)


def test_text_shows_the_span_and_no_control_characters(findings):
    text = REPORTS["text"](findings)
    assert text.startswith("catalogs/fr/a b,c:d%.po\n")
    assert "source: Hello ⟦{name}⟧" in text
    assert re.search(r"\n\d+ errors?, .* in 1 file\.\n\Z", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)
    assert REPORTS["text"]([]) == "No findings.\n"


def test_github_commands_cannot_be_broken_out_of(findings):
    lines = REPORTS["github"](findings).splitlines()
    assert len(lines) == len(findings)
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) file=([^,:]+),line=\d+,title=([a-z-]+)::(.*)", line)
        assert match
        assert match[2] == "catalogs/fr/a b%2Cc%3Ad%25.po"
        assert match[3] in CHECKS


def test_sarif_has_what_2_1_0_requires(findings):
    log = json.loads(REPORTS["sarif"](findings))
    assert (log["version"], list(log)) == ("2.1.0", ["$schema", "version", "runs"])
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "l10n"
    assert [rule["id"] for rule in rules] == list(CHECKS)
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert len(run["results"]) == len(findings)
    for result in run["results"]:
        assert result["level"] in ("error", "warning", "note")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "catalogs/fr/a%20b%2Cc%3Ad%25.po"
        assert place["physicalLocation"]["region"]["startLine"] >= 1
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())


def test_sarif_fits_its_schema(findings):
    """The schema is the one that Microsoft's SARIF SDK publishes (MIT licence, `@microsoft/sarif-multitool-linux` 5.7.0)."""
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for some in (findings, findings[:1], []):
        assert [error.message for error in validator.iter_errors(json.loads(REPORTS["sarif"](some)))] == []
    broken = json.loads(REPORTS["sarif"](findings))
    broken["runs"][0]["results"][0]["level"] = "info"
    assert not validator.is_valid(broken)


def test_json_fits_the_schema_that_is_shipped(findings):
    document = json.loads(REPORTS["json"](findings))
    validator = Draft202012Validator(
        json.loads(files("l10n.checks.reports").joinpath("check.schema.json").read_bytes())
    )
    validator.check_schema(validator.schema)
    for some in (findings, findings[:1], []):
        assert [error.message for error in validator.iter_errors(json.loads(REPORTS["json"](some)))] == []
    assert set(validator.schema["$defs"]["finding"]["properties"]) == set(document["findings"][0])
    document["findings"][0]["severity"] = "fatal"
    assert not validator.is_valid(document)


def test_junit_fits_its_schema(findings):
    """The schema is the one of Jenkins' xUnit plugin (MIT licence), as pytest 8.4.2 ships it for its own tests."""
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit-10.xsd")))
    for some in (findings, findings[:1], []):
        document = etree.fromstring(REPORTS["junit"](some).encode())
        assert schema.validate(document), schema.error_log
    root = etree.fromstring(REPORTS["junit"](findings).encode())
    assert int(root.get("tests")) == int(root.get("failures")) == len(root.findall(".//failure")) == len(findings)
    assert {case.get("classname") for case in root.iter("testcase")} == {"catalogs/fr/a b,c:d%.po"}
    next(root.iter("testcase")).attrib.pop("name")
    assert not schema.validate(root)


def test_gitlab_fits_its_description(findings):
    """No package publishes a schema: this one says what GitLab's documentation and the Code Climate specification say."""
    schema = json.loads(Path(__file__).with_name("gitlab-code-quality.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for some in (findings, findings[:1], []):
        assert [error.message for error in validator.iter_errors(json.loads(REPORTS["gitlab"](some)))] == []
    broken = json.loads(REPORTS["gitlab"](findings))
    broken[0]["severity"] = "error"
    assert not validator.is_valid(broken)


def test_a_message_is_one_line():
    catalog = Catalog.new("fr")
    catalog.put(write(Unit('See <a\nhref="/x">this</a>'), ("Voir",)))
    assert {one.message for one in check_catalog(catalog) if one.check == "tags"} >= {
        '<a href="/x"> is missing in the target'
    }


def test_gitlab_fingerprints_differ_and_do_not_depend_on_lines(findings):
    issues = json.loads(REPORTS["gitlab"](findings))
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(issue["location"]["lines"]["begin"] >= 1 and issue["description"] for issue in issues)
    marks = [issue["fingerprint"] for issue in issues]
    assert len(set(marks)) == len(marks) == len(findings)
    from dataclasses import replace

    moved = json.loads(REPORTS["gitlab"]([replace(one, line=(one.line or 0) + 7) for one in findings]))
    assert [issue["fingerprint"] for issue in moved] == marks
