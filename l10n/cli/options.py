"""The options that commands share, and the help text of each, written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="The project's folder (default: the nearest l10n.toml upward)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output, for programs.")]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no remarks, only results and errors.")
]
LanguageOption = Annotated[str, typer.Option("--lang", metavar="LANG", help="The language, for example ar.")]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Catalogs or folders of catalogs (default: all of the project's)."),
]
