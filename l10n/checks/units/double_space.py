"""The check `double-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_SPACES = re.compile(r"(?<=[^\s|])[ \u00a0\u202f]{2,}(?=[^\s|])")
_FRENCH = re.compile("[\u00a0\u202f]")


@unit_check(
    "double-space",
    "warning",
    gathered=True,
    needs="spaces",
    passes=[
        Example("fr", "One two", "Un deux"),
        Example("fr", "One.  Two", "Un.  Deux"),
        Example("fr", "a\n  b", "a\n  b"),
    ],
    fails=[
        Example("fr", "One two", "Un  deux", ("  ",)),
        Example("ar", "One two", "واحد  اثنان", ("  ",)),
        Example("fr", "Name: x", "Nom \u00a0: x", (" \u00a0",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Two spaces stand where one is meant.

    Unless the source has double spaces too, or they indent a line. A no-break space beside an ordinary one counts.
    """
    for pair in subject.pairs:
        if "  " in pair.source:
            continue
        for match in _SPACES.finditer(pair.target):
            kept = _FRENCH.search(match[0])
            yield Flaw(
                _("two spaces instead of one"), pair, "target", match.start(), match.end(), fix=kept[0] if kept else " "
            )
