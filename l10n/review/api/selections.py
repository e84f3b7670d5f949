"""A decision about all units of a selection. What it would do is told first, and done only to units that still are what was told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from l10n.review import edit, panels
from l10n.review.api.bench import Bench
from l10n.review.api.parameters import Sent, chosen, number, text
from l10n.review.replace import replacing, rewritten
from l10n.review.workspace import OpenCatalog, version

MOST_REPLACED = 500
"""Units changed by one replacement: as many as a person can look through."""


def approve_all(bench: Bench, sent: Sent) -> Any:
    """Approves the units that are machine-made or translated and have no errors; without `expected` only counts them.

    With `expected` (how many its reader was told) nothing is done when there are others by now.
    """
    ready: list[tuple[OpenCatalog, str, str]] = []
    faulty = others = 0
    for one, row in bench.selected(sent):
        if row.state not in ("machine", "translated"):
            others += 1
            continue
        if row.findings is None:
            bench.scan.look(one, row)
        if any(severity == "error" for _, severity in row.findings or ()):
            faulty += 1
        else:
            ready.append((one, row.id, version(row.unit)))
    told = {"ready": len(ready), "faulty": faulty, "others": others, "approved": None}
    if "expected" in sent and number(sent, "expected") == len(ready):
        told["approved"], _ = edit.approve_all(bench.workspace, ready, bench.person(sent))
    return told


def replace(bench: Bench, sent: Sent) -> Any:
    """Finds and replaces in the targets. Without `chosen` shows what would become of each unit, with it (catalog, unit and version of each)
    does it.
    """
    change = replacing(text(sent, "find"), text(sent, "with"), bool(sent.get("case")))
    units = chosen(sent)
    if units is None:
        return _replaceable(bench, sent, change)
    there = [(one, unit, seen) for name, unit, seen in units if (one := bench.workspace.catalog(name)) is not None]
    done, left = edit.rewrite_all(bench.workspace, there, lambda unit: rewritten(unit, change))
    return {"done": done, "left": left + len(units) - len(there)}


def _replaceable(bench: Bench, sent: Sent, change: Callable[[str], str]) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    for one, row in bench.selected(sent):
        unit, after = row.unit, rewritten(row.unit, change)
        if after is unit:
            continue
        form = next(at for at, target in enumerate(after.targets) if target != unit.targets[at])
        found.append(
            {
                "catalog": one.name,
                "unit": row.id,
                "version": version(unit),
                "before": unit.targets[form],
                "after": after.targets[form],
                "state": unit.state,
                "becomes": after.state,
                "language": panels.spoken(one.language),
            }
        )
        if len(found) == MOST_REPLACED:
            break
    return {"found": found, "more": len(found) == MOST_REPLACED}
