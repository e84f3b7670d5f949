"""What the translation memory answers with, and what any memory must be able to do.

Knows neither how units are stored nor who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, Self

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import State, Unit

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


class TranslationMemory(Protocol):
    """A store of finished units. Use as a context manager, or call `close`. One object serves one thread."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def __len__(self) -> int:
        """The number of units."""

    def close(self) -> None:
        """Ends the use."""

    def add(self, units: Iterable[Unit], source_lang: str, target_lang: str, document: str, domain: str = "") -> int:
        """Makes `units` (all of the document's, in order) what the memory knows of `document`; returns how many it keeps."""

    def load(self, translations: Iterable[Translation], document: str, domain: str = "") -> Iterator[int]:
        """Takes in translations of another memory, in batches; yields how many are in after each.

        Those that name no document belong to `document`. What the memory knew before of a document that turns up is replaced.
        """

    def exact(
        self,
        source: str,
        context: str | None,
        previous: str | None,
        next: str | None,  # noqa: A002
        source_lang: str,
        target_lang: str,
        plural: str | None = None,
        domain: str = "",
    ) -> Match | None:
        """The best unit with exactly this source (and msgid_plural), or None. Sources are compared, kept and told after NFC.

        `previous` and `next` are the sources of its neighbours, None at an end. Units in the same dialect and domain come first, then
        approved ones, those with the same neighbours and context, with the same context, the latest, and the rest in the order of their
        documents' names.
        """

    def fuzzy(
        self,
        source: str,
        source_lang: str,
        target_lang: str,
        threshold: int = THRESHOLD,
        limit: int = 5,
        domain: str = "",
    ) -> list[Match]:
        """The best unit of each of the `limit` sources most like this one, ordinary messages only, best score first.

        Similarities from `threshold` percent upward count, before penalties.
        """

    def concordance(self, text: str, source_lang: str, target_lang: str, limit: int = 20) -> list[Match]:
        """Units whose source or target holds `text`, letter case apart; approved ones first, then the latest."""

    def forget(self, document: str) -> int:
        """Removes all units of `document`, in every language; returns how many there were."""

    def prune(self, before: str) -> int:
        """Removes the units that were approved or first seen before the ISO date `before`; returns how many there were."""

    def documents(self) -> list[tuple[str, str, str, int]]:
        """The documents as (name, source language, target language, units), sorted."""

    def stats(self) -> Stats:
        """What the memory holds."""

    def translations(self, source_lang: str | None = None, target_lang: str | None = None) -> Iterator[Translation]:
        """All units, document by document, for another memory."""
