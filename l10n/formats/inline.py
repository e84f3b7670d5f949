"""Running text with markup in it: into sentences with inline codes, and targets back into raw text.

A format hands over one block as a flat list of items (text, opening and closing markup, markup that stands alone). Here markup is paired,
sentences are cut where no pair is torn, markup at their edges goes to the skeleton, and the rest is numbered `g1`, `x2`, … in order.
Everything is linear in the size of the block, and nothing recurses. Knows no format.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from l10n.formats.article import CodeSpan, Located, Place, Segment
from l10n.text import codes
from l10n.text.segmentation import boundaries

FOLDED = " \t\n\f\r"
"""White space that folds; a no-break space never does."""
MOST_CODES = 9999
"""More codes than their names have room for (l10n.text.codes): such a sentence, which nobody wrote, is left as it is."""

_TRIMMED = re.compile(r"[\s\ufeff]+")
_FOLDABLE = re.compile(r"[ \t\n\f\r]+")
_PLAIN = re.compile(r"[\t\n\f\r]| {2}")
_BREAKS = re.compile(r"\n ?(?:\n ?)+")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:|tel:)\S*", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]{1,80}@[^\s@]{1,200}")


@dataclass(slots=True)
class Item:
    """One item of a block: its raw span, and

    - `text`: `value` is what it decodes to. `exact` says that raw and value agree letter by letter, so that it may be cut anywhere;
    - `open`, `close`: markup that pairs with the nearest one of the same `value`;
    - `alone`: `value` stands for it where sentences are looked for, a line break for one; `word` says that it is read as a word of them.
    """

    kind: Literal["text", "open", "close", "alone"]
    start: int
    end: int
    value: str = ""
    exact: bool = False
    word: bool = False
    markup: str = ""
    """For `close`: what closes the pair in a translation, where that is not what closed it in the article."""


@dataclass(slots=True)
class _Node:
    """An item in the tree of a block, [at, to) its span in the plain text. `close` is set for pairs."""

    item: Item
    at: int
    to: int = 0
    close: Item | None = None
    children: list[_Node] = field(default_factory=list)
    substance: bool = False

    @property
    def end(self) -> int:
        return self.close.end if self.close is not None else self.item.end


@dataclass(frozen=True, slots=True)
class Setting:
    """What the segments of a block have in common."""

    kind: str
    line: Callable[[int], int]
    language: str
    place: Place = "text"
    context: str | None = None
    sentences: bool = True
    link: str = ""
    """The `value` of pairs that are links: a block of nothing but links is cut into them."""


def translatable(source: str) -> bool:
    """Whether there is anything to translate: a letter, outside codes, that belongs to more than a bare address.

    >>> translatable("—"), translatable("12.5 %"), translatable("https://example.org/a"), translatable("a@b.org"), translatable("5 km")
    (False, False, False, False, True)
    """
    words = codes.strip(source).strip()
    if not _LETTER.search(words):
        return False
    return not (_ADDRESS.fullmatch(words) or _MAIL.fullmatch(words))


def literal(text: str, start: int, end: int) -> Iterator[Item]:
    """Text items for text[start:end], where every character means itself; runs of white space fold."""
    if _PLAIN.search(text, start, end) is None:
        if start < end:
            yield Item("text", start, end, text[start:end], exact=True)
        return
    position = start
    for match in _FOLDABLE.finditer(text, start, end):
        if len(match[0]) == 1 and match[0] == " ":
            continue
        if match.start() > position:
            yield Item("text", position, match.start(), text[position : match.start()], exact=True)
        yield Item("text", match.start(), match.end(), " ")
        position = match.end()
    if position < end:
        yield Item("text", position, end, text[position:end], exact=True)


def located(items: Sequence[Item], setting: Setting) -> list[Located]:
    """The segments of one block, whose items follow each other without a gap."""
    items = _folded(items)
    if not any(item.kind == "text" and _LETTER.search(item.value) for item in items):
        return []
    roots, plain = _tree(items)
    cuts = _cuts(plain, setting.language) if setting.sentences else []
    found: list[Located] = []
    work: list[tuple[list[_Node], str]] = [(roots, setting.kind)]
    while work:
        level, kind = work.pop()
        for piece in _pieces(level, plain, cuts, setting.link):
            piece = _trimmed(piece)
            if len(piece) == 1 and piece[0].close is not None:
                inside = piece[0]
                work.append((inside.children, "link" if setting.link and inside.item.value == setting.link else kind))
            elif piece:
                segment = _segment(piece, kind, setting)
                if segment is not None:
                    found.append(segment)
    return found


def whole(items: Sequence[Item], setting: Setting, start: int, end: int) -> list[Located]:
    """The one segment, at most, of text items that no markup stands in; it replaces [start, end)."""
    nodes = _trimmed([_Node(item, 0) for item in _folded(items)])
    found = _segment(nodes, setting.kind, setting) if nodes else None
    return [Located(start, end, found.segment, found.codes)] if found is not None else []


def encoded(segment: Segment, target: str, escape: Callable[[str], str]) -> str:
    """`target` with its codes as their raw markup and its text through `escape`.

    Whatever the target's codes are, the result is well-formed: unknown ones are left out, pairs left open are closed, in the right order.

    >>> from l10n.formats.article import InlineCode
    >>> encoded(Segment("", "", 1, (InlineCode("g1", "<b>", "</b>"),)), "a <g1>b<x9/>", str)
    'a <b>b</b>'
    """
    known = {code.name: code for code in segment.codes}
    out: list[str] = []
    text: list[str] = []
    stack: list[str] = []
    opened: set[str] = set()
    position = 0

    def put(markup: str) -> None:
        if text:
            out.append(escape("".join(text)))
            text.clear()
        out.append(markup)

    for code in codes.codes(target):
        text.append(target[position : code.start])
        position = code.end
        if code.name not in known:
            continue
        if code.kind == "standalone":
            put(known[code.name].opening)
        elif code.kind == "open":
            # A pair within itself (a link in a link) is well-formed in no format.
            if code.name not in opened:
                stack.append(code.name)
                opened.add(code.name)
                put(known[code.name].opening)
        elif code.name in opened:
            while code.name in opened:
                opened.discard(stack[-1])
                put(known[stack.pop()].closing)
    text.append(target[position:])
    put("")
    while stack:
        put(known[stack.pop()].closing)
    return "".join(out)


def _cuts(plain: str, language: str) -> list[int]:
    """Where sentences end, and where more than one line break stands: a paragraph of its own in all but name."""
    cuts = boundaries(plain, language)
    breaks = [match.end() for match in _BREAKS.finditer(plain)]
    return sorted({*cuts, *breaks}) if breaks else cuts


def _folded(items: Iterable[Item]) -> list[Item]:
    """The items, where white space that follows white space in the same run of text decodes to nothing."""
    done: list[Item] = []
    space = False
    for item in items:
        if item.kind != "text":
            space = False
        elif item.value:
            if not item.exact and _PLAIN.search(item.value):
                item.value = _FOLDABLE.sub(" ", item.value)
            if space and item.value[0] == " ":
                if item.exact and len(item.value) > 1:
                    done.append(Item("text", item.start, item.start + 1))
                    item = Item("text", item.start + 1, item.end, item.value[1:], exact=True)
                else:
                    item = Item("text", item.start, item.end, item.value[1:])
            space = item.value[-1] == " " if item.value else space
        done.append(item)
    return done


def _tree(items: Sequence[Item]) -> tuple[list[_Node], str]:
    """The items with pairs nested, and the plain text in which sentences are looked for. Markup without its partner stands alone."""
    partner = _pairs(items)
    roots: list[_Node] = []
    level, stack = roots, [roots]
    open_nodes: list[_Node] = []
    plain: list[str] = []
    at = 0
    for index, item in enumerate(items):
        if item.kind == "open" and index in partner:
            node = _Node(item, at, close=items[partner[index]])
            level.append(node)
            open_nodes.append(node)
            stack.append(node.children)
        elif item.kind == "close" and index in partner:
            node = open_nodes.pop()
            stack.pop()
            node.to = at
            if not node.substance:
                # A pair with nothing to read in it, such as an icon, stands alone.
                node.item = Item("alone", node.item.start, item.end)
                node.close, node.children = None, []
            elif open_nodes:
                open_nodes[-1].substance = True
        else:
            if item.kind in ("open", "close"):
                item = Item("alone", item.start, item.end)
            substance = item.word if item.kind == "alone" else bool(_TRIMMED.sub("", item.value))
            plain.append(item.value)
            node = _Node(item, at, at + len(item.value), substance=substance)
            at += len(item.value)
            level.append(node)
            if substance and open_nodes:
                open_nodes[-1].substance = True
        level = stack[-1]
    return roots, "".join(plain)


def _pairs(items: Sequence[Item]) -> dict[int, int]:
    """Index of an opening → index of its closing and back, properly nested; each looks for the nearest partner of its name."""
    stack: list[int] = []
    waiting: dict[str, int] = {}
    partner: dict[int, int] = {}
    for index, item in enumerate(items):
        if item.kind == "open":
            stack.append(index)
            waiting[item.value] = waiting.get(item.value, 0) + 1
        elif item.kind == "close" and waiting.get(item.value):
            while True:
                top = stack.pop()
                waiting[items[top].value] -= 1
                if items[top].value == item.value:
                    break
            if len(stack) < codes.MAX_DEPTH:
                partner[top], partner[index] = index, top
    return partner


def _pieces(level: list[_Node], plain: str, cuts: list[int], link: str) -> Iterator[list[_Node]]:
    """The nodes of one level, cut where sentences end without tearing a pair; a level of nothing but links, at each link."""
    if link and _only_links(level, link):
        yield from ([node] for node in level)
        return
    piece: list[_Node] = []
    for node in level:
        first, last = bisect_right(cuts, node.at), bisect_right(cuts, node.to)
        if node.item.kind == "text":
            inside = frozenset(cuts[first:last])
            for part in _split(node, inside):
                piece.append(part)
                if part.to in inside or (inside and not node.item.exact):
                    yield piece
                    piece = []
            continue
        before = first < len(cuts) and cuts[first] <= node.to and not plain[node.at : cuts[first]].strip()
        if before and node.close is not None:
            # The space after the stop is inside the pair.
            yield piece
            piece = []
        piece.append(node)
        if last > first and cuts[last - 1] == node.to:
            yield piece
            piece = []
    yield piece


def _only_links(level: list[_Node], link: str) -> bool:
    pairs = [node for node in level if node.close is not None]
    rest = [node for node in level if node.close is None and node.substance]
    return (
        len(pairs) > 1
        and all(node.item.value == link for node in pairs)
        and not any(node.item.word or _WORD.search(node.item.value) for node in rest)
    )


def _split(node: _Node, cuts: frozenset[int]) -> Iterator[_Node]:
    """A text node in parts that end at `cuts`, offsets of the plain text; whole where its raw text cannot be cut."""
    if not cuts or not node.item.exact:
        yield node
        return
    item = node.item
    for start, end in itertools.pairwise(sorted({node.at, *cuts, node.to})):
        first, last = start - node.at, end - node.at
        value = item.value[first:last]
        part = Item("text", item.start + first, item.start + last, value, exact=True)
        yield _Node(part, start, end, substance=bool(_TRIMMED.sub("", value)))


def _trimmed(piece: list[_Node]) -> list[_Node]:
    """`piece` without white space and markup at its edges."""
    first, last = 0, len(piece)
    while first < last and not _reads(piece[first]):
        first += 1
    while last > first and not _reads(piece[last - 1]):
        last -= 1
    piece = piece[first:last]
    if piece and piece[0].item.exact:
        item = piece[0].item
        size = len(item.value) - len(_lstrip(item.value))
        item = Item("text", item.start + size, item.end, item.value[size:], exact=True)
        piece[0] = _Node(item, piece[0].at + size, piece[0].to, substance=True)
    if piece and piece[-1].item.exact:
        item = piece[-1].item
        size = len(item.value) - len(_rstrip(item.value))
        item = Item("text", item.start, item.end - size, item.value[: len(item.value) - size], exact=True)
        piece[-1] = _Node(item, piece[-1].at, piece[-1].to - size, substance=True)
    return piece


def _reads(node: _Node) -> bool:
    if node.item.kind == "text":
        return bool(_TRIMMED.sub("", node.item.value))
    return node.substance if node.close is not None else node.item.word


def _lstrip(text: str) -> str:
    match = _TRIMMED.match(text)
    return text[match.end() :] if match else text


def _rstrip(text: str) -> str:
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return text[:end]


def _segment(piece: list[_Node], kind: str, setting: Setting) -> Located | None:
    """The segment that the nodes make; None when there is nothing to translate in it."""
    source: list[str] = []
    spans: list[CodeSpan] = []
    run: list[Item] = []
    work: list[_Node | tuple[str, Item]] = list(reversed(piece))
    while work:
        node = work.pop()
        if isinstance(node, _Node) and node.item.kind == "text":
            run.append(node.item)
            continue
        _text(run, source, spans)
        run = []
        if isinstance(node, tuple):
            source.append(f"</{node[0]}>")
        elif node.close is not None:
            name = f"g{len(spans) + 1}"
            close = node.close
            spans.append(CodeSpan(name, node.item.start, node.item.end, close.start, close.end, close.markup))
            source.append(f"<{name}>")
            work.append((name, node.close))
            work += reversed(node.children)
        else:
            name = f"x{len(spans) + 1}"
            spans.append(CodeSpan(name, node.item.start, node.item.end, node.item.end, node.item.end))
            source.append(f"<{name}/>")
    _text(run, source, spans)
    joined = "".join(source).strip(FOLDED)
    if len(spans) > MOST_CODES or not translatable(joined):
        return None
    start = piece[0].item.start
    segment = Segment(joined, kind, setting.line(start), context=setting.context, place=setting.place)
    return Located(start, piece[-1].end, segment, tuple(spans))


def _text(run: list[Item], source: list[str], spans: list[CodeSpan]) -> None:
    """Appends a run of text items; what looks like a code in them becomes a standalone one."""
    value = "".join(item.value for item in run)
    position = 0
    starts: list[int] = []
    for code in codes.codes(value):
        if not starts:
            size = 0
            for item in run:
                starts.append(size)
                size += len(item.value)
        name = f"x{len(spans) + 1}"
        start, end = _raw(run, starts, code.start, False), _raw(run, starts, code.end, True)
        spans.append(CodeSpan(name, start, end, end, end))
        source += [value[position : code.start], f"<{name}/>"]
        position = code.end
    source.append(value[position:])


def _raw(run: list[Item], starts: list[int], offset: int, end: bool) -> int:
    """The raw offset of an offset in the joined values of `run`."""
    index = (bisect_left(starts, offset) if end else bisect_right(starts, offset)) - 1
    item = run[index]
    if item.exact:
        return item.start + offset - starts[index]
    return item.end if end else item.start
