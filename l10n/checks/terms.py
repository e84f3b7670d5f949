"""The glossary's terms in a pair: found once, for all checks that ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from l10n.checks.check import Pair, Setting

if TYPE_CHECKING:
    from l10n.glossary.glossary import Match


def terms(pair: Pair, setting: Setting) -> Iterator[Match]:
    """The matches of the project's glossary in the source of `pair`, each concept once for every kind of form."""
    if setting.glossary is None or setting.language is None:
        return
    if pair.matches is None:
        pair.matches = tuple(setting.glossary.find(pair.source, setting.source, into=setting.language.code))
    told: set[tuple[str, str]] = set()
    for match in pair.matches:
        if (match.concept.id, match.kind) not in told:
            told.add((match.concept.id, match.kind))
            yield match
