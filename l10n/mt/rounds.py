"""Texts through MT in rounds: of each, attempts are made one after the other until one gives a target; what is due goes to the engine together.

Who asks the engine, and how, is the caller's business: catalogs, lines and the API all do it their way, with the same attempts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from l10n.mt.engine import Result
from l10n.mt.plurals import Attempt
from l10n.mt.terms import settled


class Rounds:
    """The attempts of several texts that have not been made yet; `tried` has those of each text, in order."""

    def __init__(self, tried: Sequence[Sequence[Attempt]]) -> None:
        self._left = {index: iter(attempts) for index, attempts in enumerate(tried)}

    def due(self) -> list[tuple[int, Attempt]]:
        """The next attempt of each text that is not done, with the text's index; none is left where there are no more."""
        due = [(index, attempt) for index, left in self._left.items() if (attempt := next(left, None)) is not None]
        self._left = {index: self._left[index] for index, _ in due}
        return due

    def done(self, index: int) -> None:
        """A text has its target."""
        del self._left[index]


def answered(
    attempt: Attempt, result: Result, source: str, language: str, finish: Callable[[str], str] = str
) -> tuple[Result, bool]:
    """The result for `source` that the engine's one makes of an attempt, and whether it did.

    Where the attempt failed, that is `source` as it was, with score 0. `finish` is done to a target in `language` once its placeholders are back.
    """
    target = attempt.restored(result.target) if result.target else None
    if target is None:
        return replace(result, source=source, target=source, score=0.0), False
    target = finish(target)
    return replace(result, source=source, target=target, terms=settled(result.terms, target, language)), True
