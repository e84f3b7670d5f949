"""The figures of one text, found and read; also by what stands beside them, as `95` in `1995-96` and the months of dates in digits.

Knows no other text to compare them with.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from l10n.text.codes import CODE
from l10n.text.figures.digits import LATIN_DIGITS, in_digits
from l10n.text.figures.figure import Figure, Reading
from l10n.text.figures.mixed import mixed, nouns, unit_of
from l10n.text.figures.notation import Notation, notation
from l10n.text.figures.units import lengths
from l10n.text.figures.words import in_words

_RANGE = re.compile(r"\s?[-–/]\s?")
_SCALED = re.compile(r"\d[\s\u00a0\u202f-]?[^\W\d_]+$")
_JOINED = re.compile(r"\s*(?:[-–—]|to|or|and|à|ou|et|bis|oder|und|إلى|أو|و)?\s*(?:[A-Z]{0,2}[$€£¥])?\s*")


def figures(text: str, language: str, *, spelt: bool = True) -> list[Figure]:
    """The figures of `text`, in reading order and without overlaps; without `spelt` only those with a digit in them.

    >>> [(one.text, sorted(map(str, one.readings))) for one in figures("3 goals, 1,200 seats", "en")]
    [('3', ['3']), ('1,200', ['1200'])]
    """
    # One code point for one, so that offsets stay.
    plain = CODE.sub(lambda match: "\ufffc" * len(match[0]), text).translate(LATIN_DIGITS)
    written = notation(language)
    found = list(in_digits(plain, written))
    covered = bytearray(len(plain))
    for one in found:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    if spelt:
        words = list(in_words(plain, written))
        for one in (*nouns(plain, [*found, *words], written, language), *words):
            if not any(covered[one.start : one.end]):
                covered[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    found = list(mixed(plain, sorted(found, key=lambda one: one.start), written, language))
    more = _by_neighbours(plain, found)
    _add_hours(more, plain, found)
    if spelt:
        _add_lengths(more, plain, found, language)
        _add_percentages(more, plain, found, written)
    return [
        replace(one, text=text[one.start : one.end], readings=one.readings | others)
        for one, others in zip(found, more, strict=True)
    ]


def _add_hours(more: Sequence[set[Reading]], text: str, found: Sequence[Figure]) -> None:
    """To what each figure states the time that it is beside another time: 2 to 4 p.m., « de 10 h 30 à 12 »."""
    for index, (left, right) in enumerate(itertools.pairwise(found)):
        if _joined(text, left, right):
            for one, other, others in ((left, right, more[index]), (right, left, more[index + 1])):
                times = [value[1] for value in other.readings if isinstance(value, tuple) and value[0] == "clock"]
                hours = [value for value in one.readings if isinstance(value, Fraction) and value in range(25)]
                afternoon = {12} if any(time >= 12 * 60 for time in times) else set()
                if times:
                    others |= {("clock", int(hour + later) % 24 * 60) for hour in hours for later in {0, *afternoon}}


def _add_lengths(more: Sequence[set[Reading]], text: str, found: Sequence[Figure], language: str) -> None:
    """To what each figure states the length of time that it is with the unit behind it, or behind the next: 2 or 3 hours."""
    unit = None
    for index in range(len(found) - 1, -1, -1):
        one = found[index]
        shared = unit if index + 1 < len(found) and _joined(text, one, found[index + 1]) else None
        unit = unit_of(text, one, language) or shared
        more[index].update(lengths(one.readings, unit))


def _add_percentages(more: Sequence[set[Reading]], text: str, found: Sequence[Figure], written: Notation) -> None:
    """To what each figure states the percentage that it is with a sign behind it, or as a fraction in words: 50 %, « la moitié »."""
    for one, others in zip(found, more, strict=True):
        percent = written.percent.match(text, one.end) is not None
        for value in one.readings:
            if isinstance(value, Fraction) and (percent or (one.spelt and 0 < value < 1)):
                share = value if percent else value * 100
                if share.denominator == 1:
                    others.add(("percent", int(share)))


def _joined(text: str, left: Figure, right: Figure) -> bool:
    """Whether two figures may share what stands behind the second: 2 to 3 million, $2.5-3m."""
    between = text[left.end : right.start]
    return bool(between.strip()) and _JOINED.fullmatch(between) is not None


def _by_neighbours(text: str, found: Sequence[Figure]) -> list[set[Reading]]:
    """What each figure may state besides, seen beside the others: `95` of `1995-96`, `2` of `2 to 3 million`, months of dates in digits."""
    more: list[set[Reading]] = [set() for _ in found]
    for index, (left, right) in enumerate(itertools.pairwise(found)):
        between = text[left.end : right.start]
        if (
            _RANGE.fullmatch(between)
            and re.fullmatch(r"1\d{3}|20\d{2}", left.text)
            and re.fullmatch(r"\d{2}", right.text)
        ):
            more[index + 1].add(Fraction(left.text[:2] + right.text))
        if _SCALED.search(right.text) and _joined(text, left, right):
            top = max((one for one in right.readings if isinstance(one, Fraction)), default=Fraction(0))
            digits = re.match(r"[\d.,]+", right.text)
            if top >= 1000 and digits and re.fullmatch(r"[\d.,]+", left.text):
                factor = next(scale for scale in (10**12, 10**9, 10**6, 10**3) if top >= scale)
                more[index] |= {one * factor for one in left.readings if isinstance(one, Fraction)}
    for index in range(len(found) - 2):
        three = found[index : index + 3]
        signs = {text[a.end : b.start] for a, b in itertools.pairwise(three)}
        if len(signs) == 1 and signs <= {"/", "-", "."} and all(re.fullmatch(r"\d{1,4}", one.text) for one in three):
            for place in range(index, index + 3):
                if len(found[place].text) <= 2 and 1 <= int(found[place].text) <= 12:
                    more[place].add(("month", int(found[place].text)))
    return more
