"""Dates with the month by its name: `17-18 September 2025`, « du 17 au 18 septembre », « septembre 2025 », ١٧ أيلول ٢٠٢٥.

Days before the month or behind it, ranges within a month, with a year or without. Months in digits are `l10n.text.figures`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.text.entities.entity import Date, Entity
from l10n.text.months import month_comes_first, month_forms

_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th|er|º|\.(?=\s[^\W\d_]))?"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|and|through|until|au|et|à|bis|und|al|y|إلى|حتى)\s(?:the |le |den |el )?|\sو)"
_OF = r"(?:\s(?:of|de|من)\s|\s|-)"
_YEAR = r"[12]\d{3}(?!\d)"
_BEFORE_YEAR = r"(?:[,،]?\s(?:of\s|de\s|(?:من\s)?(?:عام|سنة)\s)?|-)"


def dates(text: str, language: str) -> Iterator[Entity]:
    """The dates of `text` (whose digits are Latin), in order and without overlaps."""
    pattern, months = _pattern(language)
    for match in pattern.finditer(text):
        form = (match.lastgroup or "")[-1:]
        month, year = match[f"month{form}"], match[f"year{form}"]
        days = [int(re.sub(r"\D", "", day)) for name in ("first", "last") if (day := _group(match, name + form))]
        if all(1 <= day <= 31 for day in days) and days == sorted(set(days)):
            value = Date(tuple(days), months[month.lower()], int(year) if year else None)
            yield Entity("date", value, match.start(), match.end(), match.span(f"month{form}"))


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


@lru_cache(maxsize=64)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What finds the dates of a language (the last group to match ends with the letter of the form), and its months' numbers by lower-case names."""
    months = month_forms(language)
    names = {form for name in months for form in (name, name[:1].upper() + name[1:], name.upper())}
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"

    def day_and(form: str) -> str:
        return rf"(?P<first{form}>{_DAY})(?:{_TO}(?P<last{form}>{_DAY}))?"

    def month(form: str) -> str:
        return (
            rf"[وفبل]?(?P<month{form}>{listed})(?!\w)(?:\.(?=\s?\d))?(?:\s?/\s?(?:{listed})(?!\w)|\s\((?:{listed})\))?"
        )

    def year(form: str) -> str:
        return rf"(?:{_BEFORE_YEAR}(?P<year{form}>{_YEAR}))"

    forms = [
        rf"(?<![\d.,:/-]){day_and('a')}{_OF}{month('a')}{year('a')}?(?P<enda>)",
        rf"(?<!\w){month('c')}{year('c')}(?P<endc>)",
    ]
    if month_comes_first(language):
        forms.insert(1, rf"(?<!\w){month('b')}\s(?:the\s)?{day_and('b')}(?!\s?[:%\w]){year('b')}?(?P<endb>)")
    return re.compile("|".join(forms)), {name.lower(): number for name, number in months.items()}
