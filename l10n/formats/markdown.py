"""Markdown (CommonMark with tables, footnotes, front matter) ⇄ skeleton and segments.

Blocks are found by tree-sitter's Markdown grammar, which keeps offsets; what stands inside them by `markdown_inline`; HTML blocks go to
`l10n.formats.html`. Code, autolinks and destinations are not translated. A line break inside a paragraph, and what a quote or a list puts
before the next line, folds to a space; they come back only where nothing is translated.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.formats.article import Article, Located, Place, Segment, assemble
from l10n.formats.front_matter import encode_value, front_matter
from l10n.formats.html import encode_html, html_segments, line_of
from l10n.formats.inline import Setting, encoded, located
from l10n.formats.markdown_inline import Scanner, View, normal, title_segment
from l10n.formats.text_file import TextFile

if TYPE_CHECKING:
    from tree_sitter import Node, Tree

_DEFINITION = re.compile(
    r"[ ]{0,3}\[(?!\^)((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)", re.DOTALL
)
_DEFINITION_TITLE = re.compile(
    r"[ \t]*\n?[ \t]*(\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|\((?:[^()\\\n]|\\.)*+\))[ \t]*(?=\n|\Z)"
)
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_NOTE = re.compile(r"^[ \t]*\[\^[^\s\[\]]{1,200}\]:[ \t]*", re.MULTILINE)
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_SIGNS = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])")
_FIRST = re.compile(r"(?:(#{1,6}|[-+=:])(?=\s|\Z|[-=:|])|(\d{1,9})([.)])(?=\s|\Z)|(>))")
_HEADING_END = re.compile(r"(?<=\s)#(?=#*\Z)|\A#(?=#*\Z)")
_SKIPPED = frozenset({"fenced_code_block", "indented_code_block", "thematic_break", "pipe_table_delimiter_row"})
_KINDS = {
    "atx_heading": "heading",
    "setext_heading": "heading",
    "list_item": "list item",
    "block_quote": "quote",
    "pipe_table_header": "table header",
    "pipe_table_row": "table cell",
}


class Markdown(TextFile):
    """The Markdown format."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`; never fails. Sentences are looked for in the language of its front matter, else in `language`."""
        line = line_of(text)
        head = front_matter(text, language, line)
        if head.language:
            head = front_matter(text, head.language, line)
        spoken = head.language or language
        blocks = _blocks(text, max(head.end, int(text.startswith("\ufeff"))))
        labels = frozenset(normal(label) for block in blocks for label in block.labels)
        found = list(head.found)
        for block in blocks:
            found += _segments(text, block, labels, spoken, line)
        return assemble(self.name, text, found, head.language)

    def encode(self, segment: Segment, target: str) -> str:
        """The raw markup of `target` in the place of `segment`."""
        if segment.place in ("yaml", "toml"):
            return encode_value(segment, target)
        if segment.place in ("text", "title", "attribute", "json"):
            written = encode_html(segment, target)
            # The tag may stand in a table's cell.
            return written.replace("|", "&#124;") if segment.place == "attribute" else written
        target = re.sub(r"\s*\n\s*", " ", target).strip()
        if segment.place == "link title":
            return (
                '"'
                + encoded(segment, target, lambda text: _ENTITY.sub(r"\\&", re.sub(r'[\\"|]', r"\\\g<0>", text)))
                + '"'
            )
        image_after = "!<" in target and any(code.opening.startswith("[") for code in segment.codes)
        cell = segment.place in ("cell", "alt")
        written = encoded(segment, target, lambda text: _escape(text, cell, image_after))
        if segment.place == "alt":
            return written
        first = _FIRST.match(target)
        if first and written.startswith(first[0]):
            at = first.end(2) if first[2] else 0
            written = f"{written[:at]}\\{written[at:]}"
        return written


@dataclass(frozen=True, slots=True)
class _Block:
    """A leaf block: its spans of the article (what lies between them belongs to quotes and lists), and link labels it defines."""

    kind: str
    spans: tuple[tuple[int, int], ...]
    place: Place = "markdown"
    html: bool = False
    labels: tuple[str, ...] = ()
    title: tuple[int, int] | None = None


def _escape(text: str, cell: bool, image_after: bool) -> str:
    """Text so that nothing in it becomes markup."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(r"\\&", text)
    text = text.replace("http://", "http:\\//").replace("https://", "https:\\//")
    text = _HEADING_END.sub(r"\\#", text)
    if cell:
        text = text.replace("|", "\\|")
    return text[:-1] + "\\!" if image_after and text.endswith("!") else text


def _parsed(data: bytes) -> Tree:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language())).parse(data)


def _blocks(text: str, start: int) -> list[_Block]:
    """The leaf blocks of text[start:] in order."""
    # Same length, but with the line ends the grammar knows, and without the NUL at which it would stop.
    known = text[start:].replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\x01")
    data = known.encode("utf-8", "surrogatepass")
    if not data.endswith(b"\n"):
        data += b"\n"
    tree = _parsed(data)
    leaves = list(_leaves(tree.root_node))
    offsets = _Offsets(data, start, len(text))
    return [block for node, kind in leaves for block in _leaf(node, kind, text, offsets)]


def _leaves(root: Node) -> Iterator[tuple[Node, str]]:
    """The nodes that hold text, each with what it is to a translator; without recursion, since quotes nest deeply."""
    work = [(root, "paragraph")]
    while work:
        node, kind = work.pop()
        if node.type in ("inline", "pipe_table_cell", "html_block", "link_reference_definition"):
            yield node, kind
        elif node.type not in _SKIPPED:
            inner = _KINDS.get(node.type, kind)
            work += [(child, inner) for child in reversed(node.children)]


class _Offsets:
    """Byte offsets of the parsed data as code points of the article; asked for in rising order, each byte is decoded once."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self.data = data
        self.byte, self.point, self.end = 0, start, end
        self.start = start

    def __call__(self, byte: int) -> int:
        if byte < self.byte:
            self.byte, self.point = 0, self.start
        self.point += len(self.data[self.byte : byte].decode("utf-8", "surrogatepass"))
        self.byte = byte
        return min(self.point, self.end)


def _leaf(node: Node, kind: str, text: str, offsets: _Offsets) -> Iterator[_Block]:
    cuts = [(child.start_byte, child.end_byte) for child in node.children if child.type == "block_continuation"]
    cuts = [(first, last) for first, last in cuts if first < last]
    spans: list[tuple[int, int]] = []
    at = node.start_byte
    for first, last in [*cuts, (node.end_byte, node.end_byte)]:
        if first > at:
            spans.append((offsets(at), offsets(first)))
        at = last
    if not spans:
        return
    if node.type == "html_block":
        if not cuts:
            yield _Block(kind, tuple(spans), html=True)
    elif node.type == "pipe_table_cell":
        yield _Block(kind, tuple(spans), "cell")
    else:
        yield from _paragraph(kind, spans, text)


def _paragraph(kind: str, spans: list[tuple[int, int]], text: str) -> Iterator[_Block]:
    """A paragraph without the definitions it begins with, cut where footnotes begin."""
    view = _view(text, spans)
    at = 0
    while definition := _DEFINITION.match(view.text, at):
        title = _DEFINITION_TITLE.match(view.text, definition.end())
        end = title.end() if title else definition.end()
        rest = _LINE_END.match(view.text, end)
        if rest is None:
            break
        place = (view.raw(title.start(1)), view.raw(title.end(1), True)) if title else None
        yield _Block(kind, (), labels=(definition[1],), title=place)
        at = rest.end()
        if at >= len(view.text):
            return
    for note in [*_NOTE.finditer(view.text, at), None]:
        end = note.start() if note else len(view.text)
        if end > at:
            yield _Block(kind, tuple(_between(view, at, end)))
        if note:
            at, kind = note.end(), "footnote"


def _between(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the article for [start, end) of a view."""
    edges = [start, *(offset for offset, _ in view.starts if start < offset < end), end]
    for first, last in itertools.pairwise(edges):
        yield view.raw(first), view.raw(last, True)


def _view(text: str, spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> View:
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    size = 0
    for first, last in spans:
        starts.append((size, first))
        # As in `_blocks`: one line end, of the same length.
        parts.append(text[first:last].replace("\r\n", " \n").replace("\r", "\n"))
        size += last - first
    return View("".join(parts), starts)


def _segments(
    text: str, block: _Block, labels: frozenset[str], language: str, line: Callable[[int], int]
) -> list[Located]:
    if block.title is not None:
        return title_segment(text, *block.title, language, line)
    if not block.spans:
        return []
    if block.html:
        return html_segments(text, *block.spans[0], language, line)
    scanner = Scanner(text, _view(text, block.spans), labels, language, line)
    items = scanner.items()
    return located(items, Setting(block.kind, line, language, block.place)) + scanner.found
