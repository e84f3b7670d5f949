"""`l10n import`: what other tools have done to exported catalogs, brought back in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="XLIFF, TMX, CSV, TSV or XLSX files.")],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="CATALOG", help="The PO file (default: the one a file was exported from)."),
    ] = None,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where both sides changed, take the file's.")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="Where both sides changed, keep the catalog's.")] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Bring translated files back into their catalogs. Where a catalog has moved on meanwhile, nothing is changed and the units are listed.

    Example: l10n import astana.fr.xlf
    """
    from l10n.catalog.catalog import Catalog
    from l10n.cli.catalogs import project_or_none
    from l10n.config import find_project
    from l10n.errors import ConflictError, UsageError
    from l10n.pipeline.exchange import catalog_for, import_file, read_exchange
    from l10n.pipeline.paths import catalog_paths

    output = Output(as_json, quiet)
    if theirs and ours:
        raise UsageError("--theirs and --ours exclude each other", remedy="give one of them")
    prefer: Literal["theirs", "ours"] | None = "theirs" if theirs else "ours" if ours else None
    found = find_project(project) if into is None else project_or_none(project)
    known = catalog_paths(found) if found is not None and into is None else []
    root = found.root if found is not None else Path()
    done = [
        import_file(path, each, Catalog.load(into or catalog_for(each, path, root, known)), prefer)
        for path in files
        for each in read_exchange(path)
    ]
    shown = found.shown if found is not None else str
    output.result(
        {
            "files": [
                {
                    "path": str(one.file),
                    "catalog": shown(one.catalog.absolute()),
                    "taken": one.taken,
                    "same": one.same,
                    "unknown": one.unknown,
                    "conflicts": [
                        {
                            "unit": each.unit.id,
                            "line": each.unit.line,
                            "source": each.unit.source,
                            "ours": list(each.unit.targets),
                            "theirs": list(each.record.targets),
                        }
                        for each in one.conflicts
                    ],
                }
                for one in done
            ]
        }
    )
    for one in done:
        for clash in one.conflicts:
            output.warn(
                f'{shown(one.catalog.absolute())}:{clash.unit.line}: unit {clash.unit.id}: here "{" | ".join(clash.unit.targets)}", '
                f'in {one.file} "{" | ".join(clash.record.targets)}"'
            )
        if not one.conflicts:
            output.say(f"{one.file}: {one.taken} units taken, {one.same} unchanged, {one.unknown} not in the catalog")
    conflicts = sum(len(one.conflicts) for one in done)
    if conflicts:
        raise ConflictError(
            f"{conflicts} units were changed on both sides; their catalogs are as they were",
            remedy="decide with --theirs or --ours",
        )
