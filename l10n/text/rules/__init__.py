"""Segmentation rules: one module per language, named after its code, with a constant `RULES`.

Knows which words a stop may follow without ending a sentence; how a text is cut is `l10n.text.segmentation`'s business.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Rules:
    """What is particular to one language. Words are written without their final stop and compared case-sensitively unless all lower case.

    `titles` are abbreviations that always announce more (Dr., M.); `abbreviations` end a sentence only before a word of `starters`;
    `before_numbers` announce a number (No. 5, art. 3); `ordinal_stop` says that
    a stop makes a number an ordinal (3. März); `starters` are words that hardly ever carry a capital inside a sentence.
    """

    titles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinal_stop: bool = False


DEFAULT = Rules(
    titles=frozenset("Dr Prof Mr Mrs Ms St".split()),
    abbreviations=frozenset("etc".split()),
    before_numbers=frozenset("No Nr no nr vol p pp art fig".split()),
)


@lru_cache(maxsize=128)
def rules(code: str) -> Rules:
    """The rules of a language (its base code counts), or `DEFAULT`."""
    base = re.split(r"[-_@]", code)[0].lower()
    name = f"{__name__}.{base}"
    if not base.isalpha() or importlib.util.find_spec(name) is None:
        return DEFAULT
    found: Rules = importlib.import_module(name).RULES
    return found
