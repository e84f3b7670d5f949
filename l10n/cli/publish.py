"""`l10n publish`: targets back into articles, as pages that say what nobody has reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption, expect
from l10n.cli.output import Output


def publish(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where pages go (default: the project's site).")
    ] = None,
    min_state: Annotated[
        str | None, typer.Option("--min-state", metavar="STATE", help="Lowest state whose target readers see.")
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the pages of every language, each segment nobody has reviewed marked as such.

    Example: l10n publish --out site
    """
    from l10n.config import find_project
    from l10n.pipeline.publish import publish_project
    from l10n.states import STATES

    expect("--min-state", min_state, STATES)
    output = Output(as_json, quiet)
    found = find_project(project)
    with output.progress("publishing", "pages") as report:
        pages = publish_project(found, out, min_state, report)
    output.result(
        {
            "pages": [
                {
                    "path": found.shown(page.path),
                    "language": page.language,
                    "article": page.article,
                    "segments": page.segments,
                    "unreviewed": page.unreviewed,
                    "untranslated": page.untranslated,
                }
                for page in pages
            ]
        }
    )
    if not as_json:
        for page in pages:
            marks = (
                f"{page.unreviewed} of {page.segments} segments unreviewed, {page.untranslated} in the source language"
            )
            output.say(f"{found.shown(page.path)}: {marks if page.unreviewed or page.untranslated else 'no marks'}")
