"""The phrases of a text that could be terms: one to four words without function words at their ends, in one breath.

Nothing is tagged: what a phrase may begin, go on and end with is the language's `Grammar`. Knows neither glossary nor frequencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.glossary.morphology import morphology
from l10n.glossary.morphology.morphology import Morphology
from l10n.glossary.words import gap, masked, soft

LONGEST = 4
"""Words of a phrase, linking ones not counted."""
_LINKS = 3
"""Linking words in a row: "pour l’" and "of the" pass, whole clauses do not."""
_NO_WORD = re.compile(r"[\d_]")
_ACRONYM = re.compile(r"(?=(?:[^a-z]*[A-Z]){2})[A-Z][A-Z0-9.&-]{1,11}s?")
_SENTENCE = frozenset(".!?؟:…")
_SHORT = 3
"""Words of so many letters say little in languages whose function words nobody has listed."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase at [start, end) of a text, with `words` as they stand there. `content` counts those that are no linking words.

    `named`: all of them are capitalised, and not for beginning a sentence; `acronym`: it is one; `opening`: it begins a sentence.
    """

    start: int
    end: int
    words: tuple[str, ...]
    content: int
    named: bool
    acronym: bool
    opening: bool


def phrases(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Phrase]:
    """The phrases of `text` (inline codes allowed) that could be terms, overlapping ones included, left to right.

    None lies within one of the `taken` spans (what the glossary knows already), cuts one or ends with one; it may hold one whole before that.
    """
    known = morphology(language)
    found = _Found(text, known)
    walls = sorted(taken)
    place = 0
    for first in range(len(found.words)):
        if not found.content[first]:
            continue
        start = found.spans[first][0]
        while place < len(walls) and walls[place][1] <= start:
            place += 1
        for phrase in found.starting(first):
            near = walls[place : place + LONGEST * _LINKS]
            if all(
                high <= phrase.start or phrase.end <= low or (phrase.start <= low and high < phrase.end)
                for low, high in near
            ):
                yield phrase


class _Found:
    """The words of one text and what each may be in a phrase."""

    def __init__(self, text: str, known: Morphology) -> None:
        self.plain = masked(text)
        matches = list(known.word.finditer(self.plain))
        self.words = [match[0] for match in matches]
        self.spans = [match.span() for match in matches]
        self.grammar, self.trimmed, self.articles = known.grammar, known.trimmed, known.articles
        self.lower = [one.lower() for one in self.words]
        self.content = [self._content(one, lower) for one, lower in zip(self.words, self.lower, strict=True)]
        self.joined = [
            soft(gap(self.plain, self.spans[number][1], self.spans[number + 1][0]))
            for number in range(len(self.words) - 1)
        ]
        self.headline = self._headline()

    def starting(self, first: int) -> Iterator[Phrase]:
        """The phrases that begin with word `first`, shortest first."""
        content, links, last = 0, 0, first
        while True:
            if self.content[last]:
                content, links = content + 1, 0
                if self._ends(first, last):
                    yield self._phrase(first, last, content)
            else:
                links += 1
            last += 1
            if content == LONGEST or last >= len(self.words) or not self.joined[last - 1]:
                return
            if self.content[last]:
                if self.grammar is not None and self.grammar.attached and self.grammar.attached.match(self.words[last]):
                    return
            elif links == _LINKS or not self._links(first, last):
                return

    def _content(self, word: str, lower: str) -> bool:
        """Whether a word says something: no function word, number, lone letter or part of markup."""
        if _ACRONYM.fullmatch(word):
            return len(word) > 1 and not (self.grammar is not None and "." in word and lower in self.grammar.stopwords)
        if _NO_WORD.search(word):
            return False
        if self.grammar is None:
            # Where letters have no case, words of few letters (or of one sign) say as much as others.
            return len(word) > _SHORT or lower == word.upper()
        return len(word) > 1 and self.grammar.fold(word) not in self.grammar.stopwords

    def _links(self, first: int, last: int) -> bool:
        grammar = self.grammar
        if grammar is None:
            return False
        # Only an article follows another linking word: "of the", « pour l’ », not "and of".
        if not self.content[last - 1] and self.lower[last] not in self.articles:
            return False
        if self.lower[last] in grammar.linkers:
            return True
        return self.lower[last] in grammar.name_linkers and self._capital(first) and self._name_after(last)

    def _capital(self, number: int) -> bool:
        return self.words[number][0].isupper()

    def _name_after(self, number: int) -> bool:
        """Whether the next word that is no function word is capitalised and no name by itself, as an acronym is."""
        ahead = range(number + 1, min(number + 1 + _LINKS, len(self.words)))
        after = next((one for one in ahead if self.content[one]), None)
        return after is not None and self._capital(after) and _ACRONYM.fullmatch(self.words[after]) is None

    def _opening(self, number: int) -> bool:
        """Whether a sentence begins with word `number`."""
        return number == 0 or not _SENTENCE.isdisjoint(self.plain[self.spans[number - 1][1] : self.spans[number][0]])

    def _headline(self) -> bool:
        """Whether all words that say something are capitalised, so that capitals tell no names."""
        said = [number for number, content in enumerate(self.content) if content]
        return len(said) >= LONGEST and all(map(self._capital, said))

    def _ends(self, first: int, last: int) -> bool:
        unlikely = self.grammar.unlikely if self.grammar is not None else None
        if unlikely is None or not unlikely.search(self.lower[last]):
            return True
        return first != last and self._capital(last) and not self.headline

    def _phrase(self, first: int, last: int, content: int) -> Phrase:
        words = tuple(self.words[first : last + 1])
        opening = self._opening(first)
        capitals = all(self._capital(number) for number in range(first, last + 1) if self.content[number])
        acronym = first == last and _ACRONYM.fullmatch(words[0]) is not None
        named = capitals and not self.headline and (not opening or content > 1)
        end = self.spans[last][0] + self.trimmed(words[-1])
        return Phrase(self.spans[first][0], end, words, content, named, acronym, opening)
