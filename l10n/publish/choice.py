"""Which text a segment shows, and how it must be marked: the last column of the table in contract 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from l10n.catalog.unit import Unit
from l10n.states import STATES

Mark = Literal["machine", "source"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a segment shows: `target`, or its source where that is None; `mark` says what readers must be told, None for nothing."""

    target: str | None
    mark: Mark | None


SOURCE = Choice(None, "source")


def choose(unit: Unit | None, min_state: str) -> Choice:
    """The choice for a segment whose unit is `unit` (None where the catalog has none), `min_state` being the lowest state shown.

    A target that was never finished, or whose source has changed, is never shown, whatever `min_state` says.
    """
    if unit is None or unit.state in ("untranslated", "needs-work"):
        return SOURCE
    provenance = unit.provenance
    if unit.state == "machine" and provenance is not None and provenance.verb == "tm" and "fuzzy" in provenance.words:
        # The translation of a sentence like this one, which may differ in the very word that matters.
        return SOURCE
    if STATES.index(unit.state) < STATES.index(min_state):
        return SOURCE
    return Choice(unit.target, "machine" if unit.state == "machine" else None)
