"""The check `tabs`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _


@unit_check(
    "tabs",
    "warning",
    gathered=True,
    signs="\t",
    passes=[Example("fr", "Name\tAge", "Nom\tÂge")],
    fails=[Example("fr", "Name\tAge", "Nom Âge", ("Nom Âge",)), Example("ar", "Name", "الاسم\tهنا", ("\t",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """There are more or fewer tabs than in the source.

    Tabs divide columns of tables and of what programs print.
    """
    for pair in subject.pairs:
        wanted, found = pair.source.count("\t"), pair.target.count("\t")
        if wanted != found:
            start = pair.target.rfind("\t")
            span = (start, start + 1) if found > wanted else (0, len(pair.target))
            yield Flaw(_("has {found} tabs, the source {wanted}", found=found, wanted=wanted), pair, "target", *span)
