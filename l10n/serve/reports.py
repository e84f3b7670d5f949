"""`/report` and `/suggest`: what readers and clients say about a translation becomes a note on its unit, for whoever reviews it.

Nothing else of a catalog is ever touched, and a unit's state stays as it is. Readers have no key: pages of the origins that `[serve] origins`
names may report without one, a few times a minute.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Request

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark, today
from l10n.catalog.states import add_mark
from l10n.catalog.unit import Unit
from l10n.config import Project
from l10n.pipeline.paths import catalog_name, catalog_paths
from l10n.publish.reporting import LONGEST
from l10n.serve.answers import Refusal, missing, slow_down, too_long
from l10n.serve.describe import body
from l10n.serve.parameters import Parameters, read
from l10n.serve.service import Service

router = APIRouter(tags=["feedback"])

NOTES = 20
"""Notes that one unit takes from outside."""
ALL_NOTES = 2000
"""Notes that one catalog takes from outside."""
READER, CLIENT = "reader", "client"

_REPORT = {
    "language": {"type": "string", "description": "The page's language.", "examples": ["fr"]},
    "article": {"type": "string", "description": "The article's name.", "examples": ["news/astana"]},
    "unit": {"type": "string", "description": "The unit's id.", "examples": ["5d41402abc"]},
    "text": {"type": "string", "maxLength": LONGEST, "description": "What is wrong, or how it should be."},
}
_SUGGEST = {
    "q": {"type": "string", "description": "The source."},
    "s": {"type": "string", "maxLength": LONGEST, "description": "A better translation."},
    "source": {"type": "string", "examples": ["en"]},
    "target": {"type": "string", "examples": ["fr"]},
}


@router.post("/report", openapi_extra=body(_REPORT, ("language", "article", "unit", "text")))
async def report(request: Request) -> dict[str, bool]:
    """Report a mistranslation on a published page."""
    _, project, parameters = await _admitted(request)
    text = _note(parameters, "text")
    wanted = parameters.text("language"), parameters.text("article")
    # Looked up among the catalogs there are: a name that a client sends never becomes a path.
    path = _catalogs(project).get(wanted)
    if path is None:
        raise Refusal(404, "there is no such article")
    name = parameters.text("unit")
    if not await asyncio.to_thread(_add, path, lambda unit: unit.id == name, text, READER):
        raise Refusal(404, "there is no such passage")
    return {"success": True}


@router.post("/suggest", openapi_extra=body(_SUGGEST, ("q", "s", "source", "target")))
async def suggest(request: Request) -> dict[str, bool]:
    """Suggest a better translation of a source that stands in the project's catalogs."""
    service, project, parameters = await _admitted(request)
    source, text = parameters.text("q").strip(), _note(parameters, "s")
    _, target = service.pair(parameters.text("source"), parameters.text("target"), service.languages())
    for (language, _), path in _catalogs(project).items():
        if language == target and await asyncio.to_thread(_add, path, lambda unit: unit.source == source, text, CLIENT):
            return {"success": True}
    raise Refusal(404, "no unit has this source")


async def _admitted(request: Request) -> tuple[Service, Project, Parameters]:
    service: Service = request.app.state.service
    parameters = await read(request, service.serving.max_bytes)
    service.admit(
        request, parameters, service.reports, keyless=request.headers.get("origin") in service.serving.origins
    )
    if service.project is None:
        raise Refusal(403, "Suggestions are disabled on this server.")
    return service, service.project, parameters


def _note(parameters: Parameters, name: str) -> str:
    text = " ".join(parameters.text(name).split())
    if not text:
        raise missing(name)
    if len(text) > LONGEST:
        raise too_long(len(text), LONGEST)
    return text


def _catalogs(project: Project) -> dict[tuple[str, str], Path]:
    """The project's catalogs by language and article."""
    found = {}
    for path in catalog_paths(project):
        language, _, article = catalog_name(path, project).partition("/")
        found[language, article] = path
    return found


def _add(path: Path, wanted: Callable[[Unit], bool], text: str, by: str) -> bool:
    """Adds a note to the unit that is `wanted`; says whether there is one. Raises `Refusal` when it, or the catalog, has too many."""
    catalog = Catalog.load(path)
    unit = next((unit for unit in catalog if wanted(unit)), None)
    if unit is None:
        return False
    if _notes(unit) >= NOTES or sum(map(_notes, catalog)) >= ALL_NOTES:
        raise slow_down("enough has been said about this; somebody will look at it", 86400)
    mark = Mark("note", (), (("by", by), ("on", today()), ("text", text)))
    catalog.put(add_mark(unit, mark))
    catalog.save()
    return True


def _notes(unit: Unit) -> int:
    return sum(mark.verb == "note" and mark.get("by") in (READER, CLIENT) for mark in unit.marks)
