"""The check `numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.figures.comparison import compare
from l10n.text.figures.digits import LATIN_DIGITS
from l10n.text.figures.figure import Figure

_RUN = re.compile("[0-9]+")
_SURE = 3
"""Numbers of so many digits are hardly ever left out or spelt in words; a shorter one counts where another stands in its place."""


@unit_check(
    "numbers",
    "error",
    signs="0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    passes=[
        Example("fr", "It cost 1,000.5 in 2025.", "En 2025, il a coûté 1 000,5."),
        Example("ar", "It cost 1,000.5 in 2025.", "بلغت التكلفة ١٬٠٠٠٫٥ عام ٢٠٢٥."),
        Example("fr", "2,500 million dollars", "2,5 milliards de dollars"),
        Example("fr", "at 0230 UTC", "à 2 h 30 (UTC)"),
        Example("fr", "on July 1st", "le 1er juillet"),
        Example("fr", "twelve of 12", "douze"),
        Example("fr", "the 17th century", "le XVIIe siècle"),
    ],
    fails=[
        Example("fr", "Founded in 1982.", "Fondée en 1928.", ("1982",)),
        Example("ar", "All 1,250 pupils", "جميع التلاميذ ١٬٣٥٠", ("1,250",)),
        Example("fr", "within 5 days", "dans un délai de 6 jours", ("5",)),
        Example("ar", "within 15 days", "خلال 16 يوما", ("15",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A number differs between source and target.

    Numbers are compared by value, whatever the language's digits, separators, ordinals, clocks and words (`1,000.5`, `1 000,5`,
    `١٬٠٠٠٫٥`; `5 pm`, `17 h`). One changed for another is an error; one that is only missing or added, a warning, if it has three digits or more.
    """
    setting = subject.setting
    language = setting.language
    if language is None:
        return
    for pair in subject.pairs:
        source, target = pair.source_prose, pair.target_prose
        if sorted(_RUN.findall(source.translate(LATIN_DIGITS))) == sorted(_RUN.findall(target.translate(LATIN_DIGITS))):
            continue
        found = compare(source, target, setting.source, language.code)
        missing, added = list(found.missing), [] if pair.has_choices else list(found.added)
        if missing and added:
            one, other = missing[0], added[0]
            message = _(
                "the number {number} has become {other}",
                number=pair.source[one.start : one.end],
                other=pair.target[other.start : other.end],
            )
            yield Flaw(message, pair, "source", one.start, one.end)
            continue
        for one in filter(_long, missing):
            message = _("the number {shown} is not in the target", shown=pair.source[one.start : one.end])
            yield Flaw(message, pair, "source", one.start, one.end, severity="warning")
        for one in filter(_long, added):
            message = _("the number {shown} is not in the source", shown=pair.target[one.start : one.end])
            yield Flaw(message, pair, "target", one.start, one.end, severity="warning")


def _long(figure: Figure) -> bool:
    return sum(map(str.isdigit, figure.text)) >= _SURE
