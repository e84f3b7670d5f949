"""A Word document beside the unit: what its readers would see, as a plain page on which every unit can be found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from command import l10n
from screen import Screen
from word import p, package, r
from workbench import reviewing, wait_until

from l10n.catalog.catalog import Catalog
from l10n.config import find_project
from l10n.review.preview import preview
from l10n.review.workspace import Workspace

LINK = '<w:hyperlink r:id="rId9"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>the programme</w:t></w:r></w:hyperlink>'
PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1" descr="A &lt;b&gt; plan"/></wp:inline></w:drawing></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
BODY = "".join(
    (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Annual report</w:t></w:r></w:p>',
        p(
            "The Director-General opened ",
            LINK,
            ". ",
            r("Nobody", "<w:b/>"),
            " stayed away &lt;script&gt;alert(1)&lt;/script&gt;.",
        ),
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr><w:jc w:val="center"/></w:pPr><w:r><w:t>First point</w:t></w:r></w:p>',
        f"<w:tbl><w:tr><w:tc>{p('A cell')}</w:tc><w:tc>{p('Another', '<w:r><w:br/></w:r>', 'line')}</w:tc></w:tr></w:tbl>",
        p("With a box", BOX.format(p("In the box")), PICTURE),
        *(p(f"Paragraph number {number} of the long report.") for number in range(40)),
        p("The last word."),
    )
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one Word document, in French by pseudo-localisation, and in Arabic not at all."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr", "ar"]\narticles = ["articles/*.docx"]\n', encoding="utf-8"
    )
    (folder / "articles").mkdir()
    (folder / "articles" / "report.docx").write_bytes(package(BODY, footer=p("Rabat")))
    for command in (["extract"], ["update"], ["translate", "--engine", "pseudo", "--to", "fr"]):
        l10n(*command, cwd=folder)
    return folder


def page(folder: Path, language: str) -> str:
    workspace = Workspace(find_project(folder), "Ana Ruiz")
    workspace.refresh()
    [one] = workspace.catalogs(language)
    return preview(workspace, one, "/files/x")


def words(text: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.S).split())


def test_the_page_shows_how_the_document_is_made(reports: Path) -> None:
    text = page(reports, "fr")
    assert re.search(r"<h2 [^>]*>.*Àññûàl", text)
    assert re.search(r'<p [^>]*class="item" style="text-align: center">', text)
    assert text.count("<td>") == 2
    assert "<br>" in text
    assert re.search(r"<b>[^<]*Ñôbôdý", text)
    assert re.search(r'<span class="link">.*?pŕôĝ', text)
    assert text.count('class="box"') == 1, "of alternatives one"
    assert '<span class="picture">A &lt;b&gt; plan</span>' in text
    assert "<footer>" in text
    assert "<script" not in text
    assert "&lt;" in words(text)
    assert not re.search("[\ue010-\ue012\ufdd0-\ufdd2]", text)


def test_every_unit_of_running_text_is_found_once(reports: Path) -> None:
    for language in ("fr", "ar"):
        text = page(reports, language)
        units = {unit.id for unit in Catalog.load(reports / "catalogs" / language / "report.po")}
        found = re.findall(r'<span id="l10n-([0-9a-f]{10})">', text)
        assert len(found) == len(set(found))
        assert set(found) == units
        assert text.count("<span") == text.count("</span>")


def test_what_is_not_translated_is_shown_in_the_source_and_marked(reports: Path) -> None:
    text = page(reports, "ar")
    assert 'lang="ar" dir="rtl"' in text
    assert re.search(
        r'<span id="l10n-[0-9a-f]{10}"><mark style="background: #dfe3e7">The last word\.</mark></span>', text
    )
    assert re.search(r'<p dir="rtl" class="framed"><mark [^>]*>[^<]*\d', text), "the notice"


def test_the_document_stands_beside_the_unit_and_is_scrolled_to_it(browser: Any, reports: Path) -> None:
    with reviewing(reports) as bench, browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        screen = Screen(context.new_page(), bench)
        screen.open("?scope=fr/report&text=last word")
        screen.source("The last word.")
        screen.page.keyboard.press("Alt+P")
        target = screen.page.frame_locator("iframe.page").locator(":target")
        target.wait_for()
        assert "làšt" in target.inner_text()
        around = screen.page.locator("iframe.page").bounding_box()
        wait_until(lambda: around["y"] <= target.bounding_box()["y"] < around["y"] + around["height"])
        assert target.evaluate("() => scrollY") > 0
        screen.field.fill("Le mot de la fin.")
        screen.page.keyboard.press("Control+S")
        screen.page.frame_locator("iframe.page").locator(":target", has_text="Le mot de la fin.").wait_for()
        screen.open("?scope=fr/report&text=Another")
        assert screen.options.first.locator(".source").inner_text() == "Another line"
        assert screen.problems == []
