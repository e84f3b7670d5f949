"""The unit of measurement behind a figure, by CLDR's names and symbols: 5 ft and 1,5 m say the same with different figures."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.text.languages import language

_UNITS = (
    *("length-centimeter", "length-foot", "length-inch", "length-kilometer", "length-meter", "length-mile", "length-millimeter", "length-yard"),
    *("mass-gram", "mass-kilogram", "mass-ounce", "mass-pound", "temperature-celsius", "temperature-fahrenheit"),
    *("area-acre", "area-hectare", "area-square-foot", "area-square-kilometer", "area-square-meter", "area-square-mile"),
    *("speed-kilometer-per-hour", "speed-mile-per-hour", "volume-gallon", "volume-liter"),
)  # fmt: skip


def unit_behind(text: str, end: int, code: str) -> str | None:
    """CLDR's name of the unit that stands behind `end` in a text of the language `code`; None where none does.

    >>> unit_behind("It is 5 feet", 7, "en"), unit_behind("1,5 m de long", 3, "fr"), unit_behind("5 places", 1, "fr")
    ('length-foot', 'length-meter', None)
    """
    found = _pattern(code).match(text, end)
    return None if found is None else _names(code)[found[1].lower()]


@lru_cache(maxsize=64)
def _pattern(code: str) -> re.Pattern[str]:
    longest_first = sorted(_names(code), key=len, reverse=True)
    return re.compile(rf"[\s-]?({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.I)


@lru_cache(maxsize=64)
def _names(code: str) -> dict[str, str]:
    """What units are called behind a number, in small letters; nothing for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError
    from babel.units import format_unit

    try:
        locale = Locale.parse(language(code).tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}

    counts = {1, 2, 5, *(number for number in language(code).plural_examples if number)}
    names: dict[str, str] = {}
    for unit in _UNITS:
        for length in ("long", "short"):
            for count in counts:
                said = format_unit(count, unit, length, locale=locale)
                if name := re.sub(r"^\W*\d+[\s\u202f]*", "", said).strip().lower():
                    names.setdefault(name, unit)
    return names
