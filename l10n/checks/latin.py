"""Whether a name or acronym in Latin letters stands in a text: as it is, or in Arabic letters, as it sounds.

Of sounds it knows consonants; vowels are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_ONE = {
    "b": "ب", "p": "بپ", "t": "تطث", "d": "دضذ", "k": "كقخ", "c": "كقسصتش", "g": "جغقگك", "q": "قك", "f": "ف", "v": "فڤ", "s": "سصشثز",
    "z": "زظذض", "l": "ل", "m": "م", "n": "ن", "r": "ر", "j": "جيخ", "x": "كسخ", "w": "وفڤ",
}  # fmt: skip
"""Which Arabic letters may stand for a Latin consonant."""
_TWO = {"kh": "خك", "gh": "غج", "sh": "ش", "ch": "شتك", "th": "ثذته", "dh": "ذظض", "dj": "ج"}
_NAMED = {
    "A": "[إا]يه?", "B": "بي", "C": "سي", "D": "دي", "E": "[إا]ي", "F": "[إا]ف", "G": "جي", "H": "[إا]تش", "I": "[آا]ي", "J": "جيه?",
    "K": "كيه?", "L": "[إا]ل", "M": "[إا]م", "N": "[إا]ن", "O": "[أا]و", "P": "بي", "Q": "كيو", "R": "[آا]ر", "S": "[إا]س", "T": "تي",
    "U": "يو", "V": "في", "W": "دبليو", "X": "[إا]كس", "Y": "واي", "Z": "زد",
}  # fmt: skip
"""The names of the letters in Arabic."""
_VOWELS = re.compile("[\u064b-\u0652\u0670]")
_FREE = "[اويآأإىةهحعئؤء]*"
_JOINED = re.compile("[a-z_]")
_CLITICS = "[وفبكل]{0,2}(?:ال|لل)?"
_MOST = 100
"""Words that are looked for in one target."""


def firsts(matches: Iterable[re.Match[str]]) -> dict[str, tuple[int, int]]:
    """Each text that was matched, with the span of its first match: who loses a word again and again is told once."""
    found: dict[str, tuple[int, int]] = {}
    for match in matches:
        found.setdefault(match[0], match.span())
        if len(found) == _MOST:
            break
    return found


def spoken(name: str, text: str) -> bool:
    """Whether any part of `name` of three letters or more stands in `text`, letter for letter or by its consonants; a name without is taken to.

    >>> spoken("Facebook", "عبر فيسبوك")
    True
    """
    parts = [part for part in re.findall(r"[\w’'-]+", name) if len(part) > 2]
    words = re.findall("[\u0620-\u06d3]+", _VOWELS.sub("", text))
    # A name of two words in one may be written in two: مايل مان.
    words += [first + second for first, second in pairwise(words)]
    return not parts or any(part in text or any(_sounds(part).fullmatch(word) for word in words) for part in parts)


def spelt(acronym: str, text: str) -> bool:
    """Whether `acronym` stands in `text` letter by letter, as Arabic names the letters of English.

    >>> spelt("RSS", "تغذية آر إس إس")
    True
    """
    return re.search(r"[ .-]?".join(_NAMED.get(letter, "(?!)") for letter in acronym), text) is not None


def stands(word: str, text: str) -> bool:
    """Whether `text` has `word` as a word of its own, in whatever case."""
    at = (folded := text.lower()).find(word := word.lower())
    while at >= 0:
        before, after = folded[at - 1 : at], folded[at + len(word) :]
        if not _JOINED.match(before) and (not _JOINED.match(after) or re.match(r"s\b", after)):
            return True
        at = folded.find(word, at + 1)
    return False


@lru_cache(maxsize=4096)
def _sounds(name: str) -> re.Pattern[str]:
    letters = re.sub(r"(.)\1", r"\1", re.sub("[^a-z]", "", name.casefold().removeprefix("al")).replace("ph", "f"))
    parts, at = [], 0
    while at < len(letters):
        if (two := letters[at : at + 2]) in _TWO:
            parts.append(f"[{_TWO[two]}]")
            at += 2
            continue
        if letters[at] in _ONE:
            parts.append(f"[{_ONE[letters[at]]}]")
        at += 1
    # One consonant is in nearly every word.
    return re.compile(_FREE.join([_CLITICS, *parts, ""]) if len(parts) > 1 else "(?!)")
