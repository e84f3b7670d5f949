"""Inline codes through MT: taken out of the source, and put around the right words of the target by the model's attention.

The model never sees a code, so none can leak, be altered or cost quality. A paired code goes around the run of target words whose attention lies
within the words it enclosed, less the small words that only the target's grammar put before them; where attention leads nowhere, around the
word that is spelt most like one of them. A standalone code goes to the cut that divides the target as it divided the source. What comes out
is always well-formed and has exactly the source's codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Prefix

from l10n.mt.alignment import Alignment, Span, best_run
from l10n.text.codes import codes, well_formed
from l10n.text.function_words import function_words, opens_phrase

THRESHOLD = 0.5
"""A target word belongs to a code when more than this share of its attention lies inside (flat from 0.45 to 0.55 on real text)."""

COGNATE = 5
"""Letters that a word and its translation must begin with in common to be taken for the same word."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A code and what is inside it. [start, end) is its span in the plain text, empty for standalone ones; `before`/`after`: a space is there."""

    name: str
    start: int
    end: int
    paired: bool
    before: bool = False
    after: bool = False
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its codes, the codes as a forest, and where each code point of the plain text stood in the original."""

    plain: str
    codes: tuple[Node, ...]
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the plain text for a span of the original, codes included."""
        inside = [index for index, place in enumerate(self.origin) if start <= place < end]
        return (inside[0], inside[-1] + 1) if inside else (-1, -1)


def separate(text: str) -> Marked:
    """`text` without codes; a space that would stand double, first or last where a code was is left out.

    Text whose codes are not well-formed is taken as it is, codes and all.
    """
    plain: list[str] = []
    origin: list[int] = []
    roots: list[Node] = []
    stack: list[tuple[str, int, bool, list[Node]]] = []
    position = 0

    def take(start: int, end: int) -> None:
        for index in range(start, end):
            doubled = text[index] == " " and position and (not plain or plain[-1] == " ")
            if not doubled:
                plain.append(text[index])
                origin.append(index)

    for code in codes(text) if well_formed(text) else ():
        take(position, code.start)
        position = code.end
        before = code.start == 0 or text[code.start - 1].isspace()
        after = code.end == len(text) or text[code.end].isspace()
        siblings = stack[-1][3] if stack else roots
        if code.kind == "standalone":
            if not before and not after and text[code.start - 1].isalnum() and text[code.end].isalnum():
                # A line break, say: the model must not read one word.
                plain.append(" ")
                origin.append(code.start)
            siblings.append(Node(code.name, len(plain), len(plain), False, before, after))
        elif code.kind == "open":
            stack.append((code.name, len(plain), before, []))
        else:
            name, start, opened, children = stack.pop()
            outer = stack[-1][3] if stack else roots
            outer.append(_paired(name, start, "".join(plain), opened, after, children))
    take(position, len(text))
    joined = "".join(plain)
    kept = joined.rstrip(" ") if position else joined
    return Marked(kept, tuple(roots), tuple(origin[: len(kept)]))


def _paired(name: str, start: int, plain: str, before: bool, after: bool, children: list[Node]) -> Node:
    inner = plain[start:]
    trimmed = start + len(inner) - len(inner.lstrip())
    end = start + len(inner.rstrip())
    return Node(name, min(trimmed, max(end, start)), max(end, start), True, before, after, children)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A source with its codes, its aligned target, and the languages of both (gettext codes)."""

    marked: Marked
    alignment: Alignment
    source: str
    target: str


def project(marked: Marked, alignment: Alignment, source: str = "", target: str = "") -> str:
    """The aligned target with the codes of `marked` in it, in O(codes × words).

    `source` and `target` are the languages' codes; small words are told apart only where both languages' are known.
    """
    if not marked.codes:
        return alignment.target
    pair = _Pair(marked, alignment, source, target)
    placed = _place(marked.codes, (0, len(alignment.tokens)), pair)
    return _render(placed, 0, len(alignment.target), alignment.target)


@dataclass(slots=True)
class _Placed:
    """A code and its span [start, end) of the target, in code points, with what is inside it."""

    node: Node
    start: int
    end: int
    children: list[_Placed] = field(default_factory=list)


def _place(nodes: Sequence[Node], area: Span, pair: _Pair) -> list[_Placed]:
    """Spans for sibling codes within the tokens [area), none overlapping, in the order of the target."""
    alignment = pair.alignment
    placed: list[_Placed] = []
    taken: list[Span] = []
    wide = [node for node in nodes if node.end > node.start]
    # The longest first: it has most to lose from another's claim on its words.
    for node in sorted(wide, key=lambda node: node.start - node.end):
        run = _run(node, _free(area, taken), pair)
        if run is None:
            at = _edge(alignment.position(node.start), area, taken, alignment)
            placed.append(_Placed(node, at, at, _collapsed(node.children, at)))
            continue
        taken.append(run)
        start, end = alignment.tokens[run[0]][0], alignment.tokens[run[1] - 1][1]
        placed.append(_Placed(node, start, end, _place(node.children, run, pair)))
    for node in nodes:
        if node.end > node.start:
            continue
        if node.start == 0 and area[0] == 0:
            at = 0
        elif node.start >= len(pair.marked.plain) and area[1] == len(alignment.tokens):
            at = len(alignment.target)
        else:
            at = _edge(alignment.position(node.start), area, taken, alignment)
        placed.append(_Placed(node, at, at, _collapsed(node.children, at)))
    order = {node.name: index for index, node in enumerate(nodes)}
    return sorted(placed, key=lambda one: (one.start, one.end, order[one.node.name]))


def _run(node: Node, free: Sequence[Span], pair: _Pair) -> Span | None:
    """The run of tokens that stands for what `node` encloses; None where no token is left."""
    alignment = pair.alignment
    gains = alignment.inside(node.start, node.end) - THRESHOLD
    runs = [best_run(gains, first, last) for first, last in free]
    if not runs:
        return None
    first, last, gain = max(runs, key=lambda run: run[2])
    inner = pair.marked.plain[node.start : node.end]
    if gain <= 0 and (alike := _cognate(inner, free, alignment)) is not None:
        return alike, alike + 1
    while last - first > 1 and inner[0] != alignment.text(first)[0] and not alignment.text(first)[0].isalnum():
        first += 1
    while last - first > 1 and inner[-1] != alignment.text(last - 1)[0] and not alignment.text(last - 1)[0].isalnum():
        last -= 1
    return first + _small(inner, first, last, pair), last


def _small(inner: str, first: int, last: int, pair: _Pair) -> int:
    """How many tokens at the run's start are small words, and their apostrophes, that the source has no counterpart of."""
    words = [match[0].lower() for match in _WORD.finditer(inner)]
    if not function_words(pair.source) or not words or opens_phrase(words[0], pair.source):
        return 0
    small = function_words(pair.target)
    tokens = [pair.alignment.text(index) for index in range(first, last)]
    size = 0
    while size < len(tokens) and (tokens[size].lower() in small or (size and tokens[size] in "'’")):
        if len(tokens[size]) == 1 and tokens[size].isupper() and tokens[size + 1 : size + 2] == ["."]:
            # "M." is a title, no pronoun that lost its vowel.
            break
        size += 1
    return size if any(token[0].isalnum() for token in tokens[size:]) else 0


def _cognate(inner: str, free: Sequence[Span], alignment: Alignment) -> int | None:
    """The free token spelt most like a word of `inner`, if one is spelt alike at all."""

    def alike() -> Iterator[tuple[int, int]]:
        for first, last in free:
            for index in range(first, last):
                token = alignment.text(index).lower()
                size = max((Prefix.similarity(token, word) for word in words), default=0)
                if size >= COGNATE:
                    yield size, -index

    words = [match[0].lower() for match in _WORD.finditer(inner)]
    best = max(alike(), default=None)
    return -best[1] if best else None


def _free(area: Span, taken: Sequence[Span]) -> list[Span]:
    free: list[Span] = []
    first = area[0]
    for start, end in sorted(taken):
        if start > first:
            free.append((first, start))
        first = max(first, end)
    return [*free, (first, area[1])] if first < area[1] else free


def _edge(offset: int, area: Span, taken: Sequence[Span], alignment: Alignment) -> int:
    """`offset` moved into the tokens [area) and out of those that are taken."""
    if area[0] >= area[1]:
        return offset
    offset = min(max(offset, alignment.tokens[area[0]][0]), alignment.tokens[area[1] - 1][1])
    for first, last in taken:
        start, end = alignment.tokens[first][0], alignment.tokens[last - 1][1]
        if start < offset < end:
            offset = start if offset - start < end - offset else end
    return offset


def _collapsed(nodes: Sequence[Node], at: int) -> list[_Placed]:
    return [_Placed(node, at, at, _collapsed(node.children, at)) for node in nodes]


def _render(placed: Sequence[_Placed], start: int, end: int, target: str) -> str:
    out: list[str] = []
    position = start
    for one in placed:
        node = one.node
        inner = _render(one.children, one.start, one.end, target)
        code = f"<{node.name}>{inner}</{node.name}>" if node.paired else f"<{node.name}/>"
        if one.end > one.start:
            out += [target[position : one.start], code]
            position = one.end
            continue
        # Nothing in it that the model saw: the spaces are as they were in the source.
        text = target[position : one.start]
        position = one.start
        following = target[position:end]
        if node.before and (text or out) and not text.endswith(" "):
            text += " "
        elif not node.before:
            text = text.rstrip(" ")
        if not node.after:
            following = following.lstrip(" ")
        out += [text, code]
        if node.after and following[:1].isalnum():
            out.append(" ")
        position = end - len(following)
    return "".join([*out, target[position:end]])
