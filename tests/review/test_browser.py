"""The workbench in a real browser: what a reviewer sees, types and presses."""

from __future__ import annotations

import subprocess
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


def test_what_people_wrote_for_like_sources_is_offered_with_a_difference(screen: Screen) -> None:
    path = screen.bench.project / "catalogs" / "fr" / "messages.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f'{text}\nmsgid "The congress hall in Rabat."\nmsgstr "La salle du congrès à Rabat."\n', encoding="utf-8"
    )
    screen.open("?scope=fr/astana&text=congress hall")
    offer = screen.page.locator(".offer")
    offer.wait_for()
    assert offer.locator(".offered").inner_text() == "La salle du congrès à Rabat."
    assert 60 <= int(offer.locator(".percent").inner_text().split()[0]) < 100
    assert offer.locator("del").inner_text() == "Astana"
    assert offer.locator("ins").inner_text() == "Rabat"
    screen.page.keyboard.press("Alt+1")
    assert text_of(screen) == "La salle du congrès à Rabat."


def test_a_machine_translation_is_made_on_request(screen: Screen) -> None:
    # Not the model's business here: the sample's engine, whichever it is, is asked through the whole of the server.
    settings = screen.bench.project / "l10n.toml"
    assert settings.read_text(encoding="utf-8").count("[mt]") == 1
    screen.open("?scope=ar/messages&text=welcome")
    screen.page.keyboard.press("Alt+M")
    screen.page.locator(".offer .percent.machine").wait_for()
    assert "pseudo" in screen.page.locator(".offer").inner_text()
    screen.page.keyboard.press("Alt+1")
    assert "{name}" in text_of(screen)


def test_a_remark_becomes_a_comment_in_the_file(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("The congress hall")
    screen.page.keyboard.press("Alt+C")
    screen.page.locator("#remark").fill('Which hall? See "site" plan.')
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Enter")
    screen.page.locator(".remarks li", has_text="Which hall?").wait_for()
    unit = screen.unit("fr/astana", "The congress hall in Astana.")
    [note] = [mark for mark in unit.marks if mark.verb == "note"]
    assert (note.get("by"), note.get("text")) == ("Ana Ruiz", 'Which hall? See "site" plan.')
    assert unit.state == "machine"


def test_a_finding_that_is_right_so_is_suppressed_with_a_reason(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("The congress hall")
    screen.field.fill("La salle du congrès d’Astana")
    finding = screen.page.locator(".finding", has_text="full stop")
    finding.locator("button.link").click()
    screen.page.keyboard.type("a caption")
    screen.page.keyboard.press("Enter")
    finding.wait_for(state="detached")
    [mark] = [mark for mark in screen.unit("fr/astana", "The congress hall in Astana.").marks if mark.verb == "ignore"]
    assert mark.get("why") == "a caption"
    assert text_of(screen) == "La salle du congrès d’Astana"


def test_what_is_found_in_git_is_the_history(screen: Screen) -> None:
    project, source = screen.bench.project, "The congress hall in Astana."
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Drafts")
    catalog = Catalog.load(project / "catalogs" / "fr" / "astana.po")
    from l10n.catalog.states import write

    found = catalog.find(source)
    assert found is not None
    catalog.put(write(found, ["La salle du congrès."]))
    catalog.save()
    git(project, "commit", "-qam", "First reading")
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source(source)
    screen.page.locator("#tab-talk").click()
    past = screen.page.locator(".past li")
    past.nth(1).wait_for()
    assert "First reading" in past.nth(0).inner_text()
    assert "Drafts" in past.nth(1).inner_text()
    past.nth(1).locator("button").click()
    assert text_of(screen).startswith("[Thé çôñĝŕéšš")


def git(project: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments], cwd=project, check=True
    )


def test_the_page_stands_beside_the_unit_and_is_scrolled_to_it(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=More than 100 delegations")
    screen.source("More than 100 delegations")
    screen.page.keyboard.press("Alt+P")
    frame = screen.page.frame_locator("iframe.page")
    target = frame.locator(":target")
    target.wait_for()
    assert "thàñ 100 déléĝàtîôñš" in target.inner_text()
    box, around = target.bounding_box(), screen.page.locator("iframe.page").bounding_box()
    assert around["y"] <= box["y"] < around["y"] + around["height"]
    picture = frame.locator("img").first
    wait_until(lambda: picture.evaluate("image => image.complete && image.naturalWidth > 0"))
    assert frame.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none", "its own stylesheet"
    assert frame.locator("script").count() == 0


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


def test_the_interface_speaks_arabic_from_right_to_left(screen: Screen) -> None:
    screen.open("?scope=ar/messages&interface=ar")
    html = screen.page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    side, help_ = screen.page.locator(".side").bounding_box(), screen.page.locator(".help").bounding_box()
    assert side["x"] > help_["x"]
    assert screen.page.locator("#found").inner_text() == "3 وحدات"
    assert screen.page.locator("[data-act=approve]").inner_text() == "اعتماد ومتابعة"
    assert screen.page.locator(".source-text").get_attribute("dir") == "ltr"
    assert screen.field.get_attribute("dir") == "rtl"
    screen.page.keyboard.press("F1")
    assert "الوحدة التالية" in screen.page.locator("#dialog-keys").inner_text()
    screen.page.keyboard.press("Escape")
    screen.page.goto(f"{screen.bench.address}?interface=fr&scope=fr/messages")
    screen.page.wait_for_selector("body[data-ready=true]")
    assert screen.page.locator("[data-act=approve]").inner_text() == "Approuver et continuer"
    screen.page.goto(f"{screen.bench.address}?scope=fr/messages")
    screen.page.wait_for_selector("body[data-ready=true]")
    assert html.get_attribute("lang") == "fr", "the choice is remembered"


def test_invisible_signs_are_seen_and_can_be_put_in(screen: Screen) -> None:
    screen.open("?scope=ar/messages&text=welcome")
    screen.source("Welcome")
    screen.field.fill("مرحبا ")
    screen.page.locator(".tool", has_text="RLI").click()
    screen.page.locator(".tool", has_text="{name}").click()
    screen.page.locator(".tool", has_text="PDI").click()
    assert text_of(screen) == "مرحبا \u2067{name}\u2069"
    assert [one.get_attribute("aria-label") for one in screen.field.locator(".chip.sign").all()] == ["RLI", "PDI"]
    screen.page.keyboard.press("Control+S")
    wait_until(lambda: screen.unit("ar/messages", "Welcome, {name}.").target == "مرحبا \u2067{name}\u2069")
