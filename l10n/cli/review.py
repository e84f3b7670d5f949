"""`l10n review`: a person reads, corrects and approves, in a browser or in the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption, expect
from l10n.cli.output import tell

if TYPE_CHECKING:
    from l10n.review.workspace import Workspace


def review(
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="0 takes any free port.")
    ] = 8420,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Listen to other machines too; they need the token printed."),
    ] = "127.0.0.1",
    tty: Annotated[
        bool, typer.Option("--tty", help="In this terminal, one key per decision, instead of a web page.")
    ] = False,
    to: Annotated[str, typer.Option("--to", metavar="LANG", help="Only this language.")] = "",
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only units in this state; may be repeated.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who reviews (default: git's user.name).")
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Review the project's catalogs in a local web page, or in the terminal.

    Example: l10n review --port 8420 --no-browser
    """
    from l10n.cli.approve import person
    from l10n.config import find_project
    from l10n.errors import InputError, UsageError
    from l10n.pipeline.paths import catalog_paths
    from l10n.review.workspace import Workspace
    from l10n.states import STATES

    if tty and as_json:
        raise UsageError("--tty is for people, --json for programs", remedy="give one of the two")
    found = find_project(project)
    if not catalog_paths(found):
        raise InputError(
            "has no catalogs to review", path=found.catalogs, remedy='run "l10n extract" and "l10n update" first'
        )
    if to and to not in found.languages:
        raise UsageError(f'the project has no "{to}"', remedy=f"give one of: {', '.join(found.languages)}")
    for name in state or ():
        expect("--state", name, STATES)
    workspace = Workspace(found, person(by))
    if tty:
        from l10n.review.terminal import review as in_terminal

        done = in_terminal(workspace, to, frozenset(state or STATES[:-1]))
        print(", ".join(f"{count} {what}" for what, count in done.items()))
        return

    def ready(address: str) -> None:
        print(json.dumps({"address": address}) if as_json else address, flush=True)
        if browser and not _shown(address) and not quiet:
            tell("l10n: no browser to be found; open the address above")

    _on_page(workspace, host, port, {"scope": to, "states": ",".join(state or ())}, ready)


def _on_page(
    workspace: Workspace, host: str, port: int, asked: Mapping[str, str], ready: Callable[[str], None]
) -> None:
    """Serves the page until it is told to stop; `ready` is told its address, in which `asked` says what is to be shown first."""
    from urllib.parse import urlencode

    from l10n.review.app import create_app
    from l10n.review.guard import Guard, new_secret
    from l10n.review.server import serve
    from l10n.web import address_of, is_loopback, listen

    listener = listen(host, port)
    local = is_loopback(host)
    secret = None if local else new_secret()
    csrf, files = new_secret(), f"/files/{new_secret()}"
    workspace.refresh()
    names = {"127.0.0.1", "localhost", "::1"} if local else {host, "127.0.0.1", "localhost"}
    query = urlencode({name: value for name, value in {"token": secret, **asked}.items() if value})
    address = f"{address_of(listener, host)}/" + (f"?{query}" if query else "")
    app = create_app(workspace, csrf, files)
    serve(Guard(app, names, csrf, files, secret), listener, lambda: ready(address))


def _shown(address: str) -> bool:
    """Whether a browser could be asked to open an address."""
    import webbrowser

    try:
        webbrowser.open(address)
    except webbrowser.Error:
        return False
    return True
