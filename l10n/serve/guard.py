"""Who may call, from where, and how much: what is looked at before a request reaches its endpoint.

Host names are checked (a page of another site that had its name point here would otherwise speak to a server on this machine), then the Origin
that browsers send, then sizes and numbers. The server knows no cookies, so that nobody's browser carries rights of its own.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from l10n.config import Serving
from l10n.serve.answers import Refusal, slow_down
from l10n.web import is_address, named_host

_EXTENSIONS = ("moz-extension://", "chrome-extension://", "safari-web-extension://")
"""Origins that no web page can have: the user installed them."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-resource-policy": "cross-origin",
}

Measured = Callable[[str, int, float], None]
"""Told (path of the route, status, seconds) of each request."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The names a server answers to besides addresses and `localhost`, and the origins it lets in (`*`: all)."""

    hosts: frozenset[str]
    origins: frozenset[str]

    @classmethod
    def of(cls, serving: Serving, host: str) -> Doors:
        """The doors of a server that listens on `host`."""
        names = {"localhost", host.lower(), *(one.lower() for one in serving.hosts)}
        if serving.url:
            names.add((urlsplit(serving.url).hostname or "").lower())
        return cls(frozenset(names - {""}), frozenset(one.rstrip("/") for one in serving.origins))

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server. Addresses do: a name that somebody pointed here is what must be kept out."""
        name = named_host(host)
        return name in self.hosts or is_address(name)

    def lets_in(self, origin: str, host: str) -> bool:
        """Whether pages of `origin` may call: this server's own, extensions, and those that are named."""
        if origin in (f"http://{host}", f"https://{host}") or origin.startswith(_EXTENSIONS):
            return True
        return "*" in self.origins or origin in self.origins


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, doors: Doors, serving: Serving, measured: Measured) -> None:
        self._app = app
        self._doors = doors
        self._serving = serving
        self._measured = measured
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        let_in = origin is not None and self._doors.lets_in(origin, headers.get("host", ""))

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                out = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    out.setdefault(name, value)
                if let_in and origin is not None:
                    out["access-control-allow-origin"] = origin
                    out.add_vary_header("Origin")
                if scope["app"].state.draining:
                    out["connection"] = "close"
            await send(message)

        try:
            self._enter(scope, headers, let_in)
        except Refusal as refusal:
            response: Response = JSONResponse({"error": refusal.message}, refusal.status, refusal.headers)
            await response(scope, receive, answer)
        else:
            if scope["method"] == "OPTIONS" and origin is not None:
                await _preflight()(scope, receive, answer)
            else:
                await self._serve(scope, receive, answer, lambda: status)
        finally:
            route = scope.get("route")
            self._measured(getattr(route, "path", "other"), status, time.perf_counter() - started)

    def _enter(self, scope: Scope, headers: Headers, let_in: bool) -> None:
        if not self._doors.answers_to(headers.get("host", "")):
            raise Refusal(421, "this server has another name; its operator can add yours to [serve] hosts")
        if headers.get("origin") is not None and not let_in:
            raise Refusal(403, "pages of this origin may not call; the operator can add it to [serve] origins")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._serving.max_bytes:
            raise _too_big(self._serving.max_bytes)
        if self._inside >= self._serving.max_requests:
            raise slow_down("too many requests at once", 1)

    async def _serve(self, scope: Scope, receive: Receive, answer: Send, status: Callable[[], int]) -> None:
        self._inside += 1
        body = _Body(receive, self._serving.max_bytes)
        late = Refusal(503, f"no answer within {self._serving.timeout} seconds; send less at once")

        async def watch() -> None:
            nonlocal late
            await body.abandoned()
            if not status() and not limit.expired():
                late = Refusal(499, "the client has left")
                limit.reschedule(asyncio.get_running_loop().time())

        limit = asyncio.timeout(self._serving.timeout)
        watcher = asyncio.create_task(watch())
        try:
            async with limit:
                await self._app(scope, body.receive, answer)
        except TimeoutError:
            if not status():
                await JSONResponse({"error": late.message}, late.status)(scope, receive, answer)
        finally:
            watcher.cancel()
            self._inside -= 1


class _Body:
    """The body of a request, refused when it grows beyond `most` bytes, whatever its header said."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._size = 0
        self._whole = asyncio.Event()

    async def receive(self) -> Message:
        """The next message; raises `Refusal`."""
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > self._most:
            raise _too_big(self._most)
        if message["type"] == "http.request" and not message.get("more_body"):
            self._whole.set()
        return message

    async def abandoned(self) -> None:
        """Returns when whoever sent the whole request has left before it was answered."""
        await self._whole.wait()
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _too_big(most: int) -> Refusal:
    return Refusal(413, f"Invalid request: it is larger than {most} bytes")


def _preflight() -> Response:
    allowed = {
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "Authorization, Content-Type, X-API-Key",
        "access-control-max-age": "86400",
    }
    return Response(status_code=204, headers=allowed)
