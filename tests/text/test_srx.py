"""SRX: a project's own rules come first, what they leave open is the toolkit's; wrong files are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import l10n

from l10n.errors import InputError
from l10n.text import srx
from l10n.text.segmentation import segment, segmenting_by
from l10n.text.srx import read_rules

RULES = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes"><formathandle type="start" include="no"/></header>
  <body>
    <languagerules>
      <languagerule languagerulename="English">
        <rule break="no"><beforebreak>\\bRes\\.</beforebreak><afterbreak>\\s\\p{Lu}</afterbreak></rule>
        <rule break="yes"><beforebreak>\\u0023</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="All">
        <rule break="yes"><beforebreak>;</beforebreak><afterbreak>[\\h\\p{Z}]+</afterbreak></rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="en.*" languagerulename="English"/>
      <languagemap languagepattern=".*" languagerulename="All"/>
    </maprules>
  </body>
</srx>
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.srx"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "See Res. Twelve of it.|Then go on."),
        ("en_GB", "One #|two;|three."),
        ("fr", "Un # deux ;|trois.|Quatre."),
    ],
)
def test_own_rules_come_first(rules: Path, language: str, row: str) -> None:
    with segmenting_by(read_rules(rules)):
        assert [piece.strip() for piece in segment(row.replace("|", " "), language)] == row.split("|")


def test_without_cascade_the_first_map_counts(rules: Path) -> None:
    rules.write_text(RULES.replace('cascade="yes"', 'cascade="no"'), encoding="utf-8")
    with segmenting_by(read_rules(rules)):
        assert segment("One; two.", "en") == ["One; two."]
        assert segment("Un ; deux.", "fr") == ["Un ; ", "deux."]


def test_own_rules_end_with_the_context(rules: Path) -> None:
    with segmenting_by(read_rules(rules)):
        pass
    assert segment("One; two.", "en") == ["One; two."]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<srx", "<tmx", "not well-formed"),
        (RULES, "<tmx/>", "is <tmx>, not SRX"),
        ("\\bRes\\.", "Res(", r"rules\.srx:7: the expression"),
        ("\\bRes\\.", "(?:a{1000}){100000}", "counts too high"),
        ("\\bRes\\.", "(" * 3000 + ")" * 3000, "too deeply nested"),
        ("\\p{Lu}", "\\p{Klingon}", "unknown property"),
        ('languagerulename="All"/>', 'languagerulename="Other"/>', "which it has no rules for"),
        ("<srx", '<!DOCTYPE srx [<!ENTITY a "b">]><srx', "declares XML entities"),
    ],
)
def test_wrong_files_are_told(rules: Path, before: str, after: str, told: str) -> None:
    rules.write_text(RULES.replace(before, after), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_rules(rules)


def test_sets_are_icus(rules: Path) -> None:
    rules.write_text(RULES.replace("\\bRes\\.", "[[a-z]&amp;&amp;[^b]]\\."), encoding="utf-8")
    with segmenting_by(read_rules(rules)):
        assert [piece.strip() for piece in segment("It is a. Twelve is b. Then go.", "en")] == [
            "It is a. Twelve is b.",
            "Then go.",
        ]


def test_a_rule_that_would_take_for_ever_is_told_with_its_line(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(srx, "SECONDS", 0.1)
    rules.write_text(RULES.replace("\\bRes\\.", "(a+)+b"), encoding="utf-8")
    with segmenting_by(read_rules(rules)), pytest.raises(InputError) as told:
        segment("a" * 3000, "en")
    assert str(told.value).startswith(f'{rules}:7: the expression "')
    assert "takes too long on a text of 3000 characters" in str(told.value)


def test_a_project_names_its_rules(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr"]\narticles = ["*.txt"]\nsegmentation = "rules.srx"\n'
    )
    (tmp_path / "a.txt").write_text("See Res. Twelve of it; then go on. Stop there.\n")
    done = l10n("segment", "a.txt", cwd=tmp_path)
    assert json.loads(done.stdout) == ["See Res. Twelve of it;", "then go on.", "Stop there."]
    l10n("extract", "--quiet", cwd=tmp_path)
    assert 'msgid "See Res. Twelve of it;"' in (tmp_path / "catalogs/templates/a.pot").read_text(encoding="utf-8")
    rules.unlink()
    assert "rules.srx" in l10n("extract", cwd=tmp_path, expect=2).stderr


def test_counts_beside_each_other_are_no_danger(rules: Path) -> None:
    rules.write_text(RULES.replace("\\bRes\\.", "\\b" + "\\w{1,50}[ -]" * 3 + "\\w{1,50}\\."), encoding="utf-8")
    with segmenting_by(read_rules(rules)):
        assert segment("This is well-known. Go.", "en") == ["This is well-known. Go."]
