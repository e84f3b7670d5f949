"""One training sentence out of an aligned pair, a little different each time: annotated with terms, carrying inline codes, untidy.

Terms are appended to their source words (Dinu et al., ACL 2019), half of them in another form than the target has, so that the model learns to
inflect what it is given (Bergmanis & Pinnis, EACL 2021). Inline codes stand on both sides around what corresponds. Nothing here knows pieces.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from l10n.glossary.matching import inflections
from training.align import Aligned, Link, words
from training.recipe import Noise
from training.symbols import BREAK, CODES, DOMAINS, TERM_CLOSE, TERM_OPEN

LONGEST_TERM = 3
LONGEST_CODED = 6
PROCLITICS = ("وال", "بال", "فال", "كال", "لل", "ال")
"""What an Arabic term's citation form does not carry: conjunction, preposition, article."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [start, end) of the source and [first, last) of the target that link to each other and to nothing else."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the model is shown, and for the words that are linked their spans in `source` and `target` (code points)."""

    source: str
    target: str
    links: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def vary(pair: Aligned, noise: Noise, target_language: str, dice: random.Random) -> Sentence:
    """A training sentence out of `pair`, drawn by `dice`."""
    source, target = _Text(pair.source), _Text(pair.target)
    phrases = _phrases(pair, source, target)
    if phrases and dice.random() < noise.terms:
        _annotate(source, target, phrases, target_language, dice)
    elif phrases and dice.random() < noise.codes:
        _encode(source, target, phrases, dice)
    lead = "" if dice.random() < noise.untagged else DOMAINS[pair.tag]
    links = tuple((source.place(left, len(lead)), target.place(right)) for left, right in pair.links)
    one, other = lead + source.text(), target.text()
    if dice.random() < noise.typography:
        one = _untidy(one, dice)
    if dice.random() < noise.case and len(one) == len(one.upper()) and len(other) == len(other.upper()):
        one, other = one.upper(), other.upper()
    if dice.random() < noise.unstopped and one[-1:] == "." and other[-1:] == ".":
        one, other = one[:-1], other[:-1]
        links = tuple((left, right) for left, right in links if left[1] <= len(one) and right[1] <= len(other))
    return Sentence(one, other, links)


class _Text:
    """A text with its words, into which signs are put without losing where the words stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.words = words(text)
        self._signs: list[tuple[int, int, str]] = []

    def put(self, offset: int, sign: str, rank: int) -> None:
        """Puts `sign` at `offset` of the original; signs at one offset stand by `rank`."""
        self._signs.append((offset, rank, sign))

    def span(self, first: int, last: int) -> str:
        """The original text of words [first, last)."""
        return self._text[self.words[first][0] : self.words[last - 1][1]]

    def text(self) -> str:
        """The text with its signs."""
        pieces, position = [], 0
        for offset, _, sign in sorted(self._signs):
            pieces += [self._text[position:offset], sign]
            position = offset
        return "".join([*pieces, self._text[position:]])

    def place(self, word: int, lead: int = 0) -> tuple[int, int]:
        """Where a word stands in the text with its signs, behind `lead` code points."""
        start, end = self.words[word]
        shift = lead + sum(len(sign) for offset, _, sign in self._signs if offset <= start)
        return start + shift, end + shift


def _phrases(pair: Aligned, source: _Text, target: _Text) -> list[Phrase]:
    """Consistent phrase pairs (Koehn et al., NAACL 2003) that begin and end in words of four letters or more."""
    found = []
    for start in range(len(source.words)):
        for end in range(start + 1, min(start + LONGEST_CODED, len(source.words)) + 1):
            inside = [right for left, right in pair.links if start <= left < end]
            if not inside:
                continue
            first, last = min(inside), max(inside) + 1
            if last - first > LONGEST_CODED or any(_crosses(link, start, end, first, last) for link in pair.links):
                continue
            edges = (source.span(start, start + 1), source.span(end - 1, end))
            ends = (target.span(first, first + 1), target.span(last - 1, last))
            if all(len(word) > 3 and word.isalpha() for word in edges) and all(word.isalpha() for word in ends):
                found.append(Phrase(start, end, first, last))
    return found


def _crosses(link: Link, start: int, end: int, first: int, last: int) -> bool:
    return (start <= link[0] < end) != (first <= link[1] < last)


def _annotate(source: _Text, target: _Text, phrases: list[Phrase], language: str, dice: random.Random) -> None:
    """One to three terms, none overlapping."""
    short = [one for one in phrases if one.end - one.start <= LONGEST_TERM]
    for one in _apart(short, dice.randint(1, 3), dice):
        rendering = target.span(one.first, one.last)
        if dice.random() < 0.5:
            rendering = _other_form(rendering, language, dice)
        source.put(source.words[one.end - 1][1], f"{TERM_OPEN}{rendering}{TERM_CLOSE}", 0)


def _other_form(rendering: str, language: str, dice: random.Random) -> str:
    if language == "ar":
        first, _, rest = rendering.partition(" ")
        bare = next(
            (first[len(sign) :] for sign in PROCLITICS if first.startswith(sign) and len(first) > len(sign) + 2), first
        )
        return f"{bare} {rest}".rstrip()
    return dice.choice([rendering, *list(inflections(rendering, language))[:6]])


def _encode(source: _Text, target: _Text, phrases: list[Phrase], dice: random.Random) -> None:
    """One or two paired codes around phrases, now and then a standalone one at the end of one."""
    for (opening, closing), one in zip(CODES, _apart(phrases, dice.randint(1, 2), dice), strict=False):
        edges = ((source, one.start, one.end), (target, one.first, one.last))
        if dice.random() < 0.1:
            for text, _, last in edges:
                text.put(text.words[last - 1][1], BREAK, 0)
            continue
        for text, start, last in edges:
            text.put(text.words[start][0], opening, 1)
            text.put(text.words[last - 1][1], closing, 0)


def _apart(phrases: list[Phrase], count: int, dice: random.Random) -> list[Phrase]:
    """Up to `count` of the phrases, in the order of the source, none overlapping another on either side."""
    chosen: list[Phrase] = []
    for one in dice.sample(phrases, min(len(phrases), 4 * count)):
        if len(chosen) < count and all(
            (one.end <= other.start or other.end <= one.start) and (one.last <= other.first or other.last <= one.first)
            for other in chosen
        ):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _untidy(text: str, dice: random.Random) -> str:
    """Other quotation marks and apostrophes of the same length."""
    before, after = dice.choice((("'\"", "’”"), ("’“”", '\'""')))
    return text.translate(str.maketrans(before, after))
