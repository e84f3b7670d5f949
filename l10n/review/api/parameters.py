"""What the page sent, as what it must be. Everything here raises `UsageError` or `InputError` for what it is not."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from l10n.errors import InputError, UsageError
from l10n.review.listing import Filter
from l10n.states import STATES

Sent = Mapping[str, Any]
"""A request's parameters by name: texts where they stood in its address, anything that JSON has where they stood in its body."""

_LONGEST = 1000
"""Characters in one parameter, where nothing else is said."""


def text(sent: Sent, name: str, limit: int = _LONGEST) -> str:
    """A text of at most `limit` characters; "" when it is left out."""
    value = sent.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise UsageError(f'"{name}" is not a text of at most {limit} characters')
    return value


def number(sent: Sent, name: str, otherwise: int = 0) -> int:
    """A whole number; `otherwise` when it is left out."""
    value = sent.get(name, otherwise)
    with contextlib.suppress(ValueError, TypeError):
        found = int(value)
        if abs(found) < 1 << 31:
            return found
    raise UsageError(f'"{name}" is no number')


def targets(sent: Sent) -> list[str]:
    """The targets of one unit, by plural form."""
    value = sent.get("targets")
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError('"targets" is not a list of texts')
    return value


def chosen(sent: Sent) -> list[tuple[str, str, str]] | None:
    """The units that were chosen, as (catalog, unit, version seen); None when nothing was said about that."""
    value = sent.get("chosen")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise UsageError('"chosen" is not a list of units')
    return [(text(one, "catalog"), text(one, "unit"), text(one, "version")) for one in value]


def wanted(sent: Sent) -> Filter:
    """The filter of the list."""
    states = frozenset(state for state in text(sent, "states").split(",") if state)
    if not states <= set(STATES):
        raise UsageError("there is no such state", remedy=f"give some of: {', '.join(STATES)}")
    severity = text(sent, "severity")
    if severity not in ("", "info", "warning", "error"):
        raise UsageError("there is no such severity", remedy="give info, warning or error")
    return Filter(
        scope=text(sent, "scope"),
        states=states,
        severity=severity,
        check=text(sent, "check"),
        author=text(sent, "author"),
        text=text(sent, "text"),
    )
