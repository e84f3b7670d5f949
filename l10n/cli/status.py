"""`l10n status`: how far the catalogs are."""

from __future__ import annotations

from typing import Any

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output


def status(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Show, per article and language, how many units are in which state.

    Example: l10n status
    """
    from l10n.config import find_project

    show_status(find_project(project), Output(as_json, quiet))


def show_status(project: Any, output: Output) -> None:
    """Prints the table of states (with `--json`: the document of contract 4.4)."""
    from l10n.pipeline.status import status as count
    from l10n.states import STATES

    catalogs = count(project)
    if output.as_json:
        output.result(
            {
                "catalogs": [
                    {
                        "path": project.shown(one.path),
                        "language": one.language,
                        "article": one.article,
                        "units": one.units,
                        "words": one.words,
                    }
                    for one in catalogs
                ]
            }
        )
        return
    rows = [
        (
            one.article,
            one.language,
            *(str(one.units[state]) for state in STATES),
            _bar(one.units),
            str(sum(one.words.values())),
            ", ".join(f"{name} {count}" for name, count in one.reviewers.items()),
        )
        for one in catalogs
    ]
    columns = ("article", "language", *STATES, "reviewed", "words", "approved by")
    output.table(columns, rows, numeric=(*range(2, 2 + len(STATES)), columns.index("words")))
    if not catalogs:
        output.say('No catalogs yet: run "l10n extract" and "l10n update".')


def _bar(units: dict[str, int], width: int = 10) -> str:
    total = sum(units.values())
    share = (units["translated"] + units["approved"]) / total if total else 0.0
    return "█" * int(share * width) + "░" * (width - int(share * width)) + f" {share:4.0%}"
