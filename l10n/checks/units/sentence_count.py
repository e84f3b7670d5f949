"""The check `sentence-count`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_END = re.compile(r"[.!?؟۔…](?<![.!?؟۔…].)[.!?؟۔…]{0,8}[\"”»)’'\]]*(?=\s|$)")


@unit_check(
    "sentence-count",
    "warning",
    signs=".!?؟۔…",
    passes=[
        Example("fr", "One. Two. Three.", "Un. Deux. Trois."),
        Example("fr", "One. Two.", "Un, deux."),
    ],
    fails=[Example("fr", "One is here. Two is here. Three is here. Four is.", "Un est ici.", ("Un est ici.",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target has far fewer or more sentences than the source.

    Sentences may be joined or parted; that half of three or more are gone is suspicious.
    """
    for pair in subject.pairs:
        if pair.source.count(".") + pair.target.count(".") < 3 or pair.has_choices:
            continue
        wanted, found = len(_END.findall(pair.source_prose)), len(_END.findall(pair.target_prose))
        least, most = sorted((wanted, found))
        if most >= 3 and least * 2 < most:
            message = _("has {found} sentences, the source {wanted}", found=found, wanted=wanted)
            yield Flaw(message, pair, "target", 0, len(pair.target))
