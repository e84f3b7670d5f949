"""The check `doubled-words`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check

_DOUBLED = re.compile(r"(?<![\w'’\-./@])([^\W\d_]{2,40})[ \u00a0\u202f]+(\1)(?![\w'’\-./@])")
_RIGHT = {
    "fr": frozenset({"nous", "vous", "en", "bla"}),
    "en": frozenset({"had", "that", "is", "bye"}),
    "de": frozenset({"die", "der", "das", "sie"}),
}
"""Words that grammar doubles: “nous nous félicitons”."""


@unit_check("doubled-words", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """A word stands twice in a row.

    Unless the source doubles a word too, or grammar does (French “nous nous”). Names with a capital may be doubled (“Bora Bora”).
    """
    right = _RIGHT.get(subject.setting.base, frozenset())
    for pair in subject.pairs:
        if _DOUBLED.search(pair.target) is None or _DOUBLED.search(pair.source):
            continue
        for match in _DOUBLED.finditer(pair.target):
            word = match[1]
            if word.lower() in right or word[0].isupper():
                continue
            yield Flaw(f"“{word}” stands twice", pair, "target", match.start(), match.end())
