"""What can be told of a unit at a glance: checks name the trait they need, so that units without it are passed over.

A trait never decides that something is wrong; a check looks the same way whether or not it was asked about first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from l10n.catalog.unit import Unit
from l10n.states import STATES

Needs = Literal["", "marks", "plural", "low", "edge", "same", "spaces", "hidden", "glossary", "before", "rules"]
"""What a check needs: a trait of the unit, or what a setting has (a glossary, an earlier revision, rules of the project); "" for nothing."""

_EDGE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
    "\u205f\u3000\u200b\u200e\u200f\ufeff"
)
"""White space, and signs that show nothing."""


class Texts(Protocol):
    """A source and its target."""

    source: str
    target: str


class Traits(NamedTuple):
    """The traits of a unit: it has `marks`, or a `plural`; its state is too `low`; a text has white space at an `edge`; a target is the `same`
    as its source, has `spaces` in a row or ones at which no line breaks, or `hidden` characters."""

    marks: bool
    plural: bool
    low: bool
    edge: bool
    same: bool
    spaces: bool
    hidden: bool


def traits(unit: Unit, pairs: Iterable[Texts], lowest: int) -> Traits:
    """The traits of `unit` with its `pairs`; `lowest` is the rank (in `STATES`) of the lowest state that is good enough."""
    edge = same = spaces = hidden = False
    for pair in pairs:
        source, target = pair.source, pair.target
        edge = edge or source.strip(_EDGE) != source or target.strip(_EDGE) != target
        same = same or source == target
        spaces = spaces or "  " in target or "\u00a0" in target or "\u202f" in target
        hidden = hidden or not target.isprintable()
    return Traits(
        bool(unit.marks), unit.plural is not None, STATES.index(unit.state) < lowest, edge, same, spaces, hidden
    )
