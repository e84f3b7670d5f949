"""`l10n serve`: the HTTP API that clients of LibreTranslate speak."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.options import JsonOption, ProjectOption, QuietOption
from l10n.cli.output import Output

if TYPE_CHECKING:
    from l10n.config import Project


def serve(
    host: Annotated[str, typer.Option("--host", metavar="H", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="P", min=0, max=65535, help="Port (0: any free one).")] = 5000,
    engine: Annotated[
        str | None, typer.Option("--engine", metavar="NAME", help="argos, libretranslate or pseudo.")
    ] = None,
    beam: Annotated[int | None, typer.Option("--beam", min=1, max=32, help="Beam size (default 4).")] = None,
    new_key: Annotated[
        str | None, typer.Option("--new-key", metavar="NAME", help="Make an API key, print it once, and end.")
    ] = None,
    revoke_key: Annotated[
        str | None, typer.Option("--revoke-key", metavar="NAME", help="Take an API key back, and end.")
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Serve translation over HTTP to clients made for LibreTranslate, under the project's glossary.

    Example: l10n serve --port 5000
    """
    from l10n.cli.catalogs import project_or_none
    from l10n.errors import UsageError
    from l10n.serve.keys import Keys, keys_path
    from l10n.web import address_of, is_loopback, listen

    output = Output(as_json, quiet)
    found = project_or_none(project)
    if new_key is not None or revoke_key is not None:
        _keys(found, new_key, revoke_key, output)
        return
    if not is_loopback(host) and not Keys(keys_path(found)):
        raise UsageError(
            f"{host} is open to others, and there is no key", remedy='make one first: l10n serve --new-key "Weblate"'
        )
    from l10n.serve.app import create_app
    from l10n.serve.server import run
    from l10n.serve.service import Service

    service = Service(found, engine, beam)
    service.glossary()
    listener = listen(host, port)
    address = address_of(listener, host)
    run(
        create_app(service, host),
        listener,
        lambda: print(json.dumps({"address": address}) if as_json else f"l10n serves at {address}", flush=True),
        service.serving.timeout,
    )


def _keys(project: Project | None, new: str | None, revoked: str | None, output: Output) -> None:
    from l10n.serve.keys import Keys, keys_path

    keys = Keys(keys_path(project))
    if revoked is not None:
        keys.revoke(revoked)
        output.say(f'the key of "{revoked}" opens nothing any more')
    if new is not None:
        key = keys.add(new)
        output.result({"name": new, "key": key, "file": str(keys.path)}, key)
        output.say(f"kept as a hash in {keys.path}; it is not shown again")
    elif output.as_json:
        output.result({"revoked": revoked})
