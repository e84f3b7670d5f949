"""How reviewed and unreviewed translations have rendered a term so far: phrases of the targets that come where the term does, and hardly elsewhere.

A phrase is believed when it and the term keep together in most of their units (Dice's coefficient) and chance would hardly bring that about
(the log-likelihood ratio of T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19,
1993), and when no other term claims it with as much right (the competitive linking of I. D. Melamed, "Models of translational equivalence
among words", Computational Linguistics 26, 2000). Knows pairs of texts, not catalogs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.glossary.glossary import Glossary
from l10n.glossary.index import Index, pattern
from l10n.glossary.morphology import morphology
from l10n.glossary.phrases import phrases
from l10n.text.codes import strip

MIN_DICE = 0.5
MIN_RATIO = 10.83
"""The log-likelihood ratio that chance reaches once in a thousand times (χ², one degree of freedom)."""
MOST = 3
"""Renderings told for one term."""
_LOOKED_AT = 300
"""Units of a term in which phrases are collected; how often these come at all is counted in every unit."""
_OFTEN = 3
"""Units that a phrase shares with a term before it counts; two are enough for what is the same word in both languages."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its target, inline codes allowed; `read` says that a person has read and kept the target."""

    source: str
    target: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """A phrase that renders a term: in how many of the term's `units`, how many of these a person has `read`, and Dice's coefficient."""

    text: str
    units: int
    read: int
    dice: float


def renderings(
    terms: Sequence[str],
    pairs: Iterable[Pair],
    source: str,
    target: str,
    glossary: Glossary | None = None,
) -> dict[str, tuple[Rendering, ...]]:
    """The convincing renderings of each of `terms` (in language `source`) in the targets (in language `target`), best first; often none.

    What renders terms of `glossary` renders no other.
    """
    unique = list(dict.fromkeys(pairs))
    holding = _units(terms, [pair.source for pair in unique], source)
    claimed = glossary or Glossary()
    offered = {term: _offered(term, holding[term], unique, target, claimed) for term in terms}
    standing = _units(
        list(dict.fromkeys(text for texts in offered.values() for text in texts)),
        [pair.target for pair in unique],
        target,
    )
    strengths: dict[str, dict[str, float]] = defaultdict(dict)
    for term, texts in offered.items():
        for text in texts:
            dice, ratio = association(holding[term], standing[text], len(unique))
            often = len(holding[term] & standing[text]) >= _OFTEN or term.casefold() == text.casefold()
            if often and dice >= MIN_DICE and ratio >= MIN_RATIO:
                strengths[text][term] = dice
    owned: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
    for text, claims in strengths.items():
        owner = _owner(text, claims)
        if owner is not None:
            owned[owner].append((-claims[owner], abs(text.count(" ") - owner.count(" ")), text))
    return {
        term: tuple(_rendering(text, -dice, holding[term] & standing[text], unique) for dice, text in kept)
        for term, found in owned.items()
        for kept in [_distinct(found, holding[term], standing)]
    }


def association(ones: set[int], others: set[int], total: int) -> tuple[float, float]:
    """Dice's coefficient of two sets of units out of `total`, and the log-likelihood ratio (0 where they avoid each other).

    >>> association({1, 2, 3}, {2, 3, 4}, 100)
    (0.6666666666666666, 11.99)
    """
    both, left, right = len(ones & others), len(ones), len(others)
    if not both or both * total <= left * right:
        return 0.0, 0.0
    cells = (both, left - both, right - both, total - left - right + both)
    expected = (left * right, left * (total - right), (total - left) * right, (total - left) * (total - right))
    ratio = 2 * sum(
        seen * math.log(seen * total / wanted) for seen, wanted in zip(cells, expected, strict=True) if seen
    )
    return 2 * both / (left + right), round(ratio, 2)


def _units(forms: Sequence[str], texts: Sequence[str], language: str) -> dict[str, set[int]]:
    """For each form the numbers of the texts in which it stands, in whatever form grammar gives it."""
    known = morphology(language)
    patterns = (pattern(form, known, form) for form in forms)
    index = Index(known, [one for one in patterns if one is not None])
    found: dict[str, set[int]] = {form: set() for form in forms}
    for number, text in enumerate(texts):
        for hit in index.hits(text):
            found[hit.pattern.payload].add(number)
    return found


def _offered(term: str, units: set[int], pairs: Sequence[Pair], language: str, glossary: Glossary) -> list[str]:
    """The phrases that may render `term`: those that stand in several of its units, the commonest of their forms each."""
    if len(units) < 2:
        return []
    known = morphology(language)
    seen: dict[tuple[str, ...], set[int]] = defaultdict(set)
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    chosen = sorted(units)[:_LOOKED_AT]
    for number in chosen:
        text = pairs[number].target
        taken = [(match.start, match.end) for match in glossary.find(text, language)]
        for phrase in phrases(text, language, taken):
            path = tuple(known.key(word) for word in phrase.words)
            seen[path].add(number)
            forms[path][" ".join(strip(text[phrase.start : phrase.end]).split())] += 2 - phrase.opening
    least = max(2, len(chosen) // 4)
    return [forms[path].most_common(1)[0][0] for path, numbers in seen.items() if len(numbers) >= least]


def _owner(text: str, claims: dict[str, float]) -> str | None:
    """The term that `text` renders: the one it keeps to most closely, of equals the one that is the same word or holds the others; else None."""
    best = max(claims.values())
    closest = sorted((term for term, dice in claims.items() if dice == best), key=len)
    same = [term for term in closest if term.casefold() == text.casefold()]
    if same:
        return same[0]
    return closest[-1] if all(term in closest[-1] for term in closest) else None


def _distinct(
    found: list[tuple[float, int, str]], units: set[int], standing: dict[str, set[int]]
) -> list[tuple[float, str]]:
    """The best of `found`; a further one counts where it stands mostly in units that none before it accounts for."""
    kept: list[tuple[float, str]] = []
    open_units = set(units)
    for dice, _, text in sorted(found):
        shared = units & standing[text]
        if len(kept) < MOST and 2 * len(shared & open_units) > len(shared):
            kept.append((dice, text))
            open_units -= shared
    return kept


def _rendering(text: str, dice: float, units: set[int], pairs: Sequence[Pair]) -> Rendering:
    return Rendering(text, len(units), sum(pairs[number].read for number in units), round(dice, 2))
