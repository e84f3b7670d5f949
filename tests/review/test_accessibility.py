"""WCAG 2.2 AA, as far as a program can tell: axe-core finds nothing serious in any view, light or dark, from left or from right.

With L10N_SCREENSHOTS set to a folder, the pictures of the documentation are taken there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import l10n
from screen import Screen
from workbench import Running, reviewing

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write


@pytest.fixture(scope="module")
def shown(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One workbench for all views. For pictures its French is the real model's."""
    project = Path(shutil.copytree(sample, tmp_path_factory.mktemp("shown") / "news"))
    if os.environ.get("L10N_SCREENSHOTS"):
        l10n("translate", "--to", "fr", "--engine", "argos", "--retranslate", cwd=project)
    with reviewing(project) as running:
        yield running


def unit(page: Any) -> None:
    page.locator(".card-term").first.wait_for()
    page.locator(".field").fill(
        "Le Directeur général de l’ICESCO a conduit une délégation au huitième congrès, à Astana."
    )
    page.locator(".card-term.missing").first.wait_for()
    page.locator(".finding.error").first.wait_for()


def plural(page: Any) -> None:
    page.locator(".forms [role=tab]").nth(3).click()
    page.locator(".field").press_sequentially("شاركت %(count)d من الدول الأعضاء")
    page.locator(".card-term.kept").wait_for()


def pressed(key: str, shown: str) -> Callable[[Any], None]:
    def press(page: Any) -> None:
        page.locator(".field").wait_for()
        page.keyboard.press(key)
        page.locator(shown).wait_for()

    return press


def settings(page: Any) -> None:
    page.locator("#open-settings").click()
    page.locator("#dialog-settings").wait_for()


def replacing(page: Any) -> None:
    pressed("Alt+R", "#replace-find")(page)
    page.locator("#replace-find").fill("de")
    page.locator("#replace-with").fill("du")
    page.keyboard.press("Enter")
    page.locator(".replacements li").first.wait_for()


def concordance(page: Any) -> None:
    pressed("Alt+K", "#concordance")(page)
    page.keyboard.type("water")
    page.locator(".passage mark.hit").first.wait_for()


def fixes(page: Any) -> None:
    page.locator(".field").fill("La salle : «le congrès»  d’Astana.")
    page.locator(".finding .change").nth(1).wait_for()


def checks(page: Any) -> None:
    page.locator("#severity").select_option("info")
    page.locator("#check").wait_for()


def term(page: Any) -> None:
    pressed("Alt+T", "#term-source")(page)
    page.locator("#term-source").fill("Member State")
    page.locator("#term-target").fill("بلد عضو")
    page.keyboard.press("Enter")
    page.locator("#term-body .problems").wait_for()


VIEWS: dict[str, tuple[str, Callable[[Any], None]]] = {
    "review": ("?scope=fr/astana&text=Director-General led delegation Kazakhstan", unit),
    "review-plural": ("?scope=ar/messages&interface=ar", plural),
    "review-page": ("?scope=fr/astana&text=More than 100", pressed("Alt+P", "iframe.page")),
    "review-history": ("?scope=fr/workshop&interface=fr", pressed("Alt+C", "#past-title")),
    "review-concordance": ("?scope=fr/workshop&text=water", concordance),
    "review-fix": ("?scope=fr/astana&text=congress hall&interface=fr", fixes),
    "review-checks": ("?scope=fr&interface=fr", checks),
    "review-term": ("?scope=ar/messages&interface=ar", term),
    "review-keys": ("?scope=fr/astana", pressed("F1", "#dialog-keys")),
    "review-files": ("?interface=fr", pressed("Alt+I", "#files-body section:last-child table")),
    "review-bulk": ("?scope=fr/astana&states=machine", pressed("Alt+A", "#bulk-approve")),
    "review-replace": ("?scope=fr/workshop", replacing),
    "review-settings": ("?scope=ar&interface=ar", settings),
}


PICTURES = {
    "review-light": "review.png",
    "review-plural-light": "review-plural.png",
    "review-page-dark": "review-page.png",
    "review-concordance-light": "review-concordance.png",
    "review-fix-light": "review-fix.png",
}
"""The documentation's pictures, by view and theme."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(browser: Any, shown: Running, view: str, theme: str) -> None:
    query, act = VIEWS[view]
    # axe is put into the page as a script, which the page's own policy would not let in.
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme=theme, locale="en-GB", bypass_csp=True
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(shown.address + query)
    page.wait_for_selector("body[data-ready=true]")
    act(page)
    page.wait_for_timeout(200)
    folder = os.environ.get("L10N_SCREENSHOTS")
    if folder and f"{view}-{theme}" in PICTURES:
        page.wait_for_timeout(800)
        page.screenshot(path=str(Path(folder) / PICTURES[f"{view}-{theme}"]))
    serious = found_by_axe(page)
    context.close()
    assert serious == []


def test_axe_finds_nothing_serious_in_a_conflict(browser: Any, bench: Running) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 700}, locale="en-GB", bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{bench.address}?scope=fr/astana&text=congress hall")
    page.wait_for_selector("body[data-ready=true]")
    catalog = Catalog.load(bench.project / "catalogs" / "fr" / "astana.po")
    found = catalog.find("The congress hall in Astana.")
    assert found is not None
    catalog.put(write(found, ["La salle du congrès"]))
    catalog.save()
    page.locator(".field").fill("La salle")
    page.keyboard.press("Control+S")
    page.locator(".conflict").wait_for()
    serious = found_by_axe(page)
    context.close()
    assert serious == []


def found_by_axe(page: Any) -> list[str]:
    """What axe-core calls serious or critical, each with the elements meant."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_every_key_is_explained_and_every_explained_key_does_something(screen: Screen) -> None:
    script = """async () => {
      const { KEYS, shortcut } = await import("/static/js/keys.js");
      return KEYS.map(([name, keys]) => {
        const [key, ...held] = keys.replace("1…9", "1").split("+").reverse();
        const code = /^\\d$/.test(key) ? `Digit${key}` : /^[A-Z]$/.test(key) ? `Key${key}` : key;
        const event = { ctrlKey: held.includes("Ctrl"), altKey: held.includes("Alt"), shiftKey: held.includes("Shift"), key, code };
        return [name, shortcut(event)?.[0] ?? null];
      });
    }"""
    screen.open("?scope=fr/astana")
    named = dict(screen.page.evaluate(script))
    assert {name for name, found in named.items() if found is None} == {"list", "edit"}, "these depend on the place"
    assert all(found in (None, name) for name, found in named.items())
    screen.page.keyboard.press("F1")
    assert screen.page.locator("#keys-body tbody tr").count() == len(named)
    assert {"concordance", "term", "fix"} <= set(named)


def test_what_is_wrong_would_be_noticed(browser: Any, bench: Running) -> None:
    page = browser.new_page()
    page.goto(bench.address)
    page.wait_for_selector("body[data-ready=true]")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any(one.startswith("label") for one in found_by_axe(page))
    page.close()
