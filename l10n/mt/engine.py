"""What a machine-translation engine is: requests in, results out.

Contract 4.5 of the design. An engine knows nothing about catalogs, states or files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

How = Literal["free", "nbest", "inline", "forced", "replaced", "missing"]
"""The rung of the ladder that put a term into the target."""


@dataclass(frozen=True, slots=True)
class RequestedTerm:
    """A glossary term that occurs in a source segment.

    `source` is the form that stands in the source, `start`/`end` its span in code points of the request's source (codes
    included; -1 when unknown), `targets` the accepted renderings, preferred first; a `dnt` term's only rendering is its source form. `forbidden` are
    renderings to keep out. `proper` says that it is a name, which does not inflect. `concept` is the glossary's id of it.
    """

    source: str
    targets: tuple[str, ...]
    start: int = -1
    end: int = -1
    forbidden: tuple[str, ...] = ()
    dnt: bool = False
    case_sensitive: bool = False
    proper: bool = False
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A source much like a request's and the target that a person gave it, both with inline codes if they have any."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Request:
    """One segment to translate: `source` may hold inline codes (`<g1>…</g1>`, `<x2/>`); an engine that can begins from what is `similar`."""

    source: str
    terms: tuple[RequestedTerm, ...] = ()
    unit: str = ""
    similar: Similar | None = None


@dataclass(frozen=True, slots=True)
class TermOutcome:
    """What became of one requested term: `found` is the form that stands in the target, or None (then `how` is `missing`)."""

    source: str
    target: str
    found: str | None
    how: How


@dataclass(frozen=True, slots=True)
class Result:
    """One translated segment. `score` is in 0…1; `engine` is a signature that lets someone else reproduce the result.

    `repaired`: the target is that of the request's similar unit, made to fit.
    """

    source: str
    target: str
    score: float
    terms: tuple[TermOutcome, ...]
    engine: str
    repaired: bool = False


class Engine(Protocol):
    """A machine-translation backend for one language pair."""

    @property
    def signature(self) -> str:
        """Engine, model and version, as in `argos:en_fr@opus-1`."""

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order; yields as soon as it can, so that a caller may stop at any time."""
