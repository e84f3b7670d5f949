"""Entities of a translation put right where their places are certain: a month or year, a currency, a percent sign.

A date's place is where its days stand with another month, an amount's where the one figure stands that states it. What may be right in words that
nobody knows here is left alone. Knows nothing of models: what has no certain place is the caller's to see to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.text.codes import CODE
from l10n.text.entities.comparison import Comparison, compare
from l10n.text.entities.entity import Date, Entity, Money, Percent
from l10n.text.entities.recognition import entities
from l10n.text.entities.rendering import with_currency, with_percent
from l10n.text.figures.recognition import figures
from l10n.text.function_words import function_words
from l10n.text.languages import base
from l10n.text.months import month_names

MOST = 10
"""How many entities of a text are put right; one that lacks more is beyond it."""
_BEHIND = re.compile(r"[\s-]?([^\W\d_]+|[%٪])")
_OF = frozenset({"de", "d"})
_IN_DIGITS = re.compile(r"(?<!\d)\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?!\d)")
_ISO = re.compile(r"[A-Z]{3}")
_LETTERS = re.compile(r"\s(?:(?:de|of|von)\s|d['’])?([A-Z]{3})(?!\w)")
"""What looks like a currency's code behind its amount."""


def put_right(source: str, target: str, source_language: str, target_language: str) -> tuple[str, bool]:
    """`target` with its dates, currencies and percent signs as in `source`, where their places are certain, and whether nothing is another now.

    >>> put_right("On 3 March 2025, 5% came.", "Le 3 mai 2025, 5 sont venus.", "en", "fr") == ("Le 3 mars 2025, 5\\u00a0% sont venus.", True)
    True
    """
    found = compare(source, target, source_language, target_language)
    for one in found.missing[:MOST]:
        mended = _mended(one, found, source, target, target_language)
        if mended is None:
            continue
        after = compare(source, mended, source_language, target_language)
        if len(after.missing) < len(found.missing) and len(after.added) <= len(found.added):
            target, found = mended, after
    return target, not found.changed()


def _mended(one: Entity, found: Comparison, source: str, target: str, language: str) -> str | None:
    """`target` with one entity that it lacks put into its place; None where that is not certain."""
    if isinstance(one.value, Date):
        return _date(one.value, found.of("date"), source, target, language)
    if not isinstance(one.value, Money | Percent):
        return None
    place = _place(one, found.added, source, target, language)
    if place is None:
        return None
    start, end, amount = place
    mark = source[slice(*one.named)]
    if isinstance(one.value, Percent):
        made = with_percent(amount, language)
    elif _ISO.fullmatch(mark) and (letters := _LETTERS.match(target, end)):
        # Letters in the place of the code: the model wrote another's.
        return target[: letters.start(1)] + mark + target[letters.end() :]
    else:
        made = with_currency(amount, one.value, mark, language)
    return None if made is None or _counts(target, end, language) else target[:start] + made + target[end:]


def _date(one: Date, found: Comparison, source: str, target: str, language: str) -> str | None:
    """The month and the year of the one date that has become another, put right where its days are the same."""
    months = month_names(base(language))
    if len(found.missing) != 1 or len(found.added) != 1 or not months:
        return None
    there = found.added[0]
    other = there.value
    if not isinstance(other, Date) or other.days != one.days:
        return None
    numbers = (int(number) for match in _IN_DIGITS.finditer(source) for number in re.findall(r"\d+", match[0]))
    if other.month in numbers:
        # The other date is the source's, too, which has it in digits.
        return None
    start, end = there.named
    behind = target[end : there.end]
    if one.year and other.year and one.year != other.year:
        behind = behind.replace(str(other.year), str(one.year))
    month = target[start:end] if one.month == other.month else months[one.month - 1]
    return target[:start] + month + behind + target[there.end :]


def _place(
    one: Entity, added: Sequence[Entity], source: str, target: str, language: str
) -> tuple[int, int, str] | None:
    """The span of the one figure that states an amount, with a wrong currency beside it, and the figure's text; None if there are several."""
    if not isinstance(one.value, Money | Percent):
        return None
    others = entities(target, language, "money", "percent")
    if any(isinstance(other.value, Money | Percent) and not other.value.amount for other in others):
        # A currency without a figure beside it may be any figure's.
        return None
    worded = _worded(source[one.start : one.named[0]] + source[one.named[1] : one.end])
    places = []
    for figure in figures(target, language):
        around = next((other for other in others if other.start <= figure.start and figure.end <= other.end), None)
        if (
            figure.readings & one.value.amount
            and _worded(figure.text) == worded
            and (around is None or around in added)
        ):
            start, end = (around.start, around.end) if around else (figure.start, figure.end)
            places.append((start, end, target[figure.start : figure.end]))
    return places[0] if len(places) == 1 and not CODE.search(target, places[0][0], places[0][1]) else None


def _worded(amount: str) -> bool:
    """Whether an amount has a word in it: « 2,5 millions »."""
    return any(char.isalpha() for char in amount)


def _counts(target: str, end: int, language: str) -> bool:
    """Whether the amount that ends at `end` may count what follows: any word but a small one, and « de »."""
    behind = _BEHIND.match(target, end)
    return behind is not None and (behind[1].lower() not in function_words(language) or behind[1] in _OF)
