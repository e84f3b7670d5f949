"""Plain text ⇄ skeleton and segments.

Blank lines part paragraphs. The lines of a paragraph are joined when they look wrapped by a margin: every line but the last is at least 45
code points long and none is longer than 135; or when they hang below the text of a list item. Otherwise each line is a paragraph of its
own (titles, verses, addresses, one paragraph per line). A line break that was joined folds to a space. Indentation, bullets, numbers, and
the `>` of quoted mail stay in the skeleton. Nothing in the text is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.formats.article import Article, Located, Segment, assemble
from l10n.formats.html import line_of
from l10n.formats.inline import Item, Setting, encoded, literal, located
from l10n.formats.text_file import TextFile

WRAPPED = 45
"""The shortest line that a margin may have ended."""
LONGEST = 135
"""A longer line was not wrapped: it is a paragraph."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LEAD = re.compile(
    r"\ufeff?((?:[ \t]|>(?=[> \t]|\Z|[^\W_]))*+)((?:[-*+•‣▪◦–—·](?=[ \t])|\(?\d{1,3}[.)](?=[ \t])|[a-z]\)(?=[ \t])|#{1,6}(?=[ \t]))?)[ \t]*"
)


class Text(TextFile):
    """The plain text format."""

    name = "text"
    suffixes = (".txt", ".text")

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`; never fails. It declares no language."""
        line = line_of(text)
        found: list[Located] = []
        for kind, lines in _paragraphs(text):
            items: list[Item] = []
            for one in lines:
                if items:
                    items.append(Item("text", items[-1].end, one.start, " "))
                items += literal(text, one.start, one.end)
            found += located(items, Setting(kind, line, language, "plain"))
        return assemble(self.name, text, found, None)

    def encode(self, segment: Segment, target: str) -> str:
        """`target` on one line, its codes (text that looks like one) as they were."""
        return encoded(segment, re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", target), str)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's text [start, end), its column, and what stands before it: `>` of quoting, and a bullet or number."""

    start: int
    end: int
    column: int
    quoting: str
    bullet: str


def _paragraphs(text: str) -> Iterator[tuple[str, list[_Line]]]:
    """The paragraphs: what each is, and its lines."""
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        lead = _LEAD.match(text, match.start(), match.end())
        assert lead is not None
        start = lead.end()
        end = start + len(text[start : match.end()].rstrip())
        if start < end:
            block.append(_Line(start, end, start - match.start(), "".join(lead[1].split()), lead[2]))
        else:
            yield from _joined(block)
            block = []
    yield from _joined(block)


def _joined(block: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    """The paragraphs of lines without a blank one between: list items and changes of quoting part them, a margin joins them."""
    groups: list[list[_Line]] = []
    for line in block:
        if not groups or line.bullet or line.quoting != groups[-1][-1].quoting:
            groups.append([])
        groups[-1].append(line)
    for group in groups:
        first = group[0]
        kind = "list item" if first.bullet else "quote" if first.quoting else "paragraph"
        sizes = [line.end - line.start for line in group]
        hangs = bool(first.bullet) and all(line.column == first.column for line in group)
        if hangs or (min(sizes[:-1], default=WRAPPED) >= WRAPPED and max(sizes) <= LONGEST):
            yield kind, group
        else:
            yield from ((kind, [line]) for line in group)
