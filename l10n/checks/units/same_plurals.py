"""The check `same-plurals`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _


@unit_check(
    "same-plurals",
    "info",
    needs="plural",
    passes=[
        Example("fr", "%d file", ("%d fichier", "%d fichiers"), plural="%d files"),
        Example("fr", "%d month", ("%d mois", "%d mois"), plural="%d months"),
        Example("fr", "%d px", ("%d px", "%d px"), plural="%d px"),
    ],
    fails=[Example("fr", "%d new file", ("%d nouveau fichier", "%d nouveau fichier"), ("%d nouveau fichier",), plural="%d new files")],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """All plural forms of a message are alike.

    Right where the words have one form for all numbers (French “mois”), else the singular was copied.
    """
    unit = subject.unit
    if unit.plural is None or len(unit.targets) < 2 or len(set(unit.targets)) > 1 or unit.source == unit.plural:
        return
    if subject.pairs and not any(word[-1] in "sxz" for word in unit.target.split() if word.isalpha()):
        pair = subject.pairs[0]
        if sum(word.isalpha() for word in unit.target.split()) > 1:
            yield Flaw(_("all plural forms are alike"), pair, "target", 0, len(pair.target))
