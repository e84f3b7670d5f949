"""What stands beside a unit in a real browser: terms, findings, suggestions, remarks, history and the page."""

from __future__ import annotations

import subprocess
from pathlib import Path

from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write


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


def test_a_finding_that_is_right_so_is_suppressed_with_a_reason(screen: Screen) -> None:
    screen.open("?scope=fr/astana&text=congress hall")
    screen.source("The congress hall")
    screen.field.fill("La salle du congrès d’Astana")
    finding = screen.page.locator(".finding", has_text="full stop")
    finding.locator("button.link").click()
    screen.page.keyboard.type("a cap")
    with screen.page.expect_response("**/api/live"):
        screen.page.evaluate("document.querySelector('.field').dispatchEvent(new InputEvent('input'))")
    screen.page.wait_for_timeout(100)
    screen.page.keyboard.type("tion")
    screen.page.keyboard.press("Enter")
    finding.wait_for(state="detached")
    [mark] = [mark for mark in screen.unit("fr/astana", "The congress hall in Astana.").marks if mark.verb == "ignore"]
    assert mark.get("why") == "a caption"
    assert screen.text == "La salle du congrès d’Astana"


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
    assert screen.text == "La salle du congrès à Rabat."


def test_a_machine_translation_is_made_on_request(screen: Screen) -> None:
    # Not the model's business here: the sample's engine, whichever it is, is asked through the whole of the server.
    settings = screen.bench.project / "l10n.toml"
    assert settings.read_text(encoding="utf-8").count("[mt]") == 1
    screen.open("?scope=ar/messages&text=welcome")
    screen.page.keyboard.press("Alt+M")
    screen.page.locator(".offer .percent.machine").wait_for()
    assert "pseudo" in screen.page.locator(".offer").inner_text()
    screen.page.keyboard.press("Alt+1")
    assert "{name}" in screen.text


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


def test_what_is_found_in_git_is_the_history(screen: Screen) -> None:
    project, source = screen.bench.project, "The congress hall in Astana."
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Drafts")
    catalog = Catalog.load(project / "catalogs" / "fr" / "astana.po")
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
    assert screen.text.startswith("[Thé çôñĝŕéšš")


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
    around = screen.page.locator("iframe.page").bounding_box()
    # The browser scrolls there once it has laid out what it has of the page.
    wait_until(lambda: around["y"] <= target.bounding_box()["y"] < around["y"] + around["height"])
    picture = frame.locator("img").first
    wait_until(lambda: picture.evaluate("image => image.complete && image.naturalWidth > 0"))
    assert frame.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none", "its own stylesheet"
    assert frame.locator("script").count() == 0
