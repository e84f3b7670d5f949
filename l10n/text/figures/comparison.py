"""Which figures of a source a target does not state, and the other way round: figures are paired off by the readings they share.

Knows nothing of how figures are written; `recognition` reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.text.figures.digits import DIGIT
from l10n.text.figures.figure import Figure, Reading
from l10n.text.figures.recognition import figures

_MANY = 200
"""Figures in one text from which on they are paired off in order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts do not share: figures of the source `missing` in the target, and figures `added` by it; each in reading order."""

    missing: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.missing or self.added)


def compare(source: str, target: str, source_language: str, target_language: str) -> Comparison:
    """The figures (with a digit in them) of `source` that `target` does not state, and the other way round. Inline codes are passed over.

    >>> bool(compare("On May 1st, 1,500 came at 5 pm.", "Le 1er mai, 1 500 personnes à 17 h.", "en", "fr"))
    False
    >>> [one.text for one in compare("It cost $2.3 billion.", "Il a coûté 2,3 millions.", "en", "fr").missing]
    ['2.3 billion']
    """
    if not DIGIT.search(source) and not DIGIT.search(target):
        return Comparison()
    # Words are read only where digits alone leave something open.
    left, right = figures(source, source_language, spelt=False), figures(target, target_language, spelt=False)
    if len(left) == len(right) == len(_matched(left, right)):
        return Comparison()
    left, right = figures(source, source_language), figures(target, target_language)
    pairs = _matched(left, right)
    lost = [number for number in range(len(left)) if number not in pairs]
    taken = set(pairs.values())
    extra = [number for number in range(len(right)) if number not in taken]
    if lost and extra:
        lost, extra = _matched_in_parts(left, right, lost, extra)
    return Comparison(
        tuple(left[number] for number in lost if not left[number].spelt),
        tuple(right[number] for number in extra if not right[number].spelt),
    )


def _matched(left: Sequence[Figure], right: Sequence[Figure]) -> dict[int, int]:
    """The greatest set of pairs of equal figures, those with digits first (augmenting paths; Kuhn 1955)."""
    if len(left) > _MANY or len(right) > _MANY:
        return _paired_off(left, right)
    pairs: dict[int, int] = {}
    owner: dict[int, int] = {}
    equal = [[number for number, other in enumerate(right) if one.readings & other.readings] for one in left]

    def from_left(one: int, seen: set[int]) -> bool:
        for other in sorted(equal[one], key=owner.__contains__):
            if other not in seen:
                seen.add(other)
                if other not in owner or from_left(owner[other], seen):
                    owner[other], pairs[one] = one, other
                    return True
        return False

    def from_right(other: int, seen: set[int]) -> bool:
        for one in range(len(left)):
            if other not in equal[one] or one in seen:
                continue
            seen.add(one)
            before = pairs.get(one)
            if before is None or right[before].spelt or from_right(before, seen):
                if before is not None and owner.get(before) == one:
                    del owner[before]
                owner[other], pairs[one] = one, other
                return True
        return False

    for spelt in (False, True):
        for one, figure in enumerate(left):
            if figure.spelt == spelt:
                from_left(one, set())
    for other, figure in enumerate(right):
        if not figure.spelt and other not in owner:
            from_right(other, set())
    return pairs


def _paired_off(left: Sequence[Figure], right: Sequence[Figure]) -> dict[int, int]:
    """Pairs of equal figures in reading order, for texts with so many that the greatest set would take long."""
    waiting: dict[Reading, list[int]] = {}
    for other in range(len(right) - 1, -1, -1):
        for reading in right[other].readings:
            waiting.setdefault(reading, []).append(other)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one, figure in enumerate(left):
        for reading in figure.readings:
            queue = waiting.get(reading, [])
            while queue and queue[-1] in taken:
                queue.pop()
            if queue:
                pairs[one] = queue.pop()
                taken.add(pairs[one])
                break
    return pairs


def _matched_in_parts(
    left: Sequence[Figure], right: Sequence[Figure], lost: Sequence[int], extra: Sequence[int]
) -> tuple[list[int], list[int]]:
    """What is still unmatched when figures that may be several are taken apart; all of a figure's parts must find an equal."""
    left_parts = [(number, part) for number in lost for part in (left[number].parts or (left[number],))]
    right_parts = [
        (number, part)
        for number in extra
        if right[number].parts or not right[number].spelt
        for part in (right[number].parts or (right[number],))
    ]
    pairs = _matched([part for _, part in left_parts], [part for _, part in right_parts])
    taken = set(pairs.values())
    open_left = {number for index, (number, _) in enumerate(left_parts) if index not in pairs}
    open_right = {number for index, (number, _) in enumerate(right_parts) if index not in taken}
    return [number for number in lost if number in open_left], [number for number in extra if number in open_right]
