"""Fixes that checks know to be safe: offered beside the finding, put into the field, and saved by nobody but the reviewer."""

from __future__ import annotations

from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.fix import fixed_unit, fixes
from l10n.checks.registry import CHECKS
from l10n.checks.run import begin, check_unit

SOURCE = "The congress hall in Astana."
WRONG = "La salle : «le congrès»  d’Astana."
RIGHT = "La salle\u00a0: «\u00a0le congrès\u00a0» d’Astana."


def test_the_fixes_offered_are_those_of_check_fix() -> None:
    for target in (WRONG, " a", "Bon  jour .", "La  salle !", "", "«a»"):
        catalog = Catalog.new("fr")
        catalog.put(write(Unit("The hall: “a”!"), [target]))
        run = begin(catalog)
        [unit] = run.units
        offered = target
        for _ in range(12):
            now = write(unit, [offered])
            places = fixes(now, run, CHECKS)
            assert {place[0] for place in places} == {one.check for one in check_unit(now, run) if one.fixable}
            if not places:
                break
            (_, _, start, end), text = next(iter(places.items()))
            offered = offered[:start] + text + offered[end:]
        assert offered == fixed_unit(unit, run).target


def test_a_fix_shows_what_it_changes_and_is_not_saved_by_itself(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source(SOURCE)
    before = screen.unit("fr/astana", SOURCE)
    screen.field.fill(WRONG)
    finding = screen.page.locator(".finding", has_text="two spaces")
    change = finding.locator(".change")
    change.wait_for()
    assert "d’Astana" in change.inner_text()
    assert change.locator("del").inner_text() == "␣␣"
    finding.locator(".fix").click()
    wait_until(lambda: screen.text == WRONG.replace("  ", " "))
    finding.wait_for(state="detached")
    for _ in range(6):
        if not screen.page.locator(".fix").count():
            break
        text = screen.text
        screen.page.keyboard.press("Alt+X")
        wait_until(lambda text=text: screen.text != text)
        screen.page.wait_for_timeout(600)
    assert screen.text == RIGHT
    assert screen.unit("fr/astana", SOURCE) == before
    screen.page.keyboard.press("Control+Z")
    assert screen.text != RIGHT
    screen.page.keyboard.press("Control+Shift+Z")
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("fr/astana", SOURCE).target == screen.text)


def test_invisible_changes_are_seen_as_chips(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source(SOURCE)
    screen.field.fill("La salle : le congrès d’Astana.")
    change = screen.page.locator(".finding .change ins .chip.blank")
    change.wait_for()
    assert change.get_attribute("title") in ("NBSP", "NNBSP")


def test_a_fix_goes_into_the_plural_form_it_is_for(screen: Screen) -> None:
    screen.open("?scope=fr/messages&text=took part")
    screen.source("took part")
    screen.field.fill("%(count)d État membre a participé.")
    screen.page.locator(".forms [role=tab]").nth(1).click()
    screen.field.fill("%(count)d États membres  ont participé.")
    screen.page.locator(".forms [role=tab]").nth(0).click()
    screen.page.locator(".finding .fix").wait_for()
    screen.page.keyboard.press("Alt+X")
    wait_until(lambda: screen.text == "%(count)d États membres ont participé.")
    assert screen.page.locator(".forms [role=tab]").nth(1).get_attribute("aria-selected") == "true"
