"""Figures with a digit in them: numerals, fractions, times, decades, each read into the values it may state.

Looks only at what stands directly beside a number; what other figures say about it is `recognition`'s business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from l10n.text.figures.figure import Figure, Reading, decade
from l10n.text.figures.notation import FRACTIONS, RAISED, Notation, on_24

DIGIT = re.compile(rf"[\d{RAISED}{FRACTIONS}]")
"""What a figure in digits begins with."""

LATIN_DIGITS = str.maketrans(
    {chr(start + digit): str(digit) for start in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)}
)
"""For `str.translate`: the digits of Arabic, Persian, Hindi and Bengali, one code point for one."""
_RUN = re.compile(r"\d+")
_UNIVERSAL_TIME = re.compile(r"\s?(?:UTC|GMT|Z\b|hrs|hours|local)")
_MONEY = "$€£¥₹"
_SCALE = re.compile(r"([\s\u00a0\u202f-]?)([^\W\d_]+)")
_STOP = re.compile(rf"\.(?=\s?(?:[^\W_]|[{_MONEY}]))")
"""An abbreviation's stop, where more follows: 5 Mio. Euro."""
_OF_MONEY = re.compile(
    rf"(?:(?P<scale>[mbMB]|tn)|[\s\u00a0\u202f](?P<apart>M|B|Md))(?!\w)(?P<sign>[\s\u00a0\u202f]?[{_MONEY}])?"
)
"""Letters for a scale that are one beside a currency's sign: £2m, 5 M€."""
_BEFORE_MONEY = re.compile(rf"[{_MONEY}]\s?(?:[\d.,]+\s?[-–]\s?)?\Z")
_SCALES_OF_MONEY = {"m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "Md": 10**9, "tn": 10**12}


def in_digits(text: str, notation: Notation) -> Iterator[Figure]:
    """The figures of `text` that have a digit (0-9) in them, in order."""
    position = 0
    while match := DIGIT.search(text, position):
        one = _clock(text, match.start(), notation) or _number(text, match.start(), notation)
        yield one
        position = one.end


def _clock(text: str, at: int, notation: Notation) -> Figure | None:
    """A time with minutes at `at`, if there is one: `9:30 pm`, `21 h 30`; with seconds or hundredths it is no time of day."""
    match = notation.clock.match(text, at)
    if match is None:
        return None
    hour, minute, end = int(match["hour"]), int(match["minute"]), match.end()
    half = notation.half.match(text, end)
    if "." in match["sign"] and (match["second"] or not (half or _announced(text, at, notation))):
        return None
    parts = _runs(text, at, end)
    if match["second"]:
        return Figure(at, end, match[0], frozenset({("span", int(re.sub(r"\D+", "", match[0])))}), parts=parts)
    if hour > 24:
        return Figure(at, end, match[0], frozenset({("span", int(f"{hour}{minute:02}"))}), parts=parts)
    clock: Reading = ("clock", on_24(hour, half) % 24 * 60 + minute)
    if half:
        return Figure(at, half.end(), text[at : half.end()], frozenset({clock}))
    # « 1 h 30 » is a length of time as well.
    lasting: set[Reading] = {("seconds", (hour * 60 + minute) * 60)} if match["sign"].strip().isalpha() else set()
    return Figure(at, end, match[0], frozenset({clock, *lasting}), parts=parts)


def _number(text: str, at: int, notation: Notation) -> Figure:
    match = notation.number.match(text, at)
    assert match is not None
    end = match.end()
    if match["raised"]:
        return Figure(at, end, match[0], frozenset({Fraction(unicodedata.normalize("NFKC", match[0]))}))
    values, parts = _values(match, text, notation)
    readings: set[Reading] = set()
    if match[0] == match["whole"]:
        if len(match[0]) in (2, 4) and notation.decade_after.match(text, end):
            readings, values = decade(int(match[0])), set()
        elif len(match[0]) <= 4 and notation.decade_before.search(text, max(0, at - 16), at):
            readings = decade(int(match[0]))
        elif len(match[0]) == 2 and _shortened(text, at):
            readings = {Fraction(1900 + int(match[0])), Fraction(2000 + int(match[0]))}
        if len(match[0]) == 4 and _UNIVERSAL_TIME.match(text, end):
            hour, minute = divmod(int(match[0]), 100)
            if hour < 25 and minute < 60:
                readings.add(("clock", hour * 60 + minute))
        if (hour := int(match[0])) <= 24:
            if half := notation.half.match(text, end):
                clock: Reading = ("clock", on_24(hour, half) * 60)
                return Figure(at, half.end(), text[at : half.end()], frozenset({clock}))
            if hours := notation.hours.match(text, end):
                half = notation.half.match(text, hours.end())
                readings.add(("clock", on_24(hour, half) * 60))
            elif _announced(text, at, notation):
                readings.add(("clock", hour * 60))
    while scale := _scale(text, end, notation):
        values = {value * scale[0] for value in values}
        end, parts = scale[1], ()
    if end == match.end() and (scale := _scale_of_money(text, at, end)):
        values = {value * scale[0] for value in values}
        end, parts = scale[1], ()
    if (ending := notation.ordinal.match(text, end)) and text[end].isalpha():
        end = ending.end()
    if minus := notation.minus.search(text, max(0, at - 8), at):
        # « au moins 15 » is no minus: the word leaves both readings.
        values = {-value for value in values} | (set() if minus["sign"] else values)
    return Figure(at, end, text[at:end], frozenset(readings | values), parts=parts)


def _announced(text: str, at: int, notation: Notation) -> bool:
    """Whether what stands before `at` says that an hour follows: a las 10.30."""
    return notation.hour_before.search(text[max(0, at - 12) : at]) is not None


def _shortened(text: str, at: int) -> bool:
    """Whether an apostrophe stands for the century of a year: ’96."""
    return text[at - 1 : at] in ("'", "’") and not text[max(0, at - 2) : at - 1].isalnum()


def _values(match: re.Match[str], text: str, notation: Notation) -> tuple[set[Fraction], tuple[Figure, ...]]:
    """The values that a numeral may have, and what it falls into if it is several."""
    if match["alone"]:
        return {_fraction(match["alone"])}, ()
    if match["whole"]:
        value = Fraction(f"{match['whole']}.{match['part']}") if match["part"] else Fraction(match["whole"])
        return {value + (_fraction(match["fraction"]) if match["fraction"] else 0)}, ()
    grouped = match["grouped"]
    signs = re.findall(r"\D", grouped)
    digits = re.sub(r"\D", "", grouped)
    values = {Fraction(f"{digits}.{match['decimals']}") if match["decimals"] else Fraction(digits)}
    signs_of_decimals = notation.numbers.decimals
    if len(signs) == 1 and signs[0] in signs_of_decimals and len(signs_of_decimals) > 2 and not match["decimals"]:
        # Arabic has a sign of its own for either purpose; a Latin one may serve either.
        values.add(Fraction(grouped.replace(signs[0], ".")))
    several = " " in signs or re.search(r"\D\d{2}\D", grouped)
    return values, _runs(text, match.start(), match.end()) if several else ()


def _fraction(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def _runs(text: str, start: int, end: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(match.start(), match.end(), match[0], frozenset({Fraction(match[0])}))
        for match in _RUN.finditer(text, start, end)
    )


def _scale_of_money(text: str, at: int, end: int) -> tuple[Fraction, int] | None:
    """The scale by a letter behind the number at [at, end), with a currency's sign before the number or behind the letter, and where it ends."""
    match = _OF_MONEY.match(text, end)
    if match is None or not (match["sign"] or _BEFORE_MONEY.search(text[max(0, at - 12) : at])):
        return None
    name = "apart" if match["apart"] else "scale"
    return Fraction(_SCALES_OF_MONEY[match[name]]), match.end(name)


def _scale(text: str, at: int, notation: Notation) -> tuple[Fraction, int] | None:
    """The scale word behind a number and where it ends; one letter (`10k`) only directly behind it."""
    match = _SCALE.match(text, at)
    if match is None:
        return None
    word = match[2].lower()
    if len(word) <= 2 and match[1] and word not in ("bn", "mn") and word < "\u3000":
        return None
    if word in notation.scales:
        stop = _STOP.match(text, match.end()) if word not in notation.numbers.scales else None
        return notation.scales[word], (stop or match).end()
    # Where words are not parted by spaces: 5万人.
    return (notation.scales[word[0]], match.end(1) + 1) if word[0] > "\u3000" and word[0] in notation.scales else None
