"""The workbench behind HTTP: one page, its files, and what the page asks for as JSON.

Every answer is data or a page without scripts of its own; texts of catalogs are never markup. Errors are `{"error": "…"}` with a 4xx status.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from l10n.catalog.unit import STATES
from l10n.errors import InputError, L10nError, UsageError
from l10n.review import edit, listing, panels
from l10n.review.history import history
from l10n.review.preview import preview
from l10n.review.replace import replacing, rewritten
from l10n.review.scan import Scan
from l10n.review.suggestions import Suggestions
from l10n.review.wording import LANGUAGES, preferred, wording
from l10n.review.workspace import OpenCatalog, Row, Workspace, version
from l10n.text.languages import language

HERE = Path(__file__).parent
LARGEST_PAGE = 500
"""Rows of the list in one answer."""
_SHOWN = 240
"""Characters of a text in the list."""
MOST_REPLACED = 500
"""Units changed by one replacement: as many as a person can look through."""
_LONGEST_QUERY = 1000
UI_COOKIE = "l10n-interface"

PREVIEW_POLICY = "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'self'"
"""For pages of articles: they keep their own styles, and run nothing, send nothing and fetch nothing from elsewhere."""
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
SHOWN_FILES = frozenset(".css .png .jpg .jpeg .gif .svg .webp .avif .ico .woff .woff2 .ttf .otf".split())
"""The endings of the files that a preview may get from the project."""

Handler = Callable[[Mapping[str, Any]], Any]


class MissingError(L10nError):
    """There is no such catalog or unit (any more)."""


class Workbench:
    """What the page can ask for. Each public method takes what was sent and returns what is to be answered, as JSON."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.scan = Scan(workspace)
        self.selections = listing.Selections(workspace, self.scan.known)
        self.suggestions = Suggestions(workspace)

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

    def matches(self, sent: Mapping[str, Any]) -> Any:
        """What people wrote for sources like the unit's."""
        one, row = self._find(sent)
        return {"matches": self.suggestions.matches(one, row.unit)}

    def machine(self, sent: Mapping[str, Any]) -> Any:
        """A fresh machine translation of the unit."""
        one, row = self._find(sent)
        return self.suggestions.machine(one, row.unit)

    def history(self, sent: Mapping[str, Any]) -> Any:
        """What the unit has been."""
        one, row = self._find(sent)
        return {"versions": history(one.path, row.unit)}

    def approve_all(self, sent: Mapping[str, Any]) -> Any:
        """Approves the units of a selection that are machine-made or translated and have no errors; without `expected` only counts them.

        With `expected` (how many its reader was told) nothing is done when there are others by now.
        """
        keys = self.selections.get(_text(sent, "selection"), _filter(sent)).keys
        chosen: list[tuple[OpenCatalog, str, str]] = []
        faulty = others = 0
        for catalog, name in keys:
            one = self.workspace.catalog(catalog)
            place = None if one is None else one.place(name)
            if one is None or place is None:
                continue
            row = one.rows[place]
            if row.state not in ("machine", "translated"):
                others += 1
                continue
            if row.findings is None:
                self.scan.look(one, row)
            if any(severity == "error" for _, severity in row.findings or ()):
                faulty += 1
            else:
                chosen.append((one, name, version(row.unit)))
        told = {"ready": len(chosen), "faulty": faulty, "others": others, "approved": None}
        if "expected" in sent and _number(sent, "expected") == len(chosen):
            told["approved"], _ = edit.approve_all(self.workspace, chosen, self._by(sent))
        return told

    def replace(self, sent: Mapping[str, Any]) -> Any:
        """Finds and replaces in the targets of a selection. Without `chosen` shows what would become of each unit, with it (catalog, unit
        and version of each) does it.
        """
        change = replacing(_text(sent, "find"), _text(sent, "with"), bool(sent.get("case")))
        chosen = sent.get("chosen")
        if chosen is None:
            found = []
            for catalog, name in self.selections.get(_text(sent, "selection"), _filter(sent)).keys:
                one = self.workspace.catalog(catalog)
                unit = None if one is None else one.find(name)
                if one is None or unit is None:
                    continue
                after = rewritten(unit, change)
                if after is not unit:
                    form = next(at for at, text in enumerate(after.targets) if text != unit.targets[at])
                    found.append(
                        {
                            "catalog": catalog,
                            "unit": name,
                            "version": version(unit),
                            "before": unit.targets[form],
                            "after": after.targets[form],
                            "state": unit.state,
                            "becomes": after.state,
                            "language": panels.spoken(one.language),
                        }
                    )
                if len(found) >= MOST_REPLACED:
                    break
            return {"found": found, "more": len(found) >= MOST_REPLACED}
        if not isinstance(chosen, list) or not all(isinstance(one, dict) for one in chosen):
            raise UsageError('"chosen" is not a list of units')
        units = []
        for each in chosen:
            open_catalog = self.workspace.catalog(_text(each, "catalog"))
            if open_catalog is not None:
                units.append((open_catalog, _text(each, "unit"), _text(each, "version")))
        done, left = edit.rewrite_all(self.workspace, units, lambda unit: rewritten(unit, change))
        return {"done": done, "left": left + len(chosen) - len(units)}

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


def create_app(workspace: Workspace, csrf: str, files: str) -> Starlette:
    """The workbench as an ASGI application (without its guard).

    `csrf` is the token its page sends with every change, `files` the path (which nobody can guess) under which previews get pictures and styles.
    """
    bench = Workbench(workspace)
    bench.scan.warm()
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

    def shown(request: Request) -> Response:
        try:
            one = workspace.catalog(request.query_params.get("catalog", ""))
            if one is None:
                raise MissingError("there is no such catalog")
            text = preview(workspace, one, files)
        except L10nError as error:
            text = f"<!doctype html><meta charset='utf-8'><title>…</title><p>{escape(str(error))}</p>"
        return HTMLResponse(text, headers={"content-security-policy": PREVIEW_POLICY})

    def asset(request: Request) -> Response:
        path = project_file(workspace.project.root, request.path_params["path"])
        if path is None:
            return PlainTextResponse("Not Found", 404)
        # The frame belongs to no origin, so to it these are another site's files.
        headers = {"content-security-policy": FILE_POLICY, "cross-origin-resource-policy": "cross-origin"}
        return FileResponse(path, headers=headers)

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
        Route("/page", shown),
        Route(f"{files}/{{path:path}}", asset),
        Route("/api/files", asking(bench.files)),
        Route("/api/units", asking(bench.units)),
        Route("/api/unit", asking(bench.unit)),
        Route("/api/matches", asking(bench.matches)),
        Route("/api/history", asking(bench.history)),
        Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
    ]
    routes += [
        Route(f"/api/{name}", changing(getattr(bench, name)), methods=["POST"])
        for name in ("live", "decide", "remark", "suppress", "undo", "machine", "approve_all", "replace")
    ]
    return Starlette(routes=routes)


def project_file(root: Path, name: str) -> Path | None:
    """The file of the project that a page in a preview asks for, None where it may not have it: outside of the project, hidden, of another kind."""
    try:
        path = (root / name).resolve(strict=True)
        inside = path.relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    hidden = any(part.startswith(".") for part in inside.parts)
    return path if path.is_file() and not hidden and path.suffix.lower() in SHOWN_FILES else None


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
