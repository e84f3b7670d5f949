"""Which entities of a source a target does not state, and which it states in their place.

A date is stated by its days and its month, wherever they stand; an amount's currency by any sign, code or word for its unit; a percentage by
any sign or word for it, its figure being `l10n.text.figures`' business; a country by any of its names, or by what comes from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.text.entities.amounts import units
from l10n.text.entities.countries import mentions
from l10n.text.entities.entity import Country, Date, Entity, Kind, Money, Percent, Value
from l10n.text.entities.recognition import entities
from l10n.text.rules import names

_MANY = 200
"""Entities in one text from which on nothing is compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entities of the source `missing` in the target, and entities `added` by it; each in reading order."""

    missing: tuple[Entity, ...] = ()
    added: tuple[Entity, ...] = ()

    def of(self, kind: Kind) -> Comparison:
        """What of it is of one kind."""
        return Comparison(
            tuple(one for one in self.missing if one.kind == kind), tuple(one for one in self.added if one.kind == kind)
        )

    def changed(self) -> list[Entity]:
        """The entities of the source that have become others of their kind."""
        kinds = {one.kind for one in self.added}
        return [one for one in self.missing if one.kind in kinds]


def compare(source: str, target: str, source_language: str, target_language: str, *kinds: Kind) -> Comparison:
    """The entities (of some `kinds`, or of all) of `source` that `target` does not state, and the other way round. Inline codes are passed over.

    A translation may well say « le gouvernement français » for the government of France, and leave a date's month to a sentence before:
    what is missing and has nothing in its place is no mistake for sure.

    >>> found = compare("On 3 March, $5 came.", "Le 3 mai, 5 dollars sont venus.", "en", "fr")
    >>> [one.value.month for one in found.missing], [one.value.month for one in found.added]
    ([3], [5])
    """
    left, right = entities(source, source_language, *kinds), entities(target, target_language, *kinds)
    if max(len(left), len(right)) > _MANY:
        return Comparison()
    return Comparison(_unstated(left, right, target, target_language), _unstated(right, left, source, source_language))


def _unstated(wanted: Sequence[Entity], there: Sequence[Entity], text: str, language: str) -> tuple[Entity, ...]:
    values = [other.value for other in there]
    stated = {value: _stated(value, values, text, language) for value in {one.value for one in wanted}}
    return tuple(one for one in wanted if not stated[one.value])


def _stated(value: Value, there: Sequence[Value], text: str, language: str) -> bool:
    """Whether a value is among those of the other text, `there`, or in it otherwise; also where it cannot be told.

    A currency or percentage without a figure is not asked for, nor one for which no words of the language are known.
    """
    match value:
        case Date():
            return _date_stated(value, [other for other in there if isinstance(other, Date)])
        case Money():
            asked = bool(value.amount and value.currencies & units(language))
            return not asked or any(isinstance(other, Money) and _same_currency(value, other) for other in there)
        case Percent():
            asked = bool(value.amount and names(language).percent)
            return not asked or any(isinstance(other, Percent) for other in there)
        case Country():
            return mentions(text, value.code, language)


def _date_stated(wanted: Date, there: Sequence[Date]) -> bool:
    same = [
        date
        for date in there
        if date.month == wanted.month and (wanted.year is None or date.year in (None, wanted.year))
    ]
    return bool(same) and set(wanted.days) <= {day for date in same for day in date.days}


def _same_currency(one: Money, other: Money) -> bool:
    if one.code and other.code:
        return one.code == other.code
    return bool(one.currencies & other.currencies)
