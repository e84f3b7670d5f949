"""The check `quotes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Setting, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.habits import LARGE
from l10n.checks.message import message as _

_ANY = re.compile("[\"“”„«»‹›″]|(?<!\\w)'|'(?!\\w)|``|&quot;|&[lr][ad]quo;|[‘’](?!\\w)")
_DOUBLE = re.compile('["“”„«»]|&quot;')
_QUOTED = re.compile(r'(?<![\w="])["“](?=\S)([^"“”«»\n=<>]{1,200}?)(?<=\S)["”](?![\w"])')
_TURNED = re.compile("”([^“”\n]*)“")
_MANY = 20
"""Straight quotes of a French catalog from which on they are its custom, if they far outnumber guillemets."""


@unit_check(
    "quotes",
    "warning",
    gathered=True,
    signs='"“”„«»',
    passes=[
        Example("fr", "the “new” world", "le «\u00a0nouveau\u00a0» monde"),
        Example("ar", 'the "new" world', "العالم «الجديد»"),
        Example("ar", "Added “%(object)s”.", "أُضيف ”%(object)s“."),
        Example("fr", 'a 5" disk', "un disque 5 pouces"),
        Example("ar", "”", '"'),
        Example("fr", "it’s <b>his</b>", 'c’est <b class="x">lui</b>'),
    ],
    fails=[
        Example("fr", "the “new” world", "le «\u00a0nouveau monde", ("«",)),
        Example("ar", 'the "new" world', 'العالم "الجديد', ('"',)),
        Example("fr", 'the "new" world', "le nouveau monde", ('"',)),
        Example("fr", 'the "new" world', 'le "nouveau" monde', ('"nouveau"',)),
        Example("fr", 'It is "new".', "C'est nouveau.", ('"',)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Quotation marks are not in pairs, are lost, or are not the language's.

    French quotes with guillemets « … »; straight or English ones are only remarked on, and not in a catalog whose custom they are.
    """
    french = subject.setting.base == "fr"
    for pair in subject.pairs:
        if not _DOUBLE.search(pair.source) and not _DOUBLE.search(pair.target):
            continue
        if len(pair.source) == 1:
            continue
        source, target = pair.source_prose, pair.target_prose
        if (unbalanced := _unbalanced(target)) is not None and _unbalanced(source) is None:
            yield Flaw(_("a quotation mark lacks its other half"), pair, "target", unbalanced, unbalanced + 1)
            continue
        quoted = len(_DOUBLE.findall(source))
        if quoted > 1 and quoted % 2 == 0 and not _ANY.search(pair.target):
            match = _DOUBLE.search(source)
            assert match is not None
            yield Flaw(_("the quotation marks of the source are lost"), pair, "source", *match.span())
            continue
        if french and not subject.setting.once("quotes", _custom):
            yield from _french(pair)


def _french(pair: Pair) -> Iterator[Flaw]:
    for match in _QUOTED.finditer(pair.target_prose):
        if not any(not sign.isdigit() and not sign.isspace() for sign in match[1]):
            continue
        fix = f"«\u00a0{pair.target[match.start(1) : match.end(1)]}\u00a0»"
        yield Flaw(_("French quotes with « … »"), pair, "target", *match.span(), fix=fix, severity="info")


def _unbalanced(text: str) -> int | None:
    """Where a mark stands that has no partner, None where all are in pairs."""
    if "”" in text and "“" in text and text.find("”") < text.find("“"):
        # As many set them in Arabic: ”…“.
        text = _TURNED.sub(lambda match: f" {match[1]} ", text)
    for opening, closing in ("«»", "“”"):
        if opening not in text and closing not in text:
            continue
        depth = 0
        last = -1
        for at, sign in enumerate(text):
            if sign == opening:
                depth += 1
                last = at
            elif sign == closing and (opening != "“" or "“" in text):
                depth -= 1
                if depth < 0:
                    return None if "»" in text[:at] or "„" in text else at
        if depth > 0 and not (opening == "“" and ("”" not in text and text.count("“") % 2 == 0)):
            return last
    if text.count('"') % 2 and not re.search(r'\d"', text):
        return text.rfind('"')
    return None


def _custom(setting: Setting) -> bool:
    """Whether the catalog quotes with straight or English marks."""
    straight = setting.targets.count('"') / 2 + setting.targets.count("“")
    guillemets = setting.targets.count("«")
    return setting.size >= LARGE and straight > _MANY and straight > 3 * guillemets
