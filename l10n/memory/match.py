"""What the translation memory answers with, and what any memory must be able to do.

Knows neither how units are stored nor who asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from l10n.catalog.unit import State, Unit

Kind = Literal["context", "exact"]
"""`context`: the same source between the same neighbours, in the same context; `exact`: the same source."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the memory that fits a source.

    `targets` has one string, or one per plural form; `percent` is 100; `document` is where the unit stands, `origin` the person or engine
    its target came from ("" when unknown), `when` the ISO date on which it was approved or first seen.
    """

    kind: Kind
    source: str
    targets: tuple[str, ...]
    state: State
    document: str
    origin: str
    when: str
    percent: int = 100

    @property
    def target(self) -> str:
        """The first target."""
        return self.targets[0]


class TranslationMemory(Protocol):
    """A store of finished units."""

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str) -> int:
        """Makes `units` (all of the document's, in order) what the memory knows of `document`; returns how many it keeps."""

    def exact(
        self,
        source: str,
        context: str | None,
        previous: str | None,
        next: str | None,  # noqa: A002
        source_lang: str,
        target_lang: str,
        plural: str | None = None,
    ) -> Match | None:
        """The best unit with exactly this source."""

    def forget(self, document: str) -> int:
        """Removes all units of `document`; returns how many there were."""
