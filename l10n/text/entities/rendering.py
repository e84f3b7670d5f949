"""An entity written in another language as CLDR has it there (through Babel); also texts that are one entity and nothing else.

For cells of tables and datelines, where a model has nothing to go by, and for what a model got wrong. Arabic months come by their names in
`ar`; a project's own choice is made afterwards (`l10n.text.months.months_chosen`).
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.text.entities.country_names import country_names
from l10n.text.entities.entity import Country, Date, Entity, Money, Percent
from l10n.text.entities.recognition import entities
from l10n.text.figures.numeral import decimals, numeral, value

if TYPE_CHECKING:
    from babel import Locale

_MEANT = {"dollar": "USD", "euro": "EUR", "pound": "GBP"}
"""What a sign means where nothing else stands in a text."""
_DIRECTION = re.compile("[\u061c\u200e\u200f]")
"""Marks of direction that CLDR has in its patterns; which a text needs is `l10n.text.bidi`'s business."""


def localised(text: str, source: str, target: str) -> str | None:
    """`text` in the target language if it is one date, range of days, amount of money, percentage, grouped number or country; else None.

    >>> localised("17-18 September 2025", "en", "fr"), localised("September 1, 2025", "en", "fr")
    ('17–18 septembre 2025', '1er septembre 2025')
    >>> localised("1,234,567", "en", "fr") == "1\\u202f234\\u202f567", localised("1.2", "en", "fr")
    (True, None)
    """
    stripped = text.strip()
    if not 2 <= len(stripped) <= 60:
        return None
    if re.fullmatch(r"\d{1,3}(?:[^\w\s]\d{3})+", stripped):
        # Only numbers with groups of digits: `1.2` may be a section, `2025` is a year.
        made = numeral(stripped, source, target)
    else:
        whole = [one for one in entities(stripped, source) if (one.start, one.end) == (0, len(stripped))]
        made = rendered(whole[0], stripped, source, target) if len(whole) == 1 else None
    return made and text.replace(stripped, made)


def rendered(one: Entity, text: str, source: str, target: str) -> str | None:
    """An entity of `text` in the target language; None where CLDR does not know the language, or an amount is not a sign with a numeral.

    >>> rendered(entities("from 17 to 18 September", "en")[0], "from 17 to 18 September", "en", "fr")
    '17–18 septembre'
    """
    aim = _locale(target)
    if aim is None:
        return None
    match one.value:
        case Date():
            return date_written(one.value, target)
        case Money():
            return _money(one, one.value, text, source, aim)
        case Percent():
            return _percent(one, text, source, aim)
        case Country():
            return next(iter(country_names(one.value.code, target)), None)


def with_currency(amount: str, money: Money, mark: str, target: str) -> str | None:
    """An amount as it is written in the target language with its currency by sign or code, where CLDR puts it; `mark` is how the source has it.

    >>> with_currency("3,5 millions", Money(frozenset(), frozenset(["dollar"]), "USD"), "US$", "fr") == "3,5 millions\\u00a0$US"
    True
    """
    from babel.numbers import get_currency_symbol

    aim = _locale(target)
    if aim is None or (money.code is None and mark.isalpha()):
        return None
    sign = str(get_currency_symbol(money.code, aim)) if money.code else mark
    behind = aim.currency_formats["standard"].pattern.split(";")[0].endswith("¤")
    return f"{amount}\u00a0{sign}" if behind else f"{sign}{amount}"


def with_percent(amount: str, target: str) -> str | None:
    """An amount as it is written in the target language with the percent sign, where CLDR puts it.

    >>> with_percent("12,5", "fr") == "12,5\\u00a0%"
    True
    """
    aim = _locale(target)
    pattern = aim.percent_formats[None].pattern if aim else ""
    return re.sub(r"[#0,.]+", lambda _: amount, _DIRECTION.sub("", pattern)) if aim else None


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_").split("@")[0])
    except (UnknownLocaleError, ValueError):
        return None


def date_written(date: Date, target: str) -> str | None:
    """A date as CLDR has it in full in a language; None where it does not know the language, or there is no such day.

    >>> date_written(Date((14,), 3, 2017), "fr"), date_written(Date((), 3, 2017), "en")
    ('14 mars 2017', 'March 2017')
    """
    from babel.dates import format_date, format_skeleton

    aim = _locale(target)
    if aim is None:
        return None
    days = date.days or (1,)
    try:
        # A year with a 29th of February for dates that name none.
        first, last = (datetime.date(date.year or 2024, date.month, day) for day in (days[0], days[-1]))
    except ValueError:
        return None
    if not date.days:
        return str(format_skeleton("yMMMM", first, locale=aim))
    made = str(format_date(first, "long", locale=aim) if date.year else format_skeleton("MMMMd", first, locale=aim))
    if last > first:
        return re.sub(rf"(?<!\d){first.day}(?!\d)", f"{first.day}–{last.day}", made, count=1)
    return re.sub(r"\A1 ", "1er ", made) if aim.language == "fr" else made


def _money(one: Entity, money: Money, text: str, source: str, aim: Locale) -> str | None:
    from babel.numbers import format_currency

    mark = text[slice(*one.named)]
    code = money.code or next(
        (_MEANT[unit] for unit in money.currencies if unit in _MEANT and not mark.isalpha()), None
    )
    amount = value(_beside(one, text), source)
    if amount is None or code is None:
        return None
    digits = "0" * decimals(amount)
    pattern = re.sub(r"0[.]00", "0" + (f".{digits}" if digits else ""), aim.currency_formats["standard"].pattern)
    return _DIRECTION.sub("", str(format_currency(amount, code, pattern, locale=aim, currency_digits=False)))


def _percent(one: Entity, text: str, source: str, aim: Locale) -> str | None:
    from babel.numbers import format_percent

    amount = value(_beside(one, text), source)
    if amount is None or text[slice(*one.named)].isalpha():
        return None
    return _DIRECTION.sub("", str(format_percent(amount / 100, locale=aim, decimal_quantization=False)))


def _beside(one: Entity, text: str) -> str:
    """What stands beside an entity's mark: the amount."""
    start, end = one.named
    return (text[one.start : start] + text[end : one.end]).strip()
