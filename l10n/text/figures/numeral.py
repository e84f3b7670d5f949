"""One numeral read in the notation of its language, and written in another's, as CLDR has it there (through Babel)."""

from __future__ import annotations

import re
from decimal import Decimal

from l10n.text.figures.notation import by_lakhs
from l10n.text.languages import base
from l10n.text.rules import numbers


def value(text: str, language: str) -> Decimal | None:
    """The value of a numeral in a language's notation; None when it is none.

    >>> value("2,250.50", "en"), value("2 250,50", "fr"), value("1er", "fr")
    (Decimal('2250.50'), Decimal('2250.50'), None)
    """
    data = numbers(language)
    groups = re.escape(data.groups) + r"\u00a0\u202f"
    match = re.fullmatch(
        rf"(\d{{1,3}}(?:[{groups}]\d{{3}}){{1,6}}|{by_lakhs(data)}|\d{{1,18}})(?:[{re.escape(data.decimals)}](\d{{1,9}}))?",
        text,
    )
    if match is None:
        return None
    return Decimal(re.sub(r"\D", "", match[1]) + ("." + match[2] if match[2] else ""))


def numeral(text: str, source: str, target: str) -> str | None:
    """A numeral of the source language in the target's notation: grouped if it was, with as many decimals; None when it is none.

    >>> numeral("2,250.50", "en", "fr") == "2\u202f250,50", numeral("2008", "en", "fr")
    (True, '2008')
    """
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    number = value(text, source)
    if number is None:
        return None
    grouped = not text.replace(".", "").isdigit() and bool(re.search(r"\d\D\d{3}(?!\d)", text)) and number >= 1000
    digits = decimals(number)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    try:
        return str(format_decimal(number, pattern, locale=Locale.parse(base(target)), group_separator=grouped))
    except (UnknownLocaleError, ValueError):
        return None


def decimals(number: Decimal) -> int:
    """How many digits a number has behind its decimal sign.

    >>> decimals(Decimal("12.50")), decimals(Decimal("12"))
    (2, 0)
    """
    return -int(number.as_tuple().exponent)
