"""Which words of a target may stand for a term, by the model's attention; words that render another term are that one's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from l10n.mt.alignment import Alignment, Span, best_run
from l10n.mt.compliance import offences, renderings_in
from l10n.mt.engine import RequestedTerm
from l10n.mt.forms import determines
from l10n.mt.segment import Segment

SHARE = 0.35
"""A target word stands for a term when more than this share of its attention lies on it."""


class Gains:
    """How much each token of a draft speaks for standing for a wanted term of its segment, made ready once for all its terms."""

    def __init__(self, alignment: Alignment, state: Segment, language: str) -> None:
        self._alignment = alignment
        self._wanted = state.wanted
        self._taken = np.zeros((len(state.wanted), len(alignment.tokens)), dtype=bool)
        edges = np.array(alignment.tokens, dtype=np.int64).reshape(-1, 2)
        for number, one in enumerate(state.wanted):
            for left, right, _ in renderings_in(alignment.target, one.term, language):
                self._taken[number] |= (edges[:, 0] < right) & (left < edges[:, 1])
        self._starts, self._ends = (
            np.array([getattr(one, edge) for one in state.wanted], dtype=np.int64) for edge in ("start", "end")
        )

    def of(self, index: int) -> NDArray[np.float32]:
        """Per token, what speaks for the term at `index`; against it, where another term stands, by more than it could gain."""
        wanted = self._wanted[index]
        gains = self._alignment.inside(wanted.start, wanted.end) - SHARE
        others = (self._starts >= wanted.end) | (self._ends <= wanted.start)
        gains[self._taken[others].any(axis=0)] = -1.0
        return gains


def places_for(alignment: Alignment, state: Segment, index: int, language: str) -> list[Span]:
    """The runs of tokens that may stand for the term: the best one, the same without or with a neighbour, and the next best one elsewhere."""
    if not alignment.tokens:
        return []
    wanted = state.wanted[index]
    gains = Gains(alignment, state, language).of(index)
    first, last = _standing_at(alignment, wanted.term, language) or best_run(gains, 0, len(alignment.tokens))[:2]
    others = [best_run(gains, *area) for area in ((0, first), (last, len(alignment.tokens))) if area[0] < area[1]]
    first, last = trimmed(alignment, (first, last), wanted.term, language)
    places = [(first, last)]
    if last < len(alignment.tokens) and alignment.text(last)[0].isalnum():
        places.append((first, last + 1))
    if first and alignment.text(first - 1)[0].isalnum():
        places.append((first - 1, last))
    if last - first > 1:
        places += [(first, last - 1), (first + 1, last)]
    return places + [(start, end) for start, end, gain in others if gain > 0 and alignment.text(start)[0].isalnum()]


def trimmed(alignment: Alignment, place: Span, term: RequestedTerm, language: str) -> Span:
    """A run of tokens without the signs at its ends, and without the small words before the term."""
    first, last = place
    if not any(determines(word, language) for target in term.targets for word in target.split()[:1]):
        while last - first > 1 and determines(alignment.text(first), language):
            first += 1
    while last - first > 1 and not alignment.text(last - 1)[0].isalnum():
        last -= 1
    while last - first > 1 and not alignment.text(first)[0].isalnum():
        first += 1
    return first, last


def _standing_at(alignment: Alignment, term: RequestedTerm, language: str) -> Span | None:
    """The tokens of a forbidden rendering, or of the accepted one where it is worded otherwise; None where neither stands."""
    spans = offences(alignment.target, term, language) or [
        (start, end) for start, end, _ in renderings_in(alignment.target, term, language)
    ]
    for left, right in spans:
        inside = [number for number, (start, end) in enumerate(alignment.tokens) if start < right and left < end]
        if inside:
            return inside[0], inside[-1] + 1
    return None
