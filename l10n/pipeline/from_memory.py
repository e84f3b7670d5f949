"""Filling units from translation memory: the same source copied, a similar one offered, and neither taken for reviewed."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalog.marks import Mark, today
from l10n.catalog.states import fill
from l10n.catalog.unit import Previous
from l10n.memory.memory import TranslationMemory
from l10n.pipeline.task import Task
from l10n.text import codes

OFFERED = 85
"""The lowest score, in percent, at which a similar unit's target is offered as it stands. A machine's is further from a person's by then
(`benchmarks.fuzzy`), but only this one may be shown to readers."""


def fill_from_memory(task: Task, memory: TranslationMemory, fuzzy: int = 100, *, again: bool = False) -> None:
    """Fills the open units of a task that the memory knows, exactly or by a source at least `OFFERED` percent similar; the rest stays as it is.

    Units of the memory that are at least `fuzzy` percent similar are noted for the engine. With `again`, units in state `machine` are open, too.
    Whatever its match was worth where it stood, here nobody has reviewed it: the unit is `machine`, and its mark says what it was. With a fuzzy
    match the similar source stands as the previous one, so that editors show where the two differ.
    """
    units = list(task.catalog)
    for index, unit in enumerate(units):
        if unit.state != "untranslated" and not (again and unit.state == "machine"):
            continue
        match = memory.exact(
            unit.source,
            context=unit.context,
            previous=units[index - 1].source if index else None,
            next=units[index + 1].source if index + 1 < len(units) else None,
            source_lang=task.source,
            target_lang=task.target,
            plural=unit.plural,
        )
        if match is None and unit.plural is None and fuzzy < 100:
            near = memory.fuzzy(unit.source, task.source, task.target, fuzzy, 1)
            if near and near[0].score >= fuzzy and codes.same(unit.source, near[0].target):
                task.similar[unit.key] = near[0]
                match = near[0] if near[0].score >= OFFERED else None
        if match is None or len(match.targets) != len(unit.targets):
            continue
        values = [("match", f"{match.percent}%"), ("document", match.document)]
        if match.state == "approved":
            values.append(("approved", match.origin))
        values.append(("on", today()))
        filled = fill(unit, match.targets, Mark("tm", (match.kind,), tuple(values)))
        if match.kind == "fuzzy":
            filled = replace(filled, previous=Previous(match.source))
        task.catalog.put(filled)
        task.remembered.add(unit.key)
        task.outcome.memory += 1
