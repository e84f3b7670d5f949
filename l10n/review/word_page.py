"""A Word document as a plain page: its paragraphs, headings, lists, tables, text boxes and notes, with how their words look.

It is the document as it would be published that is shown, so what readers are told and what is highlighted is in it. Pictures are places with their
description, pages and columns are none. Knows parts of packages (ECMA-376 part 1, § 17), and nothing of units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from l10n.formats.docx_markup import namespace
from l10n.formats.docx_parts import parts
from l10n.xml import local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = """
body { font: 15px/1.6 system-ui, sans-serif; margin: 24px auto; padding-inline: 20px; max-width: 46em; overflow-wrap: break-word; }
table { border-collapse: collapse; margin-block: 1em; inline-size: 100%; } td { border: 1px solid #8594a1; padding: 2px 8px; vertical-align: top; }
td > p, .note > p, .box > p { margin-block: .3em; } header, footer { color: #51606d; font-size: 13px; }
.item { display: list-item; margin-inline-start: 1.6em; margin-block: .2em; } .box, .framed { border: 1px solid #8594a1; padding: 4px 10px; }
.picture { display: inline-block; border: 1px dashed #8594a1; padding: 0 8px; min-inline-size: 3em; min-block-size: 1.4em; color: #51606d; }
.tab { white-space: pre; } .link { text-decoration: underline; } .small { font-variant: small-caps; }
"""

_ORDER = ("header", "document", "footnotes", "endnotes", "footer")
_ELEMENTS = {"header": "header", "footer": "footer"}
_HEADING = re.compile(r"(?:heading|titre|title|subtitle|titel|überschrift)\s*(\d?)", re.IGNORECASE)
_ALIGNED = {"center": "center", "right": "end", "end": "end", "both": "justify"}
_LOOKS = {"b": "b", "i": "i", "strike": "s", "u": "u"}
_RAISED = {"superscript": "sup", "subscript": "sub"}
_HIGHLIGHTS = {"yellow": "#fff2a8", "lightGray": "#dfe3e7", "green": "#c8f0c8", "cyan": "#c4f0f4"}
_OFF = frozenset({"0", "false", "off", "none"})
_PICTURES = frozenset({"drawing", "pict", "object"})
_UNREAD = frozenset({"rPr", "pPr", "instrText", "delText", "sdtPr", "sdtEndPr", "Fallback", "sectPr"})
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def word_page(text: str, bare: re.Pattern[str]) -> str:
    """The body of a page that shows `text` (an article in this format), as HTML; what `bare` matches stands outside of any look."""
    found = sorted(
        (part for part in parts(text) if part.kind in _ORDER), key=lambda part: (_ORDER.index(part.kind), part.name)
    )
    made = []
    for part in found:
        root = parse(part.xml.encode(), part.name)
        w = namespace(root)
        if w is not None:
            tag = _ELEMENTS.get(part.kind, "section")
            made.append(f"<{tag}>{''.join(_Writer(f'{{{w}}}', bare).blocks(root))}</{tag}>")
    return "".join(made)


class _Writer:
    """Writes the elements of one part. `prefix` is the namespace of WordprocessingML as lxml has it."""

    def __init__(self, prefix: str, bare: re.Pattern[str]) -> None:
        self._prefix = prefix
        self._bare = bare

    def blocks(self, element: _Element) -> Iterator[str]:
        """What stands in `element` one below the other."""
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in ("footnote", "endnote"):
                yield f'<div class="note">{"".join(self.blocks(child))}</div>'
            elif name not in _UNREAD:
                yield from self.blocks(child)

    def _table(self, table: _Element) -> Iterator[str]:
        yield "<table>"
        for row in self._all(table, "tr"):
            yield "<tr>"
            for cell in self._all(row, "tc"):
                yield f"<td>{''.join(self.blocks(cell))}</td>"
            yield "</tr>"
        yield "</table>"

    def _all(self, element: _Element, name: str) -> Iterator[_Element]:
        """The children called `name`, those in content controls and the like among them."""
        for child in element:
            if local(child) == name:
                yield child
            elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
                yield from self._all(child, name)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        properties = paragraph.find(f"{self._prefix}pPr")
        style = self._value(properties, "pStyle") or ""
        heading = _HEADING.match(style)
        level = min(6, int(heading[1] or 1)) if heading else 0
        tag = f"h{level}" if level else "p"
        classes = [
            name for name, sign in (("item", "numPr"), ("framed", "pBdr")) if self._value(properties, sign) is not None
        ]
        attributes = ' dir="rtl"' if self._on(properties, "bidi") else ' dir="ltr"'
        if classes:
            attributes += f' class="{" ".join(classes)}"'
        aligned = _ALIGNED.get(self._value(properties, "jc") or "")
        if aligned:
            attributes += f' style="text-align: {aligned}"'
        yield f"<{tag}{attributes}>{''.join(self._line(paragraph))}</{tag}>"
        for box in self._boxes(paragraph):
            yield f'<div class="box">{"".join(self.blocks(box))}</div>'

    def _line(self, element: _Element) -> Iterator[str]:
        """What stands in `element` one beside the other, without text boxes."""
        for child in element:
            name = local(child)
            if name == "r":
                yield from self._run(child)
            elif name == "hyperlink":
                yield f'<span class="link">{"".join(self._line(child))}</span>'
            elif name in ("oMath", "oMathPara"):
                yield f"<code>{escape(''.join(str(text) for text in child.itertext()))}</code>"
            elif name not in _UNREAD and name != "p":
                yield from self._line(child)

    def _run(self, run: _Element) -> Iterator[str]:
        properties = run.find(f"{self._prefix}rPr")
        if self._on(properties, "vanish"):
            return
        opening, closing = self._look(properties)
        for child in self._within(run):
            name = local(child)
            if name == "t":
                yield from self._words(child.text or "", opening, closing)
            elif name in ("br", "cr"):
                yield "<br>"
            elif name in ("tab", "ptab"):
                yield '<span class="tab">\t</span>'
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                yield f"<sup>{escape(child.get(f'{self._prefix}id') or '')}</sup>"
            elif name in _PICTURES and child.find(".//{*}txbxContent") is None:
                described = child.find(".//{*}docPr")
                said = "" if described is None else described.get("descr") or ""
                yield f'<span class="picture">{escape(said)}</span>'

    def _within(self, run: _Element) -> Iterator[_Element]:
        """The elements of a run, in order, but for what is in pictures."""
        work = list(reversed(run))
        while work:
            element = work.pop()
            yield element
            if local(element) not in _UNREAD | _PICTURES:
                work += reversed(element)

    def _words(self, text: str, opening: str, closing: str) -> Iterator[str]:
        position = 0
        for found in (*self._bare.finditer(text), None):
            words = text[position : found.start() if found else len(text)]
            if words:
                yield f"{opening}{escape(words)}{closing}"
            if found:
                yield found[0]
                position = found.end()

    def _look(self, properties: _Element | None) -> tuple[str, str]:
        """The tags around a run's words, and behind them."""
        tags = [tag for name, tag in _LOOKS.items() if self._on(properties, name)]
        raised = _RAISED.get(self._value(properties, "vertAlign") or "")
        if raised:
            tags.append(raised)
        opening = "".join(f"<{tag}>" for tag in tags)
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        colour = _HIGHLIGHTS.get(self._value(properties, "highlight") or "")
        if colour:
            opening, closing = f'<mark style="background: {colour}">{opening}', f"{closing}</mark>"
        if self._on(properties, "smallCaps"):
            opening, closing = f'<span class="small">{opening}', f"{closing}</span>"
        return opening, closing

    def _boxes(self, paragraph: _Element) -> Iterator[_Element]:
        """The contents of text boxes anchored in a paragraph, not those within others; of alternatives the first."""
        work = list(reversed(paragraph))
        while work:
            element = work.pop()
            if local(element) == "txbxContent":
                yield element
            elif local(element) != "Fallback":
                work += reversed(element)

    def _value(self, properties: _Element | None, name: str) -> str | None:
        """The value of a property, "" where it is there without one, None where it is not there."""
        found = None if properties is None else properties.find(f"{self._prefix}{name}")
        return None if found is None else found.get(f"{self._prefix}val") or ""

    def _on(self, properties: _Element | None, name: str) -> bool:
        value = self._value(properties, name)
        return value is not None and value not in _OFF
