"""Translated files that wait to be fetched: each under a name nobody can guess, for half an hour."""

from __future__ import annotations

import re
import secrets
import tempfile
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

KEPT = 1800.0
"""Seconds."""
MOST = 200
"""Files; the oldest goes when there are more."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch: its place, the name it is offered under, and when it came."""

    path: Path
    name: str
    since: float


class Downloads:
    """The files of one server, in a folder of their own that goes with it. What a client asks for is looked up, never made into a path."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="l10n-serve-")
        self._files: OrderedDict[str, Download] = OrderedDict()

    def add(self, data: bytes, name: str) -> str:
        """Keeps `data`, and gives what it is fetched by."""
        self._forget()
        name = safe(name)
        handle = f"{secrets.token_urlsafe(24)}.{name}"
        path = Path(self._folder.name) / secrets.token_hex(16)
        path.write_bytes(data)
        self._files[handle] = Download(path, name, time.monotonic())
        return handle

    def get(self, handle: str) -> Download | None:
        """The file that is fetched by `handle`, or None."""
        self._forget()
        return self._files.get(handle)

    def close(self) -> None:
        """Removes all of them."""
        self._folder.cleanup()

    def _forget(self) -> None:
        while self._files:
            handle, oldest = next(iter(self._files.items()))
            if len(self._files) < MOST and time.monotonic() - oldest.since < KEPT:
                break
            del self._files[handle]
            oldest.path.unlink(missing_ok=True)


def safe(name: str) -> str:
    """The last part of a file's name, with nothing in it that a path, a header or a page could take for something else.

    >>> safe("../../etc/pass wd;<b>.html")
    'pass_wd_b_.html'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[^\w.-]+", "_", last).lstrip(".")[-80:] or "file"
