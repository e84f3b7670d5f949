"""The check `edges`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check


@unit_check("edges", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """White space at the start or end is not as in the source.

    Lost or added line ends break messages that programs put together; a lost space glues words. No-break spaces count as spaces.
    """
    for pair in subject.pairs:
        lead, tail = _lead(pair.source), _tail(pair.source)
        found_lead, found_tail = _lead(pair.target), _tail(pair.target)
        if not pair.target.strip() or not pair.source.strip():
            continue
        if _kind(lead) != _kind(found_lead):
            yield _flaw(pair, "start", lead, found_lead, 0, max(1, len(found_lead)))
        if _kind(tail) != _kind(found_tail):
            yield _flaw(pair, "end", tail, found_tail, len(pair.target) - max(1, len(found_tail)), len(pair.target))


def _flaw(pair: Pair, where: str, wanted: str, found: str, start: int, end: int) -> Flaw:
    lines = wanted.count("\n") != found.count("\n")
    what = "line ends" if lines else "white space"
    more = "more" if len(found) > len(wanted) else "fewer" if lines else "less"
    return Flaw(f"has {more} {what} at its {where} than the source", pair, "target", start, end, fixable=True)


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _tail(text: str) -> str:
    return text[len(text.rstrip()) :]


def _kind(space: str) -> tuple[int, bool]:
    return space.count("\n"), bool(space)
