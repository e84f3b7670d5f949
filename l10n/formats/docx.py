"""DOCX ⇄ skeleton and segments: paragraphs of the body, of tables, text boxes, headers, footers and notes, and the document's title.

The text of an article in this format is the XML of the package's parts that hold text (`docx_parts`), simplified (`docx_markup`). Paragraphs
are read by `docx_paragraphs`, targets are written by `docx_runs`. ECMA-376 part 1.
"""

from __future__ import annotations

import re
from pathlib import Path

from l10n.errors import InputError
from l10n.formats.article import Article, Located, Segment, assemble
from l10n.formats.docx_markup import namespace, simplify
from l10n.formats.docx_paragraphs import paragraphs
from l10n.formats.docx_parts import Part, joined, parts
from l10n.formats.docx_runs import escape, runs
from l10n.formats.html import text_items
from l10n.formats.inline import Setting, encoded, whole
from l10n.formats.package import repacked, text_parts
from l10n.xml import legal, parse

_TITLE = re.compile(r"(<dc:title[^>]*>)([^<]*)</dc:title>")


class Docx:
    """The DOCX format."""

    name = "docx"
    suffixes = (".docx",)

    def unpack(self, data: bytes, path: Path | str) -> str:
        """The text of a package: its parts that hold text, simplified. Raises `InputError`."""
        found = text_parts(data, path)
        return joined(Part(name, kind, _simple(kind, xml, path)) for name, (kind, xml) in found.items())

    def pack(self, text: str, original: bytes, path: Path | str) -> bytes:
        """The package `original` with the parts of `text` that differ from its own; byte for byte itself where none do."""
        before = {part.name: part.xml for part in parts(self.unpack(original, path))}
        changed = {
            part.name: b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + part.xml.encode()
            for part in parts(text)
            if part.xml != before.get(part.name)
        }
        return repacked(original, changed, path)

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`; a segment's line is the number of its paragraph. It declares no language: Word's own seldom tell the truth."""
        found: list[Located] = []
        count = 0
        for part in parts(text):
            if part.kind == "core":
                found += _title(text, part, language)
            elif part.kind != "styles":
                for paragraph in paragraphs(text, part):
                    count += 1
                    found += paragraph.segments(count, language)
        return assemble(self.name, text, _nested_once(found), None)

    def encode(self, segment: Segment, target: str) -> str:
        """The raw text that puts `target` in the place of `segment`, whatever state the target's inline codes are in."""
        target = legal(target)
        return encoded(segment, target, escape) if segment.place == "title" else runs(segment, target)


def _simple(kind: str, xml: bytes, path: Path | str) -> str:
    from lxml import etree

    root = parse(xml, path)
    if kind not in ("styles", "core"):
        w = namespace(root)
        if w is None:
            raise InputError(
                "uses an unknown kind of Word's XML", path=path, remedy="save it as .docx again in Word or LibreOffice"
            )
        simplify(root, w)
    return etree.tostring(root, encoding="unicode")


def _title(text: str, part: Part, language: str) -> list[Located]:
    match = _TITLE.search(text, part.start, part.end)
    if match is None:
        return []
    start, end = match.span(2)
    return whole(list(text_items(text, start, end)), Setting("title", lambda _: 1, language, "title"), start, end)


def _nested_once(found: list[Located]) -> list[Located]:
    """Without the segments of text boxes within text boxes: an article's segments nest once."""
    kept: list[Located] = []
    ends: list[int] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while ends and ends[-1] <= one.start:
            ends.pop()
        if len(ends) < 2:
            kept.append(one)
            ends.append(one.end)
    return kept
