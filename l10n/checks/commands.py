"""Whether a text is what people type, or a program: languages have no words of their own for it."""

from __future__ import annotations

import re

from l10n.text.function_words import function_words

_SIGN = re.compile(
    r"(?:^|[\s\[])--?[a-z]\w|#!|^\s*[#$%]\s|\s\|\s|[|\]>]\s*[\[<]|\[<|&&|\|\||(?<!\w)/(?:dev|bin|usr|etc|mnt|proc|var)/|\w=\S|\$\(?\w"
    r"|\*\(\d\)|;\s(?:then|do|fi)\b|\bmailto:",
    re.M,
)
_HELP = re.compile(r"^\s*-\w.*?\S(?:\s{2,}|\t)\w", re.M)
"""A line of a command's help: an option, and after some spaces what it does."""
_WORD = re.compile("[a-z]+")


def typed(text: str) -> bool:
    """Whether `text` shows commands, a script or a reference to manual pages, and no English sentence that speaks of some.

    >>> typed("# dd if=/dev/zero of=~/file.img\\n# losetup --find"), typed("Use --force to write to the file.")
    (True, False)
    """
    signs = len(_SIGN.findall(text))
    if not signs or _HELP.search(text):
        return False
    known = function_words("en")
    return signs > 2 * sum(word in known for word in _WORD.findall(text))
