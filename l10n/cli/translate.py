"""`l10n translate`: the project's catalogs, files named by hand, or lines of standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption, expect
from l10n.cli.output import Output

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary
    from l10n.pipeline.translate import Settings, Translated


def translate(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Articles, PO files, folders, or - for lines (default: the project)."
        ),
    ] = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="LANG", help="Target language; may be repeated.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="LANG", help="Source language (default: detected).")
    ] = None,
    glossary: Annotated[
        list[Path] | None, typer.Option("--glossary", metavar="CSV", help="Glossary to obey; may be repeated.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where translated files go.")] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", metavar="NAME", help="argos, libretranslate or pseudo.")
    ] = None,
    beam: Annotated[int | None, typer.Option("--beam", min=1, max=32, help="Beam size (default 4).")] = None,
    fast: Annotated[bool, typer.Option("--fast", help="Greedy: about twice as fast, a little worse.")] = False,
    retranslate: Annotated[
        bool, typer.Option("--retranslate", help="Redo every unit that only a machine has filled.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 when a unit or a glossary term is left open.")
    ] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="With -: lines are JSON objects with their own terms.")
    ] = False,
    markup: Annotated[
        str, typer.Option("--markup", metavar="plain|xml", help="With -: whether tags are inline codes.")
    ] = "plain",
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Fill what is untranslated, from memory and by offline machine translation under the glossary.

    Examples: l10n translate · l10n translate article.html --to fr --out out · echo "Hello." | l10n translate - --to fr
    """
    from l10n.errors import UsageError
    from l10n.pipeline.translate import Settings

    output = Output(as_json, quiet)
    expect("--markup", markup, ("plain", "xml"))
    _refuse_idle(
        inputs or [],
        {"--from": source, "--glossary": glossary, "--out": out},
        {"--out": out, "--retranslate": retranslate},
        {"--jsonl": jsonl, "--markup": markup != "plain"},
    )
    chosen = Settings(engine or "argos", 1 if fast else beam or 4, retranslate)
    if not inputs:
        left = _project(project, chosen, bool(engine), bool(fast or beam), to or [], output)
    elif inputs == ["-"]:
        left = _lines(source, to or [], glossary or [], chosen, jsonl, markup == "xml", output)
    elif "-" in inputs:
        raise UsageError("- stands alone", remedy="translate standard input and files in two runs")
    else:
        left = _files([Path(name) for name in inputs], source, to or [], glossary or [], out, chosen, output)
    if strict and left:
        raise typer.Exit(1)


def _refuse_idle(
    inputs: Sequence[str],
    by_hand: Mapping[str, object],
    for_files: Mapping[str, object],
    for_lines: Mapping[str, object],
) -> None:
    """Raises `UsageError` for a given option that would do nothing here: a wish must not be passed over in silence."""
    from l10n.errors import UsageError

    lines = list(inputs) == ["-"]
    idle = [] if lines else [(name, "- (standard input)") for name, value in for_lines.items() if value]
    if not inputs:
        idle += [(name, "inputs named by hand") for name, value in by_hand.items() if value]
    elif lines:
        idle += [(name, "files") for name, value in for_files.items() if value]
    if idle:
        raise UsageError(f"{idle[0][0]} goes only with {idle[0][1]}", remedy='see "l10n translate --help"')


def _project(
    folder: Path | None, settings: Settings, engine: bool, beam: bool, languages: Sequence[str], output: Output
) -> bool:
    import dataclasses

    from l10n.config import find_project
    from l10n.errors import UsageError
    from l10n.mt.registry import engine_of
    from l10n.pipeline.translate import translate_project
    from l10n.text.languages import language

    project = find_project(folder)
    languages = [language(name).code for name in languages]
    unknown = [code for code in languages if code not in project.languages]
    if unknown:
        raise UsageError(
            f'"{unknown[0]}" is not among the project\'s languages', remedy=f"known: {', '.join(project.languages)}"
        )
    if not engine:
        settings = dataclasses.replace(settings, engine=engine_of(project))
    settings = dataclasses.replace(settings, url=project.mt_url, fuzzy=project.fuzzy)
    if not beam:
        settings = dataclasses.replace(settings, beam=project.beam)
    with output.progress("translating") as report:
        done = translate_project(project, settings, languages, lambda _, count, total: report(count, total))
    return _tell(done, output, explicit=bool(languages), shown=project.shown)


def _files(
    paths: Sequence[Path],
    source: str | None,
    targets: Sequence[str],
    glossaries: Sequence[Path],
    out: Path | None,
    settings: Settings,
    output: Output,
) -> bool:
    from l10n.pipeline.files import file_jobs, write_page
    from l10n.pipeline.translate import translate_tasks

    jobs = file_jobs(paths, source, targets, out)
    with output.progress("translating") as report:
        done = translate_tasks(
            [job.task for job in jobs], _glossary(glossaries), settings, lambda _, count, total: report(count, total)
        )
    for job in jobs:
        if (job.task.source, job.task.target) in done.failures:
            continue
        job.task.catalog.save()
        write_page(job, "machine")
        output.say(str(job.page or job.task.catalog.path))
    return _tell(done, output, explicit=True, pages=[job.page for job in jobs if job.page is not None])


def _lines(
    source: str | None,
    targets: Sequence[str],
    glossaries: Sequence[Path],
    settings: Settings,
    jsonl: bool,
    markup: bool,
    output: Output,
) -> bool:
    from l10n.cli.lines import input_lines
    from l10n.errors import UsageError
    from l10n.mt.registry import create
    from l10n.pipeline.lines import WINDOW, LineMode, as_json, as_line, translate_lines
    from l10n.text.languages import language

    if len(targets) != 1:
        raise UsageError("line mode translates into one language", remedy="give exactly one --to, for example --to fr")
    lines = input_lines(None)
    glossary = _glossary(glossaries)
    if source is None:
        lines, source = _detected(lines, targets, jsonl)
    mode = LineMode(language(source).code, language(targets[0]).code, jsonl, markup)
    if mode.source == mode.target:
        raise UsageError(f'the input is in "{mode.target}" already', remedy="name another language with --to")
    engine = create(settings.engine, mode.source, mode.target, beam=settings.beam)
    window = 1 if sys.stdin.isatty() else WINDOW
    left = False
    for number, result in enumerate(translate_lines(lines, mode, engine, glossary, window), 1):
        if not result.score and result.source.strip():
            output.say(f"line {number} could not be translated and stands as it was")
        left |= not result.score or any(term.found is None for term in result.terms)
        sys.stdout.write((as_json(result) if output.as_json else as_line(result)) + "\n")
        if window == 1:
            sys.stdout.flush()
    return left


def _detected(lines: Iterator[str], targets: Sequence[str], jsonl: bool) -> tuple[Iterator[str], str]:
    """The lines again, and the language of the segments in the first fifty."""
    import itertools

    from l10n.errors import InputError, UsageError
    from l10n.pipeline.lines import read_line
    from l10n.pipeline.source_language import source_language

    head = list(itertools.islice(lines, 50))
    texts: list[str] = []
    for number, line in enumerate(head, 1):
        try:
            texts.append(read_line(line, number, jsonl)[0])
        except InputError:
            # Told in its turn, after the lines before it, where there are some.
            if not texts:
                raise
            break
    found = source_language("\n".join(texts), targets)
    if found is None:
        raise UsageError(
            "the language of the input cannot be told", remedy="name it with --from, for example --from en"
        )
    return itertools.chain(head, lines), found


def _glossary(paths: Sequence[Path]) -> Glossary:
    from l10n.glossary.glossary import load

    return load(paths)


def _tell(
    done: Translated,
    output: Output,
    explicit: bool,
    shown: Callable[[Path], str] = str,
    pages: Sequence[Path] = (),
) -> bool:
    """Prints what a run did; says whether a unit or a term was left open. Raises the first failure when nothing else could be done."""
    import dataclasses

    from l10n.pipeline.task import open_units, totals

    counts, open_now = totals(done.tasks), open_units(done.tasks)
    pairs = {(task.source, task.target) for task in done.tasks}
    if done.failures and (explicit or pairs == set(done.failures)) and open_now:
        raise next(iter(done.failures.values()))
    for message in dict.fromkeys(str(error) for error in done.failures.values()):
        output.warn(message)
    output.result(
        {
            "catalogs": [
                {
                    "path": shown(task.catalog.path or Path()),
                    "source": task.source,
                    "language": task.target,
                    **dataclasses.asdict(task.outcome),
                }
                for task in done.tasks
            ],
            "pages": [str(page) for page in pages],
            "failures": [
                {"source": source, "language": target, "message": str(error)}
                for (source, target), error in done.failures.items()
            ],
        }
    )
    output.say(
        f"{counts.machine} units machine-translated, {counts.memory} from memory, {counts.kept} kept, "
        f"{open_now} still untranslated; glossary terms found: {counts.found} of {counts.terms}"
    )
    return bool(open_now) or counts.found < counts.terms
