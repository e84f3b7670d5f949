"""The options that commands share, with the help text of each, and how a value that is none is told."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from l10n.errors import UsageError

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


def expect(option: str, value: str | None, known: Collection[str]) -> None:
    """Raises `UsageError` when the `value` of an option (None: not given) is none of those `known`."""
    if value is not None and value not in known:
        raise UsageError(f'{option} is "{value}"', remedy=f"give one of: {', '.join(known)}")
