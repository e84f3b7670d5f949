"""Published pages as readers use them, in a real browser: the switcher, the form for reports, hostile content, accessibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command import l10n
from serving import serving

from l10n.catalog.catalog import Catalog

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVIL = '<img src=x onerror="window.planted=1"><script>window.planted=1</script>"\'><svg onload=window.planted=1>'
ESCAPED = EVIL.replace("&", "&amp;").replace("<", "&lt;")
NAME = "na'me&<b onclick=x>"
ARTICLE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>News {ESCAPED}</title></head>
<body>
<header><div id="google_translate_element"></div></header>
<main><h1>The council met</h1><p>Delegates came from many countries.</p><p>Said: {ESCAPED}</p>
<p><img src="none.png" alt="{EVIL.replace('"', "&quot;")}"></p></main>
<script src="//translate.google.com/translate_a/element.js?cb=googleTranslateElementInit"></script>
</body></html>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose every field holds a script, published in French and Arabic; its site takes reports at port 0 until a server is there."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "articles").mkdir()
    (folder / "articles" / f"{NAME}.html").write_text(ARTICLE, encoding="utf-8")
    quoted = EVIL.replace('"', '""')
    (folder / "terms.csv").write_text(
        f'id,en,fr,definition,note\n"{quoted}","council","conseil {quoted}","{quoted}","{quoted}"\n', encoding="utf-8"
    )
    (folder / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr", "ar"]\narticles = ["articles/*.html"]\nglossary = ["terms.csv"]\n'
        '[mt]\nengine = "pseudo"\n[serve]\norigins = ["null"]\n[publish]\nreport_url = "http://127.0.0.1:1/report"\n'
    )
    for command in (["extract"], ["update"], ["translate"]):
        l10n(*command, cwd=folder)
    catalog = folder / "catalogs" / "fr" / f"{NAME}.po"
    text = catalog.read_text(encoding="utf-8")
    escaped = EVIL.replace('"', '\\"')
    # A machine's words are no safer than a person's: comment, note and target hold scripts too.
    text = text.replace('msgid "The council met"\n', f'# {EVIL}\nmsgid "The council met"\n')
    catalog.write_text(text, encoding="utf-8")
    changed = Catalog.load(catalog)
    from l10n.catalog.marks import Mark
    from l10n.catalog.states import fill

    unit = next(unit for unit in changed if unit.source == "The council met")
    changed.put(fill(unit, (f"Le conseil {EVIL}",), Mark("machine", ("pseudo",), (("on", EVIL),))))
    changed.save()
    assert escaped in catalog.read_text(encoding="utf-8")
    return folder


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens a file; nothing it does may reach a network other than this machine's."""
    context = browser.new_context(viewport={"width": 900, "height": 700})
    asked: list[str] = []

    def go(path: Path) -> Page:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield go
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "http://127.0.0.1:"))] == []


def published(folder: Path, report_url: str = "http://127.0.0.1:1/report") -> Path:
    settings = folder / "l10n.toml"
    lines = settings.read_text().splitlines()
    settings.write_text("\n".join([*lines[:-1], f'report_url = "{report_url}"']) + "\n")
    l10n("publish", cwd=folder)
    return folder / "site"


def test_planted_scripts_never_run(folder: Path, opened: Callable[[Path], Page]) -> None:
    site = published(folder)
    for code in ("en", "fr", "ar"):
        page = opened(site / code / f"{NAME}.html")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if code != "en":
            page.get_by_role("button", name="Signaler" if code == "fr" else "الإبلاغ").click()
        page.wait_for_timeout(100)
        assert page.evaluate("window.planted") is None
        assert page.locator("svg, main script, img[onerror], b").count() == 0
    page = opened(site / "fr" / f"{NAME}.html")
    assert EVIL in page.locator("h1").inner_text()
    assert any(EVIL[:40] in text for text in page.locator("option").all_inner_texts())


def test_the_switcher_is_used_by_keyboard_and_leads_from_page_to_page(
    folder: Path, opened: Callable[[Path], Page]
) -> None:
    page = opened(published(folder) / "fr" / f"{NAME}.html")
    summary = page.locator("l10n-languages summary")
    assert summary.inner_text().strip().endswith("Français")
    assert page.get_by_role("navigation", name="Langue").count() == 1
    summary.focus()
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.hreflang || document.activeElement.tagName"
    assert page.evaluate(focused) == "en"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "ar"
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "SUMMARY"
    assert page.locator("l10n-languages details[open]").count() == 0
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/**")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_switcher_works_without_its_script(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published(folder) / "fr" / f"{NAME}.html").as_uri())
    page.locator("l10n-languages summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/**")
    assert page.locator("l10n-report").count() == 0
    context.close()


def test_a_readers_report_becomes_a_note_on_the_unit(folder: Path, opened: Callable[[Path], Page]) -> None:
    with serving(folder) as server:
        page = opened(published(folder, f"{server.address}/report") / "fr" / f"{NAME}.html")
        page.get_by_role("button", name="Signaler").focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog", name="Signaler une erreur de traduction").is_visible()
        page.get_by_label("Passage").select_option(index=1)
        chosen = page.get_by_label("Passage").input_value()
        page.get_by_label("Ce qui ne va pas").fill(f"Il faut « délégués ». {EVIL}")
        page.get_by_role("button", name="Envoyer").click()
        page.get_by_text("Merci. Un traducteur").wait_for()
        assert not page.get_by_role("dialog").is_visible()
    unit = Catalog.load(folder / "catalogs" / "fr" / f"{NAME}.po").get(chosen)
    assert unit is not None
    [note] = [mark for mark in unit.marks if mark.verb == "note"]
    assert note.get("text") == f"Il faut « délégués ». {EVIL}"
    assert unit.state == "machine"


def test_a_report_that_cannot_be_sent_says_so_and_keeps_the_words(folder: Path, opened: Callable[[Path], Page]) -> None:
    page = opened(published(folder) / "fr" / f"{NAME}.html")
    page.get_by_role("button", name="Signaler").click()
    page.get_by_label("Ce qui ne va pas").fill("Faux.")
    page.get_by_role("button", name="Envoyer").click()
    page.get_by_text("n’a pas pu être envoyé").wait_for()
    page.get_by_role("button", name="Signaler").click()
    assert page.get_by_label("Ce qui ne va pas").input_value() == "Faux."
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_axe_finds_nothing_serious(folder: Path, opened: Callable[[Path], Page], code: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(published(folder) / code / f"{NAME}.html")
    page.locator("l10n-languages summary").click()
    for dialog in (False, True):
        if dialog:
            if code == "en":
                break
            page.locator("l10n-report > button").click()
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"]) for one in violations if one["impact"] in ("serious", "critical")] == []


def test_the_script_and_the_stylesheet_are_small(folder: Path) -> None:
    assets = published(folder) / "assets"
    assert sum((assets / name).stat().st_size for name in ("l10n.js", "l10n.css")) < 7000
