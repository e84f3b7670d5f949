"""A fault that a large catalog has again and again is told once, with all its places: nobody reads seventy lines about a space.

Which checks speak of such habits they say themselves (`UnitCheck.habit`). No error is gathered, and nothing is left out: `Finding.each` gives every
finding that one stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from l10n.checks.finding import Finding
from l10n.checks.habits import LARGE
from l10n.checks.message import message as _
from l10n.checks.registry import UNIT_CHECKS

OFTEN = 10
"""Units of a large catalog with the same fault from which on it is a habit."""

_HABITS = frozenset(check.id for check in UNIT_CHECKS if check.habit)


def gathered(findings: Iterable[Finding], size: int) -> list[Finding]:
    """The `findings` of one catalog of `size` units in their order, those of a habit as one at the place of the first.

    The same fault is what one check says in the same words.
    """
    told = list(findings)
    if size < LARGE:
        return told
    alike: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in told:
        if one.check in _HABITS and one.severity != "error":
            alike[one.check, one.message].append(one)
    habits = {same: group for same, group in alike.items() if len({one.unit for one in group}) >= OFTEN}
    firsts = {same: _gathered(group) for same, group in habits.items()}
    return [
        first or one
        for one in told
        for first in (firsts.pop((one.check, one.message), None),)
        if first or (one.check, one.message) not in habits
    ]


def _gathered(group: list[Finding]) -> Finding:
    first = group[0]
    others = len({one.unit for one in group}) - 1
    message = _("{message}, and so in {others} more units of this catalog", message=first.message, others=others)
    return replace(first, message=message, fixable=all(one.fixable for one in group), places=tuple(group))
