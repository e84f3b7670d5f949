"""The check `project-rule`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from l10n.checks.check import Flaw, Pair, Setting, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.config import Rule
from l10n.text.languages import base

if TYPE_CHECKING:
    import regex

_SECONDS = 1.0
"""How long a pattern may look at one text. A rule that takes longer is told once, and the rest of the catalog is not held against it."""

_NUMBERS = Rule("Numbers of documents are kept", source=r"[A-Z]+/\d+", target=r"[A-Z]+/\d+")
_HEIRS = Rule("Say « patrimoine », not « héritage »", forbidden=r"\b[Hh]éritages?\b", languages=("fr",))


@unit_check(
    "project-rule",
    "warning",
    needs="rules",
    passes=[
        Example("fr", "See ICESCO/17.", "Voir ICESCO/17.", rules=(_NUMBERS,)),
        Example("fr", "See above.", "Voir plus haut.", rules=(_NUMBERS,)),
        Example("ar", "the heritage", "héritage", rules=(_HEIRS,)),
    ],
    fails=[
        Example("fr", "See ICESCO/17.", "Voir le document 17.", ("ICESCO/17",), rules=(_NUMBERS,)),
        Example("fr", "the heritage", "l’héritage", ("héritage",), rules=(_HEIRS,)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target breaks a rule that the project made.

    Rules are regular expressions (of Python’s `regex`), each a table `[[check.rules]]` of `l10n.toml` with a `message` and `target`, what must
    be found in the target, or `forbidden`, what must not; `source`, what must be found in the source for the rule to hold at all; `languages`,
    those that it is for; `severity`, if not `warning`.
    """
    setting = subject.setting
    slow: set[Rule] = setting.once("project-rule", lambda setting: set())
    for rule in setting.rules:
        if rule in slow or not _is_for(rule, setting):
            continue
        for pair in subject.pairs:
            try:
                yield from _broken(rule, pair)
            except TimeoutError:
                slow.add(rule)
                yield Flaw(
                    _("{rule} (a pattern takes too long here: simplify it)", rule=rule.message),
                    pair,
                    severity=rule.severity,
                )
                break


def _is_for(rule: Rule, setting: Setting) -> bool:
    code = setting.language.code if setting.language else ""
    return not rule.languages or code in rule.languages or base(code) in rule.languages


def _broken(rule: Rule, pair: Pair) -> Iterator[Flaw]:
    here = _search(rule.source, pair.source)
    if rule.source and here is None:
        return
    if rule.target and _search(rule.target, pair.target) is None:
        span = here.span() if here else (0, len(pair.target))
        yield Flaw(rule.message, pair, "source" if here else "target", *span, severity=rule.severity)
    found = _search(rule.forbidden, pair.target)
    if found is not None:
        yield Flaw(rule.message, pair, "target", *found.span(), severity=rule.severity)


def _search(pattern: str | None, text: str) -> regex.Match[str] | None:
    import regex

    return regex.search(pattern, text, timeout=_SECONDS) if pattern else None
