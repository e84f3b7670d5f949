"""Line mode never loses a line: what cannot be translated stands as it was, and a bad line costs none before it."""

from __future__ import annotations

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


def test_one_string_is_no_list_of_texts() -> None:
    with pytest.raises(UsageError, match="give a list of strings"):
        translate("abc", "en", "fr")
