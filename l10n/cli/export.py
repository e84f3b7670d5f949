"""`l10n export`: catalogs as other tools' files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, PathsArgument, ProjectOption, QuietOption, expect
from l10n.cli.output import Output, counted


def export(
    paths: PathsArgument = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="xliff12, xliff2, tmx, csv or xlsx.")
    ] = "xliff12",
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="A folder, or for one catalog a file.")] = Path(
        "exchange"
    ),
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write catalogs as XLIFF 1.2 or 2.0, TMX, CSV or XLSX; "l10n import" brings what comes back in.

    Example: l10n export catalogs/fr/astana.po --format xliff12 --out astana.fr.xlf
    """
    from l10n.cli.catalogs import chosen_catalogs
    from l10n.errors import UsageError
    from l10n.glossary.glossary import load
    from l10n.pipeline.exchange import ENDINGS, export_catalog

    output = Output(as_json, quiet)
    expect("--format", form, ENDINGS)
    found, files = chosen_catalogs(paths, project)
    glossary = load(found.glossary if found is not None else ())
    ending = out.suffix.lower().replace(".xliff", ".xlf")
    single = len(files) == 1 and ending == ENDINGS[form]
    if out.is_file() and not single:
        raise UsageError(
            "is there already", path=out, remedy=f"name a folder, or for one catalog a {ENDINGS[form]} file"
        )
    done: list[tuple[str, Path, int]] = []
    for path in files:
        place = path.absolute()
        if single:
            written = out
        else:
            inside = found is not None and place.is_relative_to(found.catalogs)
            name = place.relative_to(found.catalogs) if found is not None and inside else Path(path.name)
            written = (out / name).with_suffix(ENDINGS[form])
            if any(written == other for _, other, _ in done):
                raise UsageError(f'two catalogs would be written to "{written}"', remedy="export them one by one")
        original = found.shown(place) if found is not None else path.as_posix()
        units = export_catalog(path, form, written, found.source if found is not None else "en", original, glossary)
        done.append((original, written, units))
        output.say(f"{written}: {counted(units, 'unit')}")
    output.result(
        {"files": [{"catalog": catalog, "path": str(written), "units": units} for catalog, written, units in done]}
    )
