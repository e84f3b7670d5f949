"""Every check's examples: what passes, and what fails and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.checks.example import Example
from l10n.checks.registry import CHECKS
from l10n.checks.run import check_catalog
from l10n.glossary.glossary import load

PASSES = [
    pytest.param(name, one, id=f"{name}-{index}")
    for name, check in CHECKS.items()
    for index, one in enumerate(check.passes)
]
FAILS = [
    pytest.param(name, one, id=f"{name}-{index}")
    for name, check in CHECKS.items()
    for index, one in enumerate(check.fails)
]


def found(name: str, example: Example, folder: Path):
    glossary = None
    if example.glossary:
        path = folder / "terms.csv"
        path.write_text(example.glossary + "\n", encoding="utf-8")
        glossary = load(path)
    catalog = example.catalog()
    found = check_catalog(catalog, glossary, before=example.revision, rules=example.rules)
    return [one for one in found if one.check == name]


@pytest.mark.parametrize(("name", "example"), PASSES)
def test_passes(name, example, tmp_path):
    assert found(name, example, tmp_path) == []


@pytest.mark.parametrize(("name", "example"), FAILS)
def test_fails(name, example, tmp_path):
    findings = found(name, example, tmp_path)
    assert sorted(getattr(one, one.field)[one.start : one.end] for one in findings) == sorted(example.marked)


def test_every_check_has_examples():
    assert [name for name, check in CHECKS.items() if not check.passes or not check.fails] == []
