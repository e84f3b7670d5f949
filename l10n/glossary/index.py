"""Finds many terms in a text at once: a trie over coarse word keys, then the language's exact rules for each candidate.

What a text costs depends on its length and on the terms it nearly holds, not on how many terms there are. Knows forms and languages; does
not know concepts (a pattern carries whatever its maker put there).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from l10n.glossary.morphology.morphology import Morphology, bare
from l10n.glossary.words import HYPHENS, gap, masked, soft

REMEMBERED = 200_000
"""Words of texts whose place in the trie is remembered; more would be a hostile text's."""
_LONGEST_GAP = 4
_END = ""
_ARTICLE = "\x00"
_NO_KEY = " "
_Chosen = tuple[tuple[int, int], ...]
"""The words [start, stop) of a text taken for each word of a form; two where a hyphen joins them."""
_Step = tuple[dict[str, Any], _Chosen, int, bool]
_ACRONYM = re.compile(r"(?=(?:[^a-z]*[A-Z]){2})[A-Z0-9.&-]{2,12}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form to find. `gaps` are what stands between its words ('' for anything that merely joins), `prefix` and `suffix` the signs at its
    ends; `article`: it begins with an article, which need not be there; `case`: letter case counts; `proper`: it does not inflect.
    """

    form: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    prefix: str
    suffix: str
    article: bool
    case: bool
    proper: bool
    payload: Any


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found at [start, end) by `rule`; `first`/`last` are the numbers of its words in the text, `size` how many letters match."""

    pattern: Pattern
    start: int
    end: int
    rule: str
    first: int
    last: int
    size: int


def pattern(
    form: str, morphology: Morphology, payload: Any, *, case: bool = False, proper: bool = False
) -> Pattern | None:
    """The pattern of a term's form; None when it holds no word at all. Acronyms always mind their case."""
    tokens = list(morphology.word.finditer(form))
    kept = [token for token in tokens if token[0].lower() not in morphology.articles] or tokens
    if not kept:
        return None
    gaps = tuple(_between(form, one.end(), other.start(), morphology) for one, other in itertools.pairwise(kept))
    lead = form[: tokens[0].start()].strip()
    tail = form[tokens[-1].end() :].strip()
    case = case or _ACRONYM.fullmatch(form) is not None
    words = tuple(token[0] for token in kept)
    return Pattern(form, words, gaps, lead, tail, kept[0] is not tokens[0], case, proper, payload)


def _between(form: str, start: int, end: int, morphology: Morphology) -> str:
    """What must stand between two words of a form; '' when they are merely joined."""
    pieces, done = [], start
    for article in morphology.word.finditer(form, start, end):
        pieces.append(gap(form, done, article.start()))
        done = article.end()
    pieces.append(gap(form, done, end))
    return "" if all(soft(piece) for piece in pieces) else " ".join("".join(pieces).split())


class _Starts(dict[str, tuple[dict[str, Any], ...]]):
    """Words of texts and the nodes at which a term may begin with them; filled as words are met."""

    def __init__(self, root: dict[str, Any], morphology: Morphology, limit: int) -> None:
        self._root = root
        self._limit = limit
        self._keys = morphology.keys

    def __missing__(self, word: str) -> tuple[dict[str, Any], ...]:
        if len(self) > self._limit:
            self.clear()
        found = tuple(self._root[key or _NO_KEY] for key in self._keys(word) if (key or _NO_KEY) in self._root)
        self[word] = found
        return found


class _Keys(dict[str, tuple[str, ...]]):
    """Words of texts and the keys under which they may continue a term; articles have the key `_ARTICLE` besides."""

    def __init__(self, morphology: Morphology, limit: int) -> None:
        self._morphology = morphology
        self._limit = limit

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > self._limit:
            self.clear()
        # A lone combining mark has an empty key, which must not be taken for `_END`.
        found = tuple(key or _NO_KEY for key in self._morphology.keys(word))
        if word.lower() in self._morphology.articles:
            found = (*found, _ARTICLE)
        self[word] = found
        return found


class Index:
    """Many patterns of one language, ready to be searched for. `remembered`: how many words of texts it keeps in mind."""

    def __init__(self, morphology: Morphology, patterns: Iterable[Pattern], remembered: int = REMEMBERED) -> None:
        self._morphology = morphology
        self._root: dict[str, Any] = {}
        self._starts = _Starts(self._root, morphology, remembered)
        self._keys = _Keys(morphology, remembered)
        for one in patterns:
            self._insert([morphology.key(word) or _NO_KEY for word in one.words], one)
            for place, between in enumerate(one.gaps):
                # "e-mail" is found as "email" too.
                if between == "" and any(hyphen in one.form for hyphen in HYPHENS) and self._hyphenated(one, place):
                    words = (*one.words[:place], one.words[place] + one.words[place + 1], *one.words[place + 2 :])
                    gaps = (*one.gaps[:place], *one.gaps[place + 1 :])
                    joined = Pattern(
                        one.form, words, gaps, one.prefix, one.suffix, one.article, one.case, one.proper, one.payload
                    )
                    self._insert([morphology.key(word) or _NO_KEY for word in words], joined)

    @staticmethod
    def _hyphenated(one: Pattern, place: int) -> bool:
        return any(one.words[place] + hyphen + one.words[place + 1] in one.form for hyphen in HYPHENS)

    def _insert(self, path: list[str], one: Pattern) -> None:
        node = self._root
        for key in path:
            node = node.setdefault(key, {})
        node.setdefault(_END, []).append(one)

    def hits(self, text: str) -> list[Hit]:
        """Every pattern everywhere it occurs in `text` (overlaps included); spans are code points of `text`."""
        plain = masked(text)
        words: list[str] = self._morphology.word.findall(plain)
        starts = [*map(self._starts.__getitem__, words)]
        spans = _spans(plain, words) if any(hyphen in plain for hyphen in HYPHENS) else []
        joints = _joints(plain, spans)
        if not joints and not any(starts):
            return []
        begins = [
            (node, number, number + 1)
            for number in itertools.compress(range(len(words)), starts)
            for node in starts[number]
            if _END in node or self._goes_on(node, words, number + 1, joints)
        ]
        begins += [
            (node, number, number + 2) for number in joints for node in self._starts[words[number] + words[number + 1]]
        ]
        if not begins:
            return []
        search = _Search(plain, words, spans or _spans(plain, words), joints, self._morphology, self._keys)
        hits: list[Hit] = []
        for node, first, after in begins:
            search.walk(node, first, after, hits)
        return hits

    def _goes_on(self, node: dict[str, Any], words: list[str], after: int, joints: frozenset[int]) -> bool:
        """Whether word `after` may continue a term that has come to `node`: most of what only begins like a term ends here."""
        if after >= len(words):
            return False
        keys = self._keys[words[after]]
        if keys[0] in node or (len(keys) > 1 and not node.keys().isdisjoint(keys)):
            return True
        if after in joints and not node.keys().isdisjoint(self._keys[words[after] + words[after + 1]]):
            return True
        # An article may stand inside a term, two in a row may not.
        return keys[-1] == _ARTICLE and (
            after + 1 in joints or (after + 1 < len(words) and not node.keys().isdisjoint(self._keys[words[after + 1]]))
        )

    def search(self, text: str) -> list[Hit]:
        """The patterns that occur in `text`, no two of them overlapping, from left to right: the longest wins, then the leftmost."""
        return resolve(self.hits(text))


def resolve(hits: list[Hit]) -> list[Hit]:
    """`hits` without overlaps, left to right: more words win, then more letters, the leftmost, the exact form, the pattern put in first."""
    if len(hits) < 2:
        return hits
    order = sorted(hits, key=lambda hit: (hit.first - hit.last, -hit.size, hit.start, hit.rule != "exact"))
    taken = bytearray(max(hit.last for hit in hits) + 1)
    kept = []
    for hit in order:
        if not any(taken[hit.first : hit.last + 1]):
            taken[hit.first : hit.last + 1] = b"\x01" * (hit.last + 1 - hit.first)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


class _Search:
    """One text being searched."""

    def __init__(
        self,
        plain: str,
        words: list[str],
        spans: list[tuple[int, int]],
        joints: frozenset[int],
        morphology: Morphology,
        keys: _Keys,
    ) -> None:
        self.plain = plain
        self.words = words
        self.spans = spans
        self.joints = joints
        self.morphology = morphology
        self.keys = keys

    def walk(self, node: dict[str, Any], first: int, after: int, hits: list[Hit]) -> None:
        """Adds to `hits` the patterns that begin with the word(s) [first, after), which led to `node`."""
        words, spans = self.words, self.spans
        stack: list[_Step] = [(node, ((first, after),), after, False)]
        while stack:
            node, chosen, at, skipped = stack.pop()
            if _END in node and not skipped:
                hits += filter(None, (self._fits(one, chosen) for one in node[_END]))
            if at >= len(words):
                continue
            keys = self.keys[words[at]]
            hyphen = at in self.joints
            if not hyphen and keys[-1] != _ARTICLE and node.keys().isdisjoint(keys):
                continue
            before = spans[at - 1][1]
            if spans[at][0] - before > _LONGEST_GAP and len(gap(self.plain, before, spans[at][0])) > _LONGEST_GAP:
                continue
            stack += [(node[key], (*chosen, (at, at + 1)), at + 1, False) for key in keys if key in node]
            if not skipped and keys[-1] == _ARTICLE:
                stack.append((node, chosen, at + 1, True))
            if hyphen:
                joined = self.keys[words[at] + words[at + 1]]
                stack += [(node[key], (*chosen, (at, at + 2)), at + 2, False) for key in joined if key in node]

    def _fits(self, one: Pattern, chosen: _Chosen) -> Hit | None:
        rule = "exact"
        size = 0
        for place, (start, stop) in enumerate(chosen):
            form = self.words[start] if stop == start + 1 else self.words[start] + self.words[start + 1]
            if form != one.words[place]:
                found = self.morphology.rule(one.words[place], form, place == 0, one.proper)
                if found is None or (one.case and not case_fits(one.words[place], form)):
                    return None
                if found != "exact":
                    rule = found
            if place and not self._joined(one.gaps[place - 1], chosen[place - 1][1] - 1, start):
                return None
            size += len(form)
        first, last = chosen[0][0], chosen[-1][1] - 1
        if (
            one.article
            and first
            and self.words[first - 1].lower() in self.morphology.articles
            and self._joined("", first - 1, first)
        ):
            first -= 1
        start, end = self.spans[first][0], self.spans[last][0] + self.morphology.trimmed(self.words[last])
        if len(chosen) < len(one.words) or not self._bounded(start, end):
            return None
        if one.prefix:
            if not self.plain.endswith(one.prefix, 0, start):
                return None
            start -= len(one.prefix)
        if one.suffix and not (one.suffix == "." and self.words[last].endswith(".")):
            if not self.plain.startswith(one.suffix, end):
                return None
            end += len(one.suffix)
        if rule == "exact" and any(stop - begin > 1 for begin, stop in chosen):
            rule = "hyphen"
        return Hit(one, start, end, rule, first, last, size)

    def _joined(self, wanted: str, left: int, right: int) -> bool:
        """Whether what stands between words `left` and `right` (at most an article between them) is what the form wants there."""
        between = [gap(self.plain, self.spans[number][1], self.spans[number + 1][0]) for number in range(left, right)]
        if wanted == "":
            return all(soft(one) for one in between)
        return "".join(between).strip() == wanted or (wanted == "." and all(soft(one) for one in between))

    def _bounded(self, start: int, end: int) -> bool:
        """Whether the span ends at the ends of numbers: `Article 5` is not in `Article 5.2`."""
        plain = self.plain
        if plain[end - 1].isdigit() and plain[end : end + 1] in (".", ",") and plain[end + 1 : end + 2].isdigit():
            return False
        return not (plain[start].isdigit() and start > 1 and plain[start - 1] in ".," and plain[start - 2].isdigit())


def _spans(plain: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the words found in `plain`, one after the other, stand: between two of them there is nothing that begins a word."""
    spans, end, find = [], 0, plain.find
    for word in words:
        start = find(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


def _joints(plain: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the words that a hyphen joins to the next."""
    return frozenset(
        number
        for number, ((_, end), (start, _)) in enumerate(itertools.pairwise(spans))
        if start == end + 1 and plain[end] in HYPHENS
    )


def case_fits(term: str, form: str) -> bool:
    """Whether `form` minds the letter case of `term`: capitals stay, small letters may be capital at the beginning or all through.

    >>> case_fits("WHO", "who"), case_fits("Mali", "MALI"), case_fits("NGO", "NGOs"), case_fits("commission", "Commission")
    (False, True, True, True)
    """
    if form.startswith(term):
        return True
    term, form = term.replace(".", ""), form.replace(".", "")
    capitals = form.isupper()
    for place, (wanted, letter) in enumerate(zip(term, form, strict=False)):
        if wanted == letter:
            continue
        if _letter(wanted) != _letter(letter):
            return True
        if wanted.isupper() and not letter.isupper():
            return False
        if wanted.islower() and letter.isupper() and place and not capitals:
            return False
    return True


def _letter(character: str) -> str:
    return bare(unicodedata.normalize("NFC", character.lower()))
