"""The check `wrong-script`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.languages import Language
from l10n.text.scripts import scripts, share

_FEW = 12
"""With fewer letters a text may well be a name or an acronym, which keeps its script."""
_FOREIGN = {
    "Latn": re.compile("[\u0400-\u052f\u0531-\u07bf\u0900-\u0fff\u10a0-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7a3\ufb1d-\ufdf1\ufe70-\ufefc]+"),
    "Arab": re.compile("[\u0400-\u052f\u0531-\u05f2\u0900-\u0fff\u10a0-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7a3\ufb1d-\ufb4f]+"),
}  # fmt: skip
_OWN = {"Arab": re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")}


@unit_check(
    "wrong-script",
    "error",
    passes=[
        Example("ar", "ICESCO and UNESCO", "ICESCO UNESCO"),
        Example("ar", "A long sentence in English.", "جملة طويلة بالعربية."),
        Example("ar", "{first_name} {last_name} {organisation}", "{first_name} {last_name} {organisation}"),
        Example("fr", "The name is العربية.", "Le nom est العربية."),
        Example("fr", "the angle α", "l’angle α"),
    ],
    fails=[
        Example("ar", "A long sentence in English.", "A long sentence in English.", ("A long sentence in English.",)),
        Example("fr", "A long sentence in English.", "جملة طويلة بالعربية هنا", ("جملة طويلة بالعربية هنا",)),
        Example("fr", "page", "p\u0430ge", ("\u0430",)),
        Example("ar", "In Moscow", "في Москва", ("Москва",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is not in its language's script, or holds letters of another that the source has not.

    It holds no letter of the script at all although the source has several words, or a letter of a third script slipped in (a Cyrillic “а”
    looks like a Latin one). Names, acronyms and placeholders may keep the source's script.
    """
    language = subject.setting.language
    if language is None:
        return
    foreign = _FOREIGN.get(language.script)
    for pair in subject.pairs:
        text = pair.target
        if foreign is not None and not text.isascii():
            strange = foreign.search(text)
            if strange is not None and not foreign.search(pair.source):
                whole = share(text, language.script) == 0
                start, end = (0, len(text)) if whole else strange.span()
                yield Flaw(
                    _("holds letters that {language} does not use", language=language.name()),
                    pair,
                    "target",
                    start,
                    end,
                )
                continue
        if without_letters(pair, language):
            yield Flaw(
                _("holds no letter of the script of {language}", language=language.name()), pair, "target", 0, len(text)
            )


def without_letters(pair: Pair, language: Language | None) -> bool:
    """Whether a target of several words holds no letter of the script of `language`, and that is no name."""
    if language is None or language.script == "Latn":
        return False
    own = _OWN.get(language.script)
    if own is not None and own.search(pair.target):
        return False
    prose = pair.target_prose
    if sum(scripts(prose).values()) < _FEW or len(prose.split()) < 3:
        return False
    return share(prose, language.script) == 0 and any(word.islower() for word in prose.split())
