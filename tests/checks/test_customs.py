"""What a catalog does all over is a habit: people are told of it once with all its places, programs of every one."""

from __future__ import annotations

import json

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.fix import fix_catalog
from l10n.checks.reports import REPORTS
from l10n.checks.reports.gathering import OFTEN, gathered
from l10n.checks.run import check_catalog


def sentences(faulty: int, end: str = ". ", **unit) -> Catalog:
    catalog = Catalog.new("ar")
    for number in range(40):
        mark = end if number < faulty else "."
        catalog.put(write(Unit(f"The page was saved, {number}.", **unit), (f"حفظت الصفحة، {number}{mark}",)))
    return catalog


@pytest.mark.parametrize(("end", "check"), [(". ", "end-space"), ("", "end-punctuation")])
@pytest.mark.parametrize(("faulty", "told"), [(OFTEN, 1), (OFTEN - 1, OFTEN - 1)])
def test_a_fault_that_a_catalog_has_again_and_again_is_told_once(faulty, told, end, check):
    found = check_catalog(sentences(faulty, end))
    assert [(one.check, one.severity) for one in found] == [(check, "warning")] * faulty
    assert len(list(gathered(found))) == told
    assert [place for _, places in gathered(found) for place in places] == found


def test_a_habit_says_how_many_units_it_concerns():
    ((one, _),) = gathered(check_catalog(sentences(12)))
    assert one.message == "ends with white space, the source does not, and so in 11 more units of this catalog"


def test_two_habits_of_one_check_are_told_apart():
    catalog = sentences(OFTEN)
    for number in range(OFTEN):
        catalog.put(write(Unit(f"Page {number}, "), (f"الصفحة {number}،",)))
    assert len(list(gathered(check_catalog(catalog)))) == 2


def test_each_file_has_habits_of_its_own():
    found = [one for path in ("a.po", "b.po") for one in check_catalog(sentences(OFTEN), shown=path)]
    assert [one.path for one, _ in gathered(found)] == ["a.po", "b.po"]


def test_errors_are_no_habit():
    found = check_catalog(sentences(OFTEN, ".\n"))
    assert [(one.check, one.severity) for one, _ in gathered(found)] == [("newlines", "error")] * OFTEN


def test_suppressed_places_of_a_habit_do_not_count():
    catalog = sentences(OFTEN)
    first = next(iter(catalog))
    ignored = Unit(first.source, first.targets, marks=(Mark("ignore", ("end-space",), (("why", "wanted"),)),))
    catalog.put(ignored)
    assert len(list(gathered(check_catalog(catalog)))) == OFTEN - 1


def test_mending_reaches_every_place_of_a_habit():
    catalog = sentences(12)
    assert fix_catalog(catalog) == 12
    assert check_catalog(catalog) == []


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "gitlab"])
def test_programs_are_told_of_every_place(name):
    found = check_catalog(sentences(12), shown="a.po")
    assert REPORTS[name](found).count("ends with white space") >= 12


def test_people_are_told_the_lines_of_a_habit(tmp_path):
    sentences(OFTEN).save(tmp_path / "ar" / "a.po")
    lines = [unit.line for unit in Catalog.load(tmp_path / "ar" / "a.po")][1:OFTEN]
    shown = l10n("check", "ar/a.po", cwd=tmp_path).stdout
    assert f"also in: {', '.join(map(str, lines))}\n" in shown
    assert f"{OFTEN} warnings in 1 file." in shown
    assert len(json.loads(l10n("check", "ar/a.po", "--json", cwd=tmp_path).stdout)["findings"]) == OFTEN


def test_one_sentence_left_in_the_source_language_is_one_finding():
    catalog = Catalog.new("ar")
    catalog.put(write(Unit("The page has not been saved."), ("The page has not been saved.",)))
    assert [one.check for one in check_catalog(catalog)] == ["wrong-script"]
