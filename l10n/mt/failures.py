"""What machine translation gets wrong as a whole: output that is empty, still in the source language, in the wrong script, looping or cut short.

A detector sees one source and one target, both plain text, and says which failure it is. What is done about it is the engine's business.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from l10n.text.languages import language
from l10n.text.scripts import scripts, share

Failure = Literal["empty", "untranslated", "wrong-script", "looping", "truncated"]

_WORD = re.compile(r"\w+")
MIN_RATIO = 0.25
"""A target shorter than this share of its source (in code points, scaled by script) has lost something."""
MAX_REPEATS = 3
_DENSITY = {"Hani": 2.6, "Jpan": 2.2, "Kore": 1.8, "Arab": 1.15, "Hebr": 1.15}
"""How much more one letter says in a script than in Latin letters, roughly."""


def failure(source: str, target: str, source_language: str, target_language: str) -> Failure | None:
    """The failure of `target` as a translation of `source`, or None.

    >>> failure("The programme opened in Rabat today.", "The programme opened in Rabat today.", "en", "fr")
    'untranslated'
    """
    if not target.strip():
        return "empty" if source.strip() else None
    if wrong_script(source, target, source_language, target_language):
        return "wrong-script"
    if untranslated(source, target):
        return "untranslated"
    if looping(source, target):
        return "looping"
    if truncated(source, target, source_language, target_language):
        return "truncated"
    return None


def untranslated(source: str, target: str) -> bool:
    """Whether a sentence with words of its own came out nearly word for word: at least four lower-case words, nine tenths of them the same."""
    before, after = _WORD.findall(source), _WORD.findall(target)
    own = [word for word in before if word[:1].islower() and len(word) > 1]
    if len(own) < 4:
        return False
    kept = sum((Counter(before) & Counter(after)).values())
    return kept >= 0.9 * len(before) and kept >= 0.8 * len(after)


def wrong_script(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Whether the target is hardly in its language's script though the source is in its own; names and codes in Latin letters are allowed for."""
    own = share(source, language(source_language).script)
    script = language(target_language).script
    got = share(target, script)
    if own is None or got is None or own < 0.5 or script == language(source_language).script:
        return False
    words = [word for word in _WORD.findall(source) if word[:1].islower() or not word.isascii()]
    return got < 0.3 and len(words) >= 2 and sum(scripts(target).values()) > 3


def looping(source: str, target: str) -> bool:
    """Whether a run of words comes again and again (a decoder's loop) more often than in the source."""
    before, after = _WORD.findall(source.lower()), _WORD.findall(target.lower())
    for size in (1, 2, 3, 4):
        limit = MAX_REPEATS if size > 1 else MAX_REPEATS + 1
        if _run(after, size) >= limit > _run(before, size):
            return True
    grams = Counter(zip(after, after[1:], after[2:], after[3:], strict=False))
    most = grams.most_common(1)[0][1] if grams else 0
    return most > 3 and most * 4 > len(after) * 0.4


def _run(words: list[str], size: int) -> int:
    """How often the same run of `size` words stands directly behind itself, at most."""
    best = count = 1
    for start in range(size, len(words) - size + 1):
        if words[start : start + size] == words[start - size : start]:
            count += 1
            best = max(best, (count - 1) // size + 1 if size > 1 else count)
        else:
            count = 1
    return best


def truncated(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Whether the target is far too short for its source, scripts' densities allowed for. Short sources are not judged."""
    before = len(source) * _DENSITY.get(language(source_language).script, 1.0)
    after = len(target) * _DENSITY.get(language(target_language).script, 1.0)
    return before > 40 and after < MIN_RATIO * before
