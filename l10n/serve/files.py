"""`/translate_file` and its download: whole articles and PO files, read by the same parsers as the project's own."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse

from l10n.catalog.states import write
from l10n.errors import L10nError
from l10n.pipeline.files import file_jobs, suffixes, write_page
from l10n.pipeline.fill import fill_by_machine
from l10n.serve.answers import Refusal, missing
from l10n.serve.batching import Pair, QueuedEngine
from l10n.serve.describe import body
from l10n.serve.downloads import safe
from l10n.serve.service import Service, admitted

router = APIRouter(tags=["translate"])

_FILE = {
    "file": {"type": "string", "format": "binary"},
    "source": {"type": "string", "description": "A language code, or `auto`.", "examples": ["en"]},
    "target": {"type": "string", "examples": ["fr"]},
}


@router.post("/translate_file", openapi_extra=body(_FILE, ("file", "source", "target"), file=True))
async def translate_file(request: Request) -> dict[str, str]:
    """Translate a file; the answer says where to fetch it. A PO file comes back with its machine translations marked for review."""
    service, parameters = await admitted(request)
    if parameters.file is None:
        raise missing("file")
    if not parameters.file.filename:
        raise Refusal(400, "Invalid request: empty file")
    name = safe(parameters.file.filename)
    if Path(name).suffix.lower() not in suffixes():
        raise Refusal(400, "Invalid request: file format not supported")
    source, target = parameters.text("source"), parameters.text("target")
    data = await parameters.file.read()
    engines: list[QueuedEngine] = []
    loop = asyncio.get_running_loop()

    def engine(pair: Pair) -> QueuedEngine:
        engines.append(QueuedEngine(service.queues, pair, loop))
        return engines[-1]

    try:
        async with service.files:
            made = await asyncio.to_thread(_translated, data, name, (source, target), service, engine)
    finally:
        for one in engines:
            one.abandon()
    handle = service.downloads.add(made, name)
    base = service.serving.url or str(request.base_url).rstrip("/")
    return {"translatedFileUrl": f"{base}/download_file/{quote(handle)}"}


@router.get("/download_file/{filename}", response_class=FileResponse)
async def download_file(request: Request, filename: str) -> FileResponse:
    """Fetch a translated file."""
    service: Service = request.app.state.service
    found = service.downloads.get(filename)
    if found is None:
        raise Refusal(404, "there is no such file any more")
    # Never shown in place: a page that somebody sent would otherwise run here.
    return FileResponse(found.path, media_type="application/octet-stream", filename=found.name)


def _translated(data: bytes, name: str, asked: Pair, service: Service, engine: Callable[[Pair], QueuedEngine]) -> bytes:
    """The file `name` with the content `data`, translated between the languages that its sender `asked` for. Raises `Refusal` or `L10nError`."""
    source, target = asked
    languages = service.languages()
    with tempfile.TemporaryDirectory(prefix="l10n-file-") as folder, told_as(name):
        upload = Path(folder) / f"upload{Path(name).suffix.lower()}"
        upload.write_bytes(data)
        into = languages.known(target)
        if into is None:
            raise Refusal(400, f"{target[:40]} is not supported")
        given = None if source == "auto" else service.pair(source, target, languages)[0]
        if given == into:
            return data
        [job] = file_jobs([upload], given, [into], Path(folder) / "out")
        task = job.task
        pair = service.pair(task.source, task.target, languages)
        for _ in fill_by_machine([task], engine(pair), service.glossary()):
            pass
        if job.article is None or job.page is None:
            task.catalog.save()
            assert task.catalog.path is not None
            return task.catalog.path.read_bytes()
        for unit in list(task.catalog):
            if unit.state == "machine":
                # The caller asked a machine, and knows: the file is not marked.
                task.catalog.put(write(unit, unit.targets))
        write_page(job, "translated")
        return job.page.read_bytes()


@contextmanager
def told_as(name: str) -> Iterator[None]:
    """Errors about a file that was sent name it as its sender does, not where it was put meanwhile."""
    try:
        yield
    except L10nError as error:
        if error.path is not None:
            error.path = name
        raise
