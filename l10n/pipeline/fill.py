"""Filling units: from translation memory first, then by machine translation under the glossary.

Works on catalogs in memory, whatever they came from; which catalogs these are and where they are saved is the caller's business. Contract 4.1:
only empty targets and units in state `machine` are ever filled.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import fill
from l10n.catalog.unit import Unit
from l10n.glossary.glossary import Glossary, Match
from l10n.memory.match import TranslationMemory
from l10n.mt.engine import Engine, Request, Result
from l10n.mt.messages import protect, restore
from l10n.mt.terms import requested
from l10n.text.typography import polish

CHUNK = 96
"""Segments handed to the engine at once: enough to fill its batches, few enough that progress moves and little is lost by a kill."""


@dataclass(slots=True)
class Task:
    """One catalog to fill, from one language into another, and what became of its units."""

    catalog: Catalog
    source: str
    target: str
    name: str
    outcome: Outcome = field(default_factory=lambda: Outcome())


@dataclass(slots=True)
class Outcome:
    """Numbers of units: filled from memory, filled by MT, left open by MT, and not MT's to touch; terms asked for and found."""

    memory: int = 0
    machine: int = 0
    failed: int = 0
    kept: int = 0
    terms: int = 0
    found: int = 0
    plural: int = 0


@dataclass(frozen=True, slots=True)
class _Job:
    task: Task
    unit: Unit
    originals: tuple[str, ...]
    digest: str


def fill_from_memory(task: Task, memory: TranslationMemory) -> None:
    """Fills the open units of a task that the memory knows exactly; the rest stays as it is."""
    units = list(task.catalog)
    for index, unit in enumerate(units):
        if unit.state != "untranslated" or unit.plural is not None:
            continue
        before = units[index - 1].source if index else None
        after = units[index + 1].source if index + 1 < len(units) else None
        match = memory.exact(
            unit.source,
            context=unit.context,
            previous=before,
            next=after,
            source_lang=task.source,
            target_lang=task.target,
        )
        if match is None:
            continue
        values = (("match", "100%"), ("document", match.document), ("on", _today()))
        task.catalog.put(fill(unit, match.targets, Mark("tm", (match.kind,), values)))
        task.outcome.memory += 1


def fill_by_machine(
    tasks: Sequence[Task],
    engine: Engine,
    glossary: Glossary,
    *,
    again: bool = False,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Task]:
    """Fills open units of tasks that share one language pair; yields each task whose catalog has just changed, so that it can be saved.

    `again` redoes every unit in state `machine`; otherwise only those whose matched glossary terms changed. Equal requests are made once.
    """
    waiting: dict[Request, list[_Job]] = {}
    for task in tasks:
        for unit in task.catalog:
            request, job = _job(task, unit, glossary, again)
            if job is not None and request is not None:
                waiting.setdefault(request, []).append(job)
    order = sorted(waiting, key=lambda request: len(request.source))
    total, done = sum(map(len, waiting.values())), 0
    for start in range(0, len(order), CHUNK):
        changed: dict[int, Task] = {}
        for request, result in zip(
            order[start : start + CHUNK], engine.translate(order[start : start + CHUNK]), strict=True
        ):
            for job in waiting[request]:
                _apply(job, result)
                changed[id(job.task)] = job.task
                done += 1
        yield from changed.values()
        report(done, total)


def _job(task: Task, unit: Unit, glossary: Glossary, again: bool) -> tuple[Request | None, _Job | None]:
    if unit.state not in ("untranslated", "machine"):
        task.outcome.kept += 1
        return None, None
    if unit.plural is not None:
        task.outcome.plural += 1
        return None, None
    matches: list[Match] = glossary.find(unit.source, task.source, into=task.target)
    digest = glossary.digest(matches) if matches else ""
    if unit.state == "machine" and not again and not _terms_changed(unit, digest):
        task.outcome.kept += 1
        return None, None
    guarded, originals = protect(unit.source, unit.flags)
    if originals:
        matches = glossary.find(guarded, task.source, into=task.target)
    return Request(guarded, requested(matches, task.target)), _Job(task, unit, originals, digest)


def _terms_changed(unit: Unit, digest: str) -> bool:
    mark = unit.provenance
    return mark is not None and mark.verb == "machine" and mark.get("glossary", "") != digest


def _apply(job: _Job, result: Result) -> None:
    outcome = job.task.outcome
    found = sum(term.found is not None for term in result.terms)
    outcome.terms += len(result.terms)
    outcome.found += found
    if not result.target:
        outcome.failed += 1
        return
    values = [("score", f"{result.score:.2f}")]
    if result.terms:
        values += [("terms", f"{found}/{len(result.terms)}"), ("how", ",".join(term.how for term in result.terms))]
    if job.digest:
        values.append(("glossary", job.digest))
    values.append(("on", _today()))
    target = result.target
    if not _software(job.unit):
        target = polish(target, job.task.target)
    target = restore(target, job.originals)
    job.task.catalog.put(fill(job.unit, (target,), Mark("machine", (result.engine,), tuple(values))))
    outcome.machine += 1


def _software(unit: Unit) -> bool:
    """Whether a unit is a message of software, whose signs are its programmer's business, and not running text."""
    return any(flag.endswith("-format") for flag in unit.flags)


def totals(tasks: Sequence[Task]) -> Counter[str]:
    """The sum of the tasks' outcomes, by field name."""
    counts: Counter[str] = Counter()
    for task in tasks:
        for name in Outcome.__slots__:
            counts[name] += getattr(task.outcome, name)
    return counts


def _today() -> str:
    return datetime.date.today().isoformat()
