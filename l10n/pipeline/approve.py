"""Approve: units of catalogs, by a named person, on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import approve as approve_unit
from l10n.catalog.unit import Unit
from l10n.errors import UsageError


@dataclass(frozen=True, slots=True)
class Approved:
    """One catalog: how many units were approved now, were so before, and cannot be (no target, or sent back)."""

    path: Path
    approved: int
    before: int
    open: int


def approve(
    paths: Sequence[Path], by: str, on: datetime.date, units: Sequence[str] = (), states: Sequence[str] = ()
) -> list[Approved]:
    """Approves the `machine` and `translated` units of the catalogs: all, those with an id in `units`, or those in one of `states`.

    Units in state `needs-work` are approved only when named. Raises `UsageError` when a named unit is in none of the catalogs or has no target.
    """
    missing = set(units)
    done = []
    for path in paths:
        catalog = Catalog.load(path)
        approved = before = left = 0
        for unit in list(catalog):
            named = unit.id in units
            missing.discard(unit.id)
            if (units and not named) or (states and unit.state not in states):
                continue
            if unit.state == "approved":
                before += 1
            elif unit.state in ("machine", "translated") or (named and unit.state == "needs-work"):
                catalog.put(approve_unit(unit, by, on.isoformat()))
                approved += 1
            elif named:
                raise UsageError(
                    "has no target to approve", path=f"{path}, unit {unit.id}", remedy="translate it first"
                )
            else:
                left += 1
        catalog.save()
        done.append(Approved(path, approved, before, left))
    _none_missing(missing)
    return done


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One catalog, and how many of its units another decision was taken about."""

    path: Path
    units: int


def take_back(
    paths: Sequence[Path],
    decide: Callable[[Unit], Unit],
    units: Sequence[str] = (),
    states: Sequence[str] = ("approved",),
) -> list[TakenBack]:
    """Undoes approvals: `decide` (`withdraw` or `send_back`) for the units in one of `states`: all, or those with an id in `units`.

    Raises `UsageError` when a named unit is in none of the catalogs.
    """
    missing = set(units)
    done = []
    for path in paths:
        catalog = Catalog.load(path)
        chosen = [unit for unit in catalog if not units or unit.id in units]
        missing -= {unit.id for unit in chosen}
        chosen = [unit for unit in chosen if unit.state in states]
        for unit in chosen:
            catalog.put(decide(unit))
        catalog.save()
        done.append(TakenBack(path, len(chosen)))
    _none_missing(missing)
    return done


def _none_missing(missing: set[str]) -> None:
    if missing:
        raise UsageError(
            f"no unit {', '.join(sorted(missing))} here",
            remedy='take ids from "l10n check --format json" or from the PO file',
        )
