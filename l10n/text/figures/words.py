"""Figures without a digit in them: runs of number words that make one number, decades, times of day and months by name, Roman numerals.

Which words a language counts with, its notation says; how they add up (« soixante et onze », خمسة وعشرون) stands here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from l10n.text.figures.figure import Figure, Reading, decade
from l10n.text.figures.notation import Notation, on_24

_WORD = re.compile(r"[^\W\d_]+")
_OF = (" ", "-", " a ", " d'", " d’", " de ")
"""What stands between a fraction and what it is of."""
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLCDM])(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_Words = Sequence[tuple[int, int, str]]
"""The words of a text: start, end, and the word in lower case."""


def in_words(text: str, notation: Notation) -> Iterator[Figure]:
    """The figures of `text` that have no digit in them: those in words, then those in Roman numerals, which may overlap."""
    yield from _spelt(text, notation)
    yield from _roman(text, notation)


def _spelt(text: str, notation: Notation) -> Iterator[Figure]:
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    index = 0
    while index < len(words):
        readings, size = _stated(words, index, text, notation)
        if readings:
            start, end = words[index][0], words[index + size - 1][1]
            parts = tuple(
                Figure(start, end, text[start:end], frozenset({Fraction(number)}), spelt=True)
                for value in readings
                if isinstance(value, Fraction) and 0 < value < 1 < value.numerator
                for number in (value.numerator, value.denominator)
            )
            yield Figure(start, end, text[start:end], frozenset(readings), spelt=True, parts=parts)
        index += size


def _stated(words: _Words, index: int, text: str, notation: Notation) -> tuple[set[Reading], int]:
    """What the words from `index` on state, and how many they are; nothing and one where they state no figure."""
    data, word = notation.numbers, words[index][2]
    if word in notation.months:
        return {("month", notation.months[word])}, 1
    key, size = _key(words, index, text, notation)
    if not key:
        return {Fraction(2)} if notation.dual.fullmatch(word) else set(), 1
    if key in data.decades:
        # « ثلاثينيات القرن التاسع عشر » names its century elsewhere.
        return decade(int(data.decades[key])) | {1800 + data.decades[key]}, size
    if key in data.noon and key not in data.cardinals:
        return {("clock", int(data.noon[key])), Fraction(12)}, size
    if key in data.parts:
        if scale := _scale_of_part(words, index + size, text, notation):
            return {data.parts[key] * scale[0]}, size + scale[1]
        readings: set[Reading] = {data.parts[key]}
        return readings | ({data.ordinals[key]} if key in data.ordinals else set()), size
    value, size = _run(words, index, text, notation)
    readings = {value}
    if notation.decade_before.search(text[max(0, words[index][0] - 16) : words[index][0]]):
        readings |= decade(int(value))
    if value <= 24 and value.denominator == 1:
        start, end = words[index][0], words[index + size - 1][1]
        hours = notation.hours.match(text, end)
        half = notation.half.match(text, hours.end() if hours else end)
        if hours or half or notation.hour_before.search(text[max(0, start - 12) : start + 1]):
            readings.add(("clock", on_24(int(value), half) * 60))
    return readings, size


def _key(words: _Words, index: int, text: str, notation: Notation) -> tuple[str, int]:
    """The entry of the language's tables that stands at a word, and how many words it takes; ("", 0) where none does."""
    word = words[index][2]
    for size in (3, 2):
        if index + size <= len(words):
            here = words[index : index + size]
            if all(text[a[1] : b[0]] in (" ", "-", "\u00a0") for a, b in itertools.pairwise(here)):
                for key in bare(" ".join(one[2] for one in here), notation):
                    if key in notation.words:
                        return key, size
    return next(((key, 1) for key in bare(word, notation) if key in notation.words), ("", 0))


def bare(word: str, notation: Notation) -> Iterator[str]:
    """A word as it is, then without what may be written on to a number word, longest first."""
    yield word
    if match := notation.clitics.match(word):
        for end in range(match.end(), 0, -1):
            yield word[end:]


def _run(words: _Words, index: int, text: str, notation: Notation) -> tuple[Fraction, int]:
    """The number that begins at a word, and how many words it takes."""
    data = notation.numbers
    total = current = Fraction(0)
    used = 0
    while index + used < len(words):
        at = index + used
        skipped = 0
        if used:
            between = text[words[at - 1][1] : words[at][0]]
            if words[at][2] == data.joint and at + 1 < len(words):
                skipped = 1
                between = text[words[at - 1][1] : words[at + 1][0]]
            if not notation.joint.fullmatch(between):
                break
        key, size = _key(words, at + skipped, text, notation)
        if key in data.parts:
            break
        if key in notation.scales:
            scale = notation.scales[key]
            if scale >= 1000:
                total, current = total + max(current, Fraction(1)) * scale, Fraction(0)
            else:
                current = max(current, Fraction(1)) * scale
        elif key in data.cardinals or key in data.ordinals:
            value = data.cardinals[key] if key in data.cardinals else data.ordinals[key]
            if used and not _adds(total, current, value, units_first=data.units_first):
                break
            current += value
            if key not in data.cardinals and not _goes_on(words, at + skipped + size, value, notation):
                used += size + skipped
                break
        else:
            break
        used += size + skipped
    return total + current, max(used, 1)


def _scale_of_part(words: _Words, index: int, text: str, notation: Notation) -> tuple[Fraction, int] | None:
    """The scale that a fraction is of, and how many words it takes with what stands before it: half a million, un demi-million."""
    for skipped in (0, 1):
        if index + skipped < len(words) and text[words[index - 1][1] : words[index + skipped][0]] in _OF:
            key, size = _key(words, index + skipped, text, notation)
            if notation.scales.get(key, 0) >= 1000:
                return notation.scales[key], skipped + size
    return None


def _goes_on(words: _Words, index: int, value: Fraction, notation: Notation) -> bool:
    """Whether an ordinal may go on with tens at `index`: الخامسة والعشرون; only with the article, as الثانية وعشرين is a time."""
    if not notation.numbers.units_first or value >= 10 or index >= len(words):
        return False
    clitics = notation.clitics.match(words[index][2])
    return clitics is not None and clitics[0].endswith("ال")


def _adds(total: Fraction, current: Fraction, value: Fraction, units_first: bool) -> bool:
    """Whether a number word goes on with the number before it: twenty + one, hundred + five, soixante + onze; in Arabic five + twenty."""
    if not current:
        return bool(total) and value < 1000
    if current >= 100 and current % 100 == 0:
        return value < 100
    if units_first and current % 100 < 10 and value in (20, 30, 40, 50, 60, 70, 80, 90):
        return True
    tens = current % 100
    if tens in (60, 80) and value < 20:
        return True
    return tens >= 20 and tens % 10 == 0 and value < 10


def _roman(text: str, notation: Notation) -> Iterator[Figure]:
    for match in _ROMAN.finditer(text):
        if not match[1]:
            continue
        ending = notation.ordinal.match(text, match.end())
        end = ending.end() if ending and text[match.end()].isalpha() else match.end()
        following = text[end : end + 1]
        if (
            following.isalnum()
            or following in ("'", "’", ".")
            or (len(match[1]) == 1 and end == match.end() and match[1] not in "VX")
        ):
            continue
        values = [_ROMAN_VALUES[letter] for letter in match[1]]
        value = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
        yield Figure(match.start(), end, text[match.start() : end], frozenset({Fraction(value)}), spelt=True)
