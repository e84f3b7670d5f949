"""A figure, and the values it may state. Knows no language and no text."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Reading = Fraction | tuple[str, int]
"""A value, or what is no plain value: ("clock", minutes since midnight), ("month", 1…12), ("span", the digits of a duration), lengths of time
("seconds", …) and ("months", …), and ("percent", …) of something."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure at [start, end) in code points: `readings` are the values it may state; `spelt` says that it has no digit in it.

    `parts` are the figures it falls into when it is no single one after all (`12 300` may be two numbers, a time hours and minutes).
    """

    start: int
    end: int
    text: str
    readings: frozenset[Reading]
    spelt: bool = False
    parts: tuple[Figure, ...] = ()


def decade(value: int) -> set[Reading]:
    """The years that a decade of that number may begin with: `70` is 1970 as well, and `20` 1920 or 2020."""
    if value >= 100:
        return {Fraction(value)}
    return {Fraction(value), Fraction(1900 + value), *([Fraction(2000 + value)] if value < 30 else [])}
