"""What the checks find in whole catalogs, worked out in the background and kept with each unit until it changes."""

from __future__ import annotations

import threading
import time

from l10n.checks.run import check_unit
from l10n.review.workspace import OpenCatalog, Row, Workspace

AT_ONCE = 400
"""Units that are looked at while somebody waits."""
WARMING = 20
"""Units of each catalog that are looked at before anybody asks."""
_BREATH = 0.002
"""Seconds of rest after every few units, so that a person's requests are answered quickly meanwhile."""


class Scan:
    """Looks for findings. Asked for a scope, it answers with what is known and goes on looking for the rest."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._scopes: list[str] = []

    def prepare(self, scope: str) -> tuple[int, int]:
        """Sees to it that the findings of `scope` become known; returns how many units are known already, and how many there are."""
        catalogs = list(self._workspace.catalogs(scope))
        unknown = [(one, row) for one in catalogs for row in one.rows if row.findings is None]
        total = sum(len(one.rows) for one in catalogs)
        if len(unknown) <= AT_ONCE:
            for one, row in unknown:
                self.look(one, row)
            return total, total
        with self._lock:
            if scope not in self._scopes:
                self._scopes.append(scope)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="scan", daemon=True)
                self._thread.start()
        return total - len(unknown), total

    def warm(self) -> None:
        """Looks at some units of each catalog, so that the first that somebody opens need not wait for what checks learn of the whole."""
        for one in self._workspace.catalogs():
            for row in one.rows[:WARMING]:
                self.look(one, row)

    @staticmethod
    def known(one: OpenCatalog, row: Row) -> tuple[tuple[str, str], ...]:
        """What is known of a unit so far."""
        return row.findings or ()

    def look(self, one: OpenCatalog, row: Row) -> None:
        """Runs the checks of units on one."""
        found = check_unit(row.unit, one.run(self._workspace.glossary))
        row.findings = tuple((finding.check, finding.severity) for finding in found)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._scopes:
                    self._thread = None
                    return
                scope = self._scopes[0]
            for one in self._workspace.catalogs(scope):
                for count, row in enumerate(one.rows):
                    if row.findings is None:
                        self.look(one, row)
                        if count % 8 == 0:
                            time.sleep(_BREATH)
            with self._lock:
                self._scopes.remove(scope)
