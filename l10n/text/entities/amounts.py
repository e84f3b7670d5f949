"""Amounts of money and percentages: a sign, an ISO code or a word, and the figure beside it.

A currency is known by its unit (`dollars`, `$`, « livres »); whose it is counts only where a text says so by sign or code (`US$`). Figures
are read by `l10n.text.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from l10n.text.entities.entity import Entity, Money, Percent
from l10n.text.figures.figure import Figure
from l10n.text.figures.recognition import figures
from l10n.text.rules import names

_SIGNS = {
    **{
        "$": "dollar peso",
        "€": "euro",
        "£": "pound",
        "¥": "yen yuan",
        "₹": "rupee",
        "₽": "rouble",
        "₩": "won",
        "₺": "lira",
    },
    **{"₪": "shekel", "₦": "naira", "₫": "dong", "₴": "hryvnia", "₸": "tenge"},
}
_COUNTRIES = {
    "US": "USD",
    "CA": "CAD",
    "C": "CAD",
    "A": "AUD",
    "AU": "AUD",
    "NZ": "NZD",
    "HK": "HKD",
    "GB": "GBP",
    "MX": "MXN",
    "Mex": "MXN",
}
"""What stands beside `$` and `£`, and the code that both mean together."""
CODES = {
    **dict.fromkeys("USD CAD AUD NZD HKD SGD".split(), "dollar"),
    **dict.fromkeys("GBP EGP LBP SDG SYP".split(), "pound"),
    **dict.fromkeys("CHF XOF XAF DJF GNF KMF".split(), "franc"),
    **dict.fromkeys("KWD BHD JOD IQD TND DZD LYD".split(), "dinar"),
    **dict.fromkeys("SEK NOK DKK ISK CZK".split(), "krona"),
    **dict.fromkeys("SAR QAR OMR YER IRR BRL".split(), "riyal"),
    **dict.fromkeys("INR PKR LKR NPR MUR IDR".split(), "rupee"),
    **{"EUR": "euro", "JPY": "yen", "CNY": "yuan", "RUB": "rouble", "KRW": "won", "TRY": "lira", "MAD": "dirham"},
    **{
        "AED": "dirham",
        "MXN": "peso",
        "ZAR": "rand",
        "NGN": "naira",
        "ILS": "shekel",
        "UAH": "hryvnia",
        "KZT": "tenge",
    },
}
"""ISO codes and their units. Not all there are: ALL, TOP and CUP are words."""
_GAPS = ("", " ", "\u00a0", "\u202f", "-", " of ", " de ", " d'", " d’", " من ال")
"""What may stand between an amount and its currency."""


def amounts(text: str, language: str) -> Iterator[Entity]:
    """The currencies and percentages of `text`, in order, each with the figure that stands beside it."""
    matches = list(_marks(language).finditer(text))
    read = figures(text, language) if matches else []
    ends, starts = {one.end: one for one in read}, {one.start: one for one in read}
    for match in matches:
        before, behind = _before(match, ends), _behind(match, starts)
        figure = behind or before if match["sign"] or match["code"] else before
        start = min(match.start(), figure.start) if figure else match.start()
        end = max(match.end(), figure.end) if figure else match.end()
        amount = figure.readings if figure else frozenset()
        if match["percent"]:
            yield Entity("percent", Percent(amount), start, end, match.span())
        else:
            units, code = _currency(match, language)
            yield Entity("money", Money(amount, frozenset(units.split()), code), start, end, match.span())


@lru_cache(maxsize=64)
def units(language: str) -> frozenset[str]:
    """The units of currencies that a language's words are known for."""
    return frozenset(unit for listed in names(language).currencies.values() for unit in listed.split())


def _currency(match: re.Match[str], language: str) -> tuple[str, str | None]:
    """The units that a mark may mean, and its ISO code if it is clear."""
    if match["code"]:
        return CODES[match["code"]], match["code"]
    if match["sign"]:
        code = _COUNTRIES.get(match["first"] or match["second"] or "")
        return CODES[code] if code else _SIGNS[match["sign"]], code
    return names(language).currencies[match["word"].lower()], "USD" if match["owner"] else None


def _before(match: re.Match[str], ends: Mapping[int, Figure]) -> Figure | None:
    for gap in _GAPS:
        if match.string.endswith(gap, 0, match.start()) and match.start() - len(gap) in ends:
            return ends[match.start() - len(gap)]
    return None


def _behind(match: re.Match[str], starts: Mapping[int, Figure]) -> Figure | None:
    space = match.string[match.end() : match.end() + 1].isspace()
    return starts.get(match.end() + space)


@lru_cache(maxsize=64)
def _marks(language: str) -> re.Pattern[str]:
    known = names(language)
    words = "|".join(sorted(map(re.escape, known.currencies), key=len, reverse=True)) or "(?!)"
    percent = f"|(?<!\\w)(?:{known.percent})(?!\\w)" if known.percent else ""
    countries = "|".join(sorted(_COUNTRIES, key=len, reverse=True))
    return re.compile(
        rf"(?P<percent>[%٪]{percent})"
        rf"|(?:(?<!\w)(?P<first>{countries}))?(?P<sign>[{''.join(_SIGNS)}])(?:[\s]?(?P<second>US|CA|GB)(?!\w))?"
        rf"|(?<![^\W\d])(?P<code>{'|'.join(CODES)})(?!\w)"
        rf"|(?<!\w)(?P<owner>US |U\.S\. )?[وفبلك]?(?:ال)?(?P<word>(?i:{words}))(?!\w)"
    )
