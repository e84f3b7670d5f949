"""The workbench in a real browser: what a reviewer sees, types and presses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workbench import Running, wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit


class Screen:
    """A page with the workbench on it. `problems` are what the console said and scripts threw."""

    def __init__(self, page: Any, bench: Running) -> None:
        self.page = page
        self.bench = bench
        self.problems: list[str] = []
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, query: str = "") -> Screen:
        """Opens the page and waits until it can be used."""
        self.page.goto(self.bench.address + query)
        self.page.wait_for_selector("body[data-ready=true]")
        return self

    @property
    def field(self) -> Any:
        """The target's field."""
        return self.page.locator(".field")

    @property
    def options(self) -> Any:
        """The units in sight in the list."""
        return self.page.locator("#list [role=option]")

    def source(self, text: str) -> None:
        """Waits until the unit with this source is in the middle."""
        self.page.locator(".source-text", has_text=text).wait_for()

    def unit(self, name: str, source: str) -> Unit:
        """The unit as it is on disk."""
        return unit_of(self.bench.project, name, source)


def unit_of(project: Path, name: str, source: str) -> Unit:
    unit = Catalog.load(project / "catalogs" / f"{name}.po").find(source)
    assert unit is not None
    return unit


@pytest.fixture
def screen(browser: Any, bench: Running) -> Iterator[Screen]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(10_000)
    screen = Screen(page, bench)
    yield screen
    context.close()
    assert screen.problems == []


def test_it_opens_on_the_first_unit_with_its_terms(screen: Screen) -> None:
    screen.open("?scope=fr/workshop")
    screen.source("Smart farming in Central Asia: a workshop in Almaty")
    assert text_of(screen) == "L’agriculture intelligente en Asie centrale\u00a0: un atelier à Almaty"
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


def test_the_badge_says_in_which_form_a_term_stands_there(screen: Screen) -> None:
    screen.open("?scope=fr/messages&text=Member States")
    screen.options.nth(1).click()
    screen.page.locator(".card-term.open", has_text="Member States").wait_for()
    screen.field.fill("Les États sont membres")
    screen.page.locator(".card-term.missing", has_text="Member States").wait_for()
    screen.page.locator(".finding.error", has_text="must be rendered as").wait_for()
    screen.field.fill("Aux États membres")
    screen.page.locator(".card-term.kept .matched strong", has_text="États membres").wait_for()
    assert screen.page.locator(".source-text mark.term").get_attribute("data-status") == "kept"


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


def test_a_unit_changed_on_disk_is_a_conflict_and_nothing_is_lost(screen: Screen) -> None:
    source = "The congress hall in Astana."
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source(source)
    screen.field.fill("La salle du congrès d’Astana.")
    path = screen.bench.project / "catalogs" / "fr" / "astana.po"
    theirs = Catalog.load(path)
    found = theirs.find(source)
    assert found is not None
    from l10n.catalog.states import write

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
    assert text_of(screen) == "Avant <g1>après</g1>"
    screen.page.keyboard.press("End")
    screen.page.keyboard.press("Backspace")
    assert text_of(screen) == "Avant après"
    screen.page.keyboard.press("Control+Z")
    assert text_of(screen) == "Avant <g1>après</g1>"
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("fr/astana", unit.source).target == "Avant <g1>après</g1>")


def text_of(screen: Screen) -> str:
    """What the field holds, chips as their codes."""
    return str(
        screen.field.evaluate(
            "field => [...field.childNodes].map(node => node.dataset?.token ?? (node.nodeName === 'BR' ? '' : node.data)).join('')"
        )
    )
