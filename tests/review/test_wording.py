"""The interface's own catalogs: complete, in step with what the page says, without a finding, and spoken by the page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from command import ROOT, l10n
from screen import Screen
from workbench import wait_until

from l10n.catalog.catalog import Catalog
from l10n.checks.registry import CHECKS
from l10n.checks.wording import explained, said
from l10n.review.wording import LANGUAGES, preferred, wording

ROOM = ROOT / "l10n" / "review"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOM, tmp_path / "review", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


def test_the_catalogs_hold_what_the_page_says(room: Path) -> None:
    l10n("extract", cwd=room)
    l10n("update", cwd=room)
    for code in LANGUAGES[1:]:
        before, after = (Catalog.load(folder / "locale" / code / "messages.po") for folder in (ROOM, room))
        assert [unit.key for unit in before] == [unit.key for unit in after]
        assert {unit.state for unit in after} <= {"machine", "approved"}, (
            "no target is a person's that no person has approved"
        )


def test_the_checks_find_nothing_in_them(room: Path) -> None:
    l10n("check", "--fail-on", "warning", cwd=room)


def test_no_text_of_the_scripts_is_missed_by_extraction() -> None:
    known = {unit.source for unit in Catalog.load(ROOM / "locale" / "templates" / "messages.pot")}
    for path in (ROOM / "static" / "js").glob("*.js"):
        said = set(re.findall(r'(?<![\w.])(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")))
        assert said <= known, path.name


def test_plural_forms_go_to_the_browser_as_a_table() -> None:
    table = wording("ar").table()
    forms, form = table["plurals"], table["form"]
    assert isinstance(forms, dict)
    assert isinstance(form, list)
    said = [forms["{n} unit"][form[n if n < 200 else 100 + n % 100]].format(n=n) for n in (0, 1, 2, 7, 11, 100, 1003)]
    assert said == ["لا وحدات", "وحدة واحدة", "وحدتان", "7 وحدات", "11 وحدة", "100 وحدة", "1003 وحدات"]


@pytest.mark.parametrize(
    ("header", "code"), [("", "en"), ("fr-CH, fr;q=0.9", "fr"), ("de, ar;q=0.5, en;q=0.4", "ar"), ("x;q=y,;;", "en")]
)
def test_the_browser_s_language_is_spoken(header: str, code: str) -> None:
    assert preferred(header) == code


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
    assert screen.page.locator("#unreviewed").text_content().endswith(f": {wording('ar').unreviewed}")
    screen.page.keyboard.press("F1")
    assert "الوحدة التالية" in screen.page.locator("#dialog-keys").inner_text()
    screen.page.keyboard.press("Escape")
    screen.page.goto(f"{screen.bench.address}?interface=fr&scope=fr/messages")
    screen.page.wait_for_selector("body[data-ready=true]")
    assert screen.page.locator("[data-act=approve]").inner_text() == "Approuver et continuer"
    screen.page.goto(f"{screen.bench.address}?scope=fr/messages")
    screen.page.wait_for_selector("body[data-ready=true]")
    assert html.get_attribute("lang") == "fr", "the choice is remembered"


def test_checks_to_choose_from_are_named_in_the_interface_s_language(screen: Screen) -> None:
    screen.open("?scope=fr/astana&interface=fr")
    screen.page.locator("#severity").select_option("info")
    option = screen.page.locator("#check option").nth(1)
    option.wait_for(state="attached")
    name, label = option.evaluate("option => [option.value, option.textContent]")
    assert label.startswith(said(CHECKS[name].title, "fr"))
    assert said(CHECKS[name].title, "fr") != CHECKS[name].title


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("en", "“Member States” must be rendered as “État membre”"),
        ("fr", "«\u00a0Member States\u00a0» doit être rendu par «\u00a0État membre\u00a0»"),
        ("ar", "يجب أن يُترجم «Member States» بـ «État membre»"),
    ],
)
def test_findings_are_said_in_the_interface_s_language(screen: Screen, code: str, message: str) -> None:
    screen.open(f"?scope=fr/messages&text=Member States&interface={code}")
    screen.options.nth(1).click()
    screen.field.fill("Les États sont membres")
    shown = screen.page.locator(".finding.error bdi", has_text="Member States")
    shown.wait_for()
    assert (shown.get_attribute("lang"), shown.inner_text()) == (code, message)


def test_a_check_explains_itself_in_the_interface_s_language(screen: Screen) -> None:
    screen.open("?scope=fr/messages&text=Member States&interface=ar")
    screen.options.nth(1).click()
    screen.field.fill("Les États sont membres")
    about = screen.page.locator(".finding.error .about").first
    about.locator("summary").click()
    assert about.locator("p").inner_text() == explained(CHECKS["glossary-missing"].explanation, "ar")
    screen.field.press_sequentially(" ici")
    wait_until(lambda: "ici" in screen.text and about.locator("p").is_visible())
