"""Published pages in a real browser: what readers see, hear of and can press, far from the project and without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

PROBE = """
addEventListener("load", function () {
  function style(element) {
    const found = getComputedStyle(element);
    return {display: found.display, line: found.textDecorationLine, background: found.backgroundColor, color: found.color,
            direction: found.direction};
  }
  function box(element) {
    const found = element.getBoundingClientRect();
    return {left: found.left, top: found.top, width: found.width, height: found.height};
  }
  function seen(element) { return element && {...style(element), ...box(element), text: element.innerText, lang: element.lang}; }
  function all(selector) { return Array.from(document.querySelectorAll(selector), seen); }
  function marks() { return all(".l10n-unreviewed, .l10n-source"); }
  function letters(element) {
    const place = document.createRange();
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lefts = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        place.setStart(node, at); place.setEnd(node, at + 1);
        lefts.push(place.getBoundingClientRect().left);
      }
    }
    return lefts;
  }
  const button = document.querySelector(".l10n-toggle");
  const caption = document.querySelector("figcaption");
  const report = {
    html: seen(document.documentElement), body: seen(document.body), marks: marks(), notice: seen(document.querySelector(".l10n-notice")),
    sentences: all(".l10n-notice p"), button: seen(button), caption: caption && letters(caption),
    pictures: Array.from(document.images, image => [image.src, image.complete && image.naturalWidth > 0]),
    presses: [],
  };
  for (let press = 0; button && press < 2; press++) {
    button.click();
    report.presses.push({marks: marks(), button: seen(button), pressed: button.getAttribute("aria-pressed")});
  }
  document.documentElement.setAttribute("data-probe", JSON.stringify(report));
});
"""


@dataclass(frozen=True)
class Visit:
    """What the probe reported of a page, what the console said, and which addresses the page asked for over a network."""

    report: dict[str, Any]
    console: list[str]
    requests: list[str]


def visit(page: Path, folder: Path) -> Visit:
    """Opens `page` with the probe in it; `folder` is for the browser's files."""
    probed = page.with_name(f"probed-{page.name}")
    probed.write_text(f"{page.read_text(encoding='utf-8')}<script>{PROBE}</script>", encoding="utf-8")
    log = folder / "net.json"
    profile = folder / "profile"
    command = [
        "chromium",
        *"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split(),
        *"--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars".split(),
        # Chromium itself calls home, whatever it is told: no name leads anywhere.
        *("--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1000,900", f"--user-data-dir={profile}"),
        *("--enable-logging=stderr", f"--log-net-log={log}", "--virtual-time-budget=5000", "--dump-dom"),
        probed.as_uri(),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    finally:
        probed.unlink()
        shutil.rmtree(profile, ignore_errors=True)
    reported = re.search(r'data-probe="([^"]*)"', done.stdout)
    assert reported is not None, done.stderr
    console = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
    return Visit(json.loads(unescape(reported[1])), console, _asked_for(json.loads(log.read_text(encoding="utf-8"))))


def _asked_for(log: dict[str, Any]) -> list[str]:
    """The addresses that a page started to load; what Chromium loads for itself has no page that initiated it."""
    started = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    return [
        event["params"]["url"]
        for event in log["events"]
        if event["type"] == started and event.get("params", {}).get("initiator", "not an origin") != "not an origin"
    ]


def l10n(*arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments], capture_output=True, text=True, cwd=cwd, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, needs: Callable[[str], None]) -> Path:
    """The sample project's site, French by pseudo-localisation but for the article a person has reviewed, Arabic not translated yet.

    It stands alone: the project it was made from is gone.
    """
    needs("chromium")
    project = tmp_path_factory.mktemp("sample")
    for name in ("articles", "catalogs", "glossary"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "l10n.toml", project)
    for command in (["extract"], ["update"], ["translate", "--engine", "pseudo", "--to", "fr"], ["publish"]):
        l10n(*command, cwd=project)
    alone = tmp_path_factory.mktemp("elsewhere") / "site"
    shutil.copytree(project / "site", alone)
    shutil.rmtree(project)
    return alone


@pytest.fixture(scope="module")
def french(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The probe's report of a French page full of unreviewed passages."""
    return visit(site / "fr" / "astana.html", tmp_path_factory.mktemp("browser")).report


@pytest.fixture(scope="module")
def arabic(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The probe's report of an Arabic page that is still in English."""
    return visit(site / "ar" / "astana.html", tmp_path_factory.mktemp("browser")).report


def luminance(color: str) -> float:
    """Relative luminance of an opaque CSS colour (WCAG 2.2)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)]
    assert len(parts) == 3, color
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(seen: dict[str, Any]) -> float:
    dark, light = sorted((luminance(seen["color"]), luminance(seen["background"])))
    return (light + 0.05) / (dark + 0.05)


def test_unreviewed_passages_can_be_seen(french: dict[str, Any]) -> None:
    assert len(french["marks"]) > 20
    for mark in french["marks"]:
        assert mark["line"] == "underline"
        assert mark["background"] != french["body"]["background"]
        assert mark["width"] > 0 < mark["height"]
        assert mark["lang"] == "fr"


def test_the_notice_is_the_first_thing_on_the_page_and_readable(french: dict[str, Any]) -> None:
    notice = french["notice"]
    assert notice["display"] == "block"
    assert notice["top"] < 100
    assert 40 < notice["height"] < 200
    assert re.match(r"Sur cette page, (\d+) passages sur \1 ont été traduits automatiquement", notice["text"])
    assert contrast(notice) > 7
    assert contrast(french["button"]) > 4.5


def test_the_button_hides_and_shows_the_marks(french: dict[str, Any]) -> None:
    button = french["button"]
    assert button["width"] > 100
    assert button["text"] == "Mettre ces passages en évidence"
    off, on = french["presses"]
    assert (off["pressed"], on["pressed"]) == ("false", "true")
    assert {(mark["line"], mark["background"]) for mark in off["marks"]} == {("none", "rgba(0, 0, 0, 0)")}
    assert on["marks"] == french["marks"]
    assert off["button"]["background"] != on["button"]["background"]


def test_an_arabic_page_runs_from_right_to_left(arabic: dict[str, Any]) -> None:
    assert (arabic["html"]["lang"], arabic["html"]["direction"]) == ("ar", "rtl")
    assert arabic["notice"]["direction"] == "rtl"
    (sentence,) = arabic["sentences"]
    assert "لم تُترجم بعد" in sentence["text"]
    button, notice = arabic["button"], arabic["notice"]
    assert notice["left"] + notice["width"] - (button["left"] + button["width"]) < 40


def test_english_on_an_arabic_page_reads_from_left_to_right(arabic: dict[str, Any]) -> None:
    assert {(mark["lang"], mark["direction"], mark["line"]) for mark in arabic["marks"]} == {("en", "ltr", "underline")}
    # Two sentences, one line: “The congress hall in Astana. Photo: press office.”
    assert len(arabic["caption"]) > 40
    assert arabic["caption"] == sorted(arabic["caption"])


def test_an_article_that_a_person_reviewed_has_no_mark(site: Path, tmp_path: Path) -> None:
    report = visit(site / "fr" / "workshop.html", tmp_path).report
    assert (report["html"]["lang"], report["html"]["direction"]) == ("fr", "ltr")
    assert report["marks"] == []
    assert report["notice"] is None


@pytest.mark.parametrize(
    "page", [f"{code}/{name}.html" for code in ("en", "fr", "ar") for name in ("astana", "workshop")]
)
def test_a_page_is_whole_quiet_and_asks_nobody(site: Path, tmp_path: Path, page: str) -> None:
    seen = visit(site / page, tmp_path)
    assert [loaded for _, loaded in seen.report["pictures"]] == [True]
    assert seen.report["body"]["width"] < 800, "the article's own stylesheet is not there"
    assert seen.console == []
    assert seen.requests == []


def test_what_is_wrong_would_be_noticed(tmp_path: Path, needs: Callable[[str], None]) -> None:
    needs("chromium")
    page = tmp_path / "wrong.html"
    page.write_text('<img src="none.png"><img src="http://pictures.example/a.png"><script>lost()</script>')
    seen = visit(page, tmp_path)
    assert [loaded for _, loaded in seen.report["pictures"]] == [False, False]
    assert any("lost is not defined" in line for line in seen.console)
    assert seen.requests == ["http://pictures.example/a.png"]


def test_without_its_script_a_page_shows_no_button_that_does_nothing(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / "assets" / "l10n.js").unlink()
    report = visit(tmp_path / "site" / "fr" / "astana.html", tmp_path).report
    assert report["button"]["display"] == "none"
    assert report["notice"]["height"] > 30
    assert report["marks"][0]["line"] == "underline"


def test_an_article_translated_alone_shows_its_marks(tmp_path: Path, needs: Callable[[str], None]) -> None:
    needs("chromium")
    shutil.copytree(ROOT / "articles", tmp_path / "articles")
    arguments = ["translate", "astana.html", "--to", "ar", "--engine", "pseudo", "--out", "."]
    l10n(*arguments, cwd=tmp_path / "articles")
    report = visit(tmp_path / "articles" / "ar" / "astana.html", tmp_path).report
    assert report["html"]["direction"] == "rtl"
    assert len(report["marks"]) > 20
    assert {mark["line"] for mark in report["marks"]} == {"underline"}
    assert report["notice"]["display"] == "block"
    assert report["button"] is None
