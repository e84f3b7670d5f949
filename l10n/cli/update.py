"""`l10n update`: templates into catalogs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output, counted

if TYPE_CHECKING:
    from l10n.catalog.unit import Unit


SHOWN = 10
"""So many changed units are told of each catalog; --json has all."""


def update(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Bring every language's catalogs up to the templates; nobody's work is lost.

    Example: l10n update
    """
    from l10n.config import find_project
    from l10n.pipeline.update import update as run

    output = Output(as_json, quiet)
    found = find_project(project)
    with output.progress("updating", "templates") as report:
        done = run(found, report)
    output.result(
        {
            "catalogs": [
                {
                    "path": found.shown(one.path),
                    "language": one.language,
                    **one.changes.counts,
                    "waiting": [_waiting(unit) for unit in one.changes.waiting],
                }
                for one in done
            ]
        }
    )
    for one in done:
        for unit in one.changes.waiting[:SHOWN]:
            told = _waiting(unit)
            output.say(
                f"{found.shown(one.path)}: unit {unit.id} needs work, {told['changed']} changed: {told['difference']}"
            )
        if len(one.changes.waiting) > SHOWN:
            output.say(f"{found.shown(one.path)}: {len(one.changes.waiting) - SHOWN} more need work: see l10n check")
    counts: Counter[str] = Counter()
    for one in done:
        counts.update(one.changes.counts)
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    output.say(f"{counted(len(done), 'catalog')} in {found.shown(found.catalogs)}: {said}")


def _waiting(unit: Unit) -> dict[str, str]:
    from l10n.catalog.difference import since

    kind, difference = since(unit) or ("words", "")
    return {"unit": unit.id, "changed": kind, "difference": difference}
