"""Who may ask the workbench for anything: its own page in this user's browser, and nobody else.

A page of another site may send requests to a server on this machine; a name server may make its name mean 127.0.0.1. So every request must name
a host the workbench goes by, every request that changes something must come from its own page (Origin) and carry a token that only that page
knows, and where the workbench listens to other machines a secret is asked for. Answers forbid scripts and styles that are not files of ours.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from l10n.web import is_address, named_host

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy of every answer that has none of its own."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
LARGEST = 4 * 1024 * 1024
"""Bytes in the body of a request."""
COOKIE = "l10n-review"
_SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """ASGI middleware. `hosts` are the names it goes by; `secret` what other machines must know (None: nobody is asked).

    `files` is a path that is a secret of its own: a frame that belongs to no origin is sent no cookies.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], csrf: str, files: str, secret: str | None = None) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._csrf = csrf
        self._files = f"{files}/"
        self._secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", POLICY)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._known(host):
            return PlainTextResponse("This address is not the workbench's.\n", 421)
        open_to_frames = scope["path"].startswith(self._files)
        if self._secret is not None and not open_to_frames and not self._has_secret(headers):
            return self._let_in(scope) or PlainTextResponse("Open the address that l10n review printed.\n", 401)
        if scope["method"] in _SAFE:
            return None
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host.lower()}":
            return PlainTextResponse("This request comes from another site.\n", 403)
        if not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), self._csrf.encode()):
            return PlainTextResponse("Load the page again.\n", 403)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            return PlainTextResponse("The request is too large.\n", 413)
        return None

    def _known(self, host: str) -> bool:
        name = named_host(host)
        return name in self._hosts or (self._secret is not None and is_address(name))

    def _has_secret(self, headers: Headers) -> bool:
        cookie: SimpleCookie = SimpleCookie()
        try:
            cookie.load(headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookie.get(COOKIE)
        return found is not None and self._right(found.value)

    def _let_in(self, scope: Scope) -> Response | None:
        """The answer to the address with the secret in it: it becomes a cookie and leaves the address bar."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] != "/" or scope["method"] not in _SAFE or not self._right(given):
            return None
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, given, httponly=True, samesite="strict")
        return answer

    def _right(self, given: str) -> bool:
        return self._secret is not None and hmac.compare_digest(given.encode(), self._secret.encode())


def new_secret() -> str:
    """A secret that cannot be guessed."""
    return secrets.token_urlsafe(24)
