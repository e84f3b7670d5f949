"""The check `ar-punct`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_ARABIC = "\u0620-\u065f\u066e-\u06d3"
_RIGHT = {",": "،", ";": "؛", "?": "؟"}
_MARK = re.compile(
    rf"(?<=[{_ARABIC}])[\"”»)\]\u200f\u200e]*\s?([,;?])(?!\d)"
    rf"|(?<=[\w\ufffc\"”»)\]%])([,;])(?=[ \u00a0\n]+[\"“«(\[]?[{_ARABIC}])"
    r"|(?<=[\w\ufffc\"”»)\]%>}'])\s?(\?)(?=[\"”»)\]\ufffc]*(?:\s|$))"
)
_LISTED = re.compile(r"[^\W\d_][,;][^\W\d_]")
"""A mark between words without a space: programs cut the text there."""
_LETTER = re.compile(f"[{_ARABIC}]")


@unit_check(
    "ar-punct",
    "warning",
    gathered=True,
    signs=",;?",
    languages="ar fa ur ps sd ug ckb",
    passes=[
        Example("ar", "Peace, and 1,000?", "السلام، و1,000؟"),
        Example("ar", "See https://x.org/a?b=c,d", "انظر https://x.org/a?b=c,d"),
        Example("ar", "HTML, CSS, JS", "HTML, CSS, JS"),
        Example("ar", "yes,no,maybe", "نعم,لا,ربما"),
        Example("he", "Peace, now", "שלום, עכשיו"),
    ],
    fails=[
        Example("ar", "Peace, now; why?", "السلام, الآن; لماذا?", (",", ";", "?")),
        Example("ar", "ICESCO, in Rabat", "ICESCO, في الرباط", (",",)),
        Example("ar", "Add <b>one</b>?", "هل تضيف <b>واحدا</b>?", ("?",)),
        Example("ar", 'Delete "{name}"? Its files go too.', 'حذف "{name}"? ستحذف ملفاته.', ("?",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A Latin comma, semicolon or question mark stands in Arabic text.

    Arabic script has its own: `،` `؛` `؟`. Marks between Latin words, in numbers and in addresses are left alone, and those at which a program
    cuts a list (`yes,no,maybe`).
    """
    for pair in subject.pairs:
        if _MARK.search(pair.target) is None or not _LETTER.search(pair.target):
            continue
        for match in _MARK.finditer(pair.target_prose):
            group = match.lastindex or 1
            mark = match[group]
            if _LISTED.match(pair.target, max(0, match.start(group) - 1)) and _LISTED.search(pair.source):
                continue
            message = _("“{mark}” must be “{right}” in Arabic script", mark=mark, right=_RIGHT[mark])
            yield Flaw(message, pair, "target", *match.span(group), fix=_RIGHT[mark])
