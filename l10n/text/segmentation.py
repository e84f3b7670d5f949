"""Segmentation: a paragraph into sentence-level pieces, without losing a character.

A stop ends a piece when it is followed by white space and neither the word before it (an abbreviation, an initial, a list number) nor the
word after it (lower case) says otherwise. Colons never do, semicolons only at the end of a list's item, where a language says so. What is
particular to a language lies in `l10n.text.rules`; inline codes are passed over. Runs in linear time: one expression finds the candidates,
and looking around each one is bounded.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

from l10n.text.rules import Rules, rules

if TYPE_CHECKING:
    from l10n.text.srx import OwnRules

_CODES = r"(?:</?g\d{1,4}>|<x\d{1,4}/>)"
_CLOSERS = r"[\"'”’»›)\]}」』）】›‹]"
_CITATION = r"\s\([^\W\d_][^()]{0,40}[,،] (?:1\d|20)\d\d[a-z]?\)"
_OMISSION = r"\s?(?:\[(?:\d{1,3}|note \d{1,2}|…|\.\.\.)\]|\((?:…|\.\.\.)\))"
_CANDIDATE = re.compile(
    rf"([.!?؟…۔।॥。！？]{{1,12}})((?:{_CODES}|{_CLOSERS}|\s»|{_OMISSION}|{_CITATION}){{0,12}})(\s*)"
)
"""A run of stops, what closes behind it (references and omissions too), and white space. One class comes first: the search stays quick."""
_WIDE = frozenset("。！？")
_STOPPED = re.compile(r"[!?؟…;؛,،]|\.[.\s]")
_COMMAS = ("،", ",", "؛")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[{«“\"'‘’>/—–،-])((?:[^\W\d_]|[.§-])+)\Z")
_NEXT = re.compile(rf"(?:{_CODES}|[\"'“‘«‹(\[{{„¿¡—–•*-]|\s){{0,8}}(\w[\w’'-]*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])\Z")
_FOOTNOTE = re.compile(r"(\d{1,3})\s+(?=(\w+))")
_SPACED_QUOTE = re.compile(r'"\s+(?=\S)')
_ITEM = re.compile(r"(?<=\w)\s?;\s+(?=(\w+))")
_LETTER = re.compile(r"\S")
_own: ContextVar[OwnRules | None] = ContextVar("own segmentation rules", default=None)
_WINDOW = 48
"""Code points looked at on either side of a candidate."""


def boundaries(text: str, lang: str) -> list[int]:
    """The offsets in code points where the pieces of `text` end; the last is `len(text)`. An empty text has none.

    >>> boundaries("Dr. Salim spoke. We agreed.", "en")
    [17, 27]
    """
    if not text:
        return []
    known = rules(lang)
    ends = [match.end() for match in _ITEM.finditer(text) if match[1] in known.starters] if known.items else []
    quotes = counted = 0
    for match in _CANDIDATE.finditer(text):
        if not _ends(text, match, known):
            continue
        end = match.end()
        if text[end : end + 1] == '"':
            # A straight quote with space on both sides closes when an odd number of them stands before it.
            quotes += text.count('"', counted, end)
            counted = end
            if quotes % 2 and (closing := _SPACED_QUOTE.match(text, end)):
                end = closing.end()
        elif (note := _FOOTNOTE.match(text, end)) and note[2] in known.starters:
            end = note.end()
        ends.append(end)
    if known.items:
        ends.sort()
    if own := _own.get():
        ends = _decided(text, ends, own.decisions(text, lang))
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    # A piece of white space alone belongs to its neighbour.
    return [end for start, end in zip([0, *ends], ends, strict=False) if text[start:end].strip() or end == len(text)]


@contextlib.contextmanager
def segmenting_by(own: OwnRules | None) -> Iterator[None]:
    """Within this context, in this thread, a project's own rules come before those of the language; None changes nothing."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def _decided(text: str, ends: list[int], decisions: dict[int, bool]) -> list[int]:
    """`ends` as a project's rules have them. SRX breaks before white space, this module after it: a place is told by its letters."""
    decided = {_after_space(text, at): breaks for at, breaks in sorted(decisions.items(), reverse=True)}
    kept = {end for end in ends if decided.get(end, True)}
    return sorted(kept | {at for at, breaks in decided.items() if breaks and at})


def _after_space(text: str, at: int) -> int:
    match = _LETTER.search(text, at)
    return match.start() if match else len(text)


def segment(text: str, lang: str) -> list[str]:
    """The pieces of `text`, white space at the end of the piece before it: `"".join(segment(text, lang)) == text`.

    >>> segment("Mme Diallo a parlé. Elle a conclu.", "fr")
    ['Mme Diallo a parlé. ', 'Elle a conclu.']
    """
    ends = boundaries(text, lang)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _ends(text: str, match: re.Match[str], known: Rules) -> bool:
    stop, close, space = match.groups()
    if not space or stop[-1] in _WIDE:
        return stop[-1] in _WIDE
    if match.end() == len(text):
        return False
    following = _NEXT.match(text, match.end())
    word = (following[1] or "") if following else ""
    if word[:1].islower() or word in known.continuers or _STOPPED.match(text, match.end()):
        return False
    # The last word alone is searched: an expression with an end but no beginning is tried at every point of what it is given.
    words = text[max(0, match.start() - _WINDOW) : match.start()].rsplit(None, 1)
    before = _WORD_BEFORE.search(words[-1]) if words and not text[match.start() - 1].isspace() else None
    if stop in ("۔", "।", "॥") or stop.strip(".…"):
        return not (before and stop == "!" and before[1] in known.exclaimed)
    if stop != ".":
        # An ellipsis: a capital after it starts a sentence, a digit hardly does, nor anything where a comma stands before it.
        if text[max(0, match.start() - 2) : match.start()].strip()[-1:] in _COMMAS:
            return False
        if before and before[1] in known.abbreviations and not word[:1].isupper():
            return False
        return not word[:1].isdigit() or bool(close)
    if _numbers_item(text, match.start()):
        return False
    if before is None:
        return not (known.ordinal_stop and text[match.start() - 1 : match.start()].isdigit())
    return _after_word(before[1].lstrip("-."), word, close, known)


def _after_word(previous: str, word: str, close: str, known: Rules) -> bool:
    """Whether a single stop after the word `previous` ends a sentence, `word` coming next."""
    if previous in known.titles or previous.lower() in known.titles:
        return bool(close and close.strip("’'"))
    if previous in known.before_numbers:
        return not (word[:1].isdigit() or _roman(word))
    if previous in known.abbreviations:
        return word in known.starters or (bool(close) and word[:1].isupper())
    if _INITIALS.fullmatch(previous) and previous[:1].isupper():
        # An initial, or letters such as U.S.: only a word that hardly stands inside a sentence ends it.
        return bool(close) or (word in known.starters and previous != "I") or previous == "I"
    return True


def _roman(word: str) -> bool:
    return bool(word) and not word.strip("IVXLCDM")


def _numbers_item(text: str, at: int) -> bool:
    """Whether the number of a list's item, alone at the start of its line, ends at `at`."""
    before = text[max(0, at - 8) : at]
    return (at <= 8 or "\n" in before) and _LIST_NUMBER.search(before) is not None
