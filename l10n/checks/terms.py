"""The glossary's terms in the pairs of a unit: found once, for all checks that ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from l10n.checks.check import Pair, Subject
from l10n.checks.message import message as _

if TYPE_CHECKING:
    from l10n.glossary.glossary import Match


def terms(subject: Subject) -> Iterator[tuple[Pair, Match]]:
    """The matches of the project's glossary in the sources of a unit, each concept once for every kind of form."""
    setting = subject.setting
    if setting.glossary is None or setting.language is None:
        return
    for pair in subject.pairs:
        if pair.matches is None:
            pair.matches = tuple(setting.glossary.find(pair.source, setting.source, into=setting.language.code))
        told: set[tuple[str, str]] = set()
        for match in pair.matches:
            if (match.concept.id, match.kind) not in told:
                told.add((match.concept.id, match.kind))
                yield pair, match


def unrendered(subject: Subject, *, dnt: bool) -> Iterator[tuple[Pair, Match, str]]:
    """The terms of a unit (those of status `dnt`, or all others) of which no rendering stands in the target, each with the renderings that
    might, as a message says them."""
    setting = subject.setting
    for pair, match in terms(subject):
        if (match.concept.status == "dnt") != dnt:
            continue
        assert setting.glossary is not None
        assert setting.language is not None
        target = setting.language.code
        renderings = match.renderings(target)
        if renderings and setting.glossary.verify(pair.target, target, match) is None:
            quoted, *others = (_("“{text}”", text=one) for one in renderings[:3])
            for other in others:
                quoted = _("{one} or {other}", one=quoted, other=other)
            yield pair, match, quoted
