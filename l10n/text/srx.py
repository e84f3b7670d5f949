"""A project's own segmentation rules: SRX 2.0 (Segmentation Rules eXchange, LISA 2008), on top of what the toolkit knows itself.

Of the rules that the file's maps give a language, the first that fits a place decides it: break or no break; where none does, the toolkit's
own rules do. ICU's expressions are read by the package `regex`, which has ICU's properties and sets; what it cannot read is refused, and a
rule that would take for ever on a text is told, with its line. `segmentsubflows` and `formathandle` say how markup is treated, which the
article formats decide; they are passed over.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from l10n.errors import InputError
from l10n.expressions import compiled
from l10n.files import read_bytes
from l10n.xml import local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_BYTES = 4 * 1024 * 1024
SECONDS, PER_SECOND = 5.0, 50_000
"""How long one rule may take on one text: so many seconds, and one more for each so many code points."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: whether a segment ends where `pattern` does (`beforebreak`, with `afterbreak` behind it), and the line it stands in."""

    breaks: bool
    pattern: regex.Pattern[str]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules of one SRX file: named groups in their order, and the maps from languages to groups (all that fit count if `cascade`)."""

    groups: dict[str, tuple[Rule, ...]]
    maps: tuple[tuple[Rule, str], ...]
    cascade: bool
    path: Path

    def of(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language (gettext code or BCP 47 tag)."""
        tag = language.replace("_", "-")
        names = []
        for rule, name in self.maps:
            with self._in_time(rule, tag) as seconds:
                if rule.pattern.fullmatch(tag, timeout=seconds):
                    names.append(name)
        if not self.cascade:
            names = names[:1]
        return tuple(rule for name in dict.fromkeys(names) for rule in self.groups[name])

    def decisions(self, text: str, language: str) -> dict[int, bool]:
        """Offsets in code points at which the rules decide: True for a break, False for none.

        Raises `InputError` naming file and line of a rule that takes too long on `text`.
        """
        found: dict[int, bool] = {}
        for rule in self.of(language):
            with self._in_time(rule, text) as seconds:
                for match in rule.pattern.finditer(text, timeout=seconds):
                    found.setdefault(match.end(), rule.breaks)
        return found

    @contextlib.contextmanager
    def _in_time(self, rule: Rule, text: str) -> Iterator[float]:
        """How many seconds `rule` has on `text`; raises `InputError` where they did not do."""
        try:
            yield SECONDS + len(text) / PER_SECOND
        except TimeoutError:
            raise InputError(
                f'the expression "{rule.pattern.pattern[:60]}" takes too long on a text of {len(text)} characters',
                path=self.path,
                line=rule.line,
                remedy="write it without a repetition within a repetition, as (a+)+ is",
            ) from None


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
        pattern = _compiled(one.get("languagepattern", ""), one, path, regex.IGNORECASE)
        maps.append((Rule(True, pattern, _line(one)), name))
    if not maps:
        raise InputError("has no <languagemap>", path=path, line=1, remedy="map languages to rules, as SRX 2.0 asks")
    return OwnRules(groups, tuple(maps), header is not None and header.get("cascade") == "yes", path)


def _rules(group: Element, path: Path) -> Iterator[Rule]:
    for rule in (one for one in group if local(one) == "rule"):
        parts = {local(one): one.text or "" for one in rule}
        before, after = parts.get("beforebreak", ""), parts.get("afterbreak", "")
        _compiled(before, rule, path)
        _compiled(after, rule, path)
        if not before and not after:
            raise InputError("a rule is empty", path=path, line=_line(rule), remedy="give it beforebreak or afterbreak")
        pattern = _compiled(f"(?:{before})(?={after})" if after else f"(?:{before})", rule, path)
        yield Rule(rule.get("break", "yes") != "no", pattern, _line(rule))


def _compiled(expression: str, element: Element, path: Path, flags: int = 0) -> regex.Pattern[str]:
    try:
        return compiled(expression, regex.VERSION1 | flags)
    except ValueError as error:
        raise InputError(
            f'the expression "{expression[:60]}" cannot be read ({error})',
            path=path,
            line=_line(element),
            remedy="write it with what ICU and the Python package regex have in common",
        ) from None


def _line(element: Element) -> int | None:
    line: Any = element.sourceline
    return line if isinstance(line, int) else None
