"""Decisions about a unit in a real browser: made with one key, taken back, and never over somebody else's."""

from __future__ import annotations

from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write


def test_one_key_saves_approves_and_goes_on(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("The congress hall in Astana.")
    screen.field.fill("La salle du congrès à Astana.")
    screen.page.keyboard.press("Control+Enter")
    wait_until(lambda: screen.unit("fr/astana", "The congress hall in Astana.").state == "approved")
    unit = screen.unit("fr/astana", "The congress hall in Astana.")
    assert unit.target == "La salle du congrès à Astana."
    assert unit.approval is not None
    assert unit.approval.get("by") == "Ana Ruiz"
    screen.page.locator("#list [data-state=approved]").wait_for()


def test_keys_alone_review_a_file(screen: Screen) -> None:
    screen.open("?scope=fr/solidarity")
    total = len(Catalog.load(screen.bench.project / "catalogs/fr/solidarity.po"))
    screen.page.locator("#list").focus()
    screen.page.keyboard.press("Enter")
    for place in range(total):
        screen.page.locator(".place", has_text=f"{place + 1} / {total}").wait_for()
        screen.page.keyboard.press("Control+Enter")
    wait_until(
        lambda: all(
            unit.state == "approved" for unit in Catalog.load(screen.bench.project / "catalogs/fr/solidarity.po")
        )
    )
    screen.page.locator("#progress-text", has_text="100 % approved").wait_for()


def test_undo_takes_an_approval_back(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    before = screen.unit("fr/astana", "The congress hall in Astana.")
    screen.source("The congress hall in Astana.")
    screen.page.keyboard.press("Control+Enter")
    wait_until(lambda: screen.unit("fr/astana", "The congress hall in Astana.").state == "approved")
    screen.page.locator("#undo:not([disabled])").wait_for()
    screen.page.keyboard.press("Alt+Z")
    wait_until(lambda: screen.unit("fr/astana", "The congress hall in Astana.") == before)
    screen.page.locator(".place .state.machine").wait_for()


def test_a_unit_changed_on_disk_is_a_conflict_and_nothing_is_lost(screen: Screen) -> None:
    source = "The congress hall in Astana."
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source(source)
    screen.field.fill("La salle du congrès d’Astana.")
    path = screen.bench.project / "catalogs" / "fr" / "astana.po"
    theirs = Catalog.load(path)
    found = theirs.find(source)
    assert found is not None
    theirs.put(write(found, ["La salle où se tient le congrès, à Astana."]))
    theirs.save()
    screen.page.keyboard.press("Control+S")
    conflict = screen.page.locator(".conflict")
    conflict.wait_for()
    assert "où se tient" in conflict.inner_text()
    assert screen.unit("fr/astana", source).target == "La salle où se tient le congrès, à Astana."
    assert screen.field.inner_text().strip() == "La salle du congrès d’Astana."
    screen.page.locator("#keep-mine").click()
    screen.page.keyboard.press("Control+Enter")
    wait_until(lambda: screen.unit("fr/astana", source).target == "La salle du congrès d’Astana.")
