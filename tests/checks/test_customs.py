"""What a large catalog does all over is a habit, told once with all its places instead of at every unit."""

from __future__ import annotations

import json

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.fix import fix_catalog
from l10n.checks.gathering import OFTEN
from l10n.checks.habits import LARGE
from l10n.checks.reports import REPORTS
from l10n.checks.run import begin, check_catalog, check_unit
from tests.command import l10n


def sentences(size: int, faulty: int, end: str = ". ", **unit) -> Catalog:
    catalog = Catalog.new("ar")
    for number in range(size):
        mark = end if number < faulty else "."
        catalog.put(write(Unit(f"The page was saved, {number}.", **unit), (f"حفظت الصفحة، {number}{mark}",)))
    return catalog


@pytest.mark.parametrize(("end", "check"), [(". ", "end-space"), ("", "end-punctuation")])
@pytest.mark.parametrize(
    ("size", "faulty", "told"), [(LARGE, OFTEN, 1), (LARGE, OFTEN - 1, OFTEN - 1), (LARGE - 1, 40, 40)]
)
def test_a_fault_that_a_large_catalog_has_again_and_again_is_told_once(size, faulty, told, end, check):
    found = check_catalog(sentences(size, faulty, end))
    assert [(one.check, one.severity) for one in found] == [(check, "warning")] * told
    assert len({place.unit for one in found for place in one.each}) == faulty


def test_a_habit_says_how_many_units_it_concerns_and_each_of_its_places():
    catalog = sentences(LARGE, 12)
    (one,) = check_catalog(catalog)
    assert one.message == "ends with white space, the source does not, and so in 11 more units of this catalog"
    (told,) = json.loads(REPORTS["json"]([one]))["findings"]
    assert [(place["unit"], place["start"]) for place in told["places"]] == [
        (unit.id, len(unit.target) - 1) for unit in list(catalog)[:12]
    ]
    assert told["unit"] == told["places"][0]["unit"]


def test_two_habits_of_one_check_are_two_findings():
    catalog = sentences(LARGE, OFTEN)
    for number in range(OFTEN):
        catalog.put(write(Unit(f"Page {number}, "), (f"الصفحة {number}،",)))
    assert len(check_catalog(catalog)) == 2


def test_errors_are_no_habit():
    found = check_catalog(sentences(LARGE, OFTEN, ".\n"))
    assert [(one.check, one.severity) for one in found] == [("newlines", "error")] * OFTEN


def test_suppressed_places_of_a_habit_do_not_count():
    catalog = sentences(LARGE, OFTEN)
    first = next(iter(catalog))
    ignored = Unit(first.source, first.targets, marks=(Mark("ignore", ("end-space",), (("why", "wanted"),)),))
    catalog.put(ignored)
    assert [len(one.each) for one in check_catalog(catalog)] == [1] * (OFTEN - 1)


def test_mending_reaches_every_place_of_a_habit():
    catalog = sentences(LARGE, 12)
    assert fix_catalog(catalog) == 12
    assert check_catalog(catalog) == []


def test_who_has_a_unit_before_them_is_told_of_the_habit_there():
    catalog = sentences(LARGE, 12)
    run = begin(catalog)
    assert [len(check_unit(unit, run)) for unit in list(catalog)[:13]] == [1] * 12 + [0]


def test_a_baseline_lists_every_place_of_a_habit_and_a_new_one_is_told_alone(tmp_path):
    catalog = sentences(LARGE, 12)
    catalog.save(tmp_path / "ar" / "a.po")
    l10n("check", "ar/a.po", "--write-baseline", "baseline.json", cwd=tmp_path)
    options = ("check", "ar/a.po", "--baseline", "baseline.json", "--json")
    assert json.loads(l10n(*options, cwd=tmp_path).stdout)["findings"] == []
    (tmp_path / "ar" / "a.po").unlink()
    catalog = sentences(LARGE, 13)
    catalog.save(tmp_path / "ar" / "a.po")
    (one,) = json.loads(l10n(*options, cwd=tmp_path).stdout)["findings"]
    assert (one["check"], one["places"]) == ("end-space", [])
    assert one["unit"] == list(catalog)[12].id


def test_people_are_told_the_lines_of_a_habit(tmp_path):
    sentences(LARGE, OFTEN).save(tmp_path / "ar" / "a.po")
    lines = [unit.line for unit in Catalog.load(tmp_path / "ar" / "a.po")][1:OFTEN]
    shown = l10n("check", "ar/a.po", cwd=tmp_path).stdout
    assert f"also in: {', '.join(map(str, lines))}\n" in shown


def test_one_sentence_left_in_the_source_language_is_one_finding():
    catalog = Catalog.new("ar")
    catalog.put(write(Unit("The page has not been saved."), ("The page has not been saved.",)))
    assert [one.check for one in check_catalog(catalog)] == ["wrong-script"]
