"""A segment on its way up the ladder of `l10n.mt.constrain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.mt.compliance import Wanted
from l10n.mt.engine import How
from l10n.mt.leg import Draft


@dataclass(slots=True)
class Segment:
    """A segment on its way: its draft, the rung that brought each term in, and how many rounds it has had.

    `complete`: a less likely hypothesis that has all terms; `given_up`: the terms that cannot be bettered; `late`: those that the model cannot
    write, which come in last.
    """

    wanted: Sequence[Wanted]
    draft: Draft
    how: list[How | None]
    complete: Draft | None = None
    given_up: set[int] = field(default_factory=set)
    late: set[int] = field(default_factory=set)
    rounds: int = 0
