"""Which units a reviewer sees, in what order: a filter, and the selection it gave.

A selection stays as it was made while its units change state, so that what one approves does not vanish from under one's hands; its rows
always show what the units are now.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from secrets import token_hex

from l10n.review.folding import fold
from l10n.review.workspace import OpenCatalog, Row, Workspace
from l10n.states import STATES

KEPT = 64
"""Selections remembered; an older one is made anew when somebody still asks for it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted. `scope` is a catalog's name, a language's folder or "" for all; `states` none for all of them; `severity` the least
    weight of finding a unit has ("" for any unit, `info`, `warning`, `error`); `check` the id of a check that has one there; `author` who
    approved or which engine made it; `text` words that all stand in source, target, context or comments (`fold`ed).
    """

    scope: str = ""
    states: frozenset[str] = frozenset()
    severity: str = ""
    check: str = ""
    author: str = ""
    text: str = ""


Findings = Callable[[OpenCatalog, Row], tuple[tuple[str, str], ...]]
"""Gives the (check, severity) pairs known of a unit."""

_WEIGHT = {"info": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class Selection:
    """The units a filter gave when it was asked, as (catalog's name, unit's id)."""

    id: str
    wanted: Filter
    keys: tuple[tuple[str, str], ...]

    def place(self, catalog: str, unit: str) -> int | None:
        """Where a unit stands in the selection, or None."""
        try:
            return self.keys.index((catalog, unit))
        except ValueError:
            return None


class Selections:
    """The selections made lately."""

    def __init__(self, workspace: Workspace, findings: Findings) -> None:
        self._workspace = workspace
        self._findings = findings
        self._made: OrderedDict[str, Selection] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: str, wanted: Filter) -> Selection:
        """The selection called `name`, where it is remembered and came of `wanted`; else a new one."""
        with self._lock:
            known = self._made.get(name)
            if known is not None and known.wanted == wanted:
                self._made.move_to_end(name)
                return known
        keys = tuple((one.name, row.id) for one, row in select(self._workspace, wanted, self._findings))
        made = Selection(token_hex(6), wanted, keys)
        with self._lock:
            self._made[made.id] = made
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        return made


def found_by(workspace: Workspace, wanted: Filter, findings: Findings) -> Counter[str]:
    """By how many units of the filter's scope each check has findings of its `severity`, as far as is known."""
    weight = _WEIGHT.get(wanted.severity, 0)
    return Counter(
        check
        for one in workspace.catalogs(wanted.scope)
        for row in one.rows
        for check in {check for check, severity in findings(one, row) if _WEIGHT[severity] >= weight}
    )


def select(workspace: Workspace, wanted: Filter, findings: Findings) -> Iterator[tuple[OpenCatalog, Row]]:
    """The units that pass the filter, catalog by catalog, in the order of their files."""
    words = fold(wanted.text).split()
    states = wanted.states or frozenset(STATES)
    weight = _WEIGHT.get(wanted.severity, 0)
    for one in workspace.catalogs(wanted.scope):
        for row in one.folded.holding(one.rows, words) if words else one.rows:
            if row.state not in states or (wanted.author and row.author != wanted.author):
                continue
            if weight or wanted.check:
                found = findings(one, row)
                if not any(_WEIGHT[severity] >= weight and wanted.check in ("", check) for check, severity in found):
                    continue
            yield one, row
