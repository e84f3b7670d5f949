"""`l10n memory`: take memories in, write them out, search, count, prune and forget."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output

if TYPE_CHECKING:
    from l10n.memory.match import Match

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Take translation memories in and write them out, search, count, prune.",
)

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="LANG", help="Source language (default: the project's).")
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="LANG", help="Target language.")]


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="TMX files.")],
    domain: Annotated[str, typer.Option("--domain", metavar="NAME", help="What the files are about.")] = "",
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Take TMX files into the memory; a file taken in before is replaced.

    Example: l10n memory import unesco.tmx --domain education
    """
    from l10n.config import find_project
    from l10n.memory.registry import open_memory
    from l10n.pipeline.memory import import_tmx

    output = Output(as_json, quiet)
    done = []
    with open_memory(find_project(project)) as memory:
        for path in files:
            with output.progress(f"reading {path.name}") as report:
                done.append((path, import_tmx(memory, path, domain, report)))
            output.say(f"{path}: {done[-1][1]} units")
    output.result({"files": [{"path": str(path), "units": units} for path, units in done]})


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the TMX.")],
    source: FromOption = None,
    to: ToOption = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the memory, or one language pair of it, as TMX 1.4b.

    Example: l10n memory export icesco.tmx --from en --to fr
    """
    from l10n.config import find_project
    from l10n.memory.registry import open_memory
    from l10n.pipeline.memory import export_tmx
    from l10n.text.languages import language

    output = Output(as_json, quiet)
    with open_memory(find_project(project)) as memory:
        units = export_tmx(memory, out, source and language(source).code, to and language(to).code)
    output.result({"path": str(out), "units": units})
    output.say(f"{units} units written to {out}")


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence, or words to look for with --holding.")],
    to: Annotated[str, typer.Option("--to", metavar="LANG", help="Target language.")],
    source: FromOption = None,
    holding: Annotated[
        bool, typer.Option("--holding", help="Concordance: units whose source or target holds TEXT.")
    ] = False,
    threshold: Annotated[
        int, typer.Option("--threshold", metavar="PERCENT", min=1, max=100, help="Lowest similarity shown.")
    ] = 70,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="How many to show.")] = 5,
    domain: Annotated[str, typer.Option("--domain", metavar="NAME", help="What the text is about.")] = "",
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show the units most like a sentence, with percentages, or those that hold certain words.

    Example: l10n memory search "The congress opened in Astana." --to fr
    """
    from l10n.config import find_project
    from l10n.memory.registry import open_memory
    from l10n.text.languages import language

    output = Output(as_json, quiet)
    found = find_project(project)
    pair = language(source or found.source).code, language(to).code
    with open_memory(found) as memory:
        if holding:
            matches: list[Match] = memory.concordance(text, *pair, limit)
        else:
            matches = memory.fuzzy(text, *pair, threshold, limit, domain)
    output.result({"matches": [match.told() for match in matches]})
    if as_json:
        return
    rows = [
        ("" if holding else f"{match.percent} %", match.source, match.target, match.state, match.document, match.origin)
        for match in matches
    ]
    if rows:
        output.table(("match", "source", "target", "state", "document", "by"), rows, numeric=(0,))
    else:
        output.say("The memory holds nothing like it.")


@app.command()
def stats(project: ProjectOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Count what the memory holds: by language pair, state, domain and document.

    Example: l10n memory stats
    """
    from l10n.config import find_project
    from l10n.memory.registry import open_memory

    output = Output(as_json, quiet)
    with open_memory(find_project(project)) as memory:
        counted, documents = memory.stats(), memory.documents()
    output.result(
        {
            "units": counted.units,
            "states": counted.states,
            "pairs": [
                {"source": source, "language": target, "units": units}
                for (source, target), units in counted.pairs.items()
            ],
            "domains": counted.domains,
            "documents": [
                {"name": name, "source": source, "language": target, "units": units}
                for name, source, target, units in documents
            ],
        }
    )
    if not as_json:
        output.table(
            ("document", "from", "to", "units"),
            [(name, source, target, str(units)) for name, source, target, units in documents],
            numeric=(3,),
        )
    states = ", ".join(f"{units} {state}" for state, units in counted.states.items())
    output.say(f"{counted.units} units in {counted.documents} documents{f': {states}' if states else ''}")


@app.command()
def prune(
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="NAME", help="Forget this document altogether; may be repeated."),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="DATE", help="Forget units approved or first seen before this day (ISO)."),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Forget documents or old units; nothing of them is left in the memory's file. "l10n translate" adds the project's own catalogs again.

    Example: l10n memory prune --document fr/news/astana
    """
    import datetime

    from l10n.config import find_project
    from l10n.errors import UsageError
    from l10n.memory.registry import open_memory

    if not document and not before:
        raise UsageError("nothing named to forget", remedy="give --document NAME or --before DATE")
    if before:
        try:
            before = datetime.date.fromisoformat(before).isoformat()
        except ValueError:
            raise UsageError(f'"{before}" is no day', remedy="for example --before 2020-01-01") from None
    output = Output(as_json, quiet)
    with open_memory(find_project(project)) as memory:
        known = {name for name, *_ in memory.documents()}
        unknown = [name for name in document or () if name not in known]
        if unknown:
            raise UsageError(
                f'the memory has no document "{unknown[0]}"', remedy='"l10n memory stats" shows those there are'
            )
        removed = sum(memory.forget(name) for name in dict.fromkeys(document or ()))
        removed += memory.prune(before) if before else 0
    output.result({"removed": removed})
    output.say(f"{removed} units forgotten")
