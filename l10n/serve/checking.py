"""`/check`, `/glossary` and `/memory`: the toolkit's own knowledge, for editors and plug-ins that ask while somebody types."""

from __future__ import annotations

import asyncio
import dataclasses
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.finding import Finding
from l10n.checks.reports.summary import summary
from l10n.checks.run import check_catalog
from l10n.glossary.glossary import Glossary
from l10n.serve.answers import Refusal
from l10n.serve.describe import body
from l10n.serve.downloads import safe
from l10n.serve.files import told_as
from l10n.serve.service import Service, admitted
from l10n.text.languages import language

router = APIRouter(tags=["knowledge"])

_TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_SOURCE = {"type": "string", "examples": ["en"]}
_TARGET = {"type": "string", "examples": ["fr"]}
_CHECK = {
    "q": {**_TEXTS, "description": "The source, or several."},
    "s": {**_TEXTS, "description": "The target of each."},
    "source": _SOURCE,
    "target": _TARGET,
    "flags": {"type": "array", "items": {"type": "string"}, "description": "gettext flags, such as `c-format`."},
    "file": {"type": "string", "format": "binary", "description": "A PO file, instead of `q` and `s`."},
}
_GLOSSARY = {
    "q": {"type": "string", "description": "A text; its terms are looked for."},
    "s": {"type": "string", "description": "Its translation; is each term rendered in it?"},
    "source": _SOURCE,
    "target": _TARGET,
}
_MEMORY = {"q": {"type": "string"}, "source": _SOURCE, "target": _TARGET}


@router.post("/check", openapi_extra=body(_CHECK, ()))
async def check(request: Request) -> dict[str, Any]:
    """Check translations, or a PO file, as `l10n check` does; `index` says which of the texts a finding is about."""
    service, parameters = await admitted(request)
    if parameters.file is not None:
        name = safe(parameters.file.filename or "catalog.po")
        findings = await asyncio.to_thread(_check_file, await parameters.file.read(), name, service.glossary())
        return _findings([(0, one) for one in findings])
    sources, _ = parameters.texts("q")
    targets, _ = parameters.texts("s")
    if len(sources) != len(targets):
        raise Refusal(400, "Invalid request: q and s are not equally many")
    service.limit([*sources, *targets])
    pair = language(parameters.text("source")).code, language(parameters.text("target")).code
    flags = [one for one in parameters.items("flags") if isinstance(one, str)]
    return _findings(await asyncio.to_thread(_check, sources, targets, pair, flags, service.glossary()))


@router.post("/glossary", openapi_extra=body(_GLOSSARY, ("q", "source", "target")))
async def glossary(request: Request) -> dict[str, Any]:
    """The terms of a text, how each is rendered, and whether a translation renders it (`found`: the form that stands there)."""
    service, parameters = await admitted(request)
    text, said = parameters.text("q"), parameters.word("s")
    service.limit([text, said])
    source, target = language(parameters.text("source")).code, language(parameters.text("target")).code
    known = service.glossary()
    return {
        "terms": [
            {
                "id": match.concept.id,
                "status": match.concept.status,
                "source": match.source,
                "start": match.start,
                "end": match.end,
                "renderings": match.renderings(target),
                "forbidden": match.forbidden(target),
                "definition": match.concept.definition,
                "found": known.verify(said, target, match) if said else None,
            }
            for match in known.find(text, source, into=target)
        ]
    }


@router.post("/memory", openapi_extra=body(_MEMORY, ("q", "source", "target")))
async def memory(request: Request) -> dict[str, Any]:
    """What people have made of a segment before, or of one like it, with a score in percent."""
    service, parameters = await admitted(request)
    text = parameters.text("q")
    service.limit([text])
    source, target = language(parameters.text("source")).code, language(parameters.text("target")).code
    return {"matches": await asyncio.to_thread(_matches, service, text, source, target)}


def _check(
    sources: Sequence[str], targets: Sequence[str], pair: tuple[str, str], flags: Sequence[str], glossary: Glossary
) -> list[tuple[int, Finding]]:
    found = []
    for index, (source, target) in enumerate(zip(sources, targets, strict=True)):
        catalog = Catalog.new(pair[1])
        catalog.set_header({"X-Source-Language": pair[0]})
        if source:
            catalog.put(Unit(source, (target,), flags=tuple(flags)))
        found += [(index, one) for one in check_catalog(catalog, glossary)]
    return found


def _check_file(data: bytes, name: str, glossary: Glossary) -> list[Finding]:
    with tempfile.TemporaryDirectory(prefix="l10n-check-") as folder, told_as(name):
        path = Path(folder) / "upload.po"
        path.write_bytes(data)
        return check_catalog(Catalog.load(path), glossary, shown=name)


def _findings(found: Sequence[tuple[int, Finding]]) -> dict[str, Any]:
    return {
        "findings": [{"index": index, **dataclasses.asdict(one)} for index, one in found],
        "summary": summary([one for _, one in found]),
    }


def _matches(service: Service, text: str, source: str, target: str) -> list[dict[str, Any]]:
    from l10n.memory.registry import has_memory, open_memory

    project = service.project
    if project is None or not has_memory(project):
        return []
    with open_memory(project) as memory:
        matches = memory.fuzzy(text, source, target)
    return [match.told() for match in matches]
