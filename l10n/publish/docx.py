"""DOCX: marks as highlighting, the notice as the first paragraph, and everything set right to left where the language runs so.

`mark` only puts noncharacters around a segment's text; `finish` works on the parts' trees, where runs can be cut. The order of
properties is that of the schema (ECMA-376 part 1, § 17.3), without which Word refuses the document.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.formats.article import Segment
from l10n.formats.docx_markup import MARKS, namespace
from l10n.formats.docx_parts import Part, joined, parts
from l10n.formats.docx_runs import escape, text_run
from l10n.publish.choice import Mark
from l10n.publish.page import Page
from l10n.publish.wording import wording
from l10n.text.languages import Language, base
from l10n.text.scripts import scripts
from l10n.xml import SPACE, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_MACHINE, _SOURCE, _END = MARKS
_CUT = re.compile(f"([{''.join(MARKS)}])")
_COLOURS = {_MACHINE: "yellow", _SOURCE: "lightGray"}
"""Of the few colours that Word highlights in, two that can be told apart and read through."""

_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color "
    "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
).split()
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
).split()
_TABLE_ORDER = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription"
).split()
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
).split()
_COMPLEX = {"b": "bCs", "i": "iCs", "sz": "szCs"}
"""What says the same of scripts such as Arabic's."""


class DocxDress:
    """The dress of DOCX."""

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        """`raw` with signs around it that `finish` turns into highlighting."""
        if not segment.wrappable:
            return raw
        first, last = (_MACHINE if mark == "machine" else _SOURCE), _END
        before = text_run(first) if segment.raw.startswith("<") else first
        after = text_run(last) if segment.raw.endswith(">") else last
        return f"{before}{raw}{after}"

    def finish(self, text: str, page: Page) -> str:
        """The whole document."""
        if page.language == page.source and not page.counts.marked:
            return text
        return joined(_finished(part, page) for part in parts(text))


def _finished(part: Part, page: Page) -> Part:
    from lxml import etree

    if part.kind == "core":
        return part
    root = parse(part.xml.encode(), part.name)
    w = namespace(root)
    if w is None:
        return part
    prefix = f"{{{w}}}"
    if part.kind == "styles":
        _speaks(root, prefix, page)
    else:
        for paragraph in list(root.iter(f"{prefix}p")):
            _marked(paragraph, prefix, page)
        if page.language.direction == "rtl":
            _right_to_left(root, prefix)
        if part.kind == "document":
            _notice(root, prefix, page)
    return replace(part, xml=etree.tostring(root, encoding="unicode"))


def _marked(paragraph: _Element, prefix: str, page: Page) -> None:
    """Highlights what stands between signs, and takes the signs away."""
    mark = ""
    for run in _runs(paragraph, prefix):
        if not mark and not any(_CUT.search(text.text or "") for text in run.iterchildren(f"{prefix}t")):
            continue
        groups: list[tuple[str, _Element]] = []
        signs = False
        piece = _like(run, prefix)
        groups.append((mark, piece))
        for child in list(run):
            if child.tag == f"{prefix}rPr":
                continue
            if child.tag != f"{prefix}t" or not _CUT.search(child.text or ""):
                piece.append(child)
                continue
            signs = True
            for number, words in enumerate(_CUT.split(child.text or "")):
                if number % 2:
                    mark = "" if words == _END else words
                    piece = _like(run, prefix)
                    groups.append((mark, piece))
                elif words:
                    _text(piece, words, prefix)
        kept = [(sign, one) for sign, one in groups if any(child.tag != f"{prefix}rPr" for child in one)]
        if not signs and not kept:
            continue
        for sign, one in kept:
            if sign:
                _highlight(one, sign, prefix, page)
        for _, one in kept:
            run.addprevious(one)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _runs(paragraph: _Element, prefix: str) -> Iterator[_Element]:
    """The runs of a paragraph, in order, without those of text boxes in it."""
    work = list(reversed(paragraph))
    found = []
    while work:
        element = work.pop()
        if element.tag == f"{prefix}r":
            found.append(element)
        elif element.tag != f"{prefix}p":
            work += reversed(element)
    yield from found


def _like(run: _Element, prefix: str) -> _Element:
    """An empty run with the properties of `run`."""
    made = copy.copy(run)
    for child in list(made):
        if child.tag != f"{prefix}rPr":
            made.remove(child)
    return made


def _text(run: _Element, words: str, prefix: str) -> None:
    from lxml import etree

    child = etree.SubElement(run, f"{prefix}t")
    child.set(SPACE, "preserve")
    child.text = words


def _highlight(run: _Element, sign: str, prefix: str, page: Page) -> None:
    properties = _properties(run, "rPr", prefix, 0)
    _set(properties, "highlight", _RUN_ORDER, prefix, val=_COLOURS[sign])
    if sign == _SOURCE:
        _set(properties, "lang", _RUN_ORDER, prefix, **{_which(page.source): page.source.tag})


def _which(language: Language) -> str:
    """The attribute of `w:lang` that speaks of the language's script."""
    return (
        "bidi" if language.direction == "rtl" else "eastAsia" if language.script in ("Hani", "Jpan", "Kore") else "val"
    )


def _speaks(root: _Element, prefix: str, page: Page) -> None:
    """The document's language, for spelling checkers and screen readers."""
    attribute = _which(page.language)
    for language in root.iter(f"{prefix}lang"):
        written = language.get(f"{prefix}val")
        if attribute == "bidi" or (written and base(written) == base(page.source.tag)):
            language.set(f"{prefix}{attribute}", page.language.tag)
    defaults = root.find(f"{prefix}docDefaults/{prefix}rPrDefault/{prefix}rPr")
    if defaults is not None:
        found = defaults.find(f"{prefix}lang")
        if found is None:
            _set(defaults, "lang", _RUN_ORDER, prefix, **{attribute: page.language.tag})
        else:
            found.set(f"{prefix}{attribute}", page.language.tag)


def _right_to_left(root: _Element, prefix: str) -> None:
    """Paragraphs and runs in a script that runs right to left are set so; what is shown in the source stays as it reads."""
    for paragraph in root.iter(f"{prefix}p"):
        runs = list(_runs(paragraph, prefix))
        said = "".join(str(text.text or "") for run in runs for text in run.iterchildren(f"{prefix}t"))
        if _latin(said):
            continue
        _set(_properties(paragraph, "pPr", prefix, 0), "bidi", _PARAGRAPH_ORDER, prefix)
        for run in runs:
            words = "".join(str(text.text or "") for text in run.iterchildren(f"{prefix}t"))
            if words and not _latin(words):
                _rtl_run(run, prefix)
    for table in root.iter(f"{prefix}tbl"):
        _set(_properties(table, "tblPr", prefix, 0), "bidiVisual", _TABLE_ORDER, prefix)
    for section in root.iter(f"{prefix}sectPr"):
        _set(section, "bidi", _SECTION_ORDER, prefix)


def _latin(text: str) -> bool:
    """Whether there are letters, and none of a script that runs right to left."""
    found = scripts(text)
    return bool(found) and not {"Arab", "Hebr"} & set(found)


def _rtl_run(run: _Element, prefix: str) -> None:
    properties = _properties(run, "rPr", prefix, 0)
    for name, complex_name in _COMPLEX.items():
        plain = properties.find(f"{prefix}{name}")
        if plain is not None and properties.find(f"{prefix}{complex_name}") is None:
            made = _set(properties, complex_name, _RUN_ORDER, prefix)
            for attribute, value in plain.attrib.items():
                made.set(attribute, value)
    _set(properties, "rtl", _RUN_ORDER, prefix)


def _properties(element: _Element, name: str, prefix: str, at: int) -> _Element:
    from lxml import etree

    found = element.find(f"{prefix}{name}")
    if found is None:
        found = etree.Element(f"{prefix}{name}")
        element.insert(at, found)
    return found


def _set(properties: _Element, name: str, order: list[str], prefix: str, **values: str) -> _Element:
    """The property `name` among `properties`, made where the schema's order has it, with `values` as its attributes."""
    from lxml import etree

    found = properties.find(f"{prefix}{name}")
    if found is None:
        found = etree.Element(f"{prefix}{name}")
        rank = order.index(name)
        known = [order.index(local(one)) if local(one) in order else len(order) for one in properties]
        properties.insert(sum(1 for other in known if other < rank), found)
    found.attrib.clear()
    for key, value in values.items():
        found.set(f"{prefix}{key}", value)
    return found


def _notice(root: _Element, prefix: str, page: Page) -> None:
    """What readers must know, as the first paragraph, framed."""
    body = root.find(f"{prefix}body")
    counts = page.counts
    if body is None or not counts.marked:
        return
    words = wording(page.language.code)
    for at, sentence in enumerate(words.sentences(counts.unreviewed, counts.untranslated, counts.segments)):
        rtl = words.language.direction == "rtl"
        colour = _COLOURS[_MACHINE if counts.unreviewed and at == 0 else _SOURCE]
        frame = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right")
        )
        xml = (
            f'<w:p xmlns:w="{prefix[1:-1]}"><w:pPr><w:pBdr>{frame}</w:pBdr>{"<w:bidi/>" if rtl else ""}</w:pPr>'
            f'<w:r><w:rPr><w:highlight w:val="{colour}"/>{"<w:rtl/>" if rtl else ""}'
            f'<w:lang w:{_which(words.language)}="{words.language.tag}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(sentence)}</w:t></w:r></w:p>'
        )
        body.insert(at, parse(xml.encode(), "the notice"))
