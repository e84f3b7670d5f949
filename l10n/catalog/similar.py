"""Finding the old source that a changed one came from: the most similar text among many, without comparing all with all.

Similarity is the normalised Indel ratio (the measure msgmerge uses) of texts whose inline codes, typography and spacing are evened out.
Candidates share words and, among short texts and in scripts without spaces, letter triples, those that few texts have counting more;
RapidFuzz judges the best of them. Knows nothing of units and states.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from l10n.text import codes

THRESHOLD = 0.6
"""The lowest similarity (0…1) at which one text is taken for a changed form of another, as in msgmerge."""

_POSTINGS = 200_000
"""Index entries looked at for one query, beyond its rarest features: the search stays quick in any number of texts."""
_JUDGED = 100
"""Candidates by words, and as many by triples, that RapidFuzz compares with one query."""
_SHORT = 60
_WORD = re.compile(r"\w+")
_EVEN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "."}
)


def even(text: str) -> str:
    """`text` without inline codes, with plain quotes, dashes and single spaces, in NFC: what two texts are compared by."""
    return " ".join(unicodedata.normalize("NFC", codes.strip(text)).translate(_EVEN).split())


class Similar:
    """An index over `texts` that answers which of them are most like another text."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy

        self._texts = [even(text) for text in texts]
        self._lengths = numpy.fromiter(map(len, self._texts), dtype=numpy.float64, count=len(self._texts))
        self._words: dict[str, array[int]] = defaultdict(_numbers)
        self._triples: dict[str, array[int]] = defaultdict(_numbers)
        self._same: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            self._same[text].append(number)
            words = _words(text)
            for word in words:
                self._words[word].append(number)
            if _wordless(text, words):
                for triple in _triples(text):
                    self._triples[triple].append(number)

    def best(self, text: str, margin: float = 0.0) -> list[tuple[int, float]]:
        """The (index, similarity 0…1) of the texts most like `text`: the best, and those at most `margin` below it, best first.

        Empty when none reaches `THRESHOLD`. Equal similarities are in the order of the texts.
        """
        from rapidfuzz.distance import Indel

        wanted = even(text)
        scored = [(number, 1.0) for number in self._same.get(wanted, ())]
        if not scored:
            cutoff = THRESHOLD
            by_words = self._candidates(wanted, self._words, _words(wanted))
            by_triples = self._candidates(wanted, self._triples, _triples(wanted))
            for number in dict.fromkeys((*by_words, *by_triples)):
                score = Indel.normalized_similarity(wanted, self._texts[number], score_cutoff=cutoff)
                if score >= cutoff:
                    scored.append((number, score))
                    cutoff = max(cutoff, score - margin)
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in scored if pair[1] >= scored[0][1] - margin]

    def _candidates(self, text: str, index: Mapping[str, array[int]], features: Iterable[str]) -> Iterable[int]:
        """The texts that share most `features` with `text` for their length, best first, without those too short or too long to be similar."""
        import numpy

        postings = sorted((found for feature in features if (found := index.get(feature))), key=len)
        sizes = numpy.fromiter(map(len, postings), dtype=numpy.int64, count=len(postings))
        looked = max(1, int(numpy.searchsorted(sizes.cumsum(), _POSTINGS, side="right")))
        postings, sizes = postings[:looked], sizes[:looked]
        if not postings:
            return []
        rarity = numpy.log1p(len(self._texts) / sizes)
        entries = numpy.concatenate([numpy.frombuffer(found, dtype=numpy.int32) for found in postings])
        shared = numpy.bincount(entries, weights=numpy.repeat(rarity, sizes), minlength=len(self._texts))
        # 2·shorter / (shorter + longer) ≥ THRESHOLD bounds the lengths.
        least, most = len(text) * THRESHOLD / (2 - THRESHOLD), len(text) * (2 - THRESHOLD) / THRESHOLD
        fitting = numpy.flatnonzero((shared > 0) & (self._lengths >= least) & (self._lengths <= most))
        alike = shared[fitting] / (len(text) + self._lengths[fitting])
        if len(fitting) > _JUDGED:
            best = numpy.argpartition(-alike, _JUDGED)[:_JUDGED]
            fitting, alike = fitting[best], alike[best]
        return [int(number) for number in fitting[numpy.lexsort((fitting, -alike))]]


def _numbers() -> array[int]:
    return array("i")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _triples(text: str) -> set[str]:
    padded = f" {text.lower()} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _wordless(text: str, words: Set[str]) -> bool:
    """Whether a text has too few words to be found by them, being short or in a script without spaces."""
    return len(text) <= _SHORT or len(words) * 12 < len(text)
