"""A term for the glossary. The answer is what became of it, what speaks against it, and the unit under the glossary as it is now."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from l10n.errors import UsageError
from l10n.review import panels
from l10n.review.addition import ANSWERS, LONGEST, LONGEST_NOTE, add_term
from l10n.review.api.bench import Bench
from l10n.review.api.parameters import Sent, text


def add(bench: Bench, sent: Sent) -> Any:
    """Adds a term; `answer` says what its reviewer wants after having been told of conflicts."""
    one, row = bench.unit(sent)
    answer = text(sent, "answer")
    if answer not in ANSWERS:
        raise UsageError(f'"{answer}" is no answer', remedy="give variant or new")
    outcome = add_term(
        bench.workspace,
        one,
        text(sent, "source", LONGEST),
        text(sent, "target", LONGEST),
        text(sent, "note", LONGEST_NOTE),
        answer,  # type: ignore[arg-type]
    )
    return {
        "done": outcome.done,
        "concept": outcome.concept,
        "path": bench.workspace.project.shown(outcome.path),
        "conflicts": [asdict(conflict) for conflict in outcome.conflicts],
        "offers": outcome.offers,
        "unit": panels.unit_panel(one, row.unit, bench.workspace),
    }
