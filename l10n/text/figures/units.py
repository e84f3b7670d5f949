"""The unit of measurement behind a figure, by CLDR's names and symbols: 5 ft and 1,5 m say the same with different figures, and so do 18 months
and « un an et demi », lengths of time that have one measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from l10n.text.figures.figure import Reading
from l10n.text.languages import language
from l10n.text.rules import names

_UNITS = (
    *("length-centimeter", "length-foot", "length-inch", "length-kilometer", "length-meter", "length-mile", "length-millimeter", "length-yard"),
    *("mass-gram", "mass-kilogram", "mass-ounce", "mass-pound", "mass-tonne", "temperature-celsius", "temperature-fahrenheit"),
    *("area-acre", "area-hectare", "area-square-foot", "area-square-kilometer", "area-square-meter", "area-square-mile"),
    *("speed-kilometer-per-hour", "speed-mile-per-hour", "volume-gallon", "volume-liter"),
)  # fmt: skip
_LENGTHS = {
    **{"duration-second": ("seconds", 1), "duration-minute": ("seconds", 60), "duration-hour": ("seconds", 3_600)},
    **{"duration-day": ("seconds", 86_400), "duration-week": ("seconds", 604_800), "duration-month": ("months", 1)},
    **{"duration-year": ("months", 12), "duration-decade": ("months", 120), "duration-century": ("months", 1_200)},
}
_LINK = r"(?:[\s-]?|\s(?:of\s)?an?\s|\sd(?:e\s|['’]))"
"""What stands between a number and its unit: 5 feet, a quarter of an hour, « une demi-heure », « trois quarts d’heure »."""


def unit_behind(text: str, end: int, code: str) -> str | None:
    """CLDR's name of the unit that stands behind `end` in a text of the language `code`; None where none does.

    >>> unit_behind("It is 5 feet", 7, "en"), unit_behind("1,5 m de long", 3, "fr"), unit_behind("5 places", 1, "fr")
    ('length-foot', 'length-meter', None)
    """
    found = _pattern(code).match(text, end)
    return None if found is None else _names(code)[found[1].lower()]


def unit_named(word: str, code: str) -> str | None:
    """CLDR's name of the unit that a word is, in the dual, too; None where it is none.

    >>> unit_named("ساعتين", "ar"), unit_named("heures", "fr"), unit_named("places", "fr")
    ('duration-hour', 'duration-hour', None)
    """
    listed = _names(code)
    return listed.get(word.lower()) or listed.get(re.sub(r"ين\Z", "ان", word))


def lengths(values: Iterable[Reading], unit: str | None) -> set[Reading]:
    """What figures that state `values` state as lengths of time, in seconds or months, with a unit by CLDR's name; nothing with another unit.

    >>> lengths([Fraction(3, 2)], "duration-year"), lengths([Fraction(2)], "length-mile")
    ({('months', 18)}, set())
    """
    kind, size = _LENGTHS.get(unit or "", ("", 0))
    found = (value * size for value in values if kind and isinstance(value, Fraction))
    return {(kind, int(value)) for value in found if value.denominator == 1 and value}


@lru_cache(maxsize=64)
def _pattern(code: str) -> re.Pattern[str]:
    longest_first = sorted(_names(code), key=len, reverse=True)
    return re.compile(rf"{_LINK}(?:ال)?({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.I)


@lru_cache(maxsize=64)
def _names(code: str) -> dict[str, str]:
    """What units are called behind a number, in small letters; nothing for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError
    from babel.units import format_unit

    try:
        locale = Locale.parse(language(code).tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return dict(names(code).units)
    counts = {1, 2, 5, *(number for number in language(code).plural_examples if number)}
    found = dict(names(code).units)
    for unit in (*_UNITS, *_LENGTHS):
        # The short names of lengths of time are letters that mean too much else.
        wordings: tuple[Literal["long", "short"], ...] = ("long",) if unit in _LENGTHS else ("long", "short")
        for length in wordings:
            for count in counts:
                said = format_unit(count, unit, length, locale=locale)
                if name := re.sub(r"^\W*\d+[\s\u202f]*", "", said).strip().lower():
                    found.setdefault(name, unit)
    return found
