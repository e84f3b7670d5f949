"""Figures with a part behind them: « deux heures et demie », « trois millions et demi », ساعتين ونصف, « onze heures moins le quart ».

Where a figure ends and what its part is, its language's notation says (`plus`, `less`, `minutes`); the two become one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from l10n.text.figures.figure import Figure, Reading
from l10n.text.figures.notation import Notation, on_24
from l10n.text.figures.units import lengths, unit_behind, unit_named
from l10n.text.figures.words import bare

_HALF = Fraction(1, 2)
_DAY = 24 * 60
_NOUN = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


def mixed(text: str, found: Sequence[Figure], notation: Notation, language: str) -> Iterator[Figure]:
    """The figures `found` in `text`, in order, each with its part as one."""
    position = 0
    for index, one in enumerate(found):
        if one.start < position:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        whole = (
            _with_part(text, one, following, notation, language)
            or _less_a_part(text, one, notation)
            or (_with_minutes(text, one, following, notation, language) if following else None)
            or one
        )
        position = whole.end
        yield whole


def nouns(text: str, found: Sequence[Figure], notation: Notation, language: str) -> Iterator[Figure]:
    """Units that say one by themselves and are no figures of `found`, nor counted by one: سنة, ساعة ونصف; none in most languages."""
    counted = {place for one in found for place in (*range(one.start, one.end), one.end + 1)}
    for noun in _NOUN.finditer(text) if notation.numbers.dual else ():
        unit = next((unit for form in bare(noun[0], notation) if (unit := unit_named(form, language))), None)
        if unit is None or noun.start() in counted:
            continue
        match = notation.plus.match(text, noun.end())
        if match and not match["noun"]:
            value: Reading = 1 + _part(match, notation)
            readings, end = {value, *lengths([value], unit)}, match.end()
        else:
            readings, end = lengths([Fraction(1)], unit), noun.end()
        if readings:
            yield Figure(noun.start(), end, text[noun.start() : end], frozenset(readings), spelt=True)


def _with_part(text: str, one: Figure, following: Figure | None, notation: Notation, language: str) -> Figure | None:
    match = notation.plus.match(text, one.end)
    if match is None or (following and following.start < match.end("noun")):
        return None
    part = _part(match, notation)
    unit = unit_of(text, one, language)
    if match["noun"] and (part != _HALF or notation.numbers.dual) and unit is None:
        # « Deux membres et un quart des autres », ونصف الموظفين
        return None
    half = notation.half.match(text, match.end())
    readings: set[Reading] = set()
    for value in one.readings:
        if isinstance(value, Fraction):
            readings.add(value + part * _scale(one, value))
            if value in range(1, 25):
                readings.add(("clock", (on_24(int(value), half) * 60 + int(part * 60)) % _DAY))
        elif value[0] == "clock":
            readings.add(("clock", (value[1] + int(part * 60)) % _DAY))
    readings |= lengths(readings, unit)
    return Figure(one.start, match.end(), text[one.start : match.end()], frozenset(readings), one.spelt)


def _less_a_part(text: str, one: Figure, notation: Notation) -> Figure | None:
    match = notation.less.match(text, one.end)
    return _at_clock(text, one, match.end(), -int(_part(match, notation) * 60), notation) if match else None


def _with_minutes(text: str, hour: Figure, minutes: Figure, notation: Notation, language: str) -> Figure | None:
    """An hour with minutes in words: « dix heures vingt », العاشرة إلا خمس دقائق."""
    match = notation.minutes.match(text, hour.end)
    # A word for "and" may be written on to the minutes.
    if match is None or not minutes.spelt or not 0 <= match.end() - minutes.start <= len(notation.numbers.joint):
        return None
    unit = unit_behind(text, minutes.end, language)
    if unit != "duration-minute" and (unit or notation.numbers.clitics):
        return None
    number = next(
        (int(value) for value in minutes.readings if isinstance(value, Fraction) and value in range(1, 60)), 0
    )
    if not number:
        return None
    word = _NOUN.search(text, minutes.end) if unit else None
    end = word.end() if word else minutes.end
    whole = _at_clock(text, hour, end, -number if match["less"] else number, notation)
    # It may be a length of time as well: three hours and ten minutes.
    return whole and replace(whole, parts=(hour, minutes))


def _at_clock(text: str, hour: Figure, end: int, minutes: int, notation: Notation) -> Figure | None:
    half = notation.half.match(text, end)
    times = {value[1] for value in hour.readings if isinstance(value, tuple) and value[0] == "clock"} or {
        on_24(int(value), half) * 60 for value in hour.readings if isinstance(value, Fraction) and value in range(1, 25)
    }
    readings = frozenset(("clock", (time + minutes) % _DAY) for time in times)
    return Figure(hour.start, end, text[hour.start : end], readings, hour.spelt) if readings else None


def _part(match: re.Match[str], notation: Notation) -> Fraction:
    return notation.numbers.parts[re.sub(r"[\s-]", " ", match["part"].lower())]


def unit_of(text: str, one: Figure, language: str) -> str | None:
    """The unit that a figure of `text` counts, by CLDR's name: behind it, or in its own dual (ساعتين)."""
    return unit_behind(text, one.end, language) or unit_named(_last_word(one), language)


def _scale(one: Figure, value: Fraction) -> int:
    """What the part behind a figure is of: a million of « deux millions et demi »."""
    scales = (10**12, 10**9, 10**6, 10**3) if _last_word(one) else ()
    return next((scale for scale in scales if value >= scale), 1)


def _last_word(one: Figure) -> str:
    match = _LAST_WORD.search(one.text)
    return match[0] if match else ""
