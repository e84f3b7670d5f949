"""The workbench behind HTTP: one page, its files, and what the page asks for as JSON.

Every answer is data or a page without scripts of its own; texts of catalogs are never markup. Errors are `{"error": "…"}` with a 4xx status.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from l10n.catalog.unit import STATES
from l10n.errors import InputError, L10nError, UsageError
from l10n.review import edit, listing, panels
from l10n.review.scan import Scan
from l10n.review.wording import LANGUAGES, preferred, wording
from l10n.review.workspace import OpenCatalog, Row, Workspace, version
from l10n.text.languages import language

HERE = Path(__file__).parent
LARGEST_PAGE = 500
"""Rows of the list in one answer."""
_SHOWN = 240
"""Characters of a text in the list."""
_LONGEST_QUERY = 1000
UI_COOKIE = "l10n-interface"

Handler = Callable[[Mapping[str, Any]], Any]


class MissingError(L10nError):
    """There is no such catalog or unit (any more)."""


class Workbench:
    """What the page can ask for. Each public method takes what was sent and returns what is to be answered, as JSON."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.scan = Scan(workspace)
        self.selections = listing.Selections(workspace, self.scan.known)

    def files(self, sent: Mapping[str, Any]) -> Any:
        """The catalogs with their numbers of units per state."""
        self.workspace.refresh()
        return {
            "catalogs": [
                {
                    "name": one.name,
                    "path": one.shown,
                    "folder": one.folder,
                    "article": one.article,
                    "language": panels.spoken(one.language),
                    "total": len(one.rows),
                    "states": {state: one.counts[state] for state in STATES},
                    "problem": one.problem,
                }
                for one in self.workspace.catalogs()
            ],
            "authors": sorted({row.author for one in self.workspace.catalogs() for row in one.rows if row.author}),
            "undo": len(self.workspace.undo),
        }

    def units(self, sent: Mapping[str, Any]) -> Any:
        """A page of the list: rows `offset` … `offset + limit` of the selection that the filter gives or gave."""
        wanted = _filter(sent)
        for one in self.workspace.catalogs(wanted.scope):
            one.refresh()
        known = total = 0
        if wanted.severity or wanted.check:
            known, total = self.scan.prepare(wanted.scope)
        found = self.selections.get(_text(sent, "selection"), wanted)
        offset = max(0, _number(sent, "offset"))
        limit = min(LARGEST_PAGE, _number(sent, "limit", 100))
        rows = [self._row(catalog, unit) for catalog, unit in found.keys[offset : offset + limit]]
        at = found.place(_text(sent, "catalog"), _text(sent, "unit")) if sent.get("unit") else None
        return {
            "selection": found.id,
            "total": len(found.keys),
            "offset": offset,
            "rows": rows,
            "at": at,
            "scanned": [known, total],
        }

    def unit(self, sent: Mapping[str, Any]) -> Any:
        """One unit with everything that stands beside it."""
        one, row = self._find(sent)
        return self._shown(one, row)

    def live(self, sent: Mapping[str, Any]) -> Any:
        """Terms and findings for targets that are being written."""
        one, row = self._find(sent)
        targets = _targets(sent)
        if len(targets) != len(row.unit.targets):
            raise UsageError(f"the unit takes {len(row.unit.targets)} targets")
        return panels.live_panel(one, row.unit, targets, self.workspace)

    def decide(self, sent: Mapping[str, Any]) -> Any:
        """Writes and decides; where the unit is not any more what its reader saw, says what it is now instead."""
        one, row = self._find(sent)
        decision = _text(sent, "decision")
        if decision not in edit.DECISIONS:
            raise UsageError(f'"{decision}" is no decision', remedy=f"give one of: {', '.join(edit.DECISIONS)}")
        outcome = edit.decide(
            self.workspace,
            one,
            row.id,
            _text(sent, "version"),
            _targets(sent),
            decision,  # type: ignore[arg-type]
            self._by(sent),
        )
        return self._told(one, row.id, conflict=bool(outcome.stale))

    def remark(self, sent: Mapping[str, Any]) -> Any:
        """Adds a remark to a unit."""
        one, row = self._find(sent)
        outcome = edit.remark(self.workspace, one, row.id, _text(sent, "text", 4000), self._by(sent))
        return self._told(one, row.id, conflict=bool(outcome.stale))

    def suppress(self, sent: Mapping[str, Any]) -> Any:
        """Suppresses a check at a unit."""
        from l10n.checks.registry import CHECKS

        one, row = self._find(sent)
        check = _text(sent, "check")
        if check not in CHECKS:
            raise UsageError(f'"{check}" is no check')
        outcome = edit.suppress(self.workspace, one, row.id, check, _text(sent, "why", 500), self._by(sent))
        return self._told(one, row.id, conflict=bool(outcome.stale))

    def undo(self, sent: Mapping[str, Any]) -> Any:
        """Takes the last decision of this session back."""
        found = edit.undo(self.workspace)
        if found is None:
            return {"undone": 0, "left": 0, "catalog": None, "unit": None, "undo": 0}
        name, changes, left = found
        return {
            "undone": len(changes),
            "left": left,
            "catalog": name,
            "unit": changes[0].after.id if changes else None,
            "undo": len(self.workspace.undo),
        }

    def _told(self, one: OpenCatalog, name: str, conflict: bool = False) -> dict[str, Any]:
        place = one.place(name)
        if place is None:
            raise MissingError("the unit is not in the file any more", path=one.shown, remedy="choose another")
        return {
            "conflict": conflict,
            "unit": self._shown(one, one.rows[place]),
            "row": self._row(one.name, name),
            "states": {state: one.counts[state] for state in STATES},
            "undo": len(self.workspace.undo),
        }

    def _shown(self, one: OpenCatalog, row: Row) -> dict[str, Any]:
        unit = row.unit
        shown = panels.unit_panel(one, unit, self.workspace)
        place = one.place(row.id) or 0
        around = {"before": place - 1, "after": place + 1}
        shown["around"] = {
            name: one.rows[at].unit.source[:_SHOWN] if 0 <= at < len(one.rows) else None for name, at in around.items()
        }
        shown["live"] = panels.live_panel(one, unit, unit.targets, self.workspace)
        return shown

    def _row(self, catalog: str, name: str) -> dict[str, Any]:
        one = next(self.workspace.catalogs(catalog), None)
        place = None if one is None else one.place(name)
        if one is None or place is None:
            return {"catalog": catalog, "id": name, "state": "gone", "source": "", "target": ""}
        row = one.rows[place]
        return {
            "catalog": catalog,
            "id": name,
            "version": version(row.unit),
            "state": row.state,
            "source": row.unit.source[:_SHOWN],
            "target": row.unit.target[:_SHOWN],
            "sourceLanguage": panels.spoken(one.source),
            "targetLanguage": panels.spoken(one.language),
            "severity": _worst(row),
        }

    def _find(self, sent: Mapping[str, Any]) -> tuple[OpenCatalog, Row]:
        one = self.workspace.catalog(_text(sent, "catalog"))
        place = None if one is None else one.place(_text(sent, "unit"))
        if one is None or place is None:
            raise MissingError("there is no such unit (any more)", remedy="choose another in the list")
        return one, one.rows[place]

    def _by(self, sent: Mapping[str, Any]) -> str:
        name = " ".join(_text(sent, "by", 200).split()) or self.workspace.reviewer
        if not name.isprintable():
            raise UsageError("this is no name", remedy="give one line")
        return name


def create_app(workspace: Workspace, csrf: str) -> Starlette:
    """The workbench as an ASGI application (without its guard). `csrf` is the token its page sends with every change."""
    bench = Workbench(workspace)
    environment = Environment(
        loader=PackageLoader("l10n.review"), autoescape=select_autoescape(default=True), undefined=StrictUndefined
    )

    def page(request: Request) -> Response:
        workspace.refresh()
        asked = request.query_params.get("interface", "")
        code = asked or request.cookies.get(UI_COOKIE, "")
        if code not in LANGUAGES:
            code = preferred(request.headers.get("accept-language", ""))
        words = wording(code)
        session = {
            "csrf": csrf,
            "reviewer": workspace.reviewer,
            "wording": words.table(),
            "states": STATES,
            "interface": code,
            "languages": {
                folder: language(folder).name(code)
                for folder in dict.fromkeys(one.folder for one in workspace.catalogs())
            },
            "files": bench.files({}),
        }
        text = environment.get_template("workbench.html").render(
            _=words.say,
            language=words.language,
            session=json.dumps(session, ensure_ascii=False),
            interfaces=[(one, language(one).name(one)) for one in LANGUAGES],
            chosen=code,
            project=workspace.project.root.name,
            states=STATES,
        )
        answer = HTMLResponse(text)
        if asked in LANGUAGES:
            answer.set_cookie(UI_COOKIE, asked, max_age=31_536_000, samesite="strict", httponly=True)
        return answer

    def asking(handler: Handler) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            return _answer(handler, dict(request.query_params))

        return answer

    def changing(handler: Handler) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                sent = json.loads(await request.body())
            except (ValueError, RecursionError):
                sent = None
            if not isinstance(sent, dict):
                return JSONResponse({"error": "the request is no JSON object"}, 400)
            return await run_in_threadpool(_answer, handler, sent)

        return answer

    routes = [
        Route("/", page),
        Route("/api/files", asking(bench.files)),
        Route("/api/units", asking(bench.units)),
        Route("/api/unit", asking(bench.unit)),
        Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
    ]
    routes += [
        Route(f"/api/{name}", changing(getattr(bench, name)), methods=["POST"])
        for name in ("live", "decide", "remark", "suppress", "undo")
    ]
    return Starlette(routes=routes)


def _answer(handler: Handler, sent: Mapping[str, Any]) -> Response:
    try:
        return JSONResponse(handler(sent))
    except MissingError as error:
        return JSONResponse({"error": str(error)}, 404)
    except L10nError as error:
        return JSONResponse({"error": str(error)}, 400)


def _filter(sent: Mapping[str, Any]) -> listing.Filter:
    states = frozenset(state for state in _text(sent, "states").split(",") if state)
    if not states <= set(STATES):
        raise UsageError("there is no such state", remedy=f"give some of: {', '.join(STATES)}")
    severity = _text(sent, "severity")
    if severity not in ("", "info", "warning", "error"):
        raise UsageError("there is no such severity", remedy="give info, warning or error")
    return listing.Filter(
        scope=_text(sent, "scope"),
        states=states,
        severity=severity,
        check=_text(sent, "check"),
        author=_text(sent, "author"),
        text=_text(sent, "text"),
    )


def _worst(row: Row) -> str | None:
    if not row.findings:
        return None
    severities = {severity for _, severity in row.findings}
    return next(one for one in ("error", "warning", "info") if one in severities)


def _text(sent: Mapping[str, Any], name: str, limit: int = _LONGEST_QUERY) -> str:
    value = sent.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise UsageError(f'"{name}" is not a text of at most {limit} characters')
    return value


def _number(sent: Mapping[str, Any], name: str, otherwise: int = 0) -> int:
    value = sent.get(name, otherwise)
    with contextlib.suppress(ValueError, TypeError):
        number = int(value)
        if abs(number) < 1 << 31:
            return number
    raise UsageError(f'"{name}" is no number')


def _targets(sent: Mapping[str, Any]) -> list[str]:
    value = sent.get("targets")
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError('"targets" is not a list of texts')
    return value
