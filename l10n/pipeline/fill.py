"""Filling units by machine translation under the glossary, in the forms that their plurals and choices need.

Works on catalogs in memory, whatever they came from; which catalogs these are and where they are saved is the caller's business. Contract 4.1:
only empty targets and units in state `machine` are ever filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from l10n.catalog.marks import Mark, today
from l10n.catalog.states import fill
from l10n.catalog.unit import Previous, Unit
from l10n.errors import InputError
from l10n.glossary.glossary import Glossary, Match
from l10n.mt.choices import Plan, plan
from l10n.mt.engine import Engine, Request, Result, Similar
from l10n.mt.messages import Guarded, guard
from l10n.mt.plurals import Attempt, attempts, ways
from l10n.mt.rounds import Rounds
from l10n.mt.terms import requested
from l10n.pipeline.task import Task
from l10n.text.icu import has_choice
from l10n.text.languages import language
from l10n.text.months import months_chosen
from l10n.text.plurals import PluralForms, plural_forms
from l10n.text.typography import polish

CHUNK = 96
"""Segments handed to the engine at once: enough to fill its batches, few enough that progress moves and little is lost by a kill."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A unit to be filled. `forms` has what may be tried for each of its targets, one after the other: one target, one per plural form, or one
    per sentence of a message with choices, which the `plan` makes one target of."""

    task: Task
    unit: Unit
    forms: tuple[tuple[Attempt, ...], ...]
    digest: str
    plan: Plan | None = None


@dataclass(slots=True)
class _Draft:
    """What is there of a job's targets, and the results they were made of; empty where an attempt failed or none was made."""

    targets: list[str]
    results: list[Result]


def fill_by_machine(
    tasks: Sequence[Task],
    engine: Engine,
    glossary: Glossary,
    *,
    again: bool = False,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Task]:
    """Fills open units of tasks that share one language pair; yields each task whose catalog has just changed, so that it can be saved.

    `again` redoes every unit in state `machine`; otherwise only those whose matched glossary terms changed. Equal requests are made once. What the
    engine makes of a similar unit takes the place of that one's target as it was; where it cannot, that stays.
    """
    jobs = [job for task in tasks for unit in task.catalog if (job := _job(task, unit, glossary, again)) is not None]
    # Equal messages side by side, so that each is translated once.
    jobs.sort(key=lambda job: (len(job.unit.source), job.unit.source))
    done = 0
    for chunk in _chunks(jobs):
        changed: dict[int, Task] = {}
        for job, draft in zip(chunk, _drafts(chunk, engine, glossary), strict=True):
            _apply(job, draft)
            changed[id(job.task)] = job.task
        done += len(chunk)
        yield from changed.values()
        report(done, len(jobs))


def _job(task: Task, unit: Unit, glossary: Glossary, again: bool) -> _Job | None:
    similar = unit.key in task.similar
    if unit.key in task.remembered and not similar:
        return None
    if unit.state not in ("untranslated", "machine"):
        task.outcome.kept += 1
        return None
    sources = [unit.source] if unit.plural is None else [unit.source, unit.plural]
    matches: list[Match] = [
        match for source in sources for match in glossary.find(source, task.source, into=task.target)
    ]
    digest = glossary.digest(matches) if matches else ""
    if unit.state == "machine" and not again and not similar and not _terms_changed(unit, digest):
        task.outcome.kept += 1
        return None
    planned = None
    if any(map(has_choice, sources)):
        planned = plan(unit.source, task.source, task.target) if unit.plural is None else None
        if planned is None or not planned.attempts:
            task.outcome.failed += 1
            return None
        tried = [list(attempts) for attempts in planned.attempts]
    elif unit.plural is None:
        tried = [ways([Attempt(guard(unit.source, unit.flags, markup=True))], pair=(task.source, task.target))]
    else:
        own, target = plural_forms(language(task.source).plural_forms), _plural_forms(task)
        tried = attempts(unit.source, unit.plural, unit.flags, target, own, task.source)
    return _Job(task, unit, tuple(map(tuple, tried)), digest, planned)


def _plural_forms(task: Task) -> PluralForms:
    """Those that the catalog's header declares, else those of its language."""
    declared = task.catalog.header.get("Plural-Forms", "")
    try:
        return plural_forms(declared)
    except InputError:
        return plural_forms(language(task.target).plural_forms)


def _chunks(jobs: Sequence[_Job]) -> Iterator[list[_Job]]:
    """The jobs, about `CHUNK` targets at a time; equal messages stay together."""
    chunk: list[_Job] = []
    size = 0
    for job in jobs:
        if size >= CHUNK and job.unit.source != chunk[-1].unit.source:
            yield chunk
            chunk, size = [], 0
        chunk.append(job)
        size += len(job.forms)
    if chunk:
        yield chunk


def _drafts(jobs: Sequence[_Job], engine: Engine, glossary: Glossary) -> list[_Draft]:
    """A draft per job, in as many rounds as attempts are needed; equal requests are made once."""
    drafts = [_Draft([""] * len(job.forms), []) for job in jobs]
    places = [(job, draft, form) for job, draft in zip(jobs, drafts, strict=True) for form in range(len(draft.targets))]
    rounds = Rounds([job.forms[form] for job, _, form in places])
    asked: dict[Request, Result] = {}
    while due := rounds.due():
        requests = [_request(places[place][0], attempt.guarded, glossary) for place, attempt in due]
        fresh = [request for request in dict.fromkeys(requests) if request not in asked]
        asked.update(zip(fresh, engine.translate(fresh), strict=True))
        for (place, attempt), request in zip(due, requests, strict=True):
            job, draft, form = places[place]
            result = asked[request]
            finish = partial(_polished, task=job.task) if not _software(job.unit) else str
            restored = attempt.restored(result.target, finish) if result.target else None
            if restored:
                draft.targets[form] = restored
                draft.results.append(result)
                rounds.done(place)
    return drafts


def _polished(target: str, task: Task) -> str:
    return months_chosen(polish(target, task.target, task.choices), task.target, task.choices)


def _request(job: _Job, guarded: Guarded, glossary: Glossary) -> Request:
    task, near = job.task, job.task.similar.get(job.unit.key)
    # What stands in a message for its placeholders does not stand in another one.
    similar = Similar(near.source, near.target) if near and not guarded.originals and job.plan is None else None
    matches = glossary.find(guarded.text, task.source, into=task.target)
    return Request(guarded.text, requested(matches, task.target), similar=similar)


def _terms_changed(unit: Unit, digest: str) -> bool:
    mark = unit.provenance
    return mark is not None and mark.verb == "machine" and mark.get("glossary", "") != digest


def _apply(job: _Job, draft: _Draft) -> None:
    outcome, key = job.task.outcome, job.unit.key
    near = job.task.similar[key] if any(result.repaired for result in draft.results) else None
    if key in job.task.remembered and not near:
        return
    terms = [term for result in draft.results for term in result.terms]
    found = sum(term.found is not None for term in terms)
    outcome.terms += len(terms)
    outcome.found += found
    if not all(draft.targets):
        outcome.failed += 1
        return
    if near:
        # The model's score would be that of a person's words.
        values = [("match", f"{near.percent}%"), ("document", near.document)]
    else:
        values = [("score", f"{min(result.score for result in draft.results):.2f}")]
    if terms:
        values += [("terms", f"{found}/{len(terms)}"), ("how", ",".join(term.how for term in terms))]
    if job.digest:
        values.append(("glossary", job.digest))
    values.append(("on", today()))
    mark = Mark("machine", (draft.results[0].engine,), tuple(values))
    targets = [job.plan.assembled(draft.targets)] if job.plan else draft.targets
    filled = fill(job.unit, targets, mark)
    job.task.catalog.put(replace(filled, previous=Previous(near.source)) if near else filled)
    outcome.machine += 1
    outcome.memory -= key in job.task.remembered
    outcome.plural += job.unit.plural is not None


def _software(unit: Unit) -> bool:
    """Whether a unit is a message of software, whose signs are its programmer's business, and not running text."""
    return any(flag.endswith("-format") for flag in unit.flags)
