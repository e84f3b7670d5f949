"""The check `zero-width`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_NAMES = {
    "\u200b": _("a zero-width space"),
    "\u2060": _("a word joiner"),
    "\ufeff": _("a byte-order mark"),
    "\u00ad": _("a soft hyphen"),
    "\u200c": _("a zero-width non-joiner"),
    "\u180e": _("a Mongolian vowel separator"),
}
_SIGN = re.compile(f"[{''.join(_NAMES)}]+")
_NON_JOINER = frozenset({"fa", "ur", "ps", "ckb", "hi", "bn", "ku", "ug", "sd"})
"""Languages that write with zero-width non-joiners."""


@unit_check(
    "zero-width",
    "warning",
    gathered=True,
    signs="".join(_NAMES),
    passes=[Example("fr", "a\u200bb", "a\u200bb"), Example("fa", "books", "کتاب\u200cها")],
    fails=[
        Example("fr", "Save", "Enre\u200bgistrer", ("\u200b",)),
        Example("ar", "Save", "\ufeffحفظ", ("\ufeff",)),
        Example("fr", "Save", "Enre\u00adgistrer", ("\u00ad",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An invisible character of no width slipped in.

    It comes along when text is copied from web pages, and words that hold it are no longer found.
    """
    right = subject.setting.base in _NON_JOINER
    for pair in subject.pairs:
        for match in _SIGN.finditer(pair.target):
            sign = match[0][0]
            if sign in pair.source or (sign == "\u200c" and right):
                continue
            yield Flaw(_("{sign} slipped in", sign=_NAMES[sign]), pair, "target", *match.span(), fix="")
