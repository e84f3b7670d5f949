"""Running the application until it is told to stop, and stopping without losing a request.

On SIGTERM or SIGINT no connection that was made is dropped: what waits at the door is let in, then the door is closed; every request under way,
and every one that arrives on an open connection within a moment, is answered, with `Connection: close`; then the process ends with 0.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import select
import signal
import socket
import struct
import threading
from collections.abc import Callable, Iterator

import uvicorn
from fastapi import FastAPI

_MOMENT = 0.5
"""Seconds in which a client that has connected sends its request."""
_HANDSHAKE = 0.1
"""Seconds in which connections that have been begun are made."""
_ATTACH_FILTER = 26
"""Linux's SO_ATTACH_FILTER, which Python's `socket` does not name."""
_AT_THE_DOOR = 4096
"""Connections let in after the signal, at most."""


class GracefulServer(uvicorn.Server):
    """A uvicorn server that says when it is `ready`, and drains."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens, and says so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Both signals ask for the same: a server that stopped as it should has not failed."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Lets in who waits at the door, closes it, and gives whoever came in a moment to say what they want."""
        self._app.state.draining = True
        for one in sockets or []:
            _turn_away(one)
        await asyncio.sleep(_HANDSHAKE)
        for _ in range(_AT_THE_DOOR):
            if not sockets or not select.select(sockets, [], [], 0)[0]:
                break
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        await asyncio.sleep(_MOMENT)
        await super().shutdown(sockets)


def _turn_away(listener: socket.socket) -> None:
    """Lets nobody new knock: a connection that was made between the last `accept` and `close` would be reset.

    A filter of the kernel (classic BPF, socket(7)) drops packets that begin a connection, and no others; whoever sent one tries again in a second,
    and finds the door closed. Where there are no such filters, the gap of some microseconds stays.
    """
    # Load the flags of the TCP header; with SYN among them keep nothing of the packet, else all of it.
    code = [(0x30, 0, 0, 13), (0x45, 0, 1, 0x02), (0x06, 0, 0, 0), (0x06, 0, 0, 0xFFFFFFFF)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in code))
    with contextlib.suppress(OSError):
        listener.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, struct.pack("HL", len(code), ctypes.addressof(program)))


def run(app: FastAPI, listener: socket.socket, ready: Callable[[], None], seconds: int) -> None:
    """Serves until a signal comes; calls `ready` once requests are answered. `seconds` is how long requests under way may still take."""
    config = uvicorn.Config(
        app,
        lifespan="on",
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=seconds,
        h11_max_incomplete_event_size=64 * 1024,
    )
    asyncio.run(GracefulServer(config, app, ready).serve([listener]))
