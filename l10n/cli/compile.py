"""`l10n compile`: catalogs into `.mo` files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, PathsArgument, ProjectOption, QuietOption, expect
from l10n.cli.output import Output, counted


def compile(  # noqa: A001
    paths: PathsArgument = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write DIR/<lang>/LC_MESSAGES/<name>.mo (default: beside the catalogs)."
        ),
    ] = None,
    min_state: Annotated[
        str,
        typer.Option(
            "--min-state", metavar="STATE", help="Lowest state that goes in: machine, translated or approved."
        ),
    ] = "translated",
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the .mo files that programs read. Fuzzy messages stay out, as with msgfmt, unless --min-state machine lets a machine's in.

    Example: l10n compile --out build/locale
    """
    from l10n.cli.catalogs import chosen_catalogs
    from l10n.pipeline.compile import MIN_STATES, compile_catalogs

    expect("--min-state", min_state, MIN_STATES)
    output = Output(as_json, quiet)
    found, files = chosen_catalogs(paths, project)
    done = compile_catalogs(files, found, out, min_state)
    shown = found.shown if found else str
    output.result(
        {
            "catalogs": [
                {
                    "path": shown(one.path),
                    "mo": shown(one.mo),
                    "language": one.language,
                    "messages": one.messages,
                    "left_out": one.left,
                    "partial": one.partial,
                }
                for one in done
            ]
        }
    )
    for one in done:
        if one.partial:
            output.warn(
                f"{shown(one.path)}: {one.partial} messages lack a plural form and show nothing for it — fill it"
            )
    messages, left = sum(one.messages for one in done), sum(one.left for one in done)
    output.say(
        f"{counted(len(done), 'catalog')} compiled: {messages} messages, {left} left out (empty, or not yet {min_state})"
    )
