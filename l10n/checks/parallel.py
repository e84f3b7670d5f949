"""Checking a large catalog on all cores: shares of its units in processes that inherit it.

Only where processes can be forked and no other thread runs; elsewhere everything is done here.
"""

from __future__ import annotations

import gc
import multiprocessing
import threading

from l10n.checks.finding import Finding
from l10n.checks.run import Placed, Run, ordered, share, whole
from l10n.cores import cores

LEAST = 5_000
"""Units from which on further processes pay."""
_SHARE = 2_500

_run: Run | None = None
"""What the forked processes inherit."""


def findings(run: Run) -> list[Finding]:
    """The findings of `run`, in order."""
    global _run
    processes = cores()
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if len(run.units) < LEAST or processes < 2 or not alone:
        return ordered([*whole(run), *share(run, 0, len(run.units))])
    _run = run
    # A collection would touch, and so copy, every page that the processes share.
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            starts = [-1, *range(0, len(run.units), _SHARE)]
            return ordered(placed for part in pool.imap(_part, starts) for placed in part)
    finally:
        gc.unfreeze()
        _run = None


def _part(start: int) -> list[Placed]:
    assert _run is not None
    return list(whole(_run)) if start < 0 else list(share(_run, start, start + _SHARE))
