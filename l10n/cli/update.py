"""`l10n update`: templates into catalogs."""

from __future__ import annotations

from collections import Counter

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output


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
        {"catalogs": [{"path": found.shown(one.path), "language": one.language, **one.changes.counts} for one in done]}
    )
    counts: Counter[str] = Counter()
    for one in done:
        counts.update(one.changes.counts)
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    output.say(f"{len(done)} catalogs in {found.shown(found.catalogs)}: {said}")
