"""Where the words of a text are, for matching: inline codes made transparent, URLs, e-mails and placeholders made opaque.

Everything keeps its length, so that spans are spans of the original. Knows nothing about terms.
"""

from __future__ import annotations

import re

from l10n.text.codes import CODE
from l10n.text.placeholders import placeholders

GAP = "\x01"
"""Stands for each character of an inline code (or an invisible mark) between words: words on both sides may still make one term."""
WALL = "\x02"
"""Stands for each character of what no term may touch or span."""

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d\u00ad\ufeff"
# Scripts written without spaces between words: every character is a word of its own.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ARABIC = "\u0620-\u063f\u0640-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_DOTTED = r"[^\W\d_]\.(?:[^\W\d_]\.)+"
# Latin and Cyrillic letters stand in a class of their own, which is read several times faster than one with exceptions.
_COMMON = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f"
_LETTERS = rf"(?:[{_COMMON}]++|[^\W{_SPACELESS}{_ARABIC}]|[{_MARKS}])++"

WORD = re.compile(rf"{_DOTTED}|[{_ARABIC}]+|{_LETTERS}|[{_SPACELESS}][{_MARKS}]*")
"""A word: a dotted acronym, a run of Arabic letters, a run of other letters and digits, or one character of a script without spaces."""
POSSESSIVE = re.compile(rf"{_DOTTED}|[{_ARABIC}]+|{_LETTERS}(?:['’‘ʼ]s\b)?|[{_SPACELESS}][{_MARKS}]*")
"""The same for English, where 's belongs to the word."""

_CODES = re.compile(rf"(?:{CODE.pattern})+")
_STANDALONE = re.compile(r"<x[1-9][0-9]{0,3}/>")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_TOP_LEVEL = "org|com|int|net|edu|gov|info|io|eu|fr|ma|uk|ch|de|sa|ae|eg|qa|tn|dz|ly|jo|kz|az|us|ca|tv|biz|asia|africa"
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>\x01]+"
    r"|(?<![\w.])www\.[^\s<>\x01]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w.@-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_TOP_LEVEL})\b(?![.-]?\w)(?:/[^\s<>\x01]*)?"
    r"|(?<![\w@])@\w+"
)
_DOMAIN = re.compile(rf"\.(?:{_TOP_LEVEL})\b")
_CLITIC = re.compile("[وف]?(?:[بكلس]|لل)?(?:ال)?")
_SPACELESS_CHARACTER = re.compile(f"[{_SPACELESS}]")


def masked(text: str) -> str:
    """`text` at the same length, with inline codes and invisible marks as `GAP` and what no term may touch as `WALL`.

    A paired code inside a word glues its parts into one word that no term is.

    >>> masked("<g1>UN</g1>ESCO at a@b.org").replace(GAP, "~").replace(WALL, "#")
    '~~~~UN_____ESCO at #######'
    """
    if "<" in text:
        text = _CODES.sub(_code, text)
    if not text.isascii() and _INVISIBLE.search(text):
        text = _INVISIBLE.sub(GAP, text)
    if "@" in text or "://" in text or "www." in text or _DOMAIN.search(text):
        text = _ADDRESS.sub(lambda match: WALL * len(match[0]), text)
    if "{" in text or "%(" in text:
        text = _walled(text)
    return text


def addresses(text: str) -> list[tuple[int, int]]:
    """The spans of URLs, domains, e-mail addresses and handles in `text`, without the signs that end a sentence.

    >>> text = "See https://a.org/b."
    >>> [text[start:end] for start, end in addresses(text)]
    ['https://a.org/b']
    """
    return [
        (match.start(), match.start() + len(match[0].rstrip(".,;:!?)]»”\"'")))
        for match in (_ADDRESS.finditer(text) if "@" in text or "." in text else ())
    ]


def _walled(text: str) -> str:
    pieces, done = [], 0
    for one in placeholders(text):
        pieces += [text[done : one.start], WALL * (one.end - one.start)]
        done = one.end
    return "".join([*pieces, text[done:]])


def _code(match: re.Match[str]) -> str:
    length = match.end() - match.start()
    text, before, after = match.string, match.start() - 1, match.end()
    if before < 0 or after >= len(text) or not (text[before].isalnum() and text[after].isalnum()):
        return GAP * length
    if (
        _STANDALONE.search(match[0])
        or _SPACELESS_CHARACTER.match(text[before])
        or _SPACELESS_CHARACTER.match(text[after])
    ):
        return GAP * length
    # An Arabic clitic is written to its word even where the markup begins between them.
    word = re.search(r"\w+$", text[max(0, before - 6) : before + 1])
    if word is not None and _CLITIC.fullmatch(word[0]):
        return GAP * length
    return "_" * length


def gap(text: str, start: int, end: int) -> str:
    """What stands between two words of a masked text: codes dropped, runs of blanks made one space.

    >>> gap("a-\\x01\\x01b", 1, 4), gap("a  b", 1, 3)
    ('-', ' ')
    """
    between = text[start:end]
    if between == " " or not between:
        return between
    return re.sub(r"\s+", " ", between.replace(GAP, ""))


def soft(between: str) -> bool:
    """Whether a gap merely joins words: nothing, a blank, a hyphen or an apostrophe (with blanks, as tokenised text has it)."""
    return between in _SOFT


_SOFT = frozenset({"", " ", "-", "‐", "‑", "–", "'", "’", "‘", "ʼ", " ' ", " ’ ", "' ", "’ ", " '", " ’"})
HYPHENS = frozenset("-‐‑")
