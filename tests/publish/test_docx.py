"""DOCX pages: what no one has reviewed is highlighted and said, Arabic runs right to left, and LibreOffice opens them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from command import l10n
from word import p, package, part, r

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import fill, write
from l10n.formats.docx import Docx
from l10n.publish.docx import DocxDress

CONFIG = 'source = "en"\ntargets = ["fr", "ar"]\narticles = ["articles/**/*.docx"]\n'
LINK = f'<w:hyperlink r:id="rId9">{r("the programme", "<w:u/>")}</w:hyperlink>'
BODY = (
    p("It opened. See ", LINK, ".")
    + p(r("Bold words of all", '<w:b/><w:sz w:val="30"/>'))
    + f"<w:tbl><w:tblPr/><w:tr><w:tc>{p('Country')}</w:tc></w:tr></w:tbl>"
)
FRENCH = {
    "It opened.": "Il a ouvert.",
    "See <g1>the programme</g1>.": "Voir <g1>le programme</g1>.",
    "Bold words of all": "Mots gras",
    "Country": "Pays",
    "Page header": "En-tête",
}
ARABIC = {
    "It opened.": "افتُتح.",
    "See <g1>the programme</g1>.": "انظر <g1>البرنامج</g1>.",
    "Bold words of all": "كلمات غليظة",
    "Country": "البلد",
    "Page header": "الترويسة",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").write_text(CONFIG)
    (tmp_path / "articles").mkdir()
    data = package(
        BODY, header=p("Page header"), styles="<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>"
    )
    (tmp_path / "articles" / "report.docx").write_bytes(data)
    l10n("extract", cwd=tmp_path)
    l10n("update", cwd=tmp_path)
    return tmp_path


def filled(project: Path, language: str, targets: dict[str, str], *, machine: bool) -> None:
    catalog = Catalog.load(project / "catalogs" / language / "report.po")
    for unit in list(catalog):
        if unit.source in targets:
            target = (targets[unit.source],)
            catalog.put(fill(unit, target, Mark("machine", ("pseudo",))) if machine else write(unit, target))
    catalog.save()


def published(project: Path, language: str) -> bytes:
    l10n("publish", cwd=project)
    return (project / "site" / language / "report.docx").read_bytes()


def test_machine_translations_are_highlighted_and_said(project: Path) -> None:
    filled(project, "fr", FRENCH, machine=True)
    xml = part(data := published(project, "fr"))
    assert "5 passages sur 5 ont été traduits automatiquement" in xml
    # The notice, three runs of the segment with a link in it, three other segments.
    assert xml.count('<w:highlight w:val="yellow"/>') == 1 + 3 + 3
    assert '<w:b/><w:sz w:val="30"/><w:highlight w:val="yellow"/>' in xml
    assert '<w:lang w:val="fr"/>' in part(data, "styles")
    assert part(data, "header").count("highlight") == 1


def test_what_is_not_translated_is_highlighted_in_the_source_language(project: Path) -> None:
    filled(project, "fr", {"It opened.": "Il a ouvert."}, machine=False)
    xml = part(published(project, "fr"))
    assert "4 passages sur 5 ne sont pas encore traduits" in xml
    assert "yellow" not in xml
    assert '<w:rPr><w:highlight w:val="lightGray"/><w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">Country' in xml
    assert '<w:t xml:space="preserve">Il a ouvert.' in xml


def test_a_reviewed_page_says_nothing(project: Path) -> None:
    filled(project, "fr", FRENCH, machine=False)
    data = published(project, "fr")
    assert "highlight" not in part(data)
    assert "passages" not in part(data)
    assert not any(sign in part(data) for sign in "\ufdd0\ufdd1\ufdd2")
    # In its own language the document is the article itself.
    own = (project / "site" / "en" / "report.docx").read_bytes()
    assert own == (project / "articles" / "report.docx").read_bytes()


def test_arabic_runs_right_to_left(project: Path) -> None:
    filled(project, "ar", {key: value for key, value in ARABIC.items() if key != "Country"}, machine=False)
    data = published(project, "ar")
    xml = part(data)
    first, bold, country = xml.split("</w:p>")[1:4]
    assert "<w:pPr><w:bidi/></w:pPr>" in first
    assert "<w:rPr><w:u/><w:rtl/></w:rPr>" in first
    assert '<w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/><w:rtl/>' in bold
    # Shown in English, read from left to right.
    assert "w:bidi/" not in country.split("<w:tc>")[1]
    assert "<w:bidiVisual/>" in xml
    assert "<w:sectPr><w:bidi/></w:sectPr>" in xml
    assert "<w:bidi/>" in part(data, "header")
    assert 'w:bidi="ar"' in part(data, "styles")


def test_properties_stand_in_the_order_of_the_schema(project: Path) -> None:
    looks = '<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/><w:rPr/></w:pPr>'
    page = f"<w:p>{looks}<w:r><w:rPr><w:rFonts/><w:u/><w:lang/></w:rPr><w:t>عربي</w:t></w:r></w:p>"
    text = Docx().unpack(package(page), "a.docx")
    from l10n.publish.page import Counts, Page, Surroundings
    from l10n.text.languages import language

    done = DocxDress().finish(text, Page(language("en"), language("ar"), Surroundings(), Counts(1)))
    assert '<w:pStyle w:val="a"/><w:bidi/><w:jc w:val="left"/><w:rPr/>' in done
    assert "<w:rFonts/><w:u/><w:rtl/>" in done


def _pdf(document: Path, folder: Path) -> str:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(document),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / f"{document.stem}.pdf"), "-"], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_libreoffice_opens_what_was_translated(needs: Callable[[str], None], tmp_path: Path) -> None:
    needs("soffice")
    needs("pdftotext")
    made = docx.Document()
    made.add_heading("The programme", 1)
    made.add_paragraph("It opened in ").add_run("Rabat").bold = True
    made.add_table(1, 1).cell(0, 0).text = "Country"
    made.sections[0].header.paragraphs[0].text = "Page header"
    made.save(str(tmp_path / "report.docx"))
    l10n("translate", "report.docx", "--from", "en", "--to", "fr", "--engine", "pseudo", "--out", "out", cwd=tmp_path)
    text = _pdf(tmp_path / "out" / "fr" / "report.docx", tmp_path)
    for words in ("Sur cette page, 4 passages", "[Thé pŕôĝŕàmmé", "[Ît ôpéñéd îñ Ŕàbàt", "[Çôûñtŕý", "[Pàĝé héàdéŕ"):
        assert words in text
