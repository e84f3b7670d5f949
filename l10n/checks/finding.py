"""A finding: one result of one check at one unit, with exactly the fields of contract 4.4.

Knows neither how findings come about nor how they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Field = Literal["source", "target"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `path` and `line` (1-based) lead to the entry, `unit` is its id ("" for a catalog's header), `form` the index of the plural form or
    None. `start` and `end` are the offending span in code points of `field`; both are 0 where the whole entry is meant.
    """

    check: str
    severity: Severity
    message: str
    path: str
    line: int | None
    language: str
    unit: str
    context: str | None
    form: int | None
    source: str
    target: str
    field: Field
    start: int
    end: int
    fixable: bool


def of_file(check: str, severity: Severity, message: str, path: str, line: int | None, language: str = "") -> Finding:
    """A finding that concerns a file and none of its units."""
    return Finding(check, severity, message, path, line, language, "", None, None, "", "", "target", 0, 0, False)
