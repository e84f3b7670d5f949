"""The check `unchanged`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.commands import typed
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.units.wrong_script import without_letters

_WORD = re.compile(r"(?<![\w.])[A-Za-zÀ-ÿ][a-zà-ÿ]{2,}(?!\w|\.\w)")
_FUNCTION = re.compile(
    r"\b(?:the|of|and|to|is|are|for|with|this|that|by|from|has|have|not|you|your|be|was|will|can|it|its|which|when|all|no|an|in|at|my|if|or|a)\b",
    re.I,
)
_COGNATE = re.compile(r"(?:tion|sion|age|ment|able|ible|ence|ance|al|ent|ant|ule|ure|if|ique|um|us|x)s?$")
"""Endings of words that French and English spell alike."""

_ENGLISH = re.compile("(?:ed|ing|ly|ness|ful|wn|ght|th|sh|ck|ew)$")
"""Endings that French words hardly have."""


@unit_check(
    "unchanged",
    "warning",
    needs="same",
    passes=[
        Example("fr", "Save the file", "Enregistrer le fichier"),
        Example("fr", "Description", "Description"),
        Example("fr", "Internet Explorer", "Internet Explorer"),
        Example("ar", "ICESCO", "ICESCO"),
        Example("fr", "*fsck*(8),\n*mkfs*(8),\n*reboot*(8)\n", "*fsck*(8),\n*mkfs*(8),\n*reboot*(8)\n"),
        Example("fr", "git worktree list [-v | --porcelain [-z]]", "git worktree list [-v | --porcelain [-z]]"),
        Example("ar", "%(name)s <x1/>", "%(name)s <x1/>"),
    ],
    fails=[
        Example("fr", "Save the file", "Save the file", ("Save the file",)),
        Example("fr", "Reset your password", "Reset your password", ("Reset your password",)),
        Example("ar", "Save changes", "Save changes", ("Save changes",)),
        Example("ar", "settings", "settings", ("settings",)),
        Example("fr", "  -a, --all  show the files", "  -a, --all  show the files", ("  -a, --all  show the files",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is the source.

    Names, acronyms, commands and words that both languages spell alike may stay as they are; what reads as words of the source language may
    not. Whole sentences in another script are the check `wrong-script`’s.
    """
    for pair in subject.pairs:
        if pair.target != pair.source or without_letters(pair, subject.setting.language):
            continue
        if _translatable(pair.target_prose, subject.setting.language) and not typed(pair.source):
            yield Flaw(_("is the same as the source"), pair, "target", 0, len(pair.target))


def _translatable(prose: str, language: object) -> bool:
    words = _WORD.findall(prose)
    if not words:
        return False
    small = [word for word in words if word.islower()]
    if getattr(language, "script", "Latn") != "Latn":
        return len(small) > 0 or len(words) > 2
    if _FUNCTION.search(prose) and small:
        return len(words) > 1
    own = [word for word in small if not _COGNATE.search(word)]
    return len(own) > 1 or (
        len(own) == 1 and (len(words) > 2 or _ENGLISH.search(own[0]) is not None) and len(words) > 1
    )
