"""Dates, amounts, percentages, numbers and countries: recognised in one language, written in another as CLDR has it there (through Babel).

For texts that are one such entity and nothing else, as cells of tables and datelines are: a model has nothing to go by there, and CLDR knows.
Also single numerals. Knows nothing of sentences, engines or units.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.text.rules import numbers

if TYPE_CHECKING:
    from babel import Locale

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.)?(?:\s?[-–]\s?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_CURRENCIES = {"€": "EUR", "£": "GBP", "$": "USD", "US$": "USD"}
_MONEY = re.compile(
    r"(?P<sign>US\$|[€£$]|[A-Z]{3}) ?(?P<before>[0-9][0-9.,]*)|(?P<after>[0-9][0-9.,]*) ?(?P<code>[A-Z]{3}|€)"
)
_PERCENT = re.compile(r"(?P<number>[0-9][0-9.,\s]*?)\s?%")


def localised(text: str, source: str, target: str) -> str | None:
    """`text` in the target language if it is one date, range of days, amount of money, percentage, grouped number or country; else None.

    >>> localised("17-18 September 2025", "en", "fr"), localised("September 1, 2025", "en", "fr")
    ('17–18 septembre 2025', '1er septembre 2025')
    >>> localised("1,234,567", "en", "fr") == "1\\u202f234\\u202f567", localised("1.2", "en", "fr")
    (True, None)
    """
    from babel import UnknownLocaleError

    stripped = text.strip()
    if not 2 <= len(stripped) <= 60:
        return None
    try:
        origin, aim = _locale(source), _locale(target)
    except (UnknownLocaleError, ValueError):
        return None
    made = (
        _date(stripped, origin, aim)
        or _money(stripped, source, aim)
        or _percent(stripped, source, aim)
        or _grouped(stripped, source, aim)
        or _country(stripped, origin, aim)
    )
    return made and text.replace(stripped, made)


def numeral(text: str, source: str, target: str) -> str | None:
    """A numeral of the source language in the target's notation: grouped if it was, with as many decimals; None when it is none.

    >>> numeral("2,250.50", "en", "fr") == "2\\u202f250,50", numeral("2008", "en", "fr")
    (True, '2008')
    """
    from babel import UnknownLocaleError
    from babel.numbers import format_decimal

    value = _value(text, source)
    if value is None:
        return None
    grouped = not text.replace(".", "").isdigit() and bool(re.search(r"\d\D\d{3}(?!\d)", text)) and abs(value) >= 1000
    digits = -int(value.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    try:
        return str(format_decimal(value, pattern, locale=_locale(target), group_separator=grouped))
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code.replace("-", "_").split("@")[0])


@lru_cache(maxsize=64)
def _date_patterns(locale: Locale) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    names = {
        str(name).lower().rstrip("."): number
        for kind in ("wide", "abbreviated")
        for number, name in locale.months["format"][kind].items()
    }
    month = "(?P<month>" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\.?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_DAY} (?:de )?{month}(?:,? (?:de )?{_YEAR})?",
            rf"{month} {_DAY}(?:, ?{_YEAR})?",
            rf"{month} {_YEAR}",
        )
    ), names


def _date(text: str, origin: Locale, aim: Locale) -> str | None:
    from babel.dates import format_date, format_skeleton

    patterns, names = _date_patterns(origin)
    match = next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    try:
        day = datetime.date(year or 2024, names[parts["month"].lower()], int(parts.get("day") or 1))
        last = day.replace(day=int(parts["last"])) if parts.get("last") else day
    except ValueError:
        return None
    if last < day:
        return None
    if not parts.get("day"):
        return str(format_skeleton("yMMMM", day, locale=aim))
    made = str(format_date(day, "long", locale=aim) if year else format_skeleton("MMMMd", day, locale=aim))
    if last > day:
        return re.sub(rf"(?<!\d){day.day}(?!\d)", f"{day.day}–{last.day}", made, count=1)
    return made.replace("1 ", "1er ", 1) if aim.language == "fr" and day.day == 1 else made


def _value(text: str, source: str) -> Decimal | None:
    """The value of a numeral in the source's notation."""
    data = numbers(source)
    groups = re.escape(data.groups) + r"\u00a0\u202f"
    match = re.fullmatch(
        rf"(\d{{1,3}}(?:[{groups}]\d{{3}}){{1,6}}|\d{{1,18}})(?:[{re.escape(data.decimals)}](\d{{1,9}}))?", text
    )
    if match is None:
        return None
    return Decimal(re.sub(r"\D", "", match[1]) + ("." + match[2] if match[2] else ""))


def _money(text: str, source: str, aim: Locale) -> str | None:
    from babel.numbers import format_currency, is_currency

    match = _MONEY.fullmatch(text)
    if match is None:
        return None
    code = _CURRENCIES.get(match["sign"] or match["code"], match["sign"] or match["code"])
    value = _value(match["before"] or match["after"], source)
    if value is None or not is_currency(code):
        return None
    digits = "0" * -int(value.as_tuple().exponent)
    pattern = re.sub(r"0[.]00", "0" + (f".{digits}" if digits else ""), aim.currency_formats["standard"].pattern)
    return str(format_currency(value, code, pattern, locale=aim, currency_digits=False)).replace("\u200f", "")


def _percent(text: str, source: str, aim: Locale) -> str | None:
    from babel.numbers import format_percent

    match = _PERCENT.fullmatch(text)
    value = _value(match["number"], source) if match else None
    if value is None:
        return None
    return str(format_percent(value / 100, locale=aim, decimal_quantization=False)).replace("\u200e", "")


def _grouped(text: str, source: str, aim: Locale) -> str | None:
    """Only numbers with groups of digits: `1.2` may be a section, `2025` is a year."""
    return numeral(text, source, aim.language) if re.fullmatch(r"\d{1,3}(?:[^\w\s]\d{3})+", text) else None


@lru_cache(maxsize=64)
def _countries(locale: Locale) -> dict[str, str]:
    return {str(name): code for code, name in locale.territories.items() if code.isalpha()}


def _country(text: str, origin: Locale, aim: Locale) -> str | None:
    code = _countries(origin).get(text)
    return str(aim.territories[code]) if code and code in aim.territories else None
