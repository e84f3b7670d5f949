"""Messages in the ICU notation: `{n, plural, one {# file} other {# files}}`, `{who, select, …}`, arguments, and apostrophes that quote.

Source: ICU's MessageFormat and its default apostrophe mode. Read by the package `pyicumessageformat`, into values that are written back with the
same meaning: `parsed(written(message)) == message`. Knows which plural categories a language has (CLDR, through Babel); knows no translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from l10n.text.languages import base

Kind = Literal["plural", "selectordinal", "select"]

_CHOICE = re.compile(r"\{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_EXACT = re.compile(r"=(\d{1,9})")
_SYNTAX = re.compile("([{}](?:['{}]*[{}])?)")
_SYNTAX_AND_NUMBER = re.compile("([{}#](?:['{}#]*[{}#])?)")
MAX_DEPTH = 20
"""How deep choices may stand within each other."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR, in its order."""
UP_TO = 200
"""Numbers up to this one say which plural categories a language needs; French has one for whole millions besides."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as a reader sees them."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """`#` in a plural: its number, less the `offset`."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Argument:
    """A simple argument, letter for letter: `{name}`, `{n, number, percent}`."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice by an argument: `branches` are selectors (`one`, `=0`, `female`) with what is said then, in order."""

    name: str
    kind: Kind
    offset: int
    branches: tuple[tuple[str, Message], ...]


Part = Text | Number | Argument | Choice
Message = tuple[Part, ...]


def has_choice(text: str) -> bool:
    """Whether a text looks like a message with a choice in it.

    >>> has_choice("{n, plural, other {#}}"), has_choice("{n, number}")
    (True, False)
    """
    return "{" in text and _CHOICE.search(text) is not None


def parsed(text: str) -> Message:
    """A message read; raises `ValueError`, saying what is wrong, when it is none.

    >>> parsed("It''s {n, plural, other {# '{'files'}'}}")[1].branches
    (('other', (Number(name='n', offset=0), Text(text=' {files}'))),)
    """
    from pyicumessageformat import Parser

    try:
        found = Parser({"include_indices": True, "maximum_depth": MAX_DEPTH}).parse(text)
    except SyntaxError as error:
        raise ValueError(str(error) or "it ends too early") from None
    return _message(found, text, 0)


def written(message: Message) -> str:
    """A message in the notation.

    >>> written((Text("It's {n} "), Choice("n", "plural", 0, (("other", (Number("n"), Text(" #"))),))))
    "It's '{'n'}' {n, plural, other {# '#'}}"
    """
    return _written(message, within="select")


def arguments(message: Message) -> Iterator[Argument | Choice]:
    """All arguments of a message, those of its branches too, in the order in which they stand."""
    for part in message:
        if isinstance(part, Argument):
            yield part
        elif isinstance(part, Choice):
            yield part
            for _, branch in part.branches:
                yield from arguments(branch)


def categories(language: str, kind: Kind) -> dict[str, tuple[int, ...]]:
    """The plural categories of a language in CLDR's order, each with numbers that take it, those that say most about it first.

    >>> {category: numbers[0] for category, numbers in categories("ar", "plural").items()}
    {'zero': 0, 'one': 1, 'two': 2, 'few': 5, 'many': 11, 'other': 100}
    >>> [*categories("fr", "plural")], [*categories("en", "selectordinal")]
    (['one', 'many', 'other'], ['one', 'two', 'few', 'other'])
    """
    found: dict[str, list[int]] = {}
    for number in (*range(UP_TO + 1), 1_000_000):
        found.setdefault(category(number, language, kind), []).append(number)
    found.setdefault("other", [UP_TO])
    # Numbers from 5 on say better what a form is for than 2 to 4, for which there may be words.
    return {
        name: tuple(sorted(found[name], key=lambda number: (number != 1, number < 5, number)))
        for name in CATEGORIES
        if name in found
    }


def category(number: int, language: str, kind: Kind) -> str:
    """The plural category that a number takes, `other` in a language that CLDR does not know."""
    rule = _rule(base(language), kind)
    return str(rule(number)) if rule else "other"


def exact(selector: str) -> int | None:
    """The number of a selector such as `=1`, else None."""
    match = _EXACT.fullmatch(selector)
    return int(match[1]) if match else None


@lru_cache(maxsize=64)
def _rule(language: str, kind: Kind) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    return locale.ordinal_form if kind == "selectordinal" else locale.plural_form


def _message(found: list[Any], text: str, offset: int) -> Message:
    parts: list[Part] = []
    for one in found:
        if isinstance(one, str):
            parts.append(Text(one))
        elif one.get("hash"):
            parts.append(Number(one["name"], offset))
        elif "options" in one:
            own = one.get("offset", 0)
            branches = tuple((selector, _message(branch, text, own)) for selector, branch in one["options"].items())
            parts.append(Choice(one["name"], one["type"], own, branches))
        else:
            parts.append(Argument(one["name"], text[one["start"] : one["end"]]))
    return tuple(parts)


def _written(message: Message, within: Kind) -> str:
    out: list[str] = []
    for part in message:
        if isinstance(part, Text):
            out.append(_quoted(part.text, _SYNTAX if within == "select" else _SYNTAX_AND_NUMBER))
        elif isinstance(part, Number):
            out.append("#")
        elif isinstance(part, Argument):
            out.append(part.text)
        else:
            offset = f"offset:{part.offset} " if part.offset else ""
            branches = " ".join(f"{selector} {{{_written(branch, part.kind)}}}" for selector, branch in part.branches)
            out.append(f"{{{part.name}, {part.kind}, {offset}{branches}}}")
    return "".join(out)


def _quoted(text: str, syntax: re.Pattern[str]) -> str:
    """Words with what would be read as syntax in apostrophes, and apostrophes of their own doubled where a single one would quote."""
    out: list[str] = []
    for part in syntax.split(text):
        if syntax.fullmatch(part):
            out.append("'" + part.replace("'", "''") + "'")
        else:
            # A single one is itself between other characters; at an edge, something that it would quote may follow.
            out.append(re.sub(r"''+|\A'|'\Z", lambda match: match[0] * 2, part))
    return "".join(out)
