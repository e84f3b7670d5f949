"""The check `glossary`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from l10n.checks.check import Flaw, Pair, Subject, unit_check

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary, Match


@unit_check("glossary", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """The target breaks the glossary.

    Where the source has a term, one of its accepted renderings stands in the target, in whatever form grammar asks for, and none of
    the forbidden ones does; what must not be translated stands unchanged.
    """
    glossary, language = subject.setting.glossary, subject.setting.language
    if glossary is None or language is None:
        return
    for pair in subject.pairs:
        yield from _compare(pair, glossary, subject.setting.source, language.code)


def _compare(pair: Pair, glossary: Glossary, source: str, target: str) -> Iterator[Flaw]:
    told: set[tuple[str, str]] = set()
    for match in glossary.find(pair.source, source, into=target):
        if (match.concept.id, match.kind) in told:
            continue
        told.add((match.concept.id, match.kind))
        renderings = match.renderings(target)
        if renderings and glossary.verify(pair.target, target, match) is None:
            quoted = " or ".join(f"“{one}”" for one in renderings[:3])
            message = f"“{match.source}” must be rendered as {quoted}"
            if match.concept.status == "dnt":
                message = f"“{match.source}” must stay {quoted}"
            yield Flaw(message, pair, "source", match.start, match.end)
        yield from _forbidden(pair, match, target, renderings)


def _forbidden(pair: Pair, match: Match, target: str, renderings: Sequence[str]) -> Iterator[Flaw]:
    banned = match.forbidden(target)
    if not banned:
        return
    from l10n.glossary.matching import occurrences

    allowed = [(start, end) for start, end, _ in occurrences(pair.target, target, renderings)]
    for start, end, _ in occurrences(pair.target, target, banned):
        # A forbidden word inside an accepted rendering is part of that rendering.
        if not any(left <= start and end <= right for left, right in allowed):
            yield Flaw(f"“{pair.target[start:end]}” is forbidden for “{match.source}”", pair, "target", start, end)
