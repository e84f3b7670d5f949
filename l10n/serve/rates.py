"""How often one caller may ask: a bucket of requests that fills up again over a minute."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from l10n.serve.answers import slow_down

_CALLERS = 10_000
"""Callers remembered; whoever was silent longest is forgotten first."""


class Rate:
    """At most `per_minute` requests of each caller (0: any number), a minute's worth at once at most."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> None:
        """Counts a request of `caller`; raises `Refusal` when it is one too many."""
        if not self._per_minute:
            return
        now = self._now()
        left, when = self._left.pop(caller, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - when) * self._per_minute / 60)
        self._left[caller] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _CALLERS:
            self._left.popitem(last=False)
        if left < 1:
            raise slow_down(f"{self._per_minute} requests a minute are served", (1 - left) * 60 / self._per_minute)
