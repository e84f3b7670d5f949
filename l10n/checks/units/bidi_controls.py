"""The check `bidi-controls`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_OPEN = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPEN |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_NAMES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202d": "LRO", "\u202e": "RLO", "\u202c": "PDF",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM",
}  # fmt: skip
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_DOUBLED = re.compile("\u200e{2,}|\u200f{2,}|\u200e\u200f|\u200f\u200e")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@unit_check(
    "bidi-controls",
    "error",
    signs="".join(_NAMES),
    passes=[
        Example("ar", "See ISO 639.", "انظر \u2066ISO 639\u2069."),
        Example("ar", "C++ (2011)", "C++\u200e (2011)"),
        Example("fr", "the word العربية", "le mot \u200fالعربية"),
    ],
    fails=[
        Example("ar", "See ISO 639.", "انظر \u2066ISO 639.", ("\u2066",)),
        Example("ar", "See ISO 639.", "انظر ISO 639\u2069.", ("\u2069",)),
        Example("fr", "file.exe", "fichier \u202eexe.gpj\u202c", ("\u202e",)),
        Example("fr", "See also", "Voir\u200f aussi", ("\u200f",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Controls of writing direction are not balanced, or force a direction that the source does not.

    Every embedding and isolate is closed within its line (Unicode Standard Annex 9), else it reorders what follows it on the page. Overrides
    show text in another order than it has, which has been used to deceive. A mark with no effect is a warning.
    """
    for pair in subject.pairs:
        text = pair.target
        source = {sign for sign in pair.source if sign in _NAMES}
        if source and _broken(pair.source):
            continue
        for at, message in _broken(text):
            fix = "" if text[at] in "\u202c\u2069" else None
            yield Flaw(message, pair, "target", at, at + 1, fix=fix)
        for at, sign in enumerate(text):
            if sign in "\u202d\u202e" and sign not in source:
                yield Flaw(_("{control} forces a direction", control=_NAMES[sign]), pair, "target", at, at + 1)
        for match in _DOUBLED.finditer(text):
            message = _("two direction marks in a row")
            yield Flaw(message, pair, "target", *match.span(), fix=match[0][-1], severity="warning")
        if "\u200f" in text and "\u200f" not in source and not _RIGHT_TO_LEFT.search(text):
            at = text.index("\u200f")
            message = _("a right-to-left mark in text without right-to-left letters")
            yield Flaw(message, pair, "target", at, at + 1, fix="", severity="warning")


def _broken(text: str) -> list[tuple[int, str]]:
    """Where controls are not closed, or close nothing."""
    found: list[tuple[int, str]] = []
    stack: list[tuple[int, str]] = []
    for match in _CONTROL.finditer(text):
        sign, at = match[0], match.start()
        if sign in _OPEN:
            stack.append((at, sign))
        elif sign == "\n":
            found += [
                (start, _("{control} is not closed in its line", control=_NAMES[opened])) for start, opened in stack
            ]
            stack = []
        elif stack and _OPEN[stack[-1][1]] == sign:
            stack.pop()
        else:
            found.append((at, _("{control} closes nothing", control=_NAMES[sign])))
    return found + [(start, _("{control} is not closed", control=_NAMES[opened])) for start, opened in stack]
