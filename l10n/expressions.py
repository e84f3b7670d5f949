"""Regular expressions that people hand in (a project's rules, SRX files): compiled within bounds.

Read by the package `regex`, whose matching takes a timeout; compiling takes none, and memory for each repetition, so that is bounded here.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

REPEATED = 1_000_000
"""How often an expression may come to repeat something by its counts (`{1,20}`)."""
_COUNT = re.compile(r"(?P<of_group>\)\s*)?\{(?:(?:\d*,)?(?P<most>\d{1,30})|(?P<least>\d{1,30}),)\}")
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")


def compiled(expression: str, flags: int = 0) -> regex.Pattern[str]:
    """An expression as `regex` reads it with `flags`; raises `ValueError`, saying why, for one that cannot be read or asks for too much.

    >>> compiled("(((a{1000}){1000}){1000})")
    Traceback (most recent call last):
    ValueError: counts too high
    >>> compiled("[a-z]{1,50}(?: [a-z]{1,50}){1,9} [a-z]{1,50} [a-z]{1,50}").match("to be or not to be").end()
    18
    """
    import regex

    if _repetitions(expression) > REPEATED:
        raise ValueError("counts too high")
    try:
        return regex.compile(expression, flags)
    except RecursionError:
        raise ValueError("too deeply nested") from None
    except (regex.error, OverflowError) as error:
        raise ValueError(str(error)) from None


def _repetitions(expression: str) -> int:
    """The most that the counts of an expression can come to: those of groups multiply what stands in them, all others only add up."""
    groups, others = [1], [1]
    for match in _COUNT.finditer(expression):
        count = int(match["most"] or match["least"])
        # In the verbose notation a comment may hide that a count is a group's.
        (groups if match["of_group"] or _VERBOSE.search(expression) else others).append(max(count, 1))
    return math.prod(groups) * sum(others)
