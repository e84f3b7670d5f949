"""An article as skeleton and segments: the words every format speaks.

An article's pieces are raw text (the skeleton) and segments, in order. A segment may hold others: the `alt` of an image inside a sentence
stands within the raw markup of one of its inline codes. `Article.render` deals with that, so that whoever puts targets back supplies one
function from segment to raw text and nothing else. Knows no markup.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Place = Literal[
    "text", "markdown", "cell", "plain", "title", "attribute", "json", "alt", "link title", "yaml", "toml", "run"
]
"""Where a segment stands and so how a target is escaped there.

`text` (HTML), `markdown`, `cell` (of a Markdown table) and `run` (DOCX) are running text that may hold and be wrapped in markup, `plain` is a
text file's.
No markup may be added in the others: `title` is the text of an HTML element that takes none (title, textarea, option, SVG text). In
`attribute`, `json`, `link title`, `yaml` and `toml` the raw text includes the quotes, if any, and a target is written with quotes that fit.
"""


@dataclass(frozen=True, slots=True)
class InlineCode:
    """What an inline code of a segment stands for.

    `name` is `g1` or `x2`; `opening` the raw markup it begins with (all of it for a standalone one), `closing` the markup it ends with.
    `opening_pieces` and `closing_pieces` are the same markup cut around the segments that stand in it; empty where there are none. `shown` is
    what translators are told of it, where that is not its opening.
    """

    name: str
    opening: str
    closing: str = ""
    opening_pieces: tuple[str | Segment, ...] = ()
    closing_pieces: tuple[str | Segment, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text to be translated, and where it stood.

    `source` is text with inline codes: entities decoded, white space folded and trimmed. `kind` says to a translator what it is
    (`heading`, `alt text`); `line` (1-based) where it begins. `raw` is the exact text of the article that it replaces, and `pieces` the same
    cut around the segments nested in it; empty where there are none. `frame` is what a format has to know of the text around it in order to
    write a target.
    """

    source: str
    kind: str
    line: int
    codes: tuple[InlineCode, ...] = ()
    context: str | None = None
    raw: str = ""
    place: Place = "text"
    pieces: tuple[str | Segment, ...] = ()
    frame: str = ""

    @property
    def wrappable(self) -> bool:
        """Whether markup may be put around the target."""
        return self.place in ("text", "markdown", "cell", "run")

    @property
    def nested(self) -> list[Segment]:
        """The segments that stand in the markup of this one's codes, in order."""
        return [piece for piece in self.pieces if isinstance(piece, Segment)]


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article. `language` is the one it declares itself, as written there (`en-GB`), or None."""

    format: str
    pieces: tuple[str | Segment, ...]
    language: str | None = None

    @property
    def segments(self) -> list[Segment]:
        """All segments in reading order; nested ones follow the one they stand in."""
        found: list[Segment] = []
        for piece in self.pieces:
            if isinstance(piece, Segment):
                found += [piece, *piece.nested]
        return found

    def source(self) -> str:
        """The article as it was, byte for byte."""
        return "".join(piece if isinstance(piece, str) else piece.raw for piece in self.pieces)

    def render(self, encode: Callable[[Segment], str]) -> str:
        """The article with every segment replaced by what `encode` returns for it, which is raw text.

        `encode` is called once for every segment, nested ones first. A segment that holds others arrives with their replacements already
        in its codes and its `raw`; source, context and codes' names are as parsed, so it is looked up as usual. A format's own `encode`
        makes raw text of a target; `segment.raw` keeps the source.
        """
        return "".join(_rendered(piece, encode) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Where an inline code's markup stands: offsets of its opening, and of its closing (equal where there is none).

    `closing` is what closes it in a translation, where that is not what closed it in the article; `shown` what translators are told of it.
    """

    name: str
    start: int
    end: int
    close_start: int
    close_end: int
    closing: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A segment at [start, end) of an article's text, and where the markup of its codes is. Its `raw` and `codes` are still to be filled in."""

    start: int
    end: int
    segment: Segment
    codes: tuple[CodeSpan, ...] = ()


def assemble(name: str, text: str, found: Iterable[Located], language: str | None) -> Article:
    """The article of format `name` whose segments were `found` in `text`; one that lies within another must lie within one of its codes."""
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    pieces: list[str | Segment] = []
    position = index = 0
    while index < len(ordered):
        outer = ordered[index]
        last = index + 1
        while last < len(ordered) and ordered[last].start < outer.end:
            last += 1
        pieces += [text[position : outer.start], _filled(outer, ordered[index + 1 : last], text)]
        position, index = outer.end, last
    pieces.append(text[position:])
    return Article(name, tuple(piece for piece in pieces if piece != ""), language)


def _filled(outer: Located, inner: list[Located], text: str) -> Segment:
    nested = [(one.start, one.end, _filled(one, [], text)) for one in inner]
    starts = [start for start, _, _ in nested]

    def cut(start: int, end: int) -> tuple[str | Segment, ...]:
        first, last = bisect_left(starts, start), bisect_right(starts, end - 1)
        return tuple(_cut(nested[first:last], start, end, text)) if first < last else ()

    codes = tuple(
        InlineCode(
            span.name,
            text[span.start : span.end],
            span.closing or text[span.close_start : span.close_end],
            cut(span.start, span.end),
            cut(span.close_start, span.close_end),
            span.shown,
        )
        for span in outer.codes
    )
    raw = text[outer.start : outer.end]
    return replace(outer.segment, codes=codes, raw=raw, pieces=cut(outer.start, outer.end))


def _cut(nested: list[tuple[int, int, Segment]], start: int, end: int, text: str) -> Iterator[str | Segment]:
    for first, last, segment in nested:
        if first > start:
            yield text[start:first]
        yield segment
        start = last
    if start < end:
        yield text[start:end]


def _rendered(piece: str | Segment, encode: Callable[[Segment], str]) -> str:
    if isinstance(piece, str):
        return piece
    if not piece.pieces:
        return encode(piece)
    done = {id(one): encode(one) for one in piece.nested}

    def join(pieces: tuple[str | Segment, ...], otherwise: str) -> str:
        if not pieces:
            return otherwise
        return "".join(one if isinstance(one, str) else done[id(one)] for one in pieces)

    codes = tuple(
        replace(code, opening=join(code.opening_pieces, code.opening), closing=join(code.closing_pieces, code.closing))
        for code in piece.codes
    )
    return encode(replace(piece, codes=codes, raw=join(piece.pieces, piece.raw)))
