"""A project's own segmentation rules: SRX 2.0 (Segmentation Rules eXchange, LISA 2008), on top of what the toolkit knows itself.

Of the rules that the file's maps give a language, the first that fits a place decides it: break or no break; where none does, the toolkit's
own rules do. ICU's expressions are read as far as Python's have the same meaning, and refused otherwise. `segmentsubflows` and
`formathandle` say how markup is treated, which the article formats decide; they are passed over.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.errors import InputError
from l10n.files import read_bytes
from l10n.xml import local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_BYTES = 4 * 1024 * 1024
_PROPERTY = re.compile(r"\\([pP])\{\s*\^?(?:L[lCoumt]?|[A-Z][a-z]?|[A-Za-z_ ]+)\s*\}")
_LONG_NAMES = {
    "letter": "L",
    "lowercase_letter": "Ll",
    "lower": "Ll",
    "lowercase": "Ll",
    "uppercase_letter": "Lu",
    "upper": "Lu",
    "uppercase": "Lu",
    "alphabetic": "L",
    "alpha": "L",
    "number": "N",
    "decimal_number": "Nd",
    "digit": "Nd",
    "punctuation": "P",
    "punct": "P",
    "white_space": "Z",
    "separator": "Z",
    "symbol": "S",
    "mark": "M",
}
_HORIZONTAL = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: whether a segment ends where `pattern` does (`beforebreak`, with `afterbreak` behind it)."""

    breaks: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules of one SRX file: named groups in their order, and the maps from languages to groups (all that fit count if `cascade`)."""

    groups: dict[str, tuple[Rule, ...]]
    maps: tuple[tuple[re.Pattern[str], str], ...]
    cascade: bool

    def of(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language (gettext code or BCP 47 tag)."""
        tag = language.replace("_", "-")
        names = [name for pattern, name in self.maps if pattern.fullmatch(tag)]
        if not self.cascade:
            names = names[:1]
        return tuple(rule for name in dict.fromkeys(names) for rule in self.groups[name])

    def decisions(self, text: str, language: str) -> dict[int, bool]:
        """Offsets in code points at which the rules decide: True for a break, False for none."""
        found: dict[int, bool] = {}
        for rule in self.of(language):
            for match in rule.pattern.finditer(text):
                found.setdefault(match.end(), rule.breaks)
        return found


def read_rules(path: Path) -> OwnRules:
    """The rules of an SRX file. Raises `InputError` naming file, line and remedy when it is not SRX or has an expression that cannot be read."""
    root = parse(read_bytes(path, MAX_BYTES), path)
    if local(root) != "srx":
        raise InputError(f"is <{local(root)[:40]}>, not SRX", path=path, line=1, remedy="the root must be <srx>")
    header = next((one for one in root.iter() if local(one) == "header"), None)
    groups = {
        one.get("languagerulename", ""): tuple(_rules(one, path)) for one in root.iter() if local(one) == "languagerule"
    }
    maps = []
    for one in (one for one in root.iter() if local(one) == "languagemap"):
        name = one.get("languagerulename", "")
        if name not in groups:
            raise InputError(
                f'maps to "{name}", which it has no rules for',
                path=path,
                line=_line(one),
                remedy="correct languagerulename",
            )
        maps.append((_compiled(one.get("languagepattern", ""), one, path, re.IGNORECASE), name))
    if not maps:
        raise InputError("has no <languagemap>", path=path, line=1, remedy="map languages to rules, as SRX 2.0 asks")
    return OwnRules(groups, tuple(maps), header is not None and header.get("cascade") == "yes")


def _rules(group: Element, path: Path) -> Iterator[Rule]:
    for rule in (one for one in group if local(one) == "rule"):
        parts = {local(one): one.text or "" for one in rule}
        before, after = parts.get("beforebreak", ""), parts.get("afterbreak", "")
        _compiled(before, rule, path)
        _compiled(after, rule, path)
        if not before and not after:
            raise InputError("a rule is empty", path=path, line=_line(rule), remedy="give it beforebreak or afterbreak")
        pattern = _compiled(f"(?:{before})(?={after})" if after else f"(?:{before})", rule, path)
        yield Rule(rule.get("break", "yes") != "no", pattern)


def _compiled(expression: str, element: Element, path: Path, flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(_python(expression), flags)
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        raise InputError(
            f'the expression "{expression[:60]}" cannot be read ({error})',
            path=path,
            line=_line(element),
            remedy="write it with what ICU and Python have in common",
        ) from None


def _line(element: Element) -> int | None:
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def _python(expression: str) -> str:
    """An ICU expression as Python's `re` reads it: properties and horizontal space become lists of characters."""
    out: list[str] = []
    position = 0
    within = False
    while position < len(expression):
        char = expression[position]
        if char == "\\":
            match = _PROPERTY.match(expression, position)
            if match:
                listed = _category(match[0][3:-1].strip(), negated=match[1] == "P")
                out.append(listed if within else f"[{listed}]")
                position = match.end()
                continue
            following = expression[position : position + 2]
            if following == "\\h":
                out.append(_HORIZONTAL if within else f"[{_HORIZONTAL}]")
            elif following == "\\R":
                out.append(r"(?:\r\n|[\n\v\f\r\x85\u2028\u2029])")
            else:
                out.append(following)
            position += 2
            continue
        if within and char == "[":
            # Sets within sets and their intersections mean something else to Python.
            raise ValueError("a set within a set")
        if within and expression.startswith("&&", position):
            raise ValueError("an intersection of sets")
        if char == "[" and not within:
            within = True
            out.append(char)
            position += 1
            if expression[position : position + 1] == "^":
                out.append("^")
                position += 1
            continue
        if char == "]":
            within = False
        out.append(char)
        position += 1
    return "".join(out)


@lru_cache(maxsize=64)
def _category(name: str, *, negated: bool) -> str:
    """The characters of a general category (Unicode), as the inside of a set."""
    if name.startswith("^"):
        name, negated = name[1:].strip(), not negated
    wanted = _LONG_NAMES.get(name.lower().replace(" ", "_"), name)
    if wanted not in ("L", "M", "N", "P", "S", "Z", "C") and not re.fullmatch("[LMNPSZC][a-z]", wanted):
        raise ValueError(f"the property {name}")
    ranges: list[str] = []
    first = -1
    for point in range(sys.maxunicode + 2):
        inside = point <= sys.maxunicode and unicodedata.category(chr(point)).startswith(wanted) != negated
        if inside and first < 0:
            first = point
        elif not inside and first >= 0:
            ranges.append(f"\\U{first:08x}-\\U{point - 1:08x}")
            first = -1
    return "".join(ranges)
