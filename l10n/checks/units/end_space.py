"""The check `end-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.layout import ends_with_block
from l10n.checks.message import message as _

_LAID_OUT = re.compile(r"\n\s*$|^\n")
"""A source with line ends there: its spaces are the layout of a template."""

_MARKS = ".:…?!؟。：！？۔"


@unit_check(
    "end-space",
    "warning",
    gathered=True,
    needs="edge",
    passes=[
        Example("fr", "Name: ", "Nom\u00a0: "),
        Example("fr", "One ", "Un\u00a0"),
        Example("fr", "One\n", "Un\n"),
        Example("fr", "<p>One</p>", "<p>Un</p> "),
    ],
    fails=[Example("fr", "Name: ", "Nom\u00a0:", (":",)), Example("ar", "Name", "الاسم ", (" ",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target does not end with white space as the source does, or does though the source does not.

    A lost space glues words that programs put together. No-break spaces count as spaces; line ends are the check `newlines`’s. White space after
    a block of a page shows nothing, and a space that went with the mark before it is `end-punctuation`’s.
    """
    for pair in subject.pairs:
        if not (pair.source[-1:].isspace() or pair.target[-1:].isspace()):
            continue
        tail, found = _space(pair.source), _space(pair.target)
        if (
            bool(tail) == bool(found)
            or _LAID_OUT.search(pair.source)
            or not pair.source.strip()
            or not pair.target.strip()
            or (tail and pair.source.rstrip()[-1] in _MARKS and pair.target.rstrip()[-1] not in _MARKS)
            or (ends_with_block(pair.source) and ends_with_block(pair.target))
        ):
            continue
        what = (
            _("does not end with white space as the source does")
            if tail
            else _("ends with white space, the source does not")
        )
        start = len(pair.target) - (len(found) or 1)
        yield Flaw(what, pair, "target", start, len(pair.target), fix=("" if found else pair.target[-1]) + tail)


def _space(text: str) -> str:
    """The spaces and tabs at the end of `text`, after any line end."""
    return text[len(text.rstrip(" \t\u00a0\u202f\u2009\u3000")) :]
