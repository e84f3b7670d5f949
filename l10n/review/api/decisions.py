"""A reviewer's decision about one unit. The answer is what the unit is now; `conflict` says that it was not any more what its reader saw."""

from __future__ import annotations

from typing import Any

from l10n.errors import UsageError
from l10n.review import edit, panels
from l10n.review.api.bench import Bench, MissingError
from l10n.review.api.parameters import Sent, targets, text
from l10n.review.workspace import OpenCatalog, Outcome


def decide(bench: Bench, sent: Sent) -> Any:
    """Writes the targets and decides."""
    one, row = bench.unit(sent)
    decision = text(sent, "decision")
    if decision not in edit.DECISIONS:
        raise UsageError(f'"{decision}" is no decision', remedy=f"give one of: {', '.join(edit.DECISIONS)}")
    outcome = edit.decide(
        bench.workspace,
        one,
        row.id,
        text(sent, "version"),
        targets(sent),
        decision,  # type: ignore[arg-type]
        bench.person(sent),
    )
    return _told(bench, one, row.id, outcome)


def remark(bench: Bench, sent: Sent) -> Any:
    """Adds a remark."""
    one, row = bench.unit(sent)
    outcome = edit.remark(bench.workspace, one, row.id, text(sent, "text", 4000), bench.person(sent))
    return _told(bench, one, row.id, outcome)


def suppress(bench: Bench, sent: Sent) -> Any:
    """Suppresses a check."""
    from l10n.checks.registry import CHECKS

    one, row = bench.unit(sent)
    check = text(sent, "check")
    if check not in CHECKS:
        raise UsageError(f'"{check}" is no check')
    outcome = edit.suppress(bench.workspace, one, row.id, check, text(sent, "why", 500), bench.person(sent))
    return _told(bench, one, row.id, outcome)


def undo(bench: Bench, sent: Sent) -> Any:
    """Takes the last decision of this session back, be it about one unit or many."""
    catalog, changes, left = edit.undo(bench.workspace) or (None, (), 0)
    return {
        "undone": len(changes),
        "left": left,
        "catalog": catalog,
        "unit": changes[0].after.id if changes else None,
        "undo": len(bench.workspace.undo),
    }


def _told(bench: Bench, one: OpenCatalog, name: str, outcome: Outcome) -> dict[str, Any]:
    row = one.row(name)
    if row is None:
        raise MissingError("the unit is not in the file any more", path=one.shown, remedy="choose another")
    return {
        "conflict": bool(outcome.stale),
        "unit": panels.unit_panel(one, row.unit, bench.workspace),
        "row": panels.row_panel(one, row),
        "states": panels.states(one),
        "undo": len(bench.workspace.undo),
    }
