"""Checking a large catalog on all cores: shares of its units in processes that inherit it, this one among them.

Only where processes can be forked and no other thread runs; elsewhere everything is done here.
"""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.queues import SimpleQueue

from l10n.checks.finding import Finding
from l10n.checks.run import Placed, Run, ordered, share, whole
from l10n.cores import cores
from l10n.errors import InputError

LEAST = 5_000
"""Units from which on further processes pay."""
_SHARE = 1_000
_MOST = 1_000
"""Shares of the largest catalogs: their list fits into a pipe."""

_Shares = SimpleQueue[int | None]
"""Where each share begins, and None for each process once there are no more."""


def findings(run: Run) -> list[Finding]:
    """The findings of `run`, in order. Raises what a check raised, `InputError` where a process was ended from outside."""
    units = len(run.units)
    processes = min(cores(), units // _SHARE)
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if units < LEAST or processes < 2 or not alone:
        return ordered([*whole(run), *share(run, 0, units)])
    context = multiprocessing.get_context("fork")
    size = max(_SHARE, units // _MOST)
    shares: _Shares = context.SimpleQueue()
    for start in (*range(0, units, size), *[None] * processes):
        shares.put(start)
    helpers = []
    for _ in range(processes - 1):
        receiver, sender = context.Pipe(duplex=False)
        helper = context.Process(target=_help, args=(run, shares, size, sender), daemon=True)
        helper.start()
        sender.close()
        helpers.append((helper, receiver))
    try:
        found = [*whole(run), *_work(run, shares, size)]
        for helper, receiver in helpers:
            found += _received(receiver, run)
            helper.join()
    finally:
        for helper, _ in helpers:
            helper.terminate()
    return ordered(found)


def _work(run: Run, shares: _Shares, size: int) -> list[Placed]:
    """The findings of those shares that no other process took."""
    found: list[Placed] = []
    while (start := shares.get()) is not None:
        found += share(run, start, start + size)
    return found


def _help(run: Run, shares: _Shares, size: int, results: Connection) -> None:
    try:
        results.send(_work(run, shares, size))
    except KeyboardInterrupt:
        # Ctrl-C reaches all processes; the first one answers it.
        return
    except Exception as error:
        results.send(error)


def _received(receiver: Connection, run: Run) -> list[Placed]:
    try:
        found: list[Placed] | Exception = receiver.recv()
    except EOFError:
        raise InputError("a process that checked it was ended", path=run.setting.path, remedy="free memory") from None
    if isinstance(found, Exception):
        raise found
    return found
