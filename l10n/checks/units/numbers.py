"""The check `numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.untouchable import blanked
from l10n.text import codes

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMBER = re.compile(
    r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3}(?![0-9]))+(?:[.,٫][0-9]+)?|[0-9]+(?:[.,٫٬،'’][0-9]+)*"
)
"""Groups of three behind spaces with a decimal part, or digits with signs between them; `،` is often typed for `٬`."""
_ALONE = re.compile(rf"(?<![\w.,/:-])(?:{_NUMBER.pattern})(?![\w/:-])")
_SCALE = re.compile(
    r"[\s\u00a0-]*(?:thousand|million|billion|trillion|mn|bn|k|m|mille|milliers?|millions?|milliards?|ألف|آلاف|مليون|ملايين|مليار)\b",
    re.I,
)
_HOUR = re.compile(r"[\s\u00a0]*(?:[ap]\.?m\b|o['’]clock|h\b|GMT|UTC|local)", re.I)
_SURE = 3
"""Numbers of so many digits are never spelt out in words; shorter ones often are, or become Roman in another language."""


@unit_check("numbers", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """A number differs between source and target.

    Numbers are compared by their digits, whatever the language's digits and separators (`1,000.5`, `1 000,5`, `١٬٠٠٠٫٥`). Short ones, times
    and those before “million” and the like may be written otherwise and are not looked at.
    """
    for pair in subject.pairs:
        source, target = (_readable(text, subject.unit.flags) for text in (pair.source, pair.target))
        if source == target:
            continue
        there, here = _loose(target), _loose(source)
        for start, end, digits in _sure(source):
            if digits not in there:
                yield Flaw(f"the number {pair.source[start:end]} is not in the target", pair, "source", start, end)
        for start, end, digits in _sure(target):
            if digits not in here:
                yield Flaw(f"the number {pair.target[start:end]} is not in the source", pair, "target", start, end)


def _readable(text: str, flags: tuple[str, ...]) -> str:
    """`text` with European digits, without addresses, placeholders and codes; offsets stay."""
    text = codes.CODE.sub(lambda match: "\ufffc" * len(match[0]), text)
    return blanked(text, flags).translate(_DIGITS)


def _sure(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ALONE.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        if len(digits) >= _SURE and not _SCALE.match(text, match.end()) and not _HOUR.match(text, match.end()):
            yield match.start(), match.end(), digits


def _loose(text: str) -> frozenset[str]:
    """The digits of every number that could be meant in `text`, in whole and in parts."""
    found: set[str] = set()
    for match in _NUMBER.finditer(text):
        parts = re.findall("[0-9]+", match[0])
        found.update(["".join(parts), *parts])
    return frozenset(found)
