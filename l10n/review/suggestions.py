"""What a reviewer is offered for a unit: what people wrote for like sources, and a fresh machine translation under the glossary.

Like sources are looked for among the translated and approved units of the project's open catalogs, and in what the memory holds beside these
(imported memories, documents that are gone). Knows no HTTP.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import empty
from l10n.catalog.unit import Unit
from l10n.errors import ModelError
from l10n.memory.match import Match
from l10n.memory.memory import TranslationMemory
from l10n.mt.engine import Engine
from l10n.mt.registry import create
from l10n.pipeline.fill import fill_by_machine
from l10n.pipeline.task import Task
from l10n.pipeline.translate import typography_choices
from l10n.review.remembered import elsewhere
from l10n.review.workspace import OpenCatalog, Row, Workspace
from l10n.text.codes import strip

LEAST = 60
"""Per cent from which a source counts as like another."""
MOST = 5
"""Matches offered."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The finished units of one language pair, and the catalogs' revisions they were taken from."""

    revisions: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    rows: tuple[tuple[OpenCatalog, Row], ...]


class Suggestions:
    """Suggestions for the units of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._shelves: dict[tuple[str, str], _Shelf] = {}
        self._engines: dict[tuple[str, str], Engine] = {}
        self._engine_lock = threading.Lock()

    def matches(self, one: OpenCatalog, unit: Unit) -> list[dict[str, Any]]:
        """Up to `MOST` matches, best first: percentage, source, targets, state, where it stands, who wrote it."""
        from rapidfuzz import fuzz, process

        shelf = self._shelf(one)
        wanted = strip(unit.source)
        found = process.extract(
            wanted, shelf.sources, scorer=fuzz.ratio, score_cutoff=LEAST, limit=4 * MOST, processor=None
        )
        told: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
        for _, ratio, place in found:
            catalog, row = shelf.rows[place]
            other = row.unit
            if len(other.targets) != len(unit.targets) or (catalog is one and row.id == unit.id):
                continue
            # Equal but for codes or letters' case is not quite equal.
            percent = 100 if other.source == unit.source else min(99, int(ratio))
            told.setdefault(
                (other.source, other.targets),
                _told(percent, other.source, other.targets, row.state, catalog.name, row.author),
            )
        for remembered in self._remembered(one, unit):
            told.setdefault((remembered["source"], tuple(remembered["targets"])), remembered)
        order = {"approved": 0, "translated": 1}
        return sorted(told.values(), key=lambda match: (-match["percent"], order.get(match["state"], 2)))[:MOST]

    def machine(self, one: OpenCatalog, unit: Unit) -> dict[str, Any]:
        """A fresh machine translation of a unit, as the project's engine makes it under the glossary. Raises `ModelError`."""
        source, target = one.source.code, one.language.code
        alone = Catalog.new(target)
        alone.put(empty(unit))
        with self._engine_lock:
            engine = self._engine(source, target)
            task = Task(alone, source, target, one.name, choices=typography_choices(self._workspace.project))
            for _ in fill_by_machine([task], engine, self._workspace.glossary):
                pass
        made = alone.find(unit.source, unit.context)
        mark = made.provenance if made is not None else None
        if made is None or mark is None:
            raise ModelError("the machine has nothing usable for this unit", remedy="translate it by hand")
        return {
            "verb": "machine",
            "targets": list(made.targets),
            "origin": " ".join(mark.words),
            "score": float(mark.get("score") or 0),
            "terms": mark.get("terms"),
            "how": mark.get("how"),
        }

    def _engine(self, source: str, target: str) -> Engine:
        if (source, target) not in self._engines:
            project = self._workspace.project
            self._engines[source, target] = create(
                project.engine, source, target, beam=project.beam, url=project.mt_url
            )
        return self._engines[source, target]

    def _shelf(self, one: OpenCatalog) -> _Shelf:
        pair = (one.source.code, one.language.code)
        catalogs = [each for each in self._workspace.catalogs(one.folder) if each.source.code == pair[0]]
        revisions = tuple((each.name, each.revision) for each in catalogs)
        known = self._shelves.get(pair)
        if known is None or known.revisions != revisions:
            rows = tuple(
                (each, row) for each in catalogs for row in each.rows if row.state in ("translated", "approved")
            )
            known = _Shelf(revisions, tuple(strip(row.unit.source) for _, row in rows), rows)
            self._shelves[pair] = known
        return known

    def _remembered(self, one: OpenCatalog, unit: Unit) -> list[dict[str, Any]]:
        """What the memory has from elsewhere than the open catalogs."""
        before, after = one.around(unit.id)
        source, target = one.source.code, one.language.code

        def ask(memory: TranslationMemory) -> list[Match]:
            exact = memory.exact(unit.source, unit.context, before, after, source, target, unit.plural)
            found = [exact] if exact is not None else []
            if unit.plural is None:
                found += memory.fuzzy(unit.source, source, target, threshold=LEAST, limit=MOST)
            return found

        return [
            _told(match.percent, match.source, match.targets, match.state, match.document, match.origin)
            for match in elsewhere(self._workspace, one, ask)
            if len(match.targets) == len(unit.targets)
        ]


def _told(
    percent: int, source: str, targets: tuple[str, ...], state: str, document: str, origin: str
) -> dict[str, Any]:
    return {
        "verb": "tm",
        "percent": percent,
        "source": source,
        "targets": list(targets),
        "state": state,
        "document": document,
        "origin": origin,
    }
