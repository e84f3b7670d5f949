"""Dates, currencies, percentages and countries through MT: what is right already, in whatever words, is not touched.

`l10n.text.entities` tells what of a source has become another in a target, or lost its currency or its percent sign. Where its place is
certain, by the figure beside it, it is put right there. A date or a country that is still another one is a term of its sentence, which is
translated once more (`l10n.mt.constrain`). What neither mends stays as it is, with half the score, for a person to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from l10n.mt.compliance import Wanted
from l10n.mt.constrain import Constrained, constrain
from l10n.mt.engine import RequestedTerm
from l10n.mt.leg import Leg
from l10n.text.codes import CODE
from l10n.text.entities.comparison import compare
from l10n.text.entities.countries import country_names
from l10n.text.entities.entity import Country, Date, Entity, Money, Percent
from l10n.text.entities.recognition import entities
from l10n.text.entities.rendering import rendered, with_currency, with_percent
from l10n.text.figures.figure import Reading
from l10n.text.figures.recognition import figures
from l10n.text.function_words import function_words
from l10n.text.languages import base
from l10n.text.months import month_names

MOST = 10
"""How many entities of a text are put right; one that lacks more is beyond it."""
_OF = frozenset({"de", "d"})
_BEHIND = re.compile(r"[\s-]?([^\W\d_]+|[%٪])")


def amended(leg: Leg, done: Sequence[Constrained], wanted: Sequence[Sequence[Wanted]]) -> list[Constrained]:
    """The drafts; those in which a date or a country has become another one translated again with it as a term, if that mends it.

    `wanted` are the terms that each was made with, which it keeps.
    """
    terms = {index: more for index, one in enumerate(done) if (more := _terms(one, wanted[index], leg))}
    result = list(done)
    if not terms:
        return result
    drafts = leg.translate([done[index].draft.source for index in terms], hypotheses=leg.beam, attention=True)
    again = constrain(leg, drafts, [[*wanted[index], *more] for index, more in terms.items()])
    for index, other in zip(terms, again, strict=True):
        outcomes = other.outcomes[: len(wanted[index])]
        lost = any(new.found is None and old.found for new, old in zip(outcomes, done[index].outcomes, strict=True))
        if not lost and not other.draft.failure and _changes(other, leg) < _changes(done[index], leg):
            result[index] = replace(other, outcomes=outcomes)
    return result


def put_right(source: str, target: str, source_language: str, target_language: str) -> tuple[str, bool]:
    """`target` with its dates, currencies and percent signs as in `source`, where their places are certain, and whether nothing is another now.

    >>> put_right("On 3 March 2025, 5% came.", "Le 3 mai 2025, 5 sont venus.", "en", "fr") == ("Le 3 mars 2025, 5\\u00a0% sont venus.", True)
    True
    """
    found = compare(source, target, source_language, target_language)
    for one in found.missing[:MOST]:
        mended = _mended(one, source, target, source_language, target_language)
        if mended is None:
            continue
        after = compare(source, mended, source_language, target_language)
        if len(after.missing) < len(found.missing) and len(after.added) <= len(found.added):
            target, found = mended, after
    return target, not found.changed()


def _changes(one: Constrained, leg: Leg) -> int:
    return len(compare(one.draft.source, one.draft.target, leg.source, leg.target).changed())


def _terms(one: Constrained, wanted: Sequence[Wanted], leg: Leg) -> list[Wanted]:
    """What of a draft's source must be a term, as it has become another and cannot be put right in its place."""
    source = one.draft.source
    if one.draft.failure:
        return []
    target, whole = put_right(source, one.draft.target, leg.source, leg.target)
    if whole:
        return []
    terms = []
    for entity in compare(source, target, leg.source, leg.target).changed():
        names = _names(entity, source, leg)
        if names and not any(term.start < entity.end and entity.start < term.end for term in wanted):
            text = source[entity.start : entity.end]
            term = RequestedTerm(text, names, entity.start, entity.end, proper=entity.kind == "country")
            terms.append(Wanted(term, entity.start, entity.end))
    return terms


def _names(entity: Entity, source: str, leg: Leg) -> tuple[str, ...]:
    """What an entity may be called in the target, CLDR's name first; nothing for what has a place beside its figure."""
    if isinstance(entity.value, Country):
        return country_names(entity.value.code, leg.target)
    if isinstance(entity.value, Date) and (text := rendered(entity, source, leg.source, leg.target)):
        return (text,)
    return ()


def _mended(one: Entity, source: str, target: str, source_language: str, target_language: str) -> str | None:
    """`target` with one entity that it lacks put into its place; None where that is not certain."""
    match one.value:
        case Date():
            return _date(one.value, source, target, source_language, target_language)
        case Money():
            money, mark = one.value, source[slice(*one.named)]
            return _beside(
                money.amount, target, target_language, lambda text: with_currency(text, money, mark, target_language)
            )
        case Percent():
            return _beside(one.value.amount, target, target_language, lambda text: with_percent(text, target_language))
        case Country():
            return None


def _date(one: Date, source: str, target: str, source_language: str, target_language: str) -> str | None:
    """The month and the year of the one date that has become another, put right where its days are the same."""
    found = compare(source, target, source_language, target_language).of("date")
    names = month_names(base(target_language))
    if len(found.missing) != 1 or len(found.added) != 1 or not names:
        return None
    there = found.added[0]
    other = there.value
    if not isinstance(other, Date) or other.days != one.days:
        return None
    start, end = there.named
    behind = target[end : there.end]
    if one.year and other.year and one.year != other.year:
        behind = behind.replace(str(other.year), str(one.year))
    month = target[start:end] if one.month == other.month else names[one.month - 1]
    return target[:start] + month + behind + target[there.end :]


def _beside(amount: frozenset[Reading], target: str, language: str, made: Callable[[str], str | None]) -> str | None:
    """The one figure of `target` that states an amount, with what is `made` of its text in its place, and in that of a wrong currency beside it."""
    stating = [one for one in figures(target, language) if one.readings & amount]
    if len(stating) != 1:
        return None
    [figure] = stating
    start, end = figure.start, figure.end
    for one in entities(target, language, "money", "percent"):
        if isinstance(one.value, Money | Percent) and not one.value.amount:
            # It may be this figure's, a few words on.
            return None
        if one.start <= start and end <= one.end:
            start, end = one.start, one.end
    text = made(target[figure.start : figure.end])
    if text is None or CODE.search(target, start, end) or _counts(target, end, language):
        return None
    return target[:start] + text + target[end:]


def _counts(target: str, end: int, language: str) -> bool:
    """Whether the amount that ends at `end` may count what follows: any word but a small one, and « de »."""
    behind = _BEHIND.match(target, end)
    return behind is not None and (behind[1].lower() not in function_words(language) or behind[1] in _OF)
