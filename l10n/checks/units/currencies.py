"""The check `currencies`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.entities.comparison import compare
from l10n.text.entities.recognition import entities


@unit_check(
    "currencies",
    "error",
    signs="0123456789٠١٢٣٤٥٦٧٨٩",
    passes=[
        Example("fr", "It cost US$ 3.5 million.", "Il a coûté 3,5 millions de dollars."),
        Example("fr", "It cost £27.", "Il a coûté 27 livres sterling."),
        Example("ar", "It cost €50.", "كلف ٥٠ يورو."),
        Example("fr", "He weighs 80 pounds.", "Il pèse 36 kg."),
    ],
    fails=[
        Example("fr", "It cost €50.", "Il a coûté 50 dollars.", ("€",)),
        Example("fr", "It cost US$50.", "Il a coûté 50 $CA.", ("US$",)),
        Example("ar", "It cost €50.", "كلف ٥٠ دولارا.", ("€",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An amount is in another currency.

    Signs, ISO codes and words are read; a currency that is only left out is not told. Which dollars they are counts where both texts say so.
    """
    setting = subject.setting
    for pair in subject.pairs:
        if not entities(pair.source_prose, setting.source, "money"):
            continue
        found = compare(pair.source_prose, pair.target_prose, setting.source, setting.base, "money")
        if found.missing and found.added:
            start, end = found.missing[0].named
            there = pair.target[slice(*found.added[0].named)]
            yield Flaw(
                _("{amount} has become {there}", amount=pair.source[start:end], there=there), pair, "source", start, end
            )
