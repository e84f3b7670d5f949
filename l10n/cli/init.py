"""`l10n init`: the settings file of a new project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output

_SETTINGS = """\
# Settings of this localisation project.
source = {source}
targets = {targets}
articles = {articles}
catalogs = "catalogs"
glossary = {glossary}
memory = ".l10n/memory.sqlite3"
site = "site"

[mt]
engine = "argos"

[publish]
min_state = "machine"      # lowest state whose target readers see; below it they see the source

[check]
fail_on = "error"
min_state = "translated"   # units below it fail the check
ignore = []
"""


def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where the project lies (made when absent).")
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="The language articles are written in.")] = "en",
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="LANG", help="A target language; may be repeated.")
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write l10n.toml for a new project.

    Example: l10n init news --from en --to fr --to ar
    """
    from l10n.config import NAME, load_project
    from l10n.errors import UsageError
    from l10n.files import write_text

    output = Output(as_json, quiet)
    if folder is not None and project is not None:
        raise UsageError("the folder is given twice", remedy="give either DIR or --project DIR")
    folder = folder or project or Path()
    path = folder / NAME
    if path.exists():
        raise UsageError("exists already", path=path, remedy="edit it, or start in another folder")
    if not to:
        raise UsageError("no target language", remedy="name one or more: l10n init --to fr --to ar")
    if source in to:
        raise UsageError(f'"{source}" is the source language', remedy="name another language with --to, or --from")
    glossaries = sorted(found.relative_to(folder).as_posix() for found in folder.glob("glossary/*.csv"))
    write_text(
        path,
        _SETTINGS.format(
            source=json.dumps(source),
            targets=json.dumps(to),
            articles=json.dumps([f"articles/**/*.{ending}" for ending in ("html", "md", "txt")]),
            glossary=json.dumps(glossaries),
        ),
    )
    try:
        load_project(path)
    except UsageError:
        path.unlink()
        raise
    (folder / "articles").mkdir(exist_ok=True)
    output.say(f'{path} written. Put articles into {folder / "articles"}, then run "l10n extract" and "l10n update".')
    output.result({"path": str(path)})
