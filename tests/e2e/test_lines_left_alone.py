"""Line mode never loses a line: what cannot be translated stands as it was, and a bad line costs none before it."""

from __future__ import annotations

import json

import pytest

from l10n.errors import InputError, UsageError
from l10n.glossary.glossary import load
from l10n.library import translate
from l10n.mt.packages import ModelPackage
from l10n.mt.registry import create
from l10n.pipeline.lines import LineMode, translate_lines


def test_a_line_that_cannot_be_translated_stands_as_it_was(en_fr: ModelPackage) -> None:
    line = '<br> <img src=x alt="foo"> <!-- comment -->'
    result, good = translate([line, "The door is open."], "en", "fr")
    assert (result.target, result.score) == (line, 0)
    assert "porte" in good.target


def test_lines_before_a_bad_one_are_translated(en_fr: ModelPackage) -> None:
    lines = ['{"source": "The door is open."}', "{bad"]
    results = translate_lines(lines, LineMode("en", "fr", jsonl=True), create("argos", "en", "fr"), load([]))
    assert "porte" in next(results).target
    with pytest.raises(InputError, match="standard input:2: is not JSON"):
        next(results)


@pytest.mark.parametrize(
    ("source", "protected"),
    [
        ("See https://www.icesco.org/en for details.", "https://www.icesco.org/en"),
        ("Write to info_desk@icesco.org today.", "info_desk@icesco.org"),
        ("Hello %(name)s, the meeting is open.", "%(name)s"),
    ],
)
def test_an_address_or_placeholder_that_is_a_term_is_found_where_it_stands(
    en_fr: ModelPackage, source: str, protected: str
) -> None:
    line = json.dumps({"source": source, "terms": [{"source": protected, "target": [protected]}]})
    [result] = translate_lines([line], LineMode("en", "fr", jsonl=True), create("argos", "en", "fr"), load([]))
    assert [(one.found, one.how) for one in result.terms] == [(protected, "inline")]


def test_terms_of_a_line_that_is_left_as_it_is_are_told_of(en_fr: ModelPackage) -> None:
    line = json.dumps({"source": "12:30 – 14:00", "terms": [{"source": "12:30", "target": ["12h30"]}]})
    [result] = translate_lines([line], LineMode("en", "fr", jsonl=True), create("argos", "en", "fr"), load([]))
    assert [(one.found, one.how) for one in result.terms] == [(None, "missing")]


def test_one_string_is_no_list_of_texts() -> None:
    with pytest.raises(UsageError, match="give a list of strings"):
        translate("abc", "en", "fr")
