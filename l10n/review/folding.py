"""Texts as they are searched: without letter case, accents, vowel signs and what nobody sees; those of a catalog kept together in blocks.

A block's text is one string, which is searched far faster than the texts of its units one by one. It is made when it is first needed, and
made anew when one of its units is another, so that after an edit only one block is.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.review.workspace import Row

BLOCK = 512
"""Units in a block: folding them takes a few ms."""

_END = "\0"
"""Stands after each unit's text. No catalog keeps one: what is read loses it here."""

_PASSED_OVER = re.compile(
    "[\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed"
    "\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+"
)
"""Combining marks, the Arabic tatweel and vowel signs, and characters that nobody sees."""


def fold(text: str) -> str:
    """`text` for searching: without letter case, accents, vowel signs and invisible characters, and with straight apostrophes.

    >>> fold("Élève"), fold("l’Été"), fold("المُنظَّمة")
    ('eleve', "l'ete", 'المنظمة')
    """
    if text.isascii():
        return text.lower()
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("’", "'")


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the folded `words` stand in `text` as it is written: [start, end) in code points, in order, none overlapping another.

    >>> places("À l’État membre", ["etat", "membre"])
    [(4, 8), (9, 15)]
    """
    pieces = [fold(sign) for sign in text]
    starts = list(itertools.accumulate(map(len, pieces), initial=0))
    folded = "".join(pieces)
    found: list[tuple[int, int]] = []
    for match in re.finditer("|".join(map(re.escape, sorted(words, key=len, reverse=True))), folded):
        # What is passed over has no length: an end takes it along, as it belongs to the sign before.
        start, end = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end())
        while end < len(pieces) and not pieces[end]:
            end += 1
        if start < end and (not found or found[-1][1] <= start):
            found.append((start, end))
    return found


class Folded:
    """The folded texts of one catalog's units (source, targets, context, notes and comments), `size` units in a block."""

    def __init__(self, size: int = BLOCK) -> None:
        self._size = size
        self._blocks: dict[int, _Block] = {}

    def __iter__(self) -> Iterator[_Block]:
        """The blocks that have been made."""
        return iter(tuple(self._blocks.values()))

    def fold(self, rows: Sequence[Row]) -> None:
        """Makes all blocks of `rows`."""
        for _ in self.blocks(rows):
            pass

    def blocks(self, rows: Sequence[Row]) -> Iterator[_Block]:
        """The blocks of `rows`, in order; those that are not there yet, or are of other rows, are made as they are asked for."""
        starts = range(0, len(rows), self._size)
        for start in starts:
            wanted = rows[start : start + self._size]
            block = self._blocks.get(start)
            # Rows are never changed but replaced: a block is up to date while it is of the very same ones.
            if block is None or block.rows != wanted:
                block = self._blocks[start] = _Block(wanted)
            yield block
        for start in self._blocks.keys() - set(starts):
            self._blocks.pop(start, None)

    def holding(self, rows: Sequence[Row], words: Sequence[str]) -> Iterator[Row]:
        """Those of `rows` that hold each of the folded `words` (one at least), in order."""
        for block in self.blocks(rows):
            yield from block.holding(words)


class _Block:
    """Some rows with their texts in one string; each begins at one of `starts`."""

    __slots__ = ("rows", "starts", "text")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        texts = [_text(row) for row in rows]
        self.text = "".join(texts)
        self.starts = array("I", itertools.accumulate(map(len, texts[:-1]), initial=0))

    def holding(self, words: Sequence[str]) -> Iterator[Row]:
        text, starts = self.text, self.starts
        if any(word not in text for word in sorted(words, key=len, reverse=True)):
            return
        # Counting is far quicker than looking at each place where a word stands.
        word, *others = sorted(words, key=text.count) if len(words) > 1 else words
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            end = starts[place + 1] if place + 1 < len(starts) else len(text)
            if all(text.find(other, starts[place], end) >= 0 for other in others):
                yield self.rows[place]
            at = text.find(word, end)


def _text(row: Row) -> str:
    unit = row.unit
    parts = (unit.source, unit.plural or "", *unit.targets, unit.context or "", *unit.notes, *unit.comments)
    return "\n".join(map(fold, parts)).replace(_END, " ") + _END
