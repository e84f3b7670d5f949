"""`/docs`: the OpenAPI document as a page to read, without a script and without anything from elsewhere; `/spec` is the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

router = APIRouter(include_in_schema=False)

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
section { border-block-start: 1px solid #8888; margin-block-start: 1.5rem; }
code { font-size: 0.95em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: 0.3em 0.6em; text-align: start; vertical-align: top; }
"""


@router.get("/")
async def start() -> RedirectResponse:
    """The page about the server."""
    return RedirectResponse("/docs")


@router.get("/spec")
async def spec(request: Request) -> JSONResponse:
    """The OpenAPI document, where LibreTranslate has it."""
    return JSONResponse(request.app.openapi())


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """The page."""
    return HTMLResponse("".join(_page(request.app.openapi())))


@router.get("/docs.css")
async def style() -> Response:
    """Its stylesheet."""
    return Response(_STYLE, media_type="text/css")


def _page(document: Mapping[str, Any]) -> Iterator[str]:
    info = document["info"]
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f'<title>{escape(info["title"])} API</title><link rel="stylesheet" href="/docs.css"></head><body><main>'
    yield f"<h1>{escape(info['title'])} API {escape(info['version'])}</h1><p>{escape(info['summary'])}</p>"
    yield '<p>For programs: <a href="/openapi.json">openapi.json</a></p>'
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"<section><h2><code>{method.upper()} {escape(path)}</code></h2>"
            yield f"<p>{escape(operation.get('description', ''))}</p>"
            yield from _parameters(operation)
            yield "</section>"
    yield "</main></body></html>"


def _parameters(operation: Mapping[str, Any]) -> Iterator[str]:
    content = operation.get("requestBody", {}).get("content", {})
    if not content:
        return
    schema = next(iter(content.values()))["schema"]
    yield f"<p>Body: {', '.join(f'<code>{escape(kind)}</code>' for kind in content)}</p>"
    yield "<table><thead><tr><th>Parameter</th><th>Type</th><th>Needed</th><th>What it is</th></tr></thead><tbody>"
    for name, about in schema["properties"].items():
        needed = "yes" if name in schema["required"] else ""
        yield f"<tr><td><code>{escape(name)}</code></td><td>{escape(_kind(about))}</td><td>{needed}</td>"
        yield f"<td>{escape(about.get('description', ''))}</td></tr>"
    yield "</tbody></table>"


def _kind(about: Mapping[str, Any]) -> str:
    if "anyOf" in about:
        return " or ".join(map(_kind, about["anyOf"]))
    if "enum" in about:
        return " or ".join(about["enum"])
    return f"list of {_kind(about['items'])}s" if about["type"] == "array" else str(about["type"])
