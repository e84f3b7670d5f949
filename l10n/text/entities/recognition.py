"""The entities of one text, found and read. Knows no other text to compare them with."""

from __future__ import annotations

from l10n.text.codes import CODE
from l10n.text.entities.amounts import amounts
from l10n.text.entities.countries import countries
from l10n.text.entities.dates import dates
from l10n.text.entities.entity import KINDS, Entity, Kind
from l10n.text.figures.digits import LATIN_DIGITS


def entities(text: str, language: str, *kinds: Kind) -> list[Entity]:
    """The entities of `text` in reading order, of some `kinds`, by default of all; inline codes are passed over.

    Currencies and percentages are there without a figure beside them, too.

    >>> [(one.kind, one.start, one.end) for one in entities("On 3 May 2025, Morocco gave US$ 3.5 million (2.5 %).", "en")]
    [('date', 3, 13), ('country', 15, 22), ('money', 28, 43), ('percent', 45, 50)]
    """
    # One code point for one, so that offsets stay.
    plain = CODE.sub(lambda match: "\ufffc" * len(match[0]), text).translate(LATIN_DIGITS)
    wanted = kinds or KINDS
    found: list[Entity] = []
    if "date" in wanted:
        found += dates(plain, language)
    if {"money", "percent", "country"} & set(wanted):
        found += amounts(plain, language)
    if "country" in wanted:
        # In US dollars the country is the currency's.
        taken = [one.named for one in found if one.kind == "money"]
        found += (
            one for one in countries(plain, language) if not any(start <= one.start < end for start, end in taken)
        )
    return sorted((one for one in found if one.kind in wanted), key=lambda one: one.start)
