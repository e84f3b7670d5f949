"""The check `brackets`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）"}
_EMPTY = re.compile(r"(?<!\w)\( ?\)|(?<!\w)\[ ?\](?!\()")
_PHRASE = re.compile(r"\((?:[^\W_]\S{0,40}\s{1,4}){2}[^()]{2,400}\)")
"""Three words or more in brackets: fewer are often said without them."""
_LISTED = re.compile(r"(?<![\w(])\w{1,3}\)|[:;8=]-?[()\[\]]")
"""Numbers of lists (“a)”) and faces in letters, which have one bracket only."""


@unit_check(
    "brackets",
    "warning",
    signs="()[]{}",
    passes=[
        Example("fr", "One (two)", "Un (deux)"),
        Example("fr", "a) first", "a) premier"),
        Example("ar", "One", "واحد (اثنان)"),
        Example("fr", "file(s)", "fichiers"),
        Example("fr", "Order total (inc. tax)", "Total de la commande TTC"),
        Example(
            "fr",
            "Include it ({} page)",
            ("Avec elle (une page)", "Avec elle ({} pages)"),
            plural="Include it ({} pages)",
        ),
    ],
    fails=[
        Example("fr", "One (two)", "Un (deux", ("(",)),
        Example("ar", "One [two] three", "واحد اثنان] ثلاثة", ("]",)),
        Example("ar", "The public URL (link)", "الرابط () العام", ("()",)),
        Example("fr", "The plan (see the annex) was approved.", "Le plan, voir annexe, a été approuvé.", ("(",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Brackets are not in pairs, or those of the source are lost.

    Each bracket that opens is closed, unless the source has odd ones too, and something stands between. That all brackets of a kind are lost is a
    remark, unless few words stood in them.
    """
    for pair in subject.pairs:
        source, target = pair.source_prose, pair.target_prose
        empty = _EMPTY.search(target)
        if empty is not None and not _EMPTY.search(source):
            yield Flaw(_("nothing stands between the brackets"), pair, "target", *empty.span())
            continue
        for opening, closing in _PAIRS.items():
            if opening not in source and opening not in target and closing not in source and closing not in target:
                continue
            if opening == "{" and pair.exact:
                continue
            here = source.count(opening), source.count(closing)
            there = target.count(opening), target.count(closing)
            if here == there:
                continue
            if there[0] != there[1] and here[0] == here[1]:
                if _LISTED.search(target) and abs(there[0] - there[1]) == len(_LISTED.findall(target)):
                    continue
                sign = opening if there[0] > there[1] else closing
                at = target.rfind(sign)
                yield Flaw(_("“{sign}” lacks its other half", sign=sign), pair, "target", at, at + 1)
            elif here[0] == here[1] and there == (0, 0) and (opening != "(" or _PHRASE.search(source)):
                at = source.find(opening)
                yield Flaw(
                    _("“{opening} {closing}” of the source are lost", opening=opening, closing=closing),
                    pair,
                    "source",
                    at,
                    at + 1,
                    severity="info",
                )
