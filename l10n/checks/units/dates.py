"""The check `dates`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.entities.comparison import compare
from l10n.text.entities.entity import Date
from l10n.text.entities.recognition import entities


@unit_check(
    "dates",
    "error",
    signs="0123456789٠١٢٣٤٥٦٧٨٩",
    passes=[
        Example("fr", "on 3 March 2025", "le 3 mars 2025"),
        Example("fr", "on March 3, 2025", "le 03/03/2025"),
        Example("fr", "from 17 to 18 September 2025", "les 17 et 18 septembre"),
        Example("ar", "on 3 July 2025", "في 3 يوليو 2025"),
        Example("ar", "on 3 July 2025", "في ٣ تموز ٢٠٢٥"),
        Example("fr", "on 3 March 2025", "le trois mars 2025"),
        Example("ar", "on 3 May 2025", "في الثالث من مايو 2025"),
        Example("fr", "You may 3 times", "Vous pouvez 3 fois"),
    ],
    fails=[
        Example("fr", "on 3 March 2025", "le 3 mai 2025", ("March",)),
        Example("fr", "on 3 March 2025", "le trois mai 2025", ("March",)),
        Example("fr", "3 March and 5 May", "le 5 mars et le 3 mai", ("March",)),
        Example("ar", "on 3 July 2025", "في 3 يونيو 2025", ("July",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A date names another month, or the month of another day.

    Months are known by CLDR's names, in Arabic by those of the Levant and the Maghreb too. A month in figures is not judged.
    """
    setting = subject.setting
    for pair in subject.pairs:
        if not entities(pair.source_prose, setting.source, "date"):
            continue
        found = compare(pair.source_prose, pair.target_prose, setting.source, setting.base, "date")
        others = [date for other in found.added if isinstance(date := other.value, Date)]
        for one in found.missing:
            if others and isinstance(one.value, Date) and _another_month(one.value, others):
                start, end = one.named
                yield Flaw(
                    _("{month} has become another month", month=pair.source[start:end]), pair, "source", start, end
                )
                break


def _another_month(date: Date, others: Sequence[Date]) -> bool:
    """Whether dates in the place of `date` have its days and another month, or nowhere its month; other years and days are numbers' business."""
    return any(other.days == date.days and other.month != date.month for other in others) or all(
        other.month != date.month for other in others
    )
