"""Refusals as clients of LibreTranslate know them: a status and `{"error": "…"}`."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 - it is an answer, and not always an error
    """A request that is not served: `status` is HTTP's, `message` for whoever wrote the client, `headers` go with the answer."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


def missing(name: str) -> Refusal:
    """A parameter that is not there."""
    return Refusal(400, f"Invalid request: missing {name} parameter")


def too_long(size: int, limit: int) -> Refusal:
    """More text than a request may hold."""
    return Refusal(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")


def slow_down(why: str, seconds: float) -> Refusal:
    """Too much at once; `seconds` is when to try again."""
    return Refusal(429, f"Slowdown: {why}", {"Retry-After": str(max(1, round(seconds)))})
