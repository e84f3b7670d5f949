"""What the workbench shows as HTML: its own page, the pages of articles in a frame that runs nothing, and the files these may have."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from l10n.errors import L10nError
from l10n.review.api.bench import Bench, MissingError
from l10n.review.api.lists import files
from l10n.review.preview import preview
from l10n.review.wording import LANGUAGES, preferred, wording
from l10n.states import STATES
from l10n.text.languages import language

UI_COOKIE = "l10n-interface"

PREVIEW_POLICY = "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'self'"
"""For pages of articles: they keep their own styles, and run nothing, send nothing and fetch nothing from elsewhere."""
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
SHOWN_FILES = frozenset(".css .png .jpg .jpeg .gif .svg .webp .avif .ico .woff .woff2 .ttf .otf".split())
"""The endings of the files that a preview may get from the project."""


class Pages:
    """The pages of one workbench; `csrf` and `project_files` as of `l10n.review.app.create_app`."""

    def __init__(self, bench: Bench, csrf: str, project_files: str) -> None:
        self._bench = bench
        self._csrf = csrf
        self._project_files = project_files
        environment = Environment(
            loader=PackageLoader("l10n.review"), autoescape=select_autoescape(default=True), undefined=StrictUndefined
        )
        self._template = environment.get_template("workbench.html")

    def workbench(self, request: Request) -> Response:
        """The workbench's own page, in the language that was chosen last, else in the browser's."""
        asked = request.query_params.get("interface", "")
        code = asked or request.cookies.get(UI_COOKIE, "")
        if code not in LANGUAGES:
            code = preferred(request.headers.get("accept-language", ""))
        words = wording(code)
        workspace = self._bench.workspace
        session = {
            "files": files(self._bench, {}),
            "csrf": self._csrf,
            "reviewer": workspace.reviewer,
            "wording": words.table(),
            "states": STATES,
            "interface": code,
            "languages": {
                folder: language(folder).name(code)
                for folder in dict.fromkeys(one.folder for one in workspace.catalogs())
            },
        }
        text = self._template.render(
            _=words.say,
            language=words.language,
            unreviewed=words.unreviewed,
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

    def article(self, request: Request) -> Response:
        """The page that readers would get of a catalog, or a sentence that says why there is none."""
        try:
            one = self._bench.workspace.catalog(request.query_params.get("catalog", ""))
            if one is None:
                raise MissingError("there is no such catalog")
            text = preview(self._bench.workspace, one, self._project_files)
        except L10nError as error:
            text = f"<!doctype html><meta charset='utf-8'><title>…</title><p>{escape(str(error))}</p>"
        return HTMLResponse(text, headers={"content-security-policy": PREVIEW_POLICY})

    def file(self, request: Request) -> Response:
        """A file of the project that such a page asks for."""
        path = project_file(self._bench.workspace.project.root, request.path_params["path"])
        if path is None:
            return PlainTextResponse("Not Found", 404)
        # The frame belongs to no origin, so to it these are another site's files.
        headers = {"content-security-policy": FILE_POLICY, "cross-origin-resource-policy": "cross-origin"}
        return FileResponse(path, headers=headers)


def project_file(root: Path, name: str) -> Path | None:
    """The file of the project that a page in a preview asks for, None where it may not have it: outside of the project, hidden, of another kind."""
    try:
        path = (root / name).resolve(strict=True)
        inside = path.relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    hidden = any(part.startswith(".") for part in inside.parts)
    return path if path.is_file() and not hidden and path.suffix.lower() in SHOWN_FILES else None
