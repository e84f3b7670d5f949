"""What would keep the first person who searches waiting, done in the background before anybody does."""

from __future__ import annotations

import threading
import time

from l10n.review.workspace import Workspace

_BREATH = 0.004
"""Seconds of rest after each block (about as long as one takes), so that a person's requests are answered quickly meanwhile."""


class Ahead:
    """Keeps the folded texts of a workspace's catalogs up to date. To be told by `soon` that it is a good time, after an answer."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: dict[str, int] = {}
        """The revision of each catalog whose texts are folded."""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def soon(self) -> None:
        """Starts the work, if there is any and it is not under way."""
        with self._lock:
            if (self._thread is None or not self._thread.is_alive()) and not self.ready:
                self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
                self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether all is done."""
        return all(self._done.get(one.name) == one.revision for one in self._workspace.catalogs())

    def _work(self) -> None:
        while not self.ready:
            for one in self._workspace.catalogs():
                if self._done.get(one.name) == one.revision:
                    continue
                revision = one.revision
                for _ in one.folded.blocks(one.rows):
                    time.sleep(_BREATH)
                self._done[one.name] = revision
