"""What a catalog does elsewhere with a word of its sources: keeps it in the target, or not.

So a check can tell what is lost here from what this project translates. Knows no check's words: they are handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from l10n.catalog.unit import Unit
from l10n.checks.check import Setting

LARGE = 300
"""Units of a catalog from which on what it does elsewhere is its custom."""


@dataclass(frozen=True, slots=True)
class Habit:
    """In how many units a word of the source is `kept`, and in how many it is `lost`."""

    kept: int = 0
    lost: int = 0

    def gives_up(self, setting: Setting) -> bool:
        """Whether not to keep the word is the custom of a large catalog."""
        return setting.size >= LARGE and self.lost > 2 and self.lost > self.kept


def habits(
    units: Iterable[Unit], words: Callable[[str], Collection[str]], stands: Callable[[str, str], bool]
) -> dict[str, Habit]:
    """The habits of a catalog's `units`: `words` gives those of a source that count, `stands` says whether one stands in a target."""
    kept: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for unit in units:
        target = unit.targets[0]
        if target:
            for word in words(unit.source):
                (kept if stands(word, target) else lost)[word] += 1
    return {word: Habit(kept[word], lost[word]) for word in kept | lost}
