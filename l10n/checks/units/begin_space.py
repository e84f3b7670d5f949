"""The check `begin-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.layout import begins_with_block
from l10n.checks.message import message as _

_LAID_OUT = re.compile(r"^\s*\n")
"""A source with line ends there: its spaces are the layout of a template."""
_FRENCH = ":;!?»"
"""Signs before which French has a space."""
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
"""What English hangs on a figure and other languages say in a word of its own."""


@unit_check(
    "begin-space",
    "warning",
    gathered=True,
    needs="edge",
    passes=[
        Example("fr", " of two", " sur deux"),
        Example("fr", "\u00a0x", " x"),
        Example("fr", "\nOne", "\nUn"),
        Example("ar", "th", " خامس"),
        Example("fr", ":", "\u00a0:"),
        Example("fr", "<p>One</p>", " <p>Un</p>"),
    ],
    fails=[Example("fr", " of two", "sur deux", ("s",)), Example("ar", "Name", " الاسم", (" ",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target does not begin with white space as the source does, or does though the source does not.

    A lost space glues words that programs put together. No-break spaces count as spaces; line ends are the check `newlines`’s. White space
    before a block of a page shows nothing, and French sets one before its marks.
    """
    for pair in subject.pairs:
        if not (pair.source[:1].isspace() or pair.target[:1].isspace()):
            continue
        lead, found = _space(pair.source), _space(pair.target)
        if (
            bool(lead) == bool(found)
            or _LAID_OUT.search(pair.source)
            or pair.source in _SUFFIXES
            or not pair.source.strip()
            or not pair.target.strip()
            or (found and subject.setting.base == "fr" and pair.target[len(found)] in _FRENCH)
            or (begins_with_block(pair.source) and begins_with_block(pair.target))
        ):
            continue
        what = (
            _("does not begin with white space as the source does")
            if lead
            else _("begins with white space, the source does not")
        )
        end = len(found) or 1
        yield Flaw(what, pair, "target", 0, end, fix=lead + ("" if found else pair.target[0]))


def _space(text: str) -> str:
    """The spaces and tabs at the start of `text`, before any line end."""
    return text[: len(text) - len(text.lstrip(" \t\u00a0\u202f\u2009\u3000"))]
