"""What an entity is: a value of one kind with its place in a text. Knows no language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from l10n.text.figures.figure import Reading

Kind = Literal["date", "money", "percent", "country"]
KINDS: tuple[Kind, ...] = ("date", "money", "percent", "country")


@dataclass(frozen=True, slots=True)
class Date:
    """A day, the first and last day of a range within one month, or (`days` empty) a month; `year` is None where none is given."""

    days: tuple[int, ...]
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount by the readings of its figure (empty where none stands beside the currency), and what its currency may be.

    `currencies` are names of units in English, as CLDR has them (`dollar`, `pound`); `code` is the ISO code where the text is as clear as that.
    """

    amount: frozenset[Reading]
    currencies: frozenset[str]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, by the readings of its figure; empty where none stands beside the sign."""

    amount: frozenset[Reading]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory by its code in CLDR (`MA`)."""

    code: str


Value = Date | Money | Percent | Country


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity at [start, end) in code points; [`named`) is the span of what names it: the month, the currency, the sign, the country."""

    kind: Kind
    value: Value
    start: int
    end: int
    named: tuple[int, int]
