"""The target's field in a real browser: plural forms, inline codes, invisible signs, and drafts."""

from __future__ import annotations

from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog


def test_plural_forms_have_tabs_with_numbers(screen: Screen) -> None:
    screen.open("?scope=ar/messages")
    tabs = screen.page.locator(".forms [role=tab]")
    assert [tab.inner_text() for tab in tabs.all()] == ["n = 0", "n = 1", "n = 2", "n = 3", "n = 11", "n = 100"]
    screen.source("Member States took part")
    assert screen.field.get_attribute("dir") == "rtl"
    texts = [
        "لم تشارك أي دولة",
        "شاركت دولة واحدة",
        "شاركت دولتان",
        "شاركت %(count)d دول",
        "شاركت %(count)d دولة",
        "شاركت %(count)d دولة",
    ]
    for form, text in enumerate(texts):
        tabs.nth(form).click()
        screen.field.fill(text)
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("ar/messages", "%(count)d Member State took part.").targets == tuple(texts))
    assert screen.unit("ar/messages", "%(count)d Member State took part.").state == "translated"


def test_a_code_cannot_be_broken(screen: Screen) -> None:
    catalog = Catalog.load(screen.bench.project / "catalogs" / "fr" / "astana.po")
    unit = next(unit for unit in catalog if unit.source.count("<g1>") == 1 and "<g2>" not in unit.source)
    screen.open(f"?scope=fr/astana&catalog=fr/astana&unit={unit.id}")
    screen.field.wait_for()
    screen.field.fill("Avant après")
    screen.page.locator(".finding.error", has_text="<g1> is missing").wait_for()
    for _ in "après":
        screen.page.keyboard.press("Shift+ArrowLeft")
    screen.page.keyboard.press("Alt+Shift+1")
    assert screen.text == "Avant <g1>après</g1>"
    screen.page.keyboard.press("End")
    screen.page.keyboard.press("Backspace")
    assert screen.text == "Avant après"
    screen.page.keyboard.press("Control+Z")
    assert screen.text == "Avant <g1>après</g1>"
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("fr/astana", unit.source).target == "Avant <g1>après</g1>")


def test_invisible_signs_are_seen_and_can_be_put_in(screen: Screen) -> None:
    screen.open("?scope=ar/messages&text=welcome")
    screen.source("Welcome")
    screen.field.fill("مرحبا ")
    screen.page.locator(".tool", has_text="RLI").click()
    screen.page.locator(".tool", has_text="{name}").click()
    screen.page.locator(".tool", has_text="PDI").click()
    assert screen.text == "مرحبا \u2067{name}\u2069"
    assert [one.get_attribute("aria-label") for one in screen.field.locator(".chip.sign").all()] == ["RLI", "PDI"]
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("ar/messages", "Welcome, {name}.").target == "مرحبا \u2067{name}\u2069")


def test_a_draft_outlives_leaving_the_unit(screen: Screen) -> None:
    screen.open("?scope=fr/astana")
    screen.source("ICESCO takes part")
    screen.field.fill("L’ICESCO participe")
    screen.page.keyboard.press("Alt+ArrowDown")
    screen.source("The Director-General of ICESCO led")
    screen.page.keyboard.press("Alt+ArrowUp")
    screen.source("ICESCO takes part")
    assert screen.field.inner_text().strip() == "L’ICESCO participe"
    assert screen.unit("fr/astana", "ICESCO takes part in the Astana congress of religious leaders").state == "machine"
