"""What the translation memory answers with. Knows neither how units are stored nor who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from l10n.states import State

Kind = Literal["context", "exact", "fuzzy"]
"""`context`: the same source between the same neighbours, in the same context; `exact`: the same source; `fuzzy`: a similar one."""

THRESHOLD = 70
"""The lowest percentage that counts as a fuzzy match unless the caller says otherwise."""

UNREVIEWED, OTHER_DOMAIN, OTHER_DIALECT = 2, 5, 5
"""Points taken off a match: nobody approved it; it belongs to another domain; it is in another dialect (fr_CA for fr)."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the memory that fits a source.

    `targets` has one string, or one per plural form; `document` is where the unit stands, `origin` the person or engine its target came
    from ("" when unknown), `when` the ISO date on which it was approved or first seen. `percent` is the normalised Indel similarity of the
    two sources, rounded down, so that only equal ones have 100; `penalty` is what speaks against the unit apart from that.
    """

    kind: Kind
    source: str
    targets: tuple[str, ...]
    state: State
    document: str
    origin: str
    when: str
    percent: int = 100
    penalty: int = 0
    domain: str = ""

    @property
    def target(self) -> str:
        """The first target."""
        return self.targets[0]

    @property
    def score(self) -> int:
        """Percentage less penalty: what matches are ranked by."""
        return self.percent - self.penalty

    def told(self) -> dict[str, Any]:
        """All of it, as programs are told."""
        return {**asdict(self), "target": self.target, "score": self.score}


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds: numbers of documents, of units by state, by (source language, target language), and by domain."""

    documents: int
    states: dict[str, int]
    pairs: dict[tuple[str, str], int]
    domains: dict[str, int]

    @classmethod
    def summed(
        cls, documents: int, states: Iterable[tuple[str, int]], counts: Iterable[tuple[str, str, str, int]]
    ) -> Self:
        """From numbers of units by state and by (source language, target language, domain)."""
        pairs: dict[tuple[str, str], int] = {}
        domains: dict[str, int] = {}
        for source_lang, target_lang, domain, count in counts:
            pairs[source_lang, target_lang] = pairs.get((source_lang, target_lang), 0) + count
            if domain:
                domains[domain] = domains.get(domain, 0) + count
        return cls(documents, dict(states), pairs, domains)

    @property
    def units(self) -> int:
        """All units."""
        return sum(self.states.values())
