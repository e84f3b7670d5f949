"""HTML ⇄ skeleton and segments: which text and which attributes of a page are translated, and how a target is written in their place.

What is markup is decided by `l10n.formats.html_tokens`, what an element is to a translator by `html_elements`, where sentences end and how
inline codes are numbered by `inline`. Elements' nesting is followed loosely (implied ends, stray end tags) and never rebuilt, so that any
page comes back byte for byte. Markdown hands its HTML blocks to `html_segments`.
"""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from l10n.formats.article import Article, Located, Place, Segment, assemble
from l10n.formats.html_elements import (
    ATTRIBUTES,
    BLOCK,
    BUTTON_TYPES,
    CLOSES,
    DEFAULT_KIND,
    JSON_LD,
    KINDS,
    LABELLED,
    META,
    OPAQUE,
    PARAGRAPH,
    VOID,
)
from l10n.formats.html_tokens import Attribute, Token, references, tokens
from l10n.formats.inline import Item, Setting, encoded, literal, located, whole
from l10n.formats.text_file import TextFile

_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*)("|\\?\Z)', re.DOTALL)
_JSON_COLON = re.compile(r"\s*:\s*")
_JSON_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|\\[\"\\/bfnrt]"
)


class Html(TextFile):
    """The HTML format."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`; never fails. Sentences are looked for in the language of `<html lang>`, else in `language`."""
        declared = _declared(text)
        return assemble(
            self.name, text, html_segments(text, 0, len(text), declared or language, line_of(text)), declared
        )

    def encode(self, segment: Segment, target: str) -> str:
        """The raw markup of `target` in the place of `segment`."""
        return encode_html(segment, target)


def encode_html(segment: Segment, target: str) -> str:
    """As `Html.encode`, for the places that stand in HTML."""
    if segment.place == "json":
        inner = encoded(
            segment, target, lambda text: json.dumps(text, ensure_ascii=False)[1:-1].replace("<", "\\u003c")
        )
        return f'"{inner}"'
    if segment.place == "attribute":
        quote = segment.raw[:1] if segment.raw[:1] in ("'", '"') else '"'
        other = ("'", "&#39;") if quote == "'" else ('"', "&quot;")
        inner = encoded(segment, target, lambda text: escape(text).replace(*other))
        # A code's own markup (text that looks like a code) may come from a value without quotes.
        return f"{quote}{inner.replace(*other)}{quote}"
    return encoded(segment, target, escape)


def escape(text: str) -> str:
    """Text as HTML text.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    return html.escape(text, quote=False)


def line_of(text: str) -> Callable[[int], int]:
    """A function from an offset in `text` to its line, 1-based."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda offset: bisect_right(ends, offset - 1) + 1


def html_segments(text: str, start: int, end: int, language: str, line: Callable[[int], int]) -> list[Located]:
    """The segments of the HTML in text[start:end]."""
    page = _Page(text, language, line)
    for token in tokens(text, start, end):
        page.take(token)
    page.flush()
    return page.found


def text_items(text: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Item]:
    """Items for text[start:end] with character references in it."""
    position = start
    if text.find("&", start, end) >= 0:
        for first, last, value in references(text, start, end, attribute=attribute):
            yield from literal(text, position, first)
            yield Item("text", first, last, value)
            position = last
    yield from literal(text, position, end)


def attribute_segment(
    text: str, attribute: Attribute, kind: str, language: str, line: Callable[[int], int], context: str | None
) -> list[Located]:
    """The segment, at most one, of an attribute's value; it replaces the value with its quotes."""
    width = len(attribute.quote)
    setting = Setting(kind, line, language, "attribute", context)
    items = list(text_items(text, attribute.value_start, attribute.value_end, attribute=True))
    return whole(items, setting, attribute.value_start - width, attribute.value_end + width)


def _declared(text: str) -> str | None:
    """What `<html lang>` says. Nothing but comments, a doctype and white space can stand before that tag."""
    for token in tokens(text):
        if token.kind == "start":
            declared = (token.get("lang") or token.get("xml:lang") or "").strip() if token.name == "html" else ""
            return declared if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", declared) else None
    return None


@dataclass(slots=True)
class _Inline:
    """An open inline element: its name and whether what is in it is translated."""

    name: str
    translate: bool
    context: str | None


@dataclass(slots=True)
class _Block:
    """An open block element and the inline elements open directly in it."""

    name: str
    kind: str
    translate: bool
    context: str | None
    bare: bool = False
    inlines: list[_Inline] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


class _Page:
    """Takes tokens, knows which elements are open, and collects one block's items until the block ends."""

    def __init__(self, text: str, language: str, line: Callable[[int], int]) -> None:
        self.text = text
        self.language = language
        self.line = line
        self.found: list[Located] = []
        self.blocks = [_Block("", DEFAULT_KIND, True, None)]
        self.open: dict[str, int] = {}
        self.items: list[Item] = []
        self.context: str | None = None
        self.json_ld = False

    def take(self, token: Token) -> None:
        """Takes the next token."""
        translate = self._translate
        if token.kind == "start":
            self._attributes(token)
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "text":
            self._text(token, translate)
        elif token.kind == "rcdata":
            if translate:
                kind = "page title" if token.name == "title" else "text field"
                setting = Setting(kind, self.line, self.language, "title", self._context, sentences=False)
                self.found += located(list(text_items(self.text, token.start, token.end)), setting)
        elif token.kind == "raw":
            if self.json_ld:
                self.found += _json_segments(self.text, token.start, token.end, self.language, self.line)
        elif token.kind == "doctype":
            self.flush()
        else:
            self.items.append(Item("alone", token.start, token.end))

    def flush(self) -> None:
        """Ends the block whose items were collected."""
        if self.items:
            block = self.blocks[-1]
            place: Place = "title" if block.bare else "text"
            setting = Setting(block.kind, self.line, self.language, place, self.context, link="a")
            self.found += located(self.items, setting)
            self.items = []
        self.context = None

    @property
    def _translate(self) -> bool:
        block = self.blocks[-1]
        return block.inlines[-1].translate if block.inlines else block.translate

    @property
    def _context(self) -> str | None:
        block = self.blocks[-1]
        return block.inlines[-1].context if block.inlines else block.context

    def _text(self, token: Token, translate: bool) -> None:
        if not translate:
            word = not self.text[token.start : token.end].isspace()
            self._alone(token.start, token.end, word)
            return
        if self.context is None:
            self.context = self._context
        self.items += text_items(self.text, token.start, token.end)

    def _alone(self, start: int, end: int, word: bool) -> None:
        """Something that is not translated; what follows such a thing directly is one with it."""
        last = self.items[-1] if self.items else None
        if last is not None and last.kind == "alone" and last.value == "\ufffc":
            last.end, last.word = end, last.word or word
        else:
            self.items.append(Item("alone", start, end, "\ufffc", word=word))

    def _start(self, token: Token) -> None:
        name = token.name
        translate = _translated(token, self._translate and name not in OPAQUE)
        context = token.get("data-l10n-context") or self._context
        if name in BLOCK:
            self._start_block(token, translate, context)
            return
        empty = name in VOID or token.self_closing
        if not (translate or self._translate):
            self._alone(token.start, token.end, False)
        elif empty:
            # A line break parts words.
            self.items.append(Item("alone", token.start, token.end, "\n" if name == "br" else ""))
        elif translate and self._translate:
            self.items.append(Item("open", token.start, token.end, name))
        else:
            self._alone(token.start, token.end, False)
        if not empty:
            block = self.blocks[-1]
            block.inlines.append(_Inline(name, translate, context))
            block.counts[name] = block.counts.get(name, 0) + 1

    def _start_block(self, token: Token, translate: bool, context: str | None) -> None:
        self.flush()
        name = token.name
        self.json_ld = name == "script" and (token.get("type") or "").strip().lower() == "application/ld+json"
        closes = CLOSES.get(name, PARAGRAPH)
        while self.blocks[-1].name in closes:
            self._pop()
        outer = self.blocks[-1]
        if name in VOID or token.self_closing:
            return
        kind = KINDS.get(name) or outer.kind
        bare = outer.bare or name in ("option", "svg")
        self.blocks.append(_Block(name, kind, translate, context, bare))
        self.open[name] = self.open.get(name, 0) + 1

    def _end(self, token: Token) -> None:
        name = token.name
        if name in BLOCK:
            self.flush()
            if self.open.get(name):
                while self._pop() != name:
                    pass
            return
        block = self.blocks[-1]
        outer = self._translate
        if block.counts.get(name):
            while True:
                popped = block.inlines.pop().name
                block.counts[popped] -= 1
                if popped == name:
                    break
        if name == "br":
            self.items.append(Item("alone", token.start, token.end, "\n"))
        elif outer and self._translate:
            self.items.append(Item("close", token.start, token.end, name))
        else:
            self._alone(token.start, token.end, False)

    def _pop(self) -> str:
        name = self.blocks.pop().name
        self.open[name] -= 1
        return name

    def _attributes(self, token: Token) -> None:
        """The attributes of a start tag that people read. An element's own `translate` rules its attributes too."""
        if not _translated(token, self._translate):
            return
        context = token.get("data-l10n-context") or self._context
        for attribute in token.attributes:
            kind = None if attribute.duplicate else _kind(token, attribute.name)
            if kind is not None:
                self.found += attribute_segment(self.text, attribute, kind, self.language, self.line, context)


def _translated(token: Token, inherited: bool) -> bool:
    """Whether the content of an element is translated, `inherited` where it does not say."""
    says = token.get("translate")
    if says is not None and says.strip().lower() in ("", "yes", "no"):
        return says.strip().lower() != "no"
    if "notranslate" in (token.get("class") or "").split():
        return False
    return inherited


def _kind(token: Token, name: str) -> str | None:
    """What the attribute `name` of a tag is to a translator; None when it is not read by people."""
    if name in ATTRIBUTES:
        return ATTRIBUTES[name]
    if name == "content" and token.name == "meta":
        meant = (token.get("name") or token.get("property") or "").strip().lower()
        return f"meta {meant}" if meant in META else None
    if name == "value" and token.name == "input":
        return "button" if (token.get("type") or "").strip().lower() in BUTTON_TYPES else None
    return "label" if name == "label" and token.name in LABELLED else None


def _json_segments(text: str, start: int, end: int, language: str, line: Callable[[int], int]) -> Iterator[Located]:
    """The strings of JSON-LD that people read, each with its quotes."""
    key: re.Match[str] | None = None
    position = start
    while (match := _JSON_STRING.search(text, position, end)) and match[2] == '"':
        position = match.end()
        colon = _JSON_COLON.match(text, key.end(), match.start() + 1) if key is not None else None
        if key is not None and colon and colon.end() == match.start() and key[1] in JSON_LD and _is_json(match[0]):
            setting = Setting(f"JSON-LD {key[1]}", line, language, "json", sentences=False)
            yield from whole(list(_json_items(text, match.start(1), match.end(1))), setting, match.start(), match.end())
        key = match


def _is_json(raw: str) -> bool:
    try:
        value = json.loads(raw)
        value.encode()
    except ValueError:
        return False
    return True


def _json_items(text: str, start: int, end: int) -> Iterator[Item]:
    position = start
    for match in _JSON_ESCAPE.finditer(text, start, end):
        yield from literal(text, position, match.start())
        yield Item("text", match.start(), match.end(), json.loads(f'"{match[0]}"'))
        position = match.end()
    yield from literal(text, position, end)
