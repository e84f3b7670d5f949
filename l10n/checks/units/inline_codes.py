"""The check `inline-codes`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.text import codes


@unit_check("inline-codes", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """Inline codes differ between source and target.

    Every `<g1>…</g1>` and `<x2/>` of the source stands once in the target, and pairs nest: else a link or emphasis is lost on the page.
    """
    for pair in subject.pairs:
        if "<" in pair.source or "<" in pair.target:
            yield from _compare(pair)


def _compare(pair: Pair) -> Iterator[Flaw]:
    if codes.same(pair.source, pair.target):
        return
    wanted = Counter(pair.source[code.start : code.end] for code in codes.codes(pair.source))
    found = Counter(pair.target[code.start : code.end] for code in codes.codes(pair.target))
    missing, extra = wanted - found, found - wanted
    for code in codes.codes(pair.source):
        text = pair.source[code.start : code.end]
        if missing[text]:
            missing[text] -= 1
            yield Flaw(f"{text} is missing in the target", pair, "source", code.start, code.end)
    for code in reversed(list(codes.codes(pair.target))):
        text = pair.target[code.start : code.end]
        if extra[text]:
            extra[text] -= 1
            yield Flaw(f"{text} is not in the source, or too often in the target", pair, "target", code.start, code.end)
    if wanted == found:
        yield Flaw("paired codes are not nested as pairs", pair, "target", 0, len(pair.target))
