"""How many processor cores this process may use: fewer than the machine has in a container, say."""

from __future__ import annotations

import os


def cores() -> int:
    """The number of cores; that of the whole machine where the system cannot say more, as macOS cannot."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
