"""`l10n check`: findings in catalogs, in the dialect of whoever reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, PathsArgument, ProjectOption, QuietOption, expect
from l10n.cli.output import Output, counted


def check(
    paths: PathsArgument = None,
    report_format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="text, json, github, sarif, junit or gitlab.")
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 from error or warning on, or never.")
    ] = None,
    min_state: Annotated[
        str | None, typer.Option("--min-state", metavar="STATE", help="Units below this state are findings.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Only units new or changed since this git revision.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings listed in this file.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="List the present findings in this file.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is mechanically safe, then check.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: show the changes, write nothing.")] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Look for missing, unreviewed and faulty translations; exit 1 when there are some.

    Example: l10n check --format github --min-state translated
    """
    from l10n.checks import baseline as baselines
    from l10n.checks.reports import REPORTS
    from l10n.checks.reports.text import pieces
    from l10n.cli.catalogs import chosen_catalogs
    from l10n.errors import UsageError
    from l10n.pipeline.check import check_paths, fails, fix_paths
    from l10n.states import STATES

    if as_json and report_format not in (None, "json"):
        raise UsageError(f"--json and --format {report_format} exclude each other", remedy="give one of them")
    name = "json" if as_json else report_format or "text"
    expect("--format", name, REPORTS)
    expect("--fail-on", fail_on, ("error", "warning", "never"))
    expect("--min-state", min_state, STATES)
    output = Output(as_json, quiet)
    found, files = chosen_catalogs(paths, project)
    if dry_run and not fix:
        raise UsageError("--dry-run is for --fix", remedy="write l10n check --fix --dry-run")
    if fix:
        shown = found.shown if found else Path.as_posix
        mended = []
        for path, units, difference in fix_paths(files, found, dry_run):
            mended.append({"path": shown(path), "units": units, "difference": difference})
            if not dry_run:
                output.say(f"{shown(path)}: {counted(units, 'unit')} mended")
            elif not as_json:
                output.verbatim(difference)
        if dry_run:
            output.result({"changes": mended})
            return
    accepted = baselines.load(baseline) if baseline else frozenset()
    findings = check_paths(files, found, min_state, since=since, everything=not paths)
    if write_baseline:
        baselines.save(write_baseline, findings)
        output.result({"path": str(write_baseline), "findings": len(findings)})
        output.say(f"{write_baseline}: {counted(len(findings), 'finding')}")
        return
    findings = baselines.without(findings, accepted)
    if name == "text":
        output.styled(pieces(findings))
    else:
        output.write(REPORTS[name](findings))
    if fails(findings, fail_on or (found.fail_on if found else "error")):
        raise typer.Exit(1)
