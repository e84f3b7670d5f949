"""A fault that a catalog has again and again is told to people once, with all its places: nobody reads seventy lines about a space.

Which checks find such faults, slips of typing, they say themselves (`UnitCheck.gathered`). No error is gathered. Programs are told every finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.checks.finding import Finding
from l10n.checks.registry import UNIT_CHECKS

OFTEN = 10
"""Units of a catalog with the same fault from which on it is told once."""

Told = tuple[Finding, Sequence[Finding]]
"""What is told, and all the findings that it stands for."""

_GATHERED = frozenset(check.id for check in UNIT_CHECKS if check.gathered)


def gathered(findings: Sequence[Finding]) -> Iterator[Told]:
    """The `findings` in their order, those that come again and again as one at the place of the first.

    The same fault is what one check says in the same words of one file.
    """
    alike: defaultdict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for one in findings:
        if one.check in _GATHERED and one.severity != "error":
            alike[_fault(one)].append(one)
    often = {fault: group for fault, group in alike.items() if len({one.unit for one in group}) >= OFTEN}
    for one in findings:
        group = often.get(_fault(one))
        if group is None:
            yield one, (one,)
        elif group[0] is one:
            yield _together(group), group


def _fault(one: Finding) -> tuple[str, str, str]:
    return one.path, one.check, one.message


def _together(group: Sequence[Finding]) -> Finding:
    first = group[0]
    others = len({one.unit for one in group}) - 1
    message = f"{first.message}, and so in {others} more units of this catalog"
    return replace(first, message=message, fixable=all(one.fixable for one in group))
