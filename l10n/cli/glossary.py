"""`l10n glossary`: look terms up, check the glossary itself, import and export it, suggest what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption, expect
from l10n.cli.output import Output

if TYPE_CHECKING:
    from l10n.glossary.concept import Concept

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look terms up, check, import and export the glossary, find what it lacks.",
)

GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option("--glossary", metavar="FILE", help="Glossary file; may be repeated (default: the project's)."),
]


@app.command()
def lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text in which terms may occur.")],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="The text's language (default: the project's source).")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="LANG", help="Only terms with a rendering in this language.")
    ] = None,
    glossary: GlossaryOption = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show which terms a text holds, by which rule each was recognised, and how each is to be rendered.

    Example: l10n glossary lookup "Member States of ICESCO" --lang en --into fr
    """
    from l10n.glossary.glossary import load
    from l10n.text.languages import language

    output = Output(as_json, quiet)
    known = load(_paths(project, glossary))
    source = language(lang or _source(project)).code
    target = language(into).code if into else None
    matches = known.find(text, source, into=target)
    shown = [target] if target else [one for one in known.languages if one != source]
    output.result(
        {
            "matches": [
                {
                    "concept": match.concept.id,
                    "source": match.source,
                    "start": match.start,
                    "end": match.end,
                    "form": match.form,
                    "kind": match.kind,
                    "rule": match.rule,
                    "renderings": {one: list(match.renderings(one)) for one in shown},
                    "forbidden": {one: list(match.forbidden(one)) for one in shown},
                }
                for match in matches
            ]
        }
    )
    if as_json:
        return
    rows = [
        (match.source, match.concept.id, match.kind, match.rule, *(" | ".join(match.renderings(one)) for one in shown))
        for match in matches
    ]
    if rows:
        output.table(("found", "concept", "as", "rule", *shown), rows)
    else:
        output.say("No term of the glossary occurs in this text.")


@app.command()
def check(
    glossary: GlossaryOption = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            "--in", metavar="FILE", help="Text in the source language; terms in none of these are reported as well."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail the check, too.")] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check the glossary itself: duplicates, homographs, forbidden = preferred, empty terms. Exit 1 on errors.

    Example: l10n glossary check
    """
    from l10n.files import read_text
    from l10n.glossary.glossary import load
    from l10n.glossary.lint import lint

    output = Output(as_json, quiet)
    known = load(_paths(project, glossary))
    corpus = [(read_text(path), _source(project)) for path in texts or []]
    findings = lint(list(known), known.languages, corpus)
    fields = ("check", "severity", "message", "concept", "language")
    output.result(
        {
            "findings": [{field: getattr(one, field) for field in fields} for one in findings],
            "summary": {"concepts": len(known), "languages": list(known.languages)},
        }
    )
    if not as_json:
        for one in findings:
            language = f" ({one.language})" if one.language else ""
            output.verbatim(f"{one.severity}: {one.concept}{language}: {one.message} [{one.check}]\n")
    errors = sum(one.severity == "error" for one in findings)
    output.say(
        f"{len(known)} concepts in {', '.join(known.languages) or 'no language'}: {errors} errors, {len(findings) - errors} warnings"
    )
    if errors or (strict and findings):
        raise typer.Exit(1)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, Excel or TBX files.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="CSV", help="The glossary to add to (default: the project's first).")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Concepts whose id is there already are replaced.")
    ] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add the concepts of other files to a glossary; what is there stays unless --replace says otherwise.

    Example: l10n glossary import partners.tbx --to glossary/icesco.csv
    """
    from l10n.glossary.glossary import columns, load, read, write

    output = Output(as_json, quiet)
    target = to or _paths(project, None)[0]
    concepts = {concept.id: concept for concept in (read(target) if target.exists() else [])}
    before = len(concepts)
    kept = replaced = 0
    for concept in load(files):
        if concept.id in concepts and not replace:
            kept += 1
            continue
        replaced += concept.id in concepts
        concepts[concept.id] = concept
    added = len(concepts) - before
    if added or replaced:
        # A column that nobody has filled yet is there to be filled.
        known = [column for file in (target, *files) if file.exists() for column in columns(file)]
        write(target, list(concepts.values()), languages=known)
    output.result({"path": str(target), "added": added, "replaced": replaced, "kept": kept})
    output.say(f"{target}: {added} concepts added, {replaced} replaced, {kept} left as they were")


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write: .csv, .xlsx or .tbx.")],
    dialect: Annotated[
        str,
        typer.Option(
            "--dialect", metavar="dct|dca|basic", help="TBX v3 in DCT or DCA style, or the older TBX-Basic (martif)."
        ),
    ] = "dct",
    glossary: GlossaryOption = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the glossary as CSV, Excel workbook or TBX.

    Example: l10n glossary export icesco.tbx
    """
    from l10n.glossary.glossary import columns, load, write

    output = Output(as_json, quiet)
    expect("--dialect", dialect, ("dct", "dca", "basic"))
    files = _paths(project, glossary)
    concepts: list[Concept] = list(load(files))
    write(out, concepts, dialect, [column for file in files for column in columns(file)])
    output.result({"path": str(out), "concepts": len(concepts)})
    output.say(f"{len(concepts)} concepts written to {out}")


@app.command()
def suggest(
    articles: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[ARTICLE]...", help="Articles or folders of articles (default: all of the project's)."),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help="The articles' language (default: the project's source)."),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=0, help="How many candidates to show; 0 is all.")] = 30,
    glossary: GlossaryOption = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Suggest terms that the glossary lacks: what articles say like a term, where, and how catalogs have rendered it so far.

    Candidates are ranked by termhood (C-value); names and acronyms count more. Renderings are told only where the catalogs bear them out.

    Example: l10n glossary suggest articles/astana.html --top 10
    """
    from l10n.cli.catalogs import project_or_none
    from l10n.glossary.glossary import Glossary, load
    from l10n.pipeline.suggest import suggest as run
    from l10n.text.languages import language

    output = Output(as_json, quiet)
    found = project_or_none(project)
    paths = glossary or list(found.glossary if found else ())
    known = load(paths) if paths else Glossary()
    suggestions = run(found, articles or [], language(lang or _source(project)).code, known, top)
    output.result(
        {
            "candidates": [
                {
                    "term": one.candidate.term,
                    "forms": list(one.candidate.forms),
                    "frequency": one.candidate.frequency,
                    "termhood": one.candidate.termhood,
                    "contexts": [
                        {"location": context.place, "text": context.text} for context in one.candidate.contexts
                    ],
                    "renderings": {
                        target: [
                            {"text": each.text, "units": each.units, "read": each.read, "dice": each.dice}
                            for each in rendered
                        ]
                        for target, rendered in one.renderings.items()
                    },
                }
                for one in suggestions
            ]
        }
    )
    if as_json:
        return
    for one in suggestions:
        candidate = one.candidate
        lines = [f"{candidate.term}  ({candidate.frequency}×, termhood {candidate.termhood:g})"]
        for target, rendered in one.renderings.items():
            told = ", ".join(f"{each.text} ({each.units} units, {each.read} read)" for each in rendered)
            lines.append(f"  {target}: {told}")
        lines += [f"  {context.place}: {context.text}" for context in candidate.contexts]
        output.verbatim("".join(f"{line}\n" for line in lines))
    output.say(
        f"{len(suggestions)} candidates" if suggestions else "Nothing here looks like a term that the glossary lacks."
    )


def _paths(project: Path | None, given: list[Path] | None) -> list[Path]:
    """The glossary files: those given, else the project's."""
    from l10n.config import find_project
    from l10n.errors import UsageError

    if given:
        return given
    found = find_project(project)
    if not found.glossary:
        raise UsageError(
            "the project has no glossary",
            remedy='add glossary = ["glossary/terms.csv"] to l10n.toml, or give --glossary',
        )
    return list(found.glossary)


def _source(project: Path | None) -> str:
    """The project's source language; English where there is no project."""
    from l10n.cli.catalogs import project_or_none

    found = project_or_none(project)
    return found.source if found else "en"
