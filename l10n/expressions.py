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
"""What the counts of an expression (`{1,20}`) may come to when multiplied."""
_COUNT = re.compile(r"\{(?:\d*,)?(\d{1,30})\}|\{(\d{1,30}),\}")


def compiled(expression: str, flags: int = 0) -> regex.Pattern[str]:
    """An expression as `regex` reads it with `flags`; raises `ValueError`, saying why, for one that cannot be read or asks for too much.

    >>> compiled("(((a{1000}){1000}){1000})")
    Traceback (most recent call last):
    ValueError: counts too high
    """
    import regex

    counts = (int(one or other) for one, other in _COUNT.findall(expression))
    if math.prod(max(count, 1) for count in counts) > REPEATED:
        raise ValueError("counts too high")
    try:
        return regex.compile(expression, flags)
    except RecursionError:
        raise ValueError("too deeply nested") from None
    except (regex.error, OverflowError) as error:
        raise ValueError(str(error)) from None
