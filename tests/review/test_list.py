"""The list of units in a real browser: what is opened, found, and decided about all of it at once."""

from __future__ import annotations

import re
from pathlib import Path

from screen import Screen
from workbench import Running, reviewing, wait_until

from l10n.catalog.catalog import Catalog


def test_it_opens_on_the_first_unit_with_its_terms(screen: Screen) -> None:
    screen.open("?scope=fr/workshop")
    screen.source("Smart farming in Central Asia: a workshop in Almaty")
    assert screen.text == "L’agriculture intelligente en Asie centrale\u00a0: un atelier à Almaty"
    assert screen.field.get_attribute("lang") == "fr"
    assert screen.page.locator(".place .state").inner_text().startswith("✓ approved by Sample Reviewer")


def test_filters_and_search_narrow_the_list(screen: Screen) -> None:
    screen.open("?scope=fr")
    everything = screen.page.locator("#found").inner_text()
    screen.page.locator("label[for=state-approved]").click()
    wait_until(lambda: screen.page.locator("#found").inner_text() != everything)
    assert {option.get_attribute("data-state") for option in screen.options.all()} == {"approved"}
    screen.page.locator("#search").fill("asie CENTRALE")
    wait_until(lambda: screen.options.count() == 3)
    assert "scope=fr" in screen.page.url
    assert "text=asie" in screen.page.url


def test_the_list_is_narrowed_to_one_check(screen: Screen) -> None:
    screen.open("?scope=fr/astana")
    check = screen.page.locator("#check")
    assert not check.is_visible()
    screen.page.locator("#severity").select_option("info")
    check.wait_for()
    name, label = check.locator("option").nth(1).evaluate("option => [option.value, option.textContent]")
    check.select_option(name)
    units = re.search(r"\((\d+)\)$", label)
    assert units is not None
    wait_until(lambda: screen.page.locator("#found").inner_text() in (f"{units[1]} units", f"{units[1]} unit"))
    assert f"check={name}" in screen.page.url
    assert [one.get_attribute("aria-selected") for one in screen.options.all()[:2]] in (["true", "false"], ["true"])
    screen.page.reload()
    screen.page.wait_for_selector("body[data-ready=true]")
    assert check.input_value() == name
    screen.page.locator("#severity").select_option("")
    check.wait_for(state="hidden")
    wait_until(lambda: "check=" not in screen.page.url)


def test_replacing_is_seen_before_it_is_done(screen: Screen) -> None:
    screen.open("?scope=fr/workshop")
    screen.source("Smart farming")
    before = {unit.source: unit for unit in Catalog.load(screen.bench.project / "catalogs/fr/workshop.po")}
    screen.page.keyboard.press("Alt+R")
    screen.page.locator("#replace-find").fill("Almaty")
    screen.page.locator("#replace-with").fill("Alma-Ata")
    screen.page.keyboard.press("Enter")
    rows = screen.page.locator(".replacements li")
    rows.first.wait_for()
    wanted = [source for source, unit in before.items() if "Almaty" in unit.target]
    assert rows.count() == len(wanted) > 2
    assert rows.first.locator("ins").first.inner_text() == "Alma-Ata"
    rows.first.locator("input").uncheck()
    screen.page.locator("#replace-all").click()
    wait_until(
        lambda: (
            sum("Alma-Ata" in unit.target for unit in Catalog.load(screen.bench.project / "catalogs/fr/workshop.po"))
            == len(wanted) - 1
        )
    )
    after = {unit.source: unit for unit in Catalog.load(screen.bench.project / "catalogs/fr/workshop.po")}
    changed = {source for source in after if after[source] != before[source]}
    assert len(changed) == len(wanted) - 1
    assert {after[source].state for source in changed} == {"translated"}


def test_a_filtered_list_is_approved_at_once(screen: Screen) -> None:
    screen.open("?scope=fr/media-training&states=machine")
    screen.field.wait_for()
    screen.page.keyboard.press("Alt+A")
    button = screen.page.locator("#bulk-approve")
    button.wait_for()
    ready = int(button.inner_text().split()[1])
    assert ready > 3
    button.click()
    path = screen.bench.project / "catalogs/fr/media-training.po"
    wait_until(lambda: sum(unit.state == "approved" for unit in Catalog.load(path)) == ready)
    screen.page.locator("#undo:not([disabled])").wait_for()
    screen.page.keyboard.press("Alt+Z")
    wait_until(lambda: all(unit.state == "machine" for unit in Catalog.load(path)))


def test_the_project_s_own_rules_are_checked_and_what_it_ignores_is_not(project: Path) -> None:
    settings = project / "l10n.toml"
    rule = '[[check.rules]]\nsource = "congress hall"\ntarget = "salle"\nmessage = "the hall is a salle"\n'
    text = settings.read_text(encoding="utf-8")
    with reviewing(project) as bench:
        before = found(bench)
    first = next(iter(before))
    settings.write_text(f'{text}\n[check]\nignore = ["{first}"]\n\n{rule}', encoding="utf-8")
    with reviewing(project) as bench:
        after = found(bench)
    assert first not in after
    assert "the hall is a salle" in after.values()


def found(bench: Running) -> dict[str, str]:
    """What is found, by check, in a target that has a fault."""
    [row] = bench.json("/api/units?scope=fr/astana&text=congress hall")["rows"]
    sent = {"catalog": row["catalog"], "unit": row["id"], "targets": ["le  palais"]}
    return {one["check"]: one["message"] for one in bench.post("/api/live", sent).json()["findings"]}
