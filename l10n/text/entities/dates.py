"""Dates with the month by its name: `17-18 September 2025`, « du 17 au 18 septembre », « septembre 2025 », ١٧ أيلول ٢٠٢٥.

Days before the month or behind it, in digits or in words (« le trois mai », الثالث من مايو), ranges within a month, with a year or without.
Months in digits are `l10n.text.figures`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.text.entities.entity import Date, Entity
from l10n.text.figures.notation import notation
from l10n.text.figures.words import in_words
from l10n.text.months import month_comes_first, month_forms
from l10n.text.rules import names, numbers

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
        days = [_number(day, language) for name in ("first", "last") if (day := _group(match, name + form))]
        if all(1 <= day <= 31 for day in days) and days == sorted(set(days)):
            value = Date(tuple(days), months[month.lower()], int(year) if year else None)
            yield Entity("date", value, match.start(), match.end(), match.span(f"month{form}"))


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _number(day: str, language: str) -> int:
    """A day in digits or in words; 0 where the words make no number, or several."""
    if digits := re.match(r"\d+", day):
        return int(digits[0])
    found = [one for one in in_words(day, notation(language)) if (one.start, one.end) == (0, len(day))]
    values = [value for one in found for value in one.readings if not isinstance(value, tuple)]
    return int(values[0]) if len(values) == 1 and values[0].denominator == 1 else 0


def _day_in_words(language: str) -> str:
    """An expression for days in words, which may fit more: ordinals, and cardinal numbers where the language says days by them."""
    data = numbers(language)
    cardinals: dict[int, str] = {}
    for word, value in data.cardinals.items():
        # The first word for a value is the plain one: « deux », not « paire ».
        if value.denominator == 1 and (value in (20, 30) or (names(language).cardinal_days and 1 <= value <= 31)):
            cardinals.setdefault(int(value), word)
    tens = [word for word, value in data.cardinals.items() if value in (20, 30)]
    ordinals = [word for word, value in data.ordinals.items() if value <= 31 and word not in data.parts]
    words = sorted({*cardinals.values(), *tens, *ordinals}, key=len, reverse=True)
    if not ordinals:
        return "(?!)"
    one = rf"(?:{data.clitics and 'ال'}(?:{'|'.join(words)}))".replace(" ", r"[\s-]")
    joint = rf"[\s-](?:{data.joint}{'' if data.clitics else '[ -]'})?" if data.joint else r"[\s-]"
    return rf"(?<!\w)(?i:{one}(?:{joint}{one})?)(?!\w)"


@lru_cache(maxsize=64)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What finds the dates of a language (the last group to match ends with the letter of the form), and its months' numbers by lower-case names."""
    months = month_forms(language)
    names = {form for name in months for form in (name, name[:1].upper() + name[1:], name.upper())}
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"

    day = rf"(?:{_DAY}|{_day_in_words(language)})"

    def day_and(form: str) -> str:
        return rf"(?P<first{form}>{day})(?:{_TO}(?P<last{form}>{day}))?"

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
