"""What is said to a model in the place of a placeholder: a word that models copy, a number, a date or a time of day.

So that the words around it come right: "on March 14, 2017" becomes « le 14 mars 2017 », "on XK" hardly ever « le XK ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from l10n.text.entities.entity import Date
from l10n.text.entities.rendering import date_written

Kind = Literal["word", "number", "date", "month", "time"]
Pair = tuple[str, str]
"""Source and target language."""

NUMERIC = re.compile(
    r"#|%(?:\(\w+\)|\d+\$)?[^A-Za-z(]*(?:hh|h|ll|l|L|j|z|t|q)?[diuxXoeEfFgG]|\{[^{}:]*:[^{}]*[dfgneE%]\}|\{\s*\w+\s*,\s*number\b[^{}]*\}"
)
"""Placeholders that numbers are put into."""
_ICU = re.compile(r"\{\s*\w+\s*,\s*(date|time)\b([^{}]*)\}")
_DATED = re.compile(r"(?:\w*_|\w*[a-z](?=D))?[dD]ate")
_NAME = re.compile(r"[A-Za-z_]\w*")
_WORDS = ("XK", "XN", "XP", "XT", "XV", "XR")
"""What models take for names and copy."""
_NUMBERS = ("37", "52", "68", "83", "94")
_DATES = (Date((14,), 3, 2017), Date((23,), 7, 2018), Date((19,), 6, 2016))
_MONTHS = (Date((), 2, 2011), Date((), 5, 2012), Date((), 9, 2014))
"""Months that no word before them is shortened for: « d’octobre »."""
_TIMES = ((10, 40), (15, 20), (11, 50))


@dataclass(frozen=True, slots=True)
class Saying:
    """A text that stands for a placeholder, and an expression for it in a target."""

    text: str
    seen: str


def kind(placeholder: str) -> Kind:
    """What a program puts into a placeholder, as far as its notation and its name tell.

    >>> kind("{when, date, long}"), kind("%(start_date)s"), kind("{n, number}"), kind("{update}")
    ('date', 'date', 'number', 'word')
    """
    if NUMERIC.fullmatch(placeholder):
        return "number"
    if match := _ICU.fullmatch(placeholder):
        style = match[2].strip(", ")
        if match[1] == "time":
            return "time"
        return "month" if style.startswith("::") and "d" not in style else "date"
    name = _NAME.search(placeholder)
    return "date" if name and _DATED.fullmatch(name[0]) else "word"


@lru_cache(maxsize=64)
def sayings(of: Kind, pair: Pair | None) -> Sequence[Saying]:
    """What can be said for placeholders of a kind; for dates and times only between the two languages of a `pair`."""
    if of == "number":
        return [Saying(number, number) for number in _NUMBERS]
    if of == "word":
        return [Saying(word, word) for word in _WORDS]
    if of == "time":
        return [Saying(f"{hour}:{minute}", rf"{hour}(?:\s?h\s?|[:.]){minute}") for hour, minute in _TIMES]
    if pair is None:
        return []
    written = [[date_written(one, language) for language in pair] for one in (_DATES if of == "date" else _MONTHS)]
    return [Saying(here, re.sub(r"\\?\s", r"\\s", re.escape(there))) for here, there in written if here and there]
