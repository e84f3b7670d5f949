"""What a large catalog does all over is its custom, told once instead of at every unit."""

from __future__ import annotations

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.run import check_catalog


def sentences(size: int, without_stop: int) -> Catalog:
    catalog = Catalog.new("ar")
    for number in range(size):
        stop = "" if number < without_stop else "."
        catalog.put(write(Unit(f"The page was saved, {number}."), (f"حفظت الصفحة، {number}{stop}",)))
    return catalog


@pytest.mark.parametrize(
    ("size", "without_stop", "told"),
    [(300, 30, [("info", "30 of 300")]), (300, 29, [("warning", "does not end")] * 29), (299, 40, [("warning", "does not end")] * 40)],
)  # fmt: skip
def test_stops_that_a_large_catalog_leaves_out_again_and_again_are_told_once(size, without_stop, told):
    found = check_catalog(sentences(size, without_stop))
    assert [(one.check, one.severity) for one in found] == [("end-punctuation", severity) for severity, _ in told]
    assert all(text in one.message for one, (_, text) in zip(found, told, strict=True))


def test_one_sentence_left_in_the_source_language_is_one_finding():
    catalog = Catalog.new("ar")
    catalog.put(write(Unit("The page has not been saved."), ("The page has not been saved.",)))
    assert [one.check for one in check_catalog(catalog)] == ["wrong-script"]
