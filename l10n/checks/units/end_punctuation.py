"""The check `end-punctuation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.text import codes

_CLOSERS = " \t\n\r\u00a0\u202f\u200e\u200f\"'“”‘’«»‹›()[]{}*_"
_CLASSES = {
    **dict.fromkeys(".。۔।", "full stop"),
    **dict.fromkeys("?؟？", "question mark"),
    **dict.fromkeys("!！", "exclamation mark"),
    **dict.fromkeys(":：", "colon"),
    "…": "ellipsis",
}
_SHORT = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.?){1,4}\.$|\.\w{1,3}\.$")
"""An abbreviation or an initial: its stop belongs to the word."""


@unit_check("end-punctuation", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """The target ends with another mark than the source.

    Marks count by what they do: `؟` is a question mark, `۔` a full stop. Closing quotes and brackets are passed over.
    """
    for pair in subject.pairs:
        wanted, source = _mark(pair.source)
        found, target = _mark(pair.target)
        if wanted == found or not target or _close(wanted, found):
            continue
        if {wanted, found} == {"full stop", ""} and _SHORT.search(source if wanted else target):
            continue
        yield from _flaw(pair, wanted, found)


def _flaw(pair: Pair, wanted: str, found: str) -> Iterator[Flaw]:
    end = len(pair.target)
    start = max(0, len(pair.target.rstrip()) - 1)
    if wanted and found:
        yield Flaw(f"ends with a {found}, the source with a {wanted}", pair, "target", start, end)
    elif wanted:
        yield Flaw(f"does not end with a {wanted} as the source does", pair, "target", start, end)
    else:
        yield Flaw(f"ends with a {found}, the source does not", pair, "target", start, end)


def _mark(text: str) -> tuple[str, str]:
    """The class of the mark that ends `text` ("" for none), and the text up to it."""
    text = codes.strip(text).rstrip(_CLOSERS)
    if text.endswith("..."):
        return "ellipsis", text
    if text.endswith(";"):
        return "", text
    return _CLASSES.get(text[-1:], ""), text


def _close(wanted: str, found: str) -> bool:
    """Whether the marks may stand for one another: tone is the translator's, a dropped or changed question is not."""
    free = {"full stop", "exclamation mark", "ellipsis"}
    return wanted in free and found in free
