"""Segments per second of finding glossary terms, from 100 to 100,000 terms, beside an Aho–Corasick automaton and Weblate's way.

Every glossary holds the same terms that do occur (about 1.5 a segment) and is filled up with terms that do not, though most begin with a word
of the texts, so that size and not finds is measured. The peers find letters only, no inflected forms: `ahocorasick_rs` on lower-cased text
with a check of word ends, and one compiled regular expression per term, as Weblate's glossary has it (for 1,000 terms; it grows linearly).
Texts: the lines of L10N_EVAL, else of ../shared/eval/flores-dev.en, else the sample project's. Run: python -m benchmarks.matching
"""

from __future__ import annotations

import itertools
import os
import platform
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import Glossary

ROOT = Path(__file__).parents[1]
SIZES = (100, 1_000, 10_000, 100_000)
OCCURRING = 90
PER_SEGMENT = 1.5
SEGMENTS = 3_000
ROUNDS = 5
FIRST = (
    "world national international early public general local regional human social natural new long large small high major modern "
    "political economic cultural scientific digital traditional islamic technical financial medical legal global urban rural civil "
    "first second young old central northern southern eastern western open free full common special annual joint main final basic"
).split()
SECOND = (
    "heritage budget curriculum archive treaty charter mosque library museum scholar teacher student youth women family farmer "
    "literacy science energy climate water desert forest ocean health vaccine nutrition transport railway harbour border customs trade "
    "finance audit statute council assembly committee secretariat observatory laboratory software network satellite language dialect "
    "poetry calligraphy manuscript heritagesite craft music theatre cinema journalism broadcasting"
).split()
THIRD = (
    "programme strategy committee fund prize chair forum platform initiative framework roadmap taskforce award directorate unit sector "
    "agenda declaration convention protocol index register survey fellowship toolkit handbook seminar workshop symposium colloquium "
    "partnership consortium federation observatory centre institute academy school"
).split()


def main() -> None:
    """Prints the speed at each size, the ratio of the smallest to the largest, and the peers' speeds."""
    texts = segments()
    occurring = terms_of(texts)
    print(f"machine: {platform.machine()}, {len(os.sched_getaffinity(0))} cores, one used; {len(texts)} segments")
    speeds: dict[int, float] = {}
    for size in SIZES:
        terms = [*occurring, *itertools.islice(absent(texts), size - len(occurring))]
        glossary = Glossary(
            Concept(str(number), wordings=(Wording("en", term), Wording("fr", f"terme {number}")))
            for number, term in enumerate(terms)
        )
        glossary.find("", "en", "fr")
        speeds[size], found, first = timed(lambda text, known=glossary: len(known.find(text, "en", "fr")), texts)  # type: ignore[misc]
        automaton, theirs, _ = timed(aho_corasick(terms), texts)
        line = f"{len(terms):7,} terms  l10n {speeds[size]:8,.0f} segments/s (first pass {first:6,.0f}; {found / len(texts):.2f} terms each)"
        line += f"   ahocorasick_rs {automaton:8,.0f} ({theirs / len(texts):.2f}), ratio {speeds[size] / automaton:.2f}"
        if size == 1_000:
            expressions, _, _ = timed(one_expression_per_term(terms), texts[:200])
            line += f"   one expression per term {expressions:6,.0f}, ratio {speeds[size] / expressions:.1f}"
        print(line, flush=True)
    print(f"cost of a segment, {SIZES[-1]:,} terms to {SIZES[0]}: {speeds[SIZES[0]] / speeds[SIZES[-1]]:.2f}")


def segments() -> list[str]:
    """The texts: lines of a file, or the sample articles' segments, varied by turns so that none is the same."""
    path = Path(os.environ.get("L10N_EVAL", ROOT.parent / "shared/eval/flores-dev.en"))
    if path.is_file():
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        from l10n.config import load_project
        from l10n.pipeline.articles import source_articles

        articles = source_articles(load_project(ROOT / "l10n.toml"))
        lines = [segment.source for article in articles for segment in article.article.segments]
    turns = itertools.count(1)
    return [f"{line} ({next(turns)})" for line in itertools.islice(itertools.cycle(lines), SEGMENTS)]


def terms_of(texts: list[str]) -> list[str]:
    """Words and pairs of words that occur, chosen by frequency so that a segment holds about `PER_SEGMENT`."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = re.findall(r"\b[a-z]{5,}\b(?: [a-z]{5,}\b)?", text)
        counts.update(set(words))
    wanted = PER_SEGMENT * len(texts) / OCCURRING
    near = sorted(counts.items(), key=lambda item: (abs(item[1] - wanted), item[0]))
    return [term for term, _ in near[:OCCURRING]]


def absent(texts: list[str]) -> Iterator[str]:
    """Terms that occur in no text, always the same: single invented words, and two or three words of which the first often occurs."""
    corpus = "\n".join(texts).lower()
    spread = ((first, second, third) for second in SECOND for third in THIRD for first in FIRST)
    for number, (first, second, third) in enumerate(spread):
        kinds = (
            f"{first} {second} {third}",
            f"{first}{second} {third}",
            f"{first} {third}{second}",
            f"{second} {third} of {first}s",
        )
        term = kinds[number % 4]
        if term not in corpus:
            yield term


def timed(find: Callable[[str], int], texts: list[str]) -> tuple[float, int, float]:
    """Texts per second of processor time in the best of some rounds, what was found in a round, and the speed of the first round.

    In the first round the words of the texts are met for the first time.
    """
    started = time.process_time()
    found = sum(map(find, texts))
    first = len(texts) / (time.process_time() - started)
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in texts:
            find(text)
        best = min(best, time.process_time() - started)
    return len(texts) / best, found, first


def aho_corasick(terms: list[str]) -> Callable[[str], int]:
    """Finds terms letter by letter, whole words only, the longest first."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton: Any = AhoCorasick([term.lower() for term in terms], matchkind=MatchKind.LeftmostLongest)

    def find(text: str) -> int:
        lower = text.lower()
        return sum(
            not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum()
            for _, start, end in automaton.find_matches_as_indexes(lower)
        )

    return find


def one_expression_per_term(terms: list[str]) -> Callable[[str], int]:
    """Finds terms by one expression for each, with word ends, letter case aside."""
    expressions = [re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE) for term in terms]
    return lambda text: sum(one.search(text) is not None for one in expressions)


if __name__ == "__main__":
    main()
