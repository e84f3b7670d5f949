"""Placeholders of software messages: `%(name)s`, `%d`, `{name}` — what a program fills in and what is kept letter for letter.

Knows where they stand in a string; does not know whether a translation is right about them (that is a check's business).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_PERCENT_NAMED = r"%\([A-Za-z_][A-Za-z0-9_.-]*\)[-#0+]*\d*(?:\.\d+)?[hlL]?[diouxXeEfFgGcrsa]"
_PERCENT = r"%(?:\d+\$)?[-#0+']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|j|z|t|q)?[diouxXeEfFgGcrsapn@]"
_C = _PERCENT.replace("'", "'I", 1).replace("[diou", "(?:[diou") + r"|<PRI[A-Za-z]\w{0,20}>)"
"""In C a translation may ask for its language's digits by `I`, and sizes that systems have their own letters for stand as `<PRIu64>`."""
_BRACE = r"\{(?:[A-Za-z_][A-Za-z0-9_]*|\d*)(?:\.[A-Za-z_]\w*|\[[^\]{}\s]+\])*(?:![rsa])?(?::[^{}\s]{0,20})?\}"
_BRACE_NAMED = r"\{(?:[A-Za-z_][A-Za-z0-9_]*|\d+)\}"

_MUSTACHE = r"\{\{\s{0,9}[\w.$-]{1,80}\s{0,9}\}\}|\$\{[\w.]{1,80}\}"
_ICU = r"\{\s{0,9}\w{1,80}\s{0,9},\s{0,9}(?:number|date|time|spellout|ordinal|duration)\b[^{}]{0,80}\}"
_RUBY = r"%\{[A-Za-z_]\w{0,80}\}"
_BRACE_FORMAT = r"\{(?:[A-Za-z_][A-Za-z0-9_.]{0,80}|\d+)(?:![rsa])?(?::[^{}\s'\"]{0,20})?\}"
_PERCENT_SURE = r"%(?<![\w%]%)(?:\d\$)?(?:\.\d)?l?[sdiuf@](?!\w)|%(?<![\w%]%)[1-9](?![\w%$.,])"
"""What can hardly be prose without any flag: `%s` on its own, numbered `%1`."""

_ALWAYS = re.compile(f"{_PERCENT_NAMED}|{_RUBY}|{_MUSTACHE}|{_BRACE_NAMED}|{_BRACE_FORMAT}|{_ICU}|{_PERCENT_SURE}")
_BY_FLAG = {
    "python-format": re.compile(f"%%|{_PERCENT_NAMED}|{_PERCENT}"),
    "c-format": re.compile(f"%%|{_C}"),
    "javascript-format": re.compile(f"%%|{_PERCENT_NAMED}|{_PERCENT}"),
    "php-format": re.compile(f"%%|{_PERCENT}"),
    "objc-format": re.compile(f"%%|{_PERCENT}"),
    "python-brace-format": re.compile(rf"\{{\{{|\}}\}}|{_BRACE}"),
    "csharp-format": re.compile(rf"\{{\{{|\}}\}}|{_BRACE}"),
}


UNNAMED = re.compile(r"%(?![%(])(?!\d+\$).*[A-Za-z@]|\{(?:[!:][^{}]*)?\}")
"""A placeholder that is told apart from others by its place alone."""

_NUMBERED = re.compile(r"%(\d+)\$|\{(\d+)[!:}]")
_PLACED = re.compile(r"%(?![({])|\{[!:}]")

RENUMBERED = frozenset({"c-format", "javascript-format", "php-format", "objc-format"})
"""Flags of notations in which `%2$s` says which argument is meant."""
_BRACED = frozenset({"python-brace-format", "csharp-format"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its text and span [start, end) in code points."""

    text: str
    start: int
    end: int


def placeholders(text: str, flags: Iterable[str] = ()) -> list[Placeholder]:
    """The placeholders of `text`, left to right, without overlaps.

    `flags` are the unit's gettext flags: `python-format`, `c-format`, `python-brace-format`… say which notation counts. Without such a
    flag only what can hardly be prose does: `%(name)s`, `{name}`, `{0}`.

    >>> [p.text for p in placeholders("%d of %(total)s", ["python-format"])]
    ['%d', '%(total)s']
    >>> [p.text for p in placeholders("%Id, %1$<PRIu64>", ["c-format"])]
    ['%Id', '%1$<PRIu64>']
    """
    notation = next((flag for flag in flags if flag in _BY_FLAG), "") if flags else ""
    return list(_found(notation, text))


@lru_cache(maxsize=256)
def _found(notation: str, text: str) -> tuple[Placeholder, ...]:
    # Whoever checks or masks a text asks about it several times.
    found = _BY_FLAG.get(notation, _ALWAYS).finditer(text)
    return tuple(Placeholder(match[0], match.start(), match.end()) for match in found)


def arguments(found: Sequence[Placeholder]) -> list[int | None]:
    """Which argument each of a text's placeholders takes, by its own number or by its place; None for one that goes by a name.

    C and its like count from 1, braces from 0.

    >>> arguments(placeholders("%2$d of %1$s", ["c-format"])), arguments(placeholders("{} {who} {:d}", ["python-brace-format"]))
    ([2, 1], [0, None, 1])
    """
    taken: list[int | None] = []
    place = 0
    for one in found:
        if match := _NUMBERED.match(one.text):
            taken.append(int(match[1] or match[2]))
        elif _PLACED.match(one.text):
            taken.append(place + one.text.startswith("%"))
            place += 1
        else:
            taken.append(None)
    return taken


def numbered(found: Sequence[str], flags: Iterable[str]) -> list[str] | None:
    """Unnamed placeholders, in the source's order, with their numbers in them; None where the notation has no numbers.

    >>> numbered(["%s", "%d"], ["c-format"]), numbered(["{}", "{:d}"], ["python-brace-format"]), numbered(["%s"], ["python-format"])
    (['%1$s', '%2$d'], ['{0}', '{1:d}'], None)
    """
    kinds = frozenset(flags)
    if kinds & RENUMBERED and not any("*" in one for one in found):
        return [f"%{number}${one[1:]}" for number, one in enumerate(found, 1)]
    if kinds & _BRACED:
        return [f"{{{number}{one[1:]}" for number, one in enumerate(found)]
    return None
