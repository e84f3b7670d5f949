"""The inline structure of one Markdown block: CommonMark 0.31 with strikethrough, footnote references and bare addresses, as `inline` items.

An own scanner, because the time of tree-sitter's inline grammar grows with the square of the text on input such as `![a](` repeated (two
minutes for 250 kB). Each kind of markup is looked for in bounded or memorised steps, as the reference implementation does, so that this one
is linear. Rules: https://spec.commonmark.org/0.31.2/#inlines
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from l10n.formats.article import Located
from l10n.formats.html import attribute_segment
from l10n.formats.html_elements import ATTRIBUTES, OPAQUE, VOID
from l10n.formats.html_tokens import decode, tokens
from l10n.formats.inline import Item, Setting, literal, whole

_SPECIAL = re.compile(r"[\\`*_~\[\]!<&\n]|https?://")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"https?://[^\s<>\[\]()`\\*]+")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]{1,80}@[A-Za-z0-9.-]{1,253})>"
)
_TAG = re.compile(
    r"<(?:(/[A-Za-z][A-Za-z0-9-]*+)\s*+|([A-Za-z][A-Za-z0-9-]*+)"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+(/?+))>"
)
_DESTINATION_END = re.compile(r"[\s()\\]")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_POINTED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_SPACES = re.compile(r"[ \t\n]*+")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]{1,200}\]")
_BREAK = re.compile(r"(?: {2,}|\\)\n[ \t]*")
_DEEPEST = 32
"""Parentheses within a link's destination; the reference implementation has the same limit."""


@dataclass(slots=True)
class View:
    """A block's text without what quotes and lists put before its lines; `starts` are (offset in `text`, offset in the article) of its parts."""

    text: str
    starts: list[tuple[int, int]]

    def raw(self, offset: int, end: bool = False) -> int:
        """The offset in the article of an offset here; `end` where it ends something, so that what comes between stays outside."""
        index = bisect_right(self.starts, (offset - end, float("inf"))) - 1
        start, place = self.starts[max(index, 0)]
        return place + offset - start


@dataclass(slots=True)
class _Run:
    """A run of `*`, `_` or `~` in the text, and the markup it turned out to be."""

    char: str
    start: int
    size: int
    opens: bool
    closes: bool
    left: int = 0
    closings: list[tuple[int, str]] = field(default_factory=list)
    openings: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Bracket:
    """A `[` or `![` that may begin a link; `at` is its index among the parts, `run` the number of runs before it."""

    at: int
    start: int
    image: bool
    runs: int
    active: bool = True


class Scanner:
    """Scans one block. `items` gives its items, `found` afterwards the segments in its markup (image and link titles, alternative texts)."""

    def __init__(
        self, article: str, view: View, labels: frozenset[str], language: str, line: Callable[[int], int]
    ) -> None:
        self.article = article
        self.view = view
        self.text = view.text
        self.labels = labels
        self.setting = Setting("", line, language)
        self.found: list[Located] = []
        self.parts: list[Item | _Run] = []
        self.runs: list[_Run] = []
        self.brackets: list[_Bracket] = []
        self.missing: dict[str, int] = {}
        self.ticks = _tick_runs(self.text)
        self.pairs = 0

    def items(self) -> list[Item]:
        """The items of the block, offsets in the article."""
        position = 0
        while match := _SPECIAL.search(self.text, position):
            self._literal(position, match.start())
            position = self._special(match.start(), match[0])
        self._literal(position, len(self.text))
        self._emphasis(0)
        return list(self._flat(self.parts))

    def _flat(self, parts: Iterable[Item | _Run]) -> Iterator[Item]:
        for part in parts:
            if isinstance(part, _Run):
                yield from self._markers(part)
            else:
                yield part

    def _special(self, at: int, sign: str) -> int:
        """Takes what begins at `at`; returns where it ends."""
        text = self.text
        if sign in ("\\", "&"):
            escaped = _ESCAPED.match(text, at)
            if escaped:
                value = escaped[0][1:] if sign == "\\" else decode(escaped[0])
                self._add("text", at, escaped.end(), value)
                return escaped.end()
            return self._break(at)
        if sign == "\n":
            return self._break(at)
        if sign == "`":
            return self._code(at)
        if sign == "<":
            return self._angle(at)
        if sign in ("*", "_", "~"):
            return self._run(at, sign)
        if sign == "[" or (sign == "!" and text.startswith("[", at + 1)):
            return self._open_bracket(at, sign == "!")
        if sign == "]":
            return self._close_bracket(at)
        bare = _BARE.match(text, at)
        if bare and sign != "!":
            end = at + len(bare[0].rstrip("?!.,:;_~'\""))
            self._add("alone", at, end, "\ufffc", word=True)
            return end
        self._literal(at, at + len(sign))
        return at + len(sign)

    def _add(self, kind: str, start: int, end: int, value: str = "", word: bool = False) -> None:
        self.parts.append(Item(kind, self.view.raw(start), self.view.raw(end, True), value, word=word))  # type: ignore[arg-type]

    def _literal(self, start: int, end: int) -> None:
        raw = self.view.raw(start)
        for item in literal(self.text, start, end):
            self.parts.append(Item("text", raw + item.start - start, raw + item.end - start, item.value, item.exact))

    def _break(self, at: int) -> int:
        """A line's end (or the backslash before it): a hard break, or white space that folds."""
        start = at
        while self.text[at] == "\n" and start and self.text[start - 1] == " " and start > at - 80:
            start -= 1
        hard = _BREAK.match(self.text, start)
        if hard is None:
            self._literal(at, at + 1)
            return at + 1
        last = self.parts[-1] if self.parts else None
        if start < at and isinstance(last, Item) and last.kind == "text":
            # The spaces were taken as text before.
            spaces = at - start
            if last.exact and len(last.value) > spaces:
                last.value, last.end = last.value[:-spaces], last.end - spaces
            elif last.end - last.start <= spaces:
                self.parts.pop()
        self._add("alone", start, hard.end(), "\n")
        return hard.end()

    def _code(self, at: int) -> int:
        size = self.ticks.size(at)
        closing = self.ticks.after(at + size, size)
        if closing is None:
            self._literal(at, at + size)
            return at + size
        self._add("alone", at, closing + size, "\ufffc", word=True)
        return closing + size

    def _angle(self, at: int) -> int:
        text = self.text
        for start, ending in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")):
            if text.startswith(start, at):
                end = self._find(ending, at + len(start))
                if end is not None:
                    self._add("alone", at, end)
                    return end
        link = _AUTOLINK.match(text, at)
        if link:
            self._add("alone", at, link.end(), "\ufffc", word=True)
            return link.end()
        tag = _TAG.match(text, at)
        if tag is None:
            self._literal(at, at + 1)
            return at + 1
        return self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> int:
        at, end = tag.span()
        if tag[1]:
            self._add("close", at, end, f"<{tag[1][1:].lower()}")
            return end
        name = tag[2].lower()
        start = self.view.raw(at)
        stop = self.view.raw(end, True)
        token = next(tokens(self.article, start, stop))
        opaque = name in OPAQUE or token.get("translate") == "no" or "notranslate" in (token.get("class") or "").split()
        if token.get("translate") != "no":
            for one in token.attributes:
                if one.name in ATTRIBUTES and not one.duplicate and token.end == stop:
                    kind = ATTRIBUTES[one.name]
                    line = self.setting.line
                    self.found += attribute_segment(self.article, one, kind, self.setting.language, line, None)
        if name in VOID or tag[3]:
            self._add("alone", at, end, "\n" if name == "br" else "")
            return end
        if opaque:
            closing = self._find(f"</{tag[2]}>", end)
            self._add("alone", at, closing or end, "\ufffc", word=closing is not None)
            return closing or end
        self._add("open", at, end, f"<{name}")
        return end

    def _find(self, ending: str, start: int) -> int | None:
        """Where the next `ending` ends; that there is none is remembered."""
        if start >= self.missing.get(ending, len(self.text) + 1):
            return None
        found = self.text.find(ending, start)
        if found < 0:
            self.missing[ending] = start
            return None
        return found + len(ending)

    def _run(self, at: int, char: str) -> int:
        text, end = self.text, at
        while end < len(text) and text[end] == char:
            end += 1
        before, after = (text[at - 1] if at else " "), (text[end] if end < len(text) else " ")
        left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
        right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
        opens, closes = left, right
        if char == "_":
            opens = left and (not right or _punctuation(before))
            closes = right and (not left or _punctuation(after))
        if char == "~" and end - at > 2:
            opens = closes = False
        run = _Run(char, at, end - at, opens, closes, end - at)
        self.parts.append(run)
        self.runs.append(run)
        return end

    def _open_bracket(self, at: int, image: bool) -> int:
        note = _FOOTNOTE.match(self.text, at)
        if note and not image:
            self._add("alone", at, note.end())
            return note.end()
        self.brackets.append(_Bracket(len(self.parts), at, image, len(self.runs)))
        end = at + 1 + image
        self._literal(at, end)
        return end

    def _close_bracket(self, at: int) -> int:
        bracket = self.brackets.pop() if self.brackets else None
        end = self._link_end(bracket, at) if bracket is not None and bracket.active else None
        if bracket is None or end is None:
            self._literal(at, at + 1)
            return at + 1
        if bracket.image:
            self._emphasis(bracket.runs)
            texts = list(self._flat(self.parts[bracket.at + 1 :]))
            del self.parts[bracket.at :]
            if texts and all(item.kind == "text" for item in texts):
                setting = Setting("alt text", self.setting.line, self.setting.language, "alt")
                start, stop = self.view.raw(bracket.start + 2), self.view.raw(at, True)
                self.found += whole(texts, setting, start, stop)
            self._add("alone", bracket.start, end)
            return end
        self._emphasis(bracket.runs)
        del self.runs[bracket.runs :]
        self.pairs += 1
        name = f"[{self.pairs}"
        opening = self.parts[bracket.at]
        assert isinstance(opening, Item)
        self.parts[bracket.at] = Item("open", opening.start, opening.end, name)
        self._add("close", at, end, name)
        if end <= at + 1 or self.text.startswith("[]", at + 1):
            # The text is the label: a translation must name it.
            closing = self.parts[-1]
            assert isinstance(closing, Item)
            closing.markup = f"][{self.text[bracket.start + 1 : at]}]"
        # No link within a link.
        while self.brackets and self.brackets[-1].active:
            if self.brackets[-1].image:
                break
            self.brackets[-1].active = False
        return end

    def _link_end(self, bracket: _Bracket, at: int) -> int | None:
        """Where the link whose text ends at `at` ends; None when it is none."""
        text = self.text
        if text.startswith("(", at + 1):
            end = self._inline_link(at + 2)
            if end is not None:
                return end
        label = _LABEL.match(text, at + 1)
        if label and label[1].strip():
            return label.end() if normal(label[1]) in self.labels else None
        start = bracket.start + 1 + bracket.image
        if at - start < 1000 and normal(text[start:at]) in self.labels:
            return label.end() if label else at + 1
        return None

    def _inline_link(self, at: int) -> int | None:
        """The end of `(destination "title")`, whose inside begins at `at`."""
        text = self.text
        at = _spaces(text, at)
        if text.startswith("<", at):
            closing = _POINTED.match(text, at)
            if closing is None:
                return None
            end = closing.end()
        else:
            destination = _destination(text, at)
            if destination is None:
                return None
            end = destination
        gap = _spaces(text, end)
        title = _TITLE.match(text, gap) if gap > end else None
        if title and "\n\n" not in title[0]:
            after = _spaces(text, title.end())
            if text.startswith(")", after):
                start, stop = self.view.raw(title.start()), self.view.raw(title.end(), True)
                self.found += title_segment(self.article, start, stop, self.setting.language, self.setting.line)
                return after + 1
            return None
        return gap + 1 if text.startswith(")", gap) else None

    def _emphasis(self, bottom: int) -> None:
        """Pairs the runs from index `bottom` on: the specification's "process emphasis"."""
        runs = self.runs[bottom:]
        stack: list[_Run] = []
        floors: dict[tuple[str, bool, int], int] = {}
        heights: list[int] = []
        for number, closer in enumerate(runs):
            while closer.closes and closer.left:
                key = (closer.char, closer.opens, closer.left if closer.char == "~" else closer.size % 3)
                floor = floors.get(key, -1)
                index = len(stack) - 1
                while index >= 0 and heights[index] > floor and not _match(stack[index], closer):
                    index -= 1
                if index < 0 or heights[index] <= floor:
                    floors[key] = heights[-1] if heights else -1
                    break
                opener = stack[index]
                del stack[index + 1 :], heights[index + 1 :]
                width = 2 if opener.left > 1 and closer.left > 1 else 1
                self.pairs += 1
                name = f"{closer.char}{self.pairs}"
                opener.openings.append((width, name))
                closer.closings.append((width, name))
                opener.left -= width
                closer.left -= width
                if not opener.left:
                    stack.pop()
                    heights.pop()
            if closer.opens and closer.left:
                stack.append(closer)
                heights.append(number)
        del self.runs[bottom:]

    def _markers(self, run: _Run) -> Iterator[Item]:
        """A run as closing markup, what is left of it as text, and opening markup."""
        at = self.view.raw(run.start)
        for width, name in run.closings:
            yield Item("close", at, at + width, name)
            at += width
        if run.left:
            yield Item("text", at, at + run.left, run.char * run.left, exact=True)
            at += run.left
        for width, name in reversed(run.openings):
            yield Item("open", at, at + width, name)
            at += width


def normal(label: str) -> str:
    """A link label as labels are compared."""
    return " ".join(label.split()).casefold()


def title_segment(
    text: str, start: int, end: int, language: str, line: Callable[[int], int], kind: str = "tooltip"
) -> list[Located]:
    """The segment of a link title at [start, end), quotes included."""
    items = list(escaped_items(text, start + 1, end - 1))
    return whole(items, Setting(kind, line, language, "link title"), start, end)


def escaped_items(text: str, start: int, end: int) -> Iterable[Item]:
    """Items for text[start:end], where backslashes and character references count and nothing else does."""
    position = start
    for match in _ESCAPED.finditer(text, start, end):
        yield from literal(text, position, match.start())
        value = match[0][1:] if match[0][0] == "\\" else decode(match[0])
        yield Item("text", match.start(), match.end(), value)
        position = match.end()
    yield from literal(text, position, end)


class _Ticks:
    """Runs of backticks, found once: the size of each, and the next of a size after an offset."""

    def __init__(self, runs: list[tuple[int, int]]) -> None:
        self.sizes = dict(runs)
        self.places: dict[int, list[int]] = {}
        for start, size in runs:
            self.places.setdefault(size, []).append(start)

    def size(self, at: int) -> int:
        return self.sizes.get(at, 1)

    def after(self, at: int, size: int) -> int | None:
        places = self.places.get(size, [])
        index = bisect_right(places, at - 1)
        return places[index] if index < len(places) else None


def _tick_runs(text: str) -> _Ticks:
    return _Ticks([(match.start(), len(match[0])) for match in re.finditer("`+", text)])


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _match(opener: _Run, closer: _Run) -> bool:
    if opener.char != closer.char:
        return False
    if opener.char == "~":
        return opener.left == closer.left
    both = (opener.closes or closer.opens) and (opener.size + closer.size) % 3 == 0
    return not both or (opener.size % 3 == 0 and closer.size % 3 == 0)


def _spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at


def _destination(text: str, at: int) -> int | None:
    depth = 0
    while match := _DESTINATION_END.search(text, at):
        sign, at = match[0], match.end()
        if sign == "\\":
            at += 1
        elif sign == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif sign == ")" and depth:
            depth -= 1
        else:
            return at - 1 if not depth else None
    return None
