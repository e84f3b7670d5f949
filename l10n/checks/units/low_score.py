"""The check `low-score`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from l10n.catalog.marks import Mark
from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

LOWEST = 0.25
"""Below this score (0…1, see `l10n.mt.confidence`) a machine's target is more often wrong than right."""


@unit_check(
    "low-score",
    "warning",
    needs="marks",
    passes=[Example("fr", "Save", "Enregistrer")],
    fails=[
        Example(
            "fr", "Save", "Enregistrer", ("Enregistrer",), flags=("fuzzy",),
            marks=(Mark("machine", ("argos",), (("score", "0.08"), ("h", "c58c905954"))),),
        )
    ],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """The model itself gave this translation a very low score.

    Content that a model invents or drops scores low. Reported only while the target stands as the machine wrote it.
    """
    unit = subject.unit
    if not unit.marks or not subject.pairs:
        return
    made = unit.fitting("machine")
    score = 1.0
    with contextlib.suppress(ValueError, TypeError):
        score = float(made.get("score") or 1) if made else 1.0
    if score < LOWEST:
        yield Flaw(_("the model's score is only {score}", score=f"{score:.2f}"), end=len(unit.target))
