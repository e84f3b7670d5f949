"""What is particular to one language: one module per language, named after its code, with the constants `RULES`, `NUMBERS`,
`NAMES` and `TYPOGRAPHY`; all may be missing.

Data only: which words a stop may follow without ending a sentence (`l10n.text.segmentation` cuts), how numbers are written and spelt
(`l10n.text.figures` reads them), how currencies and countries are called besides what CLDR says (`l10n.text.entities` finds them), and which
signs and spaces readers expect (`l10n.text.typography` puts them in).
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from l10n.text.languages import base

Typography = tuple[tuple[re.Pattern[str], str], ...]
"""Expressions and what they become, applied in order, each until it changes nothing more. `HIDDEN` stands for what is left alone, an inline
code or an address say, and `CLOSED` for an inline code that closes."""

_Data = TypeVar("_Data", "Rules", "Numbers", "Names", Typography)

NBSP = "\u00a0"
NARROW = "\u202f"
HIDDEN, CLOSED = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Rules:
    """How sentences end. Words are written without their final stop and compared case-sensitively unless all lower case.

    `titles` are abbreviations that always announce more (Dr., M.); `abbreviations` end a sentence only before a word of `starters`;
    `before_numbers` announce a number (No. 5, art. 3); `ordinal_stop` says that
    a stop makes a number an ordinal (3. März); `starters` are words that hardly ever carry a capital inside a sentence; `continuers`, in a
    script without capitals, words that never begin one. A `!` after a word of `exclaimed` is part of a name (Yahoo!). `items` says that
    a capital after a semicolon begins another item of a list, as in French resolutions (« Adopte le rapport ; Le Secrétariat… »).
    """

    titles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    continuers: frozenset[str] = frozenset()
    exclaimed: frozenset[str] = frozenset(["Yahoo", "ياهو"])
    items: bool = False
    ordinal_stop: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written. The fields that are patterns are regular expressions, matched without regard to case.

    `groups` and `decimals` are the signs that may part groups of three digits and precede decimals (no-break spaces always part groups);
    `cardinals` and `ordinals` give words their values (`spelt` makes such a table); `scales` are words that multiply a number before them,
    besides CLDR's. `parts` are fractions by name, `plus` and `less` what adds them to the number before and takes them from it (« une heure
    et demie »). `ordinal` is what turns digits into an ordinal. `am`, `pm` and `hours` are what follows an hour, `hour_before` what announces
    one; `noon` words for times of day, in minutes. `decades` are words that announce a decade in digits (« années 70 ») or spell one. `minus`
    stands for a minus sign; `joint` between the words of one number; `clitics` may be written on to a number word; a noun that fits `dual`
    says two by its form alone, and one by itself. `units_first` says that units are said before tens (خمسة وعشرون).
    """

    groups: str = ","
    decimals: str = "."
    cardinals: Mapping[str, Fraction] = field(default_factory=dict)
    ordinals: Mapping[str, Fraction] = field(default_factory=dict)
    scales: Mapping[str, Fraction] = field(default_factory=dict)
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    plus: str = ""
    less: str = ""
    ordinal: str = ""
    am: str = ""
    pm: str = ""
    hours: str = "h"
    hour_before: str = ""
    noon: Mapping[str, Fraction] = field(default_factory=dict)
    decades: Mapping[str, Fraction] = field(default_factory=dict)
    decade_before: str = ""
    decade_after: str = ""
    minus: str = ""
    joint: str = ""
    clitics: str = ""
    dual: str = ""
    units_first: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What currencies, units and countries are called in running text. `called` makes the tables.

    `currencies` are words in lower case, all their forms, and the English names of the units they may mean (`pound lira`); `percent` is an
    expression for the words for it; `units` are names of units that CLDR does not have, and CLDR's own (`duration-year`);
    `cardinal_days` says that dates have cardinal numbers (« le trois mai »); `countries` are names that CLDR does not have, and the countries'
    codes.
    """

    currencies: Mapping[str, str] = field(default_factory=dict)
    percent: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    cardinal_days: bool = False
    countries: Mapping[str, str] = field(default_factory=dict)


def called(table: Mapping[str, str]) -> dict[str, str]:
    """A table by names from one by what they mean: values list names, parted by commas; a name under two keys means both.

    >>> called({"pound": "livre, livres", "lira": "livre"})
    {'livre': 'pound lira', 'livres': 'pound'}
    """
    found: dict[str, str] = {}
    for meaning, listed in table.items():
        for name in listed.split(", "):
            found[name] = f"{found[name]} {meaning}" if name in found else meaning
    return found


def spelt(table: str) -> dict[str, Fraction]:
    """A table of number words from text: values, each followed by its words; `_` stands for a space or hyphen within one.

    >>> spelt("2 two 80 quatre_vingts quatre_vingt")
    {'two': Fraction(2, 1), 'quatre vingts': Fraction(80, 1), 'quatre vingt': Fraction(80, 1)}
    """
    found: dict[str, Fraction] = {}
    value = Fraction(0)
    for word in table.split():
        if word[0].isascii() and word[0].isdigit():
            value = Fraction(word)
        else:
            found[word.replace("_", " ")] = value
    return found


DEFAULT = Rules(
    titles=frozenset("Dr Prof Mr Mrs Ms St".split()),
    abbreviations=frozenset("etc".split()),
    before_numbers=frozenset("No Nr no nr vol p pp art fig".split()),
)
UNKNOWN = Numbers(groups=",.' ’", decimals=",.")
"""For a language without a file: every notation is read; a sign before three digits parts groups."""


@lru_cache(maxsize=128)
def rules(code: str) -> Rules:
    """How sentences end in a language (its base code counts), or `DEFAULT`."""
    return _constant(code, "RULES", DEFAULT)


@lru_cache(maxsize=128)
def numbers(code: str) -> Numbers:
    """How numbers are written in a language (its base code counts), or `UNKNOWN`."""
    return _constant(code, "NUMBERS", UNKNOWN)


@lru_cache(maxsize=128)
def names(code: str) -> Names:
    """What currencies and countries are called in a language (its base code counts) besides CLDR's names, or nothing."""
    return _constant(code, "NAMES", Names())


@lru_cache(maxsize=128)
def typography(code: str) -> Typography:
    """The signs and spaces of a language: its region's (`TYPOGRAPHY_CA` for `fr_CA`), else its own; () for one without rules."""
    region = re.split(r"[-_@]", f"{code}_")[1].upper()
    return _constant(code, f"TYPOGRAPHY_{region}", ()) or _constant(code, "TYPOGRAPHY", ())


def _constant(code: str, constant: str, default: _Data) -> _Data:
    name = f"{__name__}.{(own := base(code))}"
    if not own.isalpha() or importlib.util.find_spec(name) is None:
        return default
    found: _Data = getattr(importlib.import_module(name), constant, default)
    return found
