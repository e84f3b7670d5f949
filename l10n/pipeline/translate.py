"""Translate: the open units of a project's catalogs, pair by pair, saved as they are finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.config import Project
from l10n.errors import InputError, ModelError
from l10n.glossary.glossary import Glossary, load
from l10n.memory.match import THRESHOLD
from l10n.memory.registry import open_memory
from l10n.mt.registry import create
from l10n.pipeline.fill import fill_by_machine
from l10n.pipeline.from_memory import fill_from_memory
from l10n.pipeline.paths import catalog_name, catalog_paths
from l10n.pipeline.task import Task
from l10n.text.typography import Choices

Report = Callable[[str, int, int], None]
"""Told (what, done, total) as work goes on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to translate. `again` redoes all units in state `machine`; `url` is the server of an engine whose models are elsewhere.
    `fuzzy` is the lowest score, in percent, at which a similar unit of the memory is of use to a translation.
    """

    engine: str = "argos"
    beam: int = 4
    again: bool = False
    url: str | None = None
    fuzzy: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class Translated:
    """What a run did: its tasks with their outcomes, and per language pair why nothing could be done (a missing model, say)."""

    tasks: tuple[Task, ...]
    failures: dict[tuple[str, str], ModelError]


def translate_project(
    project: Project,
    settings: Settings,
    languages: Sequence[str] = (),
    report: Report = lambda what, done, total: None,
) -> Translated:
    """Fills every catalog of the project (of `languages` only, when given) from its memory and by MT.

    The memory is brought up to date first from the translated and approved units of all catalogs. Raises `InputError` when there are no catalogs.
    """
    tasks = [
        _task(path, project)
        for path in catalog_paths(project)
        if not languages or path.relative_to(project.catalogs).parts[0] in languages
    ]
    if not tasks:
        raise InputError(
            "has no catalogs to translate", path=project.catalogs, remedy='run "l10n extract" and "l10n update" first'
        )
    with open_memory(project) as memory:
        for task in tasks:
            memory.add(task.catalog, task.source, task.target, document=task.name)
        for task in tasks:
            fill_from_memory(task, memory, settings.fuzzy, again=settings.again)
            task.catalog.save()
    return translate_tasks(tasks, load(project.glossary), settings, report)


def translate_tasks(
    tasks: Sequence[Task], glossary: Glossary, settings: Settings, report: Report = lambda what, done, total: None
) -> Translated:
    """Fills tasks of any language pairs by MT, saving each catalog whenever some of it is finished."""
    failures: dict[tuple[str, str], ModelError] = {}
    for source, target in sorted({(task.source, task.target) for task in tasks}):
        group = [task for task in tasks if (task.source, task.target) == (source, target)]

        def step(done: int, total: int, pair: str = f"{source} → {target}") -> None:
            report(pair, done, total)

        try:
            engine = create(settings.engine, source, target, beam=settings.beam, url=settings.url)
            for task in fill_by_machine(group, engine, glossary, again=settings.again, report=step):
                task.catalog.save()
        except ModelError as error:
            failures[source, target] = error
    return Translated(tuple(tasks), failures)


def _task(path: Path, project: Project) -> Task:
    catalog = Catalog.load(path)
    name = catalog_name(path, project)
    language = name.split("/")[0]
    return Task(catalog, catalog.source_language or project.source, language, name, choices=typography_choices(project))


def typography_choices(project: Project) -> Choices:
    """The digits and months that the project chooses."""
    return Choices(project.digits, project.months)
