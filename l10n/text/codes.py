"""Inline codes inside a segment: `<g1>…</g1>` (paired) and `<x2/>` (standalone).

This module knows their spelling and how to take them out of and put them into a string; it does not know what a code stands for
(that is the article format's business) nor where a code belongs in a translation (that is `l10n.mt`'s).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

CODE = re.compile(r"<(/?)(g[1-9][0-9]{0,3})>|<(x[1-9][0-9]{0,3})/>")
"""One inline code as it stands in a msgid or msgstr."""

MAX_CODES = 9999
"""The highest number of a code."""

MAX_DEPTH = 100
"""So many pairs may stand within each other; tags that are deeper are standalone codes each. No sentence comes near."""

Kind = Literal["open", "close", "standalone"]


@dataclass(frozen=True, slots=True)
class Code:
    """One inline code found in a string: its name (`g1`, `x2`), kind, and span [start, end) in code points."""

    name: str
    kind: Kind
    start: int
    end: int


def codes(text: str) -> Iterator[Code]:
    """The inline codes of `text` from left to right."""
    for match in CODE.finditer(text):
        if match[3]:
            yield Code(match[3], "standalone", match.start(), match.end())
        else:
            yield Code(match[2], "close" if match[1] else "open", match.start(), match.end())


def strip(text: str) -> str:
    """`text` without its inline codes; nothing is put in their place.

    >>> strip("Le <g1>programme</g1><x2/>.")
    'Le programme.'
    """
    return CODE.sub("", text)


def signature(text: str) -> tuple[str, ...]:
    """The names of the codes of `text`, sorted, one entry per tag: equal for a source and a target that carry the same codes."""
    return tuple(sorted(f"{code.kind}:{code.name}" for code in codes(text)))


def well_formed(text: str) -> bool:
    """Whether every paired code of `text` opens and closes once, and pairs nest.

    >>> well_formed("<g1>a <g2>b</g2></g1>"), well_formed("<g1>a <g2>b</g1></g2>")
    (True, False)
    """
    stack: list[str] = []
    seen: set[str] = set()
    for code in codes(text):
        if code.kind == "close":
            if not stack or stack.pop() != code.name:
                return False
            continue
        if code.name in seen:
            return False
        seen.add(code.name)
        if code.kind == "open":
            stack.append(code.name)
    return not stack


def same(source: str, target: str) -> bool:
    """Whether `target` is well-formed and carries exactly the codes of `source`."""
    return well_formed(target) and signature(source) == signature(target)
