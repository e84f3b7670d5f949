"""The check `tags`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:\s+[^<>]*)?)(/?)>")
_CODE = re.compile(r"[gx][1-9][0-9]*\Z")
_HTML = frozenset(
    "a abbr address article aside b bdi bdo big blockquote br button caption center cite code col dd del details dfn div dl dt em "
    "fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label legend li main mark nav ol "
    "option p para pre q s samp script section select small span strike strong style sub summary sup svg table tbody td textarea tfoot th "
    "thead tr tt u ul var video".split()
)
_VOID = frozenset("br hr img input col wbr".split())
_WORDS = frozenset(
    "caption code data dd details label legend mark object option section summary time var video".split()
)
"""Names of tags that are words for what people type as well (`--label <label>`): without attributes and never closed they are no tags."""
_ADDED = frozenset("sup sub bdi bdo wbr span".split())
"""What a target may have though the source has not: raised endings (1<sup>er</sup>), direction."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """One tag: `kind` is open, close or alone; `name` as it is compared."""

    name: str
    kind: str
    text: str
    start: int
    end: int


@unit_check(
    "tags",
    "error",
    signs="<",
    passes=[
        Example("fr", "The <g1>book</g1><x2/>.", "<x2/>Le <g1>livre</g1>."),
        Example("fr", "a < b", "a < b"),
        Example("fr", "One<br>Two", "Un<br/>Deux"),
        Example("fr", "use <file>", "utilisez <fichier>"),
        Example("fr", "-L, --label <label>", "-L, --label <étiquette>"),
        Example("fr", '<a href="/en">the 1st</a>', '<a href="/fr">le 1<sup>er</sup></a>'),
    ],
    fails=[
        Example("fr", "The <g1>book</g1>.", "Le livre.", ("<g1>", "</g1>")),
        Example("fr", "One<x1/>two", "Un<x1/>deux<x1/>", ("<x1/>",)),
        Example("fr", "<g1>a <g2>b</g2></g1>", "<g1>a <g2>b</g1></g2>", ("</g1>",)),
        Example("ar", "a <b>bold</b> word", "كلمة <b>عريضة<b>", ("</b>", "<b>")),
        Example("fr", "<em>new</em>", "< em>nouveau</em>", ("<em>",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Tags or inline codes differ between source and target.

    Every `<g1>…</g1>`, `<x2/>` and HTML or XML tag of the source stands in the target as often, and pairs nest: else a link or emphasis is lost,
    or the page breaks. What only looks like a tag (`<file>` in a command's usage) may be translated.
    """
    for pair in subject.pairs:
        source, target = pair.source, pair.target
        if "<" not in source and "<" not in target:
            continue
        every = [*_TAG.finditer(source), *_TAG.finditer(target)]
        if not every:
            continue
        opened = {match[2].lower() for match in _TAG.finditer(source) if not match[1]}
        closed = {match[2].lower() for match in _TAG.finditer(source) if match[1]}
        shut = {match[2].lower() for match in every if match[1] or "=" in match[3]}
        known = (_HTML - (_WORDS - shut)) | (opened & closed)
        yield from _compare(pair, list(_tags(source, known)), list(_tags(target, known)))


def _tags(text: str, known: frozenset[str]) -> Iterator[_Tag]:
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if not (name in known or match[4] or "=" in match[3] or _CODE.match(name)):
            continue
        kind = "alone" if match[4] or name in _VOID else "close" if match[1] else "open"
        yield _Tag(name, kind, match[0], *match.span())


def _compare(pair: Pair, source: list[_Tag], target: list[_Tag]) -> Iterator[Flaw]:
    wanted = Counter((tag.name, tag.kind) for tag in source)
    found = Counter((tag.name, tag.kind) for tag in target)
    missing, extra = wanted - found, found - wanted
    if pair.has_choices:
        # As often as there are branches that say so.
        extra = Counter({one: count for one, count in extra.items() if one not in wanted})
    for tag in source:
        if missing[tag.name, tag.kind]:
            missing[tag.name, tag.kind] -= 1
            yield Flaw(_("{tag} is missing in the target", tag=tag.text[:60]), pair, "source", tag.start, tag.end)
    for tag in reversed(target):
        if extra[tag.name, tag.kind]:
            extra[tag.name, tag.kind] -= 1
            if tag.name not in _ADDED or tag.name in {name for name, _ in wanted}:
                message = _("{tag} is not in the source, or too often in the target", tag=tag.text[:60])
                yield Flaw(message, pair, "target", tag.start, tag.end)
    if wanted == found and (crossed := _crossed(target)) and not _crossed(source):
        yield Flaw(_("paired tags are not nested as pairs"), pair, "target", crossed.start, crossed.end)


def _crossed(tags: list[_Tag]) -> _Tag | None:
    """The first tag that closes another than the one opened last."""
    stack: list[str] = []
    for tag in tags:
        if tag.kind == "open":
            stack.append(tag.name)
        elif tag.kind == "close" and (not stack or stack.pop() != tag.name):
            return tag
    return None
