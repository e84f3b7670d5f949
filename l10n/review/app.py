"""The workbench behind HTTP: its page and its files, and what the page asks for as JSON.

Every answer is data or a page without scripts of its own; texts of catalogs are never markup. Errors are `{"error": "…"}` with a 4xx status.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from l10n.errors import L10nError
from l10n.review.api import decisions, lists, selections, terms, units
from l10n.review.api.bench import Bench, MissingError
from l10n.review.api.parameters import Sent
from l10n.review.pages import Pages
from l10n.review.workspace import Workspace

Handler = Callable[[Bench, Sent], Any]

ASKED: dict[str, Handler] = {
    "files": lists.files,
    "units": lists.units,
    "unit": units.unit,
    "matches": units.matches,
    "concordance": units.concordance,
    "history": units.history,
}
"""What GET answers below `/api/`."""
POSTED: dict[str, Handler] = {
    "live": units.live,
    "machine": units.machine,
    "decide": decisions.decide,
    "remark": decisions.remark,
    "suppress": decisions.suppress,
    "undo": decisions.undo,
    "term": terms.add,
    "approve_all": selections.approve_all,
    "replace": selections.replace,
}
"""What POST answers there: it changes something, costs something, or takes texts that are too long for an address."""


def create_app(workspace: Workspace, csrf: str, project_files: str) -> Starlette:
    """The workbench as an ASGI application (without its guard).

    `csrf` is the token its page sends with every change, `project_files` the path (which nobody can guess) under which previews get pictures
    and styles.
    """
    bench = Bench(workspace)
    bench.scan.warm()
    pages = Pages(bench, csrf, project_files)
    return Starlette(
        routes=[
            Route("/", pages.workbench),
            Route("/page", pages.article),
            Route(f"{project_files}/{{path:path}}", pages.file),
            *(Route(f"/api/{name}", _asked(bench, handler)) for name, handler in ASKED.items()),
            *(Route(f"/api/{name}", _posted(bench, handler), methods=["POST"]) for name, handler in POSTED.items()),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static"),
        ]
    )


def _asked(bench: Bench, handler: Handler) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return _answer(bench, handler, dict(request.query_params))

    return answer


def _posted(bench: Bench, handler: Handler) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        try:
            sent = json.loads(await request.body())
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            return JSONResponse({"error": "the request is no JSON object"}, 400)
        return await run_in_threadpool(_answer, bench, handler, sent)

    return answer


def _answer(bench: Bench, handler: Handler, sent: Sent) -> Response:
    try:
        return JSONResponse(handler(bench, sent))
    except L10nError as error:
        return JSONResponse({"error": str(error)}, 404 if isinstance(error, MissingError) else 400)
