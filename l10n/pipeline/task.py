"""A catalog on its way to being filled, and what has become of its units so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key
from l10n.memory.match import Match
from l10n.text.typography import DEFAULT, Choices


@dataclass(slots=True)
class Outcome:
    """Numbers of units: filled from memory, filled by MT, left open by MT, and not MT's to touch; terms asked for and found.

    `plural` counts those of the units filled by MT that have plural forms.
    """

    memory: int = 0
    machine: int = 0
    failed: int = 0
    kept: int = 0
    terms: int = 0
    found: int = 0
    plural: int = 0


@dataclass(slots=True)
class Task:
    """One catalog to fill, from one language into another, by the project's choices of typography, and what became of its units.

    `remembered` are those that the memory filled, `similar` has the units of the memory that are like some of them, for the engine to begin from.
    """

    catalog: Catalog
    source: str
    target: str
    name: str
    outcome: Outcome = field(default_factory=Outcome)
    choices: Choices = DEFAULT
    remembered: set[Key] = field(default_factory=set)
    similar: dict[Key, Match] = field(default_factory=dict)


def totals(tasks: Sequence[Task]) -> Outcome:
    """The sum of the tasks' outcomes."""
    return Outcome(*map(sum, zip(*(astuple(task.outcome) for task in tasks), strict=True)))


def open_units(tasks: Sequence[Task]) -> int:
    """How many units of the tasks are still without a target."""
    return sum(unit.state == "untranslated" for task in tasks for unit in task.catalog)
