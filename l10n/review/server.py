"""Running the workbench: a server on a socket, word when it is ready, and a calm end.

Knows nothing of what is served.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

LEAVING = 5
"""Seconds that requests under way are given when the server is told to stop."""


def serve(app: ASGIApp, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serves `app` until the process is told to stop (Ctrl-C, SIGTERM), calling `ready` once requests are answered."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                ready()

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            # Ctrl-C and SIGTERM are how one leaves a server: no failure, and nothing to raise again afterwards.
            self.force_exit = self.should_exit and sig == signal.SIGINT
            self.should_exit = True

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=LEAVING,
        server_header=False,
    )
    Server(config).run(sockets=[listening])
