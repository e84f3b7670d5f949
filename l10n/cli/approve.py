"""`l10n approve`: a person says that targets are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.options import JsonOption, PathsArgument, ProjectOption, QuietOption, expect
from l10n.cli.output import Output


def approve(
    paths: PathsArgument = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="ID", help="Only this unit; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only units in this state; may be repeated.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All catalogs of the project.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who approves (default: git's user.name).")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take approvals back: the targets stay, as they were before.")
    ] = False,
    back: Annotated[
        bool, typer.Option("--send-back", help="Send units back: their targets need work (default: approved ones).")
    ] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Approve units: in the named catalogs, one by one, or everywhere. Any later edit of source or target voids it.

    Example: l10n approve catalogs/fr/astana.po --by "Mariam Diallo"
    """
    import datetime

    from l10n.cli.catalogs import chosen_catalogs
    from l10n.errors import UsageError
    from l10n.pipeline.approve import approve as run
    from l10n.states import STATES

    if not paths and not unit and not everything:
        raise UsageError("nothing named to approve", remedy="name catalogs, --unit ID, or --all")
    for name in state or ():
        expect("--state", name, STATES)
    if undo and back:
        raise UsageError("--undo and --send-back are two decisions", remedy="give one of them")
    output = Output(as_json, quiet)
    approver = person(by)
    found, files = chosen_catalogs(paths, project)
    if undo or back:
        _take_back(files, back, unit or (), state or ("approved",), found.shown if found else str, output)
        return
    done = run(files, approver, datetime.date.today(), unit or (), state or ())
    shown = found.shown if found else str
    output.result(
        {
            "by": approver,
            "catalogs": [
                {"path": shown(one.path), "approved": one.approved, "before": one.before, "open": one.open}
                for one in done
            ],
        }
    )
    approved, before, left = (sum(getattr(one, field) for one in done) for field in ("approved", "before", "open"))
    output.say(
        f"{approved} units approved by {approver}; {before} were approved before, {left} still have to be translated"
    )


def _take_back(
    files: Sequence[Path],
    back: bool,
    units: Sequence[str],
    states: Sequence[str],
    shown: Callable[[Path], str],
    output: Output,
) -> None:
    from l10n.catalog.states import send_back, withdraw
    from l10n.errors import UsageError
    from l10n.pipeline.approve import take_back

    if "untranslated" in states:
        raise UsageError("untranslated units have nothing to send back", remedy="name another --state")
    done = take_back(files, send_back if back else withdraw, units, states)
    output.result({"catalogs": [{"path": shown(one.path), "units": one.units} for one in done]})
    output.say(f"{sum(one.units for one in done)} units {'sent back' if back else 'no longer approved'}")


def person(by: str | None) -> str:
    """Who decides: the name given with `--by`, else git's user.name where there is one, else the name of the account.

    Raises `UsageError` for what is no name.
    """
    import getpass

    from l10n.errors import UsageError
    from l10n.git import git

    if by is not None:
        if not by.strip() or not by.isprintable():
            raise UsageError("--by is no name", remedy='give one line, for example --by "Mariam Diallo"')
        return by

    configured = git(Path(), "config", "user.name")
    name = "" if configured is None else configured.stdout.decode("utf-8", "replace").strip()
    return name or getpass.getuser()
