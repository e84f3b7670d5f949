"""HTML as a browser's tokenizer reads it, with the offset of everything.

Follows the WHATWG tokenizer (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) where it decides what is text, markup or a
value: bogus comments, CDATA in SVG and MathML, raw text elements, script's escaped states, unquoted and duplicate attributes, character
references without a semicolon, an end of file inside a tag. Scripting counts as off, so that `noscript` holds markup. The tokens of a text
cover it without a gap, in linear time, and no input is an error. Knows nothing about elements' nesting or meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from typing import Literal

TokenKind = Literal["start", "end", "text", "rcdata", "raw", "cdata", "comment", "doctype", "lost"]
"""`rcdata` is the text of title and textarea (character references count), `raw` that of script, style and the like (nothing counts),
`cdata` a CDATA section with its markup, `lost` what browsers drop: a tag that the end of the file cuts off."""

_SPACE = r"\t\n\f\r "
_NAME = re.compile(rf"[^{_SPACE}/>]*")
_GAP = re.compile(rf"(?:[{_SPACE}]|/(?!>))*")
_ATTRIBUTE = re.compile(rf"(=?[^{_SPACE}/>=]*)(?:[{_SPACE}]*=[{_SPACE}]*)?")
_UNQUOTED = re.compile(rf"[^{_SPACE}>]*")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RCDATA = frozenset({"title", "textarea"})
_FOREIGN = frozenset({"svg", "math"})
_HTML_AGAIN = frozenset({"foreignobject", "desc", "annotation-xml"})
_BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s "
    "small span strong strike sub sup table tt u ul var".split()
)
_WINDOWS = dict(zip(range(0x80, 0xA0), "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", strict=True))


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: `name` in lower case, `value` decoded ("" when it has none).

    [start, end) is all of it; [value_start, value_end) its raw value without quotes, where `quote` is `"`, `'` or "" (unquoted). A bare name
    has an empty value at its end. A name that stood in the tag before is a `duplicate`, which browsers ignore.
    """

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int
    quote: str
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One token: kind, span [start, end) in code points; `name` (lower case), `attributes` and `self_closing` for tags.

    For `rcdata` and `raw`, `name` is the element they are the content of.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    self_closing: bool = False

    def get(self, name: str) -> str | None:
        """The value of the attribute `name` (lower case), or None."""
        return next((one.value for one in self.attributes if one.name == name and not one.duplicate), None)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of text[start:end], which cover it without a gap; offsets are offsets in `text`.

    >>> [(token.kind, token.name or "") for token in tokens("<p class=x>Hi</p><!-- -->")]
    [('start', 'p'), ('text', ''), ('end', 'p'), ('comment', '')]
    """
    end = len(text) if end is None else end
    foreign: list[str] = []
    position = start
    while position < end:
        opening = _next_markup(text, position, end)
        if opening > position:
            yield Token("text", position, opening)
        if opening == end:
            return
        token = _markup(text, opening, end, bool(foreign) and foreign[-1] in _FOREIGN)
        yield token
        position = token.end
        if token.kind == "start":
            if not (foreign and foreign[-1] in _FOREIGN) or token.name in _BREAKS_OUT:
                if foreign and token.name in _BREAKS_OUT and foreign[-1] in _FOREIGN:
                    foreign.clear()
                content = _content(text, token, end)
                if content is not None:
                    yield content
                    position = content.end
            if (token.name in _FOREIGN or (foreign and token.name in _HTML_AGAIN)) and not token.self_closing:
                foreign.append(token.name)
        elif token.kind == "end" and foreign and foreign[-1] == token.name:
            foreign.pop()


def references(text: str, start: int, end: int, *, attribute: bool = False) -> Iterator[tuple[int, int, str]]:
    """The character references in text[start:end] that mean something: (start, end, what each decodes to)."""
    for match in _REFERENCE.finditer(text, start, end):
        body = match[0][1:]
        if body[0] == "#":
            yield match.start(), match.end(), _numeric(body[1:].rstrip(";"))
            continue
        name = _longest(body)
        if name is None:
            continue
        after = match.start() + 1 + len(name)
        following = text[after : after + 1] if after < end else ""
        if attribute and name[-1] != ";" and (following == "=" or (following.isascii() and following.isalnum())):
            continue
        yield match.start(), after, html5[name]


def decode(text: str, *, attribute: bool = False) -> str:
    """`text` with its character references decoded, by the rules for text or for attribute values.

    >>> decode("&eacute;t&eacute &amp; &#x2019;"), decode("?a=1&copy=2", attribute=True)
    ('été & ’', '?a=1&copy=2')
    """
    if "&" not in text:
        return text
    out: list[str] = []
    position = 0
    for start, end, value in references(text, 0, len(text), attribute=attribute):
        out += [text[position:start], value]
        position = end
    return "".join([*out, text[position:]])


def _next_markup(text: str, position: int, end: int) -> int:
    while (position := text.find("<", position, end)) >= 0:
        following = text[position + 1 : position + 2] if position + 1 < end else ""
        if following in ("!", "?") and following:
            return position
        if following == "/":
            if position + 2 < end:
                return position
        elif following.isascii() and following.isalpha():
            return position
        position += 1
    return end


def _markup(text: str, start: int, end: int, foreign: bool) -> Token:
    """The markup token at `start`, where there is a `<` that begins one."""
    if text.startswith("<!--", start, end):
        if text.startswith(">", start + 4, end) or text.startswith("->", start + 4, end):
            return Token("comment", start, text.index(">", start + 4) + 1)
        closed = _COMMENT_END.search(text, start + 4, end)
        return Token("comment", start, closed.end() if closed else end)
    if foreign and text.startswith("<![CDATA[", start, end):
        closing = text.find("]]>", start + 9, end)
        return Token("cdata", start, closing + 3 if closing >= 0 else end)
    following = text[start + 1]
    name_at = start + 2 if following == "/" else start + 1
    letter = text[name_at : name_at + 1]
    if not (letter.isascii() and letter.isalpha()):
        closing = text.find(">", start, end)
        stop = closing + 1 if closing >= 0 else end
        return Token("doctype" if text[start + 2 : start + 9].lower() == "doctype" else "comment", start, stop)
    return _tag(text, start, name_at, end)


def _tag(text: str, start: int, name_at: int, end: int) -> Token:
    named = _NAME.match(text, name_at, end)
    assert named is not None
    attributes: list[Attribute] = []
    seen: set[str] = set()
    position = named.end()
    while True:
        gap = _GAP.match(text, position, end)
        position = gap.end() if gap else position
        if position >= end:
            return Token("lost", start, end)
        if text[position] == ">" or text.startswith("/>", position, end):
            closing = text[position] == "/"
            kind: TokenKind = "end" if name_at == start + 2 else "start"
            return Token(kind, start, position + 1 + closing, named[0].lower(), tuple(attributes), closing)
        if text[position] == "/":
            # A solidus that a limit of the text cut off from what follows.
            return Token("lost", start, end)
        attribute = _attribute(text, position, end, seen)
        if attribute is None:
            return Token("lost", start, end)
        attributes.append(attribute)
        seen.add(attribute.name)
        position = attribute.end


def _attribute(text: str, start: int, end: int, seen: set[str]) -> Attribute | None:
    """The attribute at `start`; None when the text ends inside it."""
    match = _ATTRIBUTE.match(text, start, end)
    assert match is not None
    name = match[1].lower()
    at = match.end()
    if match.end() == match.end(1):
        return Attribute(name, "", start, at, at, at, "", name in seen)
    quote = text[at : at + 1] if at < end else ""
    if quote in ('"', "'") and quote:
        closing = text.find(quote, at + 1, end)
        if closing < 0:
            return None
        value = decode(text[at + 1 : closing], attribute=True)
        return Attribute(name, value, start, closing + 1, at + 1, closing, quote, name in seen)
    unquoted = _UNQUOTED.match(text, at, end)
    assert unquoted is not None
    value = decode(unquoted[0], attribute=True)
    return Attribute(name, value, start, unquoted.end(), at, unquoted.end(), "", name in seen)


def _content(text: str, token: Token, end: int) -> Token | None:
    """The content of an element whose text is no markup, up to its end tag."""
    if token.name == "plaintext":
        stop = end
    elif token.name == "script":
        stop = _script_end(text, token.end, end)
    elif token.name in _RAW or token.name in _RCDATA:
        closing = _closing(token.name).search(text, token.end, end)
        stop = closing.start() if closing else end
    else:
        return None
    kind: TokenKind = "rcdata" if token.name in _RCDATA else "raw"
    return Token(kind, token.end, stop, token.name) if stop > token.end else None


@lru_cache(maxsize=16)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE)


def _script_end(text: str, start: int, end: int) -> int:
    """Where the script that begins at `start` ends; inside `<!-- <script>` an end tag closes the inner one only."""
    escaped = double = False
    position = start
    while match := _SCRIPT.search(text, position, end):
        position = match.end()
        if match[0] == "<!--":
            if not escaped:
                escaped = True
                # `<!-->` is a comment's beginning and end at once.
                position = match.start() + 2
        elif match[0] == "-->":
            escaped = double = False
        elif match[1]:
            if not double:
                return match.start()
            double = False
        elif escaped:
            double = True
    return end


def _numeric(digits: str) -> str:
    base = 16 if digits[0] in "xX" else 10
    significant = digits.lstrip("xX").lstrip("0")
    # Python refuses huge numbers, and none of them is a character.
    number = int(significant or "0", base) if len(significant) < 9 else 0
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return _WINDOWS.get(number) or chr(number)


def _longest(body: str) -> str | None:
    """The longest name of a character that `body` begins with."""
    for size in range(len(body), 1, -1):
        if body[:size] in html5:
            return body[:size]
    return None
