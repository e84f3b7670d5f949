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
        Example(
            "ar", "Drag the file by its icon. Put it where you want it. Then click the button.",
            "اسحب الملف بواسطة أيقونته إلى المكان المرغوب ثم انقر على زر الحفظ.",
        ),
    ],
    fails=[Example("fr", "One is here. Two is here. Three is here. Four is.", "Un est ici.", ("Un est ici.",))],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """The target has far fewer or more sentences than the source.

    Sentences may be joined or parted; that half of three or more are gone, and as much of the text, is suspicious.
    """
    for pair in subject.pairs:
        if pair.source.count(".") + pair.target.count(".") < 3 or pair.has_choices:
            continue
        wanted, found = len(_END.findall(pair.source_prose)), len(_END.findall(pair.target_prose))
        least, most = sorted((wanted, found))
        if most >= 3 and least * 2 < most and _shrank(wanted, found, len(pair.target) / max(1, len(pair.source))):
            message = _("has {found} sentences, the source {wanted}", found=found, wanted=wanted)
            yield Flaw(message, pair, "target", 0, len(pair.target))


def _shrank(wanted: int, found: int, ratio: float) -> bool:
    """Whether a target that is `ratio` times as long as its source shows that sentences were left out, or put in, not joined or parted."""
    return ratio < (found + 0.5) / wanted if found < wanted else ratio > (found - 0.5) / max(1, wanted)
