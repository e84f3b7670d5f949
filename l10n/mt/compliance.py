"""Whether wanted terms stand in a target: found in whatever form grammar gives them, forbidden, or worded otherwise than the glossary does.

Knows strings and terms; knows nothing of models, and puts nothing into a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.glossary.matching import banned, occurrences
from l10n.mt.alignment import Span
from l10n.mt.annotation import Note
from l10n.mt.engine import How, RequestedTerm, TermOutcome

Renderings = list[tuple[int, int, str]]
_PIECE = re.compile(r"\w+|[-']")
SHORT = 3
"""Words of up to so many letters are taken for small words."""
LENGTHY = 160
"""Code points of a rendering that are scored while small words before it are compared."""
ASKED = 20_000
"""Answers about a term in a target that are remembered: the same is asked of a draft many times while it is bettered."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a segment with its span in the plain source; (-1, -1) when it is not known."""

    term: RequestedTerm
    start: int
    end: int


def noted(wanted: Sequence[Wanted]) -> list[Note]:
    """What a model that takes wanted renderings in its source is told of `wanted`: the preferred rendering of each."""
    return [Note(one.start, one.end, one.term.targets[0]) for one in wanted if one.start >= 0]


def rendered(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether an accepted rendering of `term` stands in `target`, and no forbidden one."""
    return first_rendering(target, term, language) is not None and not offences(target, term, language)


def first_rendering(target: str, term: RequestedTerm, language: str) -> tuple[int, int, str] | None:
    """The first accepted rendering of `term` in `target`."""
    spans = renderings_in(target, term, language)
    return spans[0] if spans else None


def renderings_in(target: str, term: RequestedTerm, language: str) -> Renderings:
    """All accepted renderings of `term` in `target`, in whatever form grammar gives them; letter for letter what is not translated."""
    case = term.case_sensitive or term.dnt
    found = _found(target, term.targets, language, case, term.proper)
    return [one for one in found if target[one[0] : one[1]].endswith(one[2])] if term.dnt else found


@lru_cache(maxsize=ASKED)
def _found(target: str, renderings: tuple[str, ...], language: str, case: bool, proper: bool) -> Renderings:
    # What is far longer than the target cannot stand in it, and an index of thousands of words takes long to make.
    able = [text for text in renderings if len(text) <= 2 * len(target) + LENGTHY]
    return occurrences(target, language, able, case_sensitive=case, proper=proper)


def is_missing(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether no rendering of `term` stands in `target`."""
    return first_rendering(target, term, language) is None


def offends(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether a forbidden rendering of `term` stands in `target`."""
    return bool(offences(target, term, language))


def offences(target: str, term: RequestedTerm, language: str) -> list[Span]:
    """Where a forbidden rendering stands in `target`, other than inside an accepted one."""
    if not term.forbidden:
        return []
    return banned(target, language, term.forbidden, renderings_in(target, term, language))


def is_reworded(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether `term` is found only with other small words or hyphens than the glossary's: « plate-forme » for « plateforme »."""
    written = {_frame(text) for text in term.targets}
    return not any(_frame(target[start:end]) in written for start, end, _ in renderings_in(target, term, language))


def _frame(text: str) -> tuple[str, ...]:
    """What of a rendering does not inflect: its short words and its hyphens, the other words left blank."""
    return tuple("" if len(piece) > SHORT else piece for piece in _PIECE.findall(text.lower().replace("’", "'")))


def terms_worth(target: str, wanted: Sequence[Wanted], language: str) -> int:
    """Terms found minus forbidden renderings."""
    return sum(
        (first_rendering(target, one.term, language) is not None) - len(offences(target, one.term, language))
        for one in wanted
    )


def outcome(target: str, term: RequestedTerm, language: str, how: How) -> TermOutcome:
    """What became of `term` in `target`, where `how` says what brought it in, if it is there."""
    found = first_rendering(target, term, language)
    if found is None:
        return TermOutcome(term.source, term.targets[0], None, "missing")
    return TermOutcome(term.source, term.targets[0], target[found[0] : found[1]], how)
