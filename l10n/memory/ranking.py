"""Which of the units found is the best answer, whatever store they were found in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from l10n.catalog.exchange.translation import Translation
from l10n.memory.match import OTHER_DIALECT, OTHER_DOMAIN, UNREVIEWED, Kind, Match
from l10n.memory.rows import Row
from l10n.states import State


class Found(NamedTuple):
    """A unit as stores find it: its row, the date since which it is known, and where it stands."""

    row: Row
    since: str
    document: str
    source_lang: str
    target_lang: str
    domain: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a source (in NFC) in its place. `before` and `after` are digests of its neighbours."""

    source: str
    source_lang: str
    target_lang: str
    domain: str = ""
    plural: str | None = None
    context: str | None = None
    before: int | None = None
    after: int | None = None

    def penalty(self, one: Found) -> int:
        """The points that speak against a unit apart from its source."""
        dialect = (one.source_lang, one.target_lang) != (self.source_lang, self.target_lang)
        domain = bool(one.domain and self.domain and one.domain != self.domain)
        return OTHER_DIALECT * dialect + OTHER_DOMAIN * domain + UNREVIEWED * (one.row.state != "approved")

    def match(self, one: Found) -> Match:
        """The unit as an answer."""
        percent = similarity(self.source, one.row.source)
        kind: Kind = "fuzzy" if percent < 100 else "context" if self.same_place(one) else "exact"
        return Match(
            kind=kind,
            source=one.row.source,
            targets=one.row.forms,
            state=cast(State, one.row.state),
            document=one.document,
            origin=one.row.origin,
            when=one.since,
            percent=percent,
            penalty=self.penalty(one),
            domain=one.domain,
        )

    def same_place(self, one: Found) -> bool:
        """Whether a unit has the same context and neighbours."""
        return (one.row.context, one.row.before, one.row.after) == (self.context, self.before, self.after)


def best(wanted: Wanted, found: Iterable[Found]) -> Match | None:
    """The best of units that have one source, or None when there is none."""

    def rank(one: Found) -> tuple[int, bool, bool]:
        return -wanted.penalty(one), wanted.same_place(one), one.row.context == wanted.context

    # Sorting is stable: what counts least comes first.
    ordered = sorted(found, key=lambda one: (one.document, one.row.targets))
    ordered.sort(key=lambda one: one.since, reverse=True)
    ordered.sort(key=rank, reverse=True)
    return wanted.match(ordered[0]) if ordered else None


def similarity(one: str, other: str) -> int:
    """The normalised Indel similarity of two texts in percent, rounded down: 100 only for equal ones."""
    if one == other:
        return 100
    from rapidfuzz.distance import Indel

    # A hair is added, since 0.7 × 100 falls short of 70.
    return min(99, int(Indel.normalized_similarity(one, other) * 100 + 1e-9))


def similar(source: str, texts: Mapping[int, str], threshold: int, limit: int) -> dict[int, float]:
    """The numbers of the `limit` texts most like `source`, with their similarities 0…1 from `threshold` percent upward."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extract(
        source, texts, scorer=Indel.normalized_similarity, score_cutoff=threshold / 100 - 1e-9, limit=limit
    )
    return {number: score for _, score, number in found}


def translation_of(one: Found) -> Translation:
    """A unit as it goes to another memory."""
    row = one.row
    return Translation(
        one.source_lang,
        one.target_lang,
        row.source,
        row.forms,
        row.plural,
        row.context,
        row.before,
        row.after,
        cast(State, row.state),
        row.origin,
        one.since,
        one.document,
        one.domain,
    )
