"""How a language writes numbers, with its patterns compiled: what `l10n.text.rules` says of it, and CLDR's names of months and scales.

Knows how a number may look, not what it states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from l10n.text.languages import base
from l10n.text.months import month_names
from l10n.text.rules import Numbers, names, numbers

FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_SPACES = "\u00a0\u202f\u2009"
_NEVER = "(?!)"
_GROUPED_BY_LAKHS = r"\d{1,2}(?:,\d{2}){1,6},\d{3}"


@dataclass(frozen=True, slots=True)
class Notation:
    """The notation of one language. A pattern of what the language does not have matches nothing.

    `number` and `clock` are whole numerals and times; `half` (with a group `am` or `pm`), `hours`, `ordinal` and `decade_after` are matched
    behind a number, as is `percent`; `decade_before`, `hour_before` and `minus` are searched up to it. `joint` is what may part the words of one
    number. `plus` is matched behind a number and has its part (`part`), with a noun between (`noun`) or none; `less` likewise; `minutes` is what
    stands between an hour and minutes, which it may take from it (`less`). `words` are the keys of all tables of number words, `scales` the
    words that multiply a number, CLDR's among them, `months` the names of months in running text, all in lower case.
    """

    numbers: Numbers
    number: re.Pattern[str]
    clock: re.Pattern[str]
    half: re.Pattern[str]
    hours: re.Pattern[str]
    ordinal: re.Pattern[str]
    percent: re.Pattern[str]
    hour_before: re.Pattern[str]
    decade_before: re.Pattern[str]
    decade_after: re.Pattern[str]
    minus: re.Pattern[str]
    joint: re.Pattern[str]
    plus: re.Pattern[str]
    less: re.Pattern[str]
    minutes: re.Pattern[str]
    clitics: re.Pattern[str]
    dual: re.Pattern[str]
    words: frozenset[str]
    scales: Mapping[str, Fraction]
    months: dict[str, int]


def by_lakhs(data: Numbers) -> str:
    """An expression for numerals as India and its neighbours group them, `5,00,000`, where a comma parts nothing but groups."""
    return _GROUPED_BY_LAKHS if "," in data.groups and "," not in data.decimals else _NEVER


@lru_cache(maxsize=64)
def notation(language: str) -> Notation:
    """The notation of a language (its base code counts)."""
    data = numbers(language)
    groups, decimals = re.escape(data.groups) + _SPACES, re.escape(data.decimals)
    half = "|".join(f"(?P<{name}>{pattern})" for name, pattern in (("am", data.am), ("pm", data.pm)) if pattern)
    parts = rf"(?P<part>{_any(data.parts)})(?![\w-])"
    scales = {**_scales(language), **data.scales}
    return Notation(
        numbers=data,
        number=re.compile(
            rf"(?<!\d)(?P<grouped>\d{{1,3}}(?:[{groups}]\d{{3}}){{1,12}}|{by_lakhs(data)})(?!\d)(?:[{decimals}](?P<decimals>\d{{1,40}})(?!\d))?"
            rf"|(?P<whole>\d{{1,40}})(?:[{decimals}](?P<part>\d{{1,40}}))?(?P<fraction>[{FRACTIONS}])?"
            rf"|(?P<raised>[{RAISED}]{{1,40}})|(?P<alone>[{FRACTIONS}])"
        ),
        clock=_pattern(
            rf"(?<![\d:.,])(?P<hour>\d{{1,2}})(?P<sign>[:.]|\s?{data.hours}\s?|\s?h\s?)"
            r"(?P<minute>[0-5]\d)(?P<second>[:.,]\d{1,2})?(?!\d|[:.,]\d)"
        ),
        half=_pattern(rf"\s?(?:{half})" if half else ""),
        hours=_pattern(rf"[\s-]?{data.hours}(?!\w)"),
        ordinal=_pattern(rf"\s?{data.ordinal}(?!\w)" if data.ordinal else ""),
        percent=_pattern(rf"\s?(?:[%٪]|(?:{names(language).percent or _NEVER})(?!\w))"),
        hour_before=_pattern(rf"{data.hour_before}\s\Z" if data.hour_before else ""),
        decade_before=_pattern(rf"{data.decade_before}\s*['’]?\Z" if data.decade_before else ""),
        decade_after=_pattern(rf"{data.decade_after}(?!\w)" if data.decade_after else ""),
        minus=_pattern(r"(?P<sign>(?:^|[\s(\[«“\"])[-−–])\Z" + (rf"|\b{data.minus}\s\Z" if data.minus else "")),
        joint=_pattern(rf"[\s-]+(?:{data.joint}[\s-]+)?" if data.joint else r"[\s-]+"),
        plus=_pattern(rf"(?P<noun>(?:\s[^\W\d_]+){{0,2}}?){data.plus}{parts}" if data.plus else ""),
        less=_pattern(rf"(?P<noun>(?:\s?{data.hours})?){data.less}{parts}" if data.less else ""),
        minutes=_pattern(
            rf"(?:\s?{data.hours})?(?:(?P<less>{data.less})|{data.plus})|\s?{data.hours}\s" if data.less else ""
        ),
        clitics=_pattern(data.clitics),
        dual=_pattern(data.dual),
        words=frozenset((*data.cardinals, *data.ordinals, *data.parts, *scales, *data.decades, *data.noon)),
        scales=scales,
        months={name.lower(): number for number, name in enumerate(month_names(base(language)), 1) if name.isalpha()},
    )


def on_24(hour: int, half: re.Match[str] | None) -> int:
    """An hour on the 24-hour clock; `half` is the match of `Notation.half` behind it, if there is one."""
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half.lastgroup == "pm" else 0)


def _any(words: Iterable[str]) -> str:
    """An expression for any of the words, longest first; a space in one may be a hyphen."""
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True)) or _NEVER


def _scales(language: str) -> dict[str, Fraction]:
    """Words for powers of ten, and their abbreviations without their stop, from CLDR's compact formats: `Mio`, « millones », 万."""
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale.parse(base(language)).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, Fraction] = {}
    for length in ("long", "short"):
        for forms in formats.get(length, {}).values():
            for power, form in forms.items():
                digits, word = form.pattern.count("0"), form.pattern.strip("0.' \u00a0\u202f\u200f").lower()
                # Trillions are hardly ever shortened, and German has other words that begin with « Bio ».
                usual = length == "long" or int(power) < 10**12
                if digits and usual and word.isalpha() and (len(word) > 2 or word > "\u3000"):
                    found.setdefault(word, Fraction(int(power), 10 ** (digits - 1)))
    return found


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression or _NEVER, re.IGNORECASE)
