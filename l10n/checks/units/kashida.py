"""The check `kashida`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_INSIDE = re.compile("(?<=[\u0620-\u064a\u064b-\u065f])\u0640+(?=[\u0620-\u064a])|\u0640{2,}")


@unit_check(
    "kashida",
    "warning",
    gathered=True,
    signs="\u0640",
    languages="ar fa ur",
    passes=[
        Example("ar", "Year 1446 AH", "عام 1446 هـ"),
        Example("ar", "by %(name)s", "بواسطة لـ%(name)s"),
        Example("ar", "the ـ sign", "العلامة ـ"),
    ],
    fails=[Example("ar", "Peace", "الســلام", ("ــ",)), Example("ar", "book", "كتـاب", ("ـ",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A word is drawn out with kashidas.

    The sign U+0640 only decorates; searching, sorting and translation memories no longer find the word. At the end of a word (`هـ`) and
    before what follows without a space (`لـ%s`) it is right.
    """
    for pair in subject.pairs:
        for match in _INSIDE.finditer(pair.target):
            if match[0] not in pair.source:
                yield Flaw(_("a kashida stretches the word"), pair, "target", match.start(), match.end(), fix="")
