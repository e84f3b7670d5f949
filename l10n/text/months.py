"""Names of months in running text, as CLDR has them (through Babel); Arabic ones in every calendar in use, and as a project has chosen them.

Knows no dates: what stands around a month is others' business.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.text.languages import base

if TYPE_CHECKING:
    from l10n.text.typography import Choices

ARABIC = {"gregorian": "ar", "levant": "ar_SY", "morocco": "ar_MA", "algeria": "ar_DZ", "tunisia": "ar_TN"}
"""Whose names CLDR gives for each choice."""
_SPELLINGS = {
    "ar": {"ابريل": 4, "إبريل": 4, "ايار": 5, "اغسطس": 8, "ايلول": 9, "اكتوبر": 10},
    "en": {"Sept": 9},
}
"""How people write months besides."""


@lru_cache(maxsize=64)
def month_names(code: str) -> tuple[str, ...]:
    """The names of the twelve months from January on (CLDR's wide format names); () for a language that CLDR does not know.

    >>> month_names("fr")[:3], month_names("tlh")
    (('janvier', 'février', 'mars'), ())
    """
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(code).months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(str(names[number]) for number in range(1, 13))


@lru_cache(maxsize=64)
def month_forms(language: str) -> dict[str, int]:
    """The numbers of all names and abbreviations of months, as CLDR spells them; in Arabic those of every calendar in use.

    >>> month_forms("en")["Sep"], month_forms("fr")["septembre"], month_forms("ar")["أيلول"], month_forms("tlh")
    (9, 9, 9, {})
    """
    from babel import Locale, UnknownLocaleError

    own = base(language)
    found = dict(_SPELLINGS.get(own, {}))
    for code in ARABIC.values() if own == "ar" else (own,):
        try:
            months = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            return {}
        # Not the "stand-alone" ones: where a locale has none of its own, Babel gives those of the locale that was asked first.
        for width in ("wide", "abbreviated"):
            names = {str(name).rstrip("."): number for number, name in months["format"][width].items()}
            found |= {name: number for name, number in names.items() if len(name) > 1 and name[0].isalpha()}
    return found


@lru_cache(maxsize=64)
def month_comes_first(language: str) -> bool:
    """Whether a language writes the month before the day, as CLDR's long dates have it: September 17."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(base(language)).date_formats["long"].pattern).startswith(("MMM", "LLL"))
    except (UnknownLocaleError, ValueError):
        return False


def months_chosen(text: str, language: str, choices: Choices) -> str:
    """Arabic `text` with the months that stand beside a number named as the project has chosen.

    >>> from l10n.text.typography import Choices
    >>> months_chosen("17 سبتمبر 2025", "ar", Choices(months="levant"))
    '17 أيلول 2025'
    """
    if base(language) != "ar":
        return text
    numbers, pattern = _arabic()
    wanted = month_names(ARABIC[choices.months])
    return pattern.sub(lambda match: match[1] + wanted[numbers[match[2]] - 1], text)


@lru_cache(maxsize=1)
def _arabic() -> tuple[dict[str, int], re.Pattern[str]]:
    numbers = {name: number for code in ARABIC.values() for number, name in enumerate(month_names(code), 1)}
    listed = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return numbers, re.compile(rf"((?<=\d )|(?<!\w)(?=(?:{listed})(?:[ ،]+| عام )\d))({listed})(?!\w)")
