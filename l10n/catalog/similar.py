"""Finding the old source that a changed one came from: the most similar text among many, without comparing all with all.

Similarity is the normalised Indel ratio (the measure msgmerge uses) of texts whose inline codes, typography and spacing are evened out.
Candidates come from an index of words and, for short texts and scripts without spaces, of letter triples, rarest first; RapidFuzz judges
the best of them. Knows nothing of units and states.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from l10n.text import codes

THRESHOLD = 0.6
"""The lowest similarity (0…1) at which one text is taken for a changed form of another, as in msgmerge."""

_POSTINGS = 4000
"""Index entries looked at for one query, beyond its rarest features."""
_JUDGED = 40
"""Candidates that RapidFuzz compares with one query."""
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
        self._texts = [even(text) for text in texts]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._same: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            self._same[text].append(number)
            for feature in _features(text):
                self._postings[feature].append(number)

    def best(self, text: str, margin: float = 0.0) -> list[tuple[int, float]]:
        """The (index, similarity 0…1) of the texts most like `text`: the best, and those at most `margin` below it, best first.

        Empty when none reaches `THRESHOLD`. Equal similarities are in the order of the texts.
        """
        from rapidfuzz.distance import Indel

        wanted = even(text)
        scored = [(number, 1.0) for number in self._same.get(wanted, ())]
        if not scored:
            for number in self._candidates(wanted):
                score = Indel.normalized_similarity(wanted, self._texts[number], score_cutoff=THRESHOLD)
                if score >= THRESHOLD:
                    scored.append((number, score))
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in scored if pair[1] >= scored[0][1] - margin]

    def _candidates(self, text: str) -> Iterable[int]:
        """The texts that share most with `text`, rare features counting more; texts too short or too long to be similar are left out."""
        shared: Counter[int] = Counter()
        postings = [found for feature in _features(text) if (found := self._postings.get(feature))]
        looked = 0
        for found in sorted(postings, key=len):
            looked += len(found)
            if looked > _POSTINGS and shared:
                break
            weight = 1000 // (len(found) + 1) + 10
            for number in found:
                shared[number] += weight
        # 2·shorter / (shorter + longer) ≥ THRESHOLD bounds the lengths.
        least, most = len(text) * THRESHOLD / (2 - THRESHOLD), len(text) * (2 - THRESHOLD) / THRESHOLD
        fitting = ((weight, -number) for number, weight in shared.items() if least <= len(self._texts[number]) <= most)
        return [-number for _, number in sorted(fitting, reverse=True)[:_JUDGED]]


def _features(text: str) -> set[str]:
    """What `text` is indexed by."""
    text = text.lower()
    found = set(_WORD.findall(text))
    if len(text) <= _SHORT or len(found) * 12 < len(text):
        padded = f" {text} "
        found.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return found
