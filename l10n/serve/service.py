"""What the server works with: languages, glossary, queues, keys, rates and numbers, all of one project (or of none)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request

from l10n.config import Project, Serving
from l10n.files import Stamp, stamp
from l10n.glossary.glossary import Glossary, load
from l10n.mt.engine import Engine
from l10n.mt.registry import create, engine_of
from l10n.serve.answers import Refusal, too_long
from l10n.serve.batching import Queues
from l10n.serve.downloads import Downloads
from l10n.serve.keys import Keys, keys_path
from l10n.serve.languages import Languages, of_models, of_project
from l10n.serve.metrics import Metrics
from l10n.serve.parameters import Parameters, read
from l10n.serve.rates import Rate
from l10n.serve.texts import Form, Setting, Term, Translation, prepared

FILES = 2
"""Files translated at the same time."""
LONG = 2000
"""Characters from which on a text is cut into segments in another thread."""


class Service:
    """The state of one server. `engine` and `beam` are the project's where they are not given."""

    def __init__(self, project: Project | None, engine: str | None = None, beam: int | None = None) -> None:
        self.project = project
        self.serving = project.serve if project else Serving()
        self.engine = engine or (engine_of(project) if project else "argos")
        self.beam = beam or (project.beam if project else 4)
        self.keys = Keys(keys_path(project))
        self.rate = Rate(self.serving.rate)
        self.reports = Rate(self.serving.report_rate)
        self.metrics = Metrics(lambda: self.queues.waiting)
        self.queues = Queues(self._engine, self.metrics.decoded)
        self.downloads = Downloads()
        self.files = asyncio.Semaphore(FILES)
        self._glossary = Glossary()
        self._glossary_seen: list[Stamp | None] | None = None

    def _engine(self, source: str, target: str) -> Engine:
        url = self.project.mt_url if self.project else None
        return create(self.engine, source, target, beam=self.beam, url=url)

    def languages(self) -> Languages:
        """The languages that can be translated now."""
        if self.engine == "argos" or self.project is None:
            return of_models()
        return of_project(self.project)

    def glossary(self) -> Glossary:
        """The project's glossary as its files are now. Raises `InputError` when one cannot be read."""
        paths: Sequence[Path] = self.project.glossary if self.project else ()
        seen = [stamp(path) for path in paths]
        if seen != self._glossary_seen:
            self._glossary = load(paths)
            self._glossary_seen = seen
        return self._glossary

    def admit(self, request: Request, parameters: Parameters, rate: Rate | None = None, keyless: bool = False) -> None:
        """Lets a caller in, by key where there are keys (unless `keyless`), and counts the request.

        Raises `Refusal`, with the statuses that LibreTranslate has.
        """
        caller = request.client.host if request.client else ""
        key = _key(request, parameters)
        if self.keys.needed and (key or not keyless):
            if not key:
                raise Refusal(400, "Please contact the server operator to get an API key")
            owner = self.keys.owner(key)
            if owner is None:
                # Guesses are counted by where they come from.
                self.rate.take(caller)
                raise Refusal(403, "Invalid API key")
            caller = f"key {owner}"
        (rate or self.rate).take(caller)

    def limit(self, texts: Sequence[str]) -> None:
        """Raises `Refusal` for more characters than one request may bring."""
        characters = sum(map(len, texts))
        if characters > self.serving.max_chars:
            raise too_long(characters, self.serving.max_chars)

    def pair(self, source: str, target: str, languages: Languages) -> tuple[str, str]:
        """The codes of a language pair as a client named it. Raises `Refusal` for one that cannot be translated."""
        known = []
        for asked in (source, target):
            code = languages.known(asked)
            if code is None:
                raise Refusal(400, f"{asked[:40]} is not supported")
            known.append(code)
        if known[0] != known[1] and known[1] not in languages.targets.get(known[0], ()):
            raise Refusal(400, f"{target[:40]} is not available as a target language from {source[:40]}")
        return known[0], known[1]

    async def translate(
        self, text: str, form: Form, pair: tuple[str, str], terms: tuple[Term, ...], alternatives: int
    ) -> Translation:
        """One text, beside everybody else's."""
        source, target = pair
        if source == target:
            return Translation(text, (), ())
        setting = Setting(source, target, self.glossary(), terms)
        if len(text) < LONG:
            ready = prepared(text, form, setting, alternatives)
        else:
            ready = await asyncio.to_thread(prepared, text, form, setting, alternatives)
        while jobs := ready.segments.jobs():
            ready.segments.take(await self.queues.run(pair, jobs))
        self.metrics.translated(source, target, len(text))
        return ready.translated()

    def close(self) -> None:
        """Ends what goes with the server, once nothing is under way."""
        self.queues.close()
        self.downloads.close()


async def admitted(request: Request) -> tuple[Service, Parameters]:
    """The service that `request` asks, and its parameters, once its caller has been let in. Raises `Refusal`."""
    service: Service = request.app.state.service
    parameters = await read(request, service.serving.max_bytes)
    service.admit(request, parameters)
    return service, parameters


def _key(request: Request, parameters: Parameters) -> str:
    """The key of a request: in its body, or in a header."""
    given = parameters.values.get("api_key")
    if isinstance(given, str) and given:
        return given
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")
