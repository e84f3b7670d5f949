"""The check `script`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.text import codes
from l10n.text.placeholders import placeholders
from l10n.text.scripts import scripts, share

_FEW = 12
"""With fewer letters a text may well be a name or an acronym, which keeps its script."""


@unit_check("script", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is not in its language's script.

    It holds no letter of the script at all although the source has several words: it was left in the source language, or is
    another language's. Names, acronyms and placeholders may keep theirs.
    """
    language = subject.setting.language
    if language is None:
        return
    for pair in subject.pairs:
        text = codes.strip(pair.target)
        for one in reversed(placeholders(text, subject.unit.flags)):
            text = text[: one.start] + text[one.end :]
        if sum(scripts(text).values()) < _FEW or len(text.split()) < 3:
            continue
        words = [word for word in text.split() if word.islower() or not word.isascii()]
        if share(text, language.script) == 0 and (words or language.script == "Latn"):
            yield Flaw(f"holds no letter of the script of {language.name()}", pair, "target", 0, len(pair.target))
