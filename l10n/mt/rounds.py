"""Texts through MT in rounds: of each, attempts are made one after the other until one gives a target; what is due goes to the engine together.

Who asks the engine, and how, is the caller's business: catalogs, lines and the API all do it their way, with the same attempts.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.mt.plurals import Attempt


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
