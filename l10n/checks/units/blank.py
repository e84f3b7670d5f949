"""The check `blank`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _


@unit_check(
    "blank",
    "error",
    needs="edge",
    passes=[Example("fr", "Save", "Enregistrer"), Example("fr", " ", " ")],
    fails=[Example("fr", "Save", " ", (" ",)), Example("ar", "Save", "\u200f\n", ("\u200f\n",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target holds white space only.

    It counts as filled, so that programs show nothing where words should stand.
    """
    for pair in subject.pairs:
        if not pair.target.strip(" \t\r\n\u00a0\u200b\u200e\u200f\u202f\ufeff") and pair.source.strip():
            yield Flaw(_("holds nothing but white space"), pair, "target", 0, len(pair.target))
