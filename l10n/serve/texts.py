"""Texts of API requests ⇄ segments for an engine: plain text keeps its lines and spaces, HTML its markup.

A text is cut into sentences, so that short and long ones of many callers share batches. Knows neither queues nor HTTP.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from l10n.formats.article import Article, Segment
from l10n.formats.html import Html
from l10n.glossary.glossary import Glossary
from l10n.mt.engine import Request, Result
from l10n.mt.messages import Guarded, guard
from l10n.mt.terms import asked, settled
from l10n.serve.batching import Done, Job
from l10n.text.segmentation import segment
from l10n.text.typography import polish

Form = Literal["text", "html"]
FORMS: tuple[Form, ...] = ("text", "html")

Term = tuple[str, tuple[str, ...]]
"""A term that came with a request: its source and its renderings, best first."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text, other ways to put it, and what became of each of its segments."""

    text: str
    alternatives: tuple[str, ...]
    segments: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all texts of a request: its language pair, the glossary, and the terms it brings."""

    source: str
    target: str
    glossary: Glossary
    terms: tuple[Term, ...] = ()

    def job(self, text: str, alternatives: int = 0) -> tuple[Job, Guarded]:
        """The job for a segment, and how to put back its placeholders and tags."""
        guarded = guard(text, markup=True)
        terms = asked(guarded.text, self.source, self.target, self.glossary, self.terms)
        return Job(Request(guarded.text, terms), alternatives), guarded


class Text:
    """A plain text on its way through an engine."""

    def __init__(self, text: str, setting: Setting, alternatives: int = 0) -> None:
        self._between: list[str] = [""]
        self._guarded: list[Guarded] = []
        self._sources: list[str] = []
        self._alternatives = alternatives
        self._target = setting.target
        self.jobs: list[Job] = []
        for piece in _pieces(text, setting.source):
            words = piece.strip()
            if not words:
                self._between[-1] += piece
                continue
            start = piece.index(words)
            self._between[-1] += piece[:start]
            self._between.append(piece[start + len(words) :])
            job, guarded = setting.job(words, alternatives)
            self.jobs.append(job)
            self._guarded.append(guarded)
            self._sources.append(words)

    def translated(self, done: Sequence[Done]) -> Translation:
        """The text with its segments translated; one that could not be is left as it is, with score 0."""
        segments = [
            _restored(one.result, source, guarded, self._target)
            for one, source, guarded in zip(done, self._sources, self._guarded, strict=True)
        ]
        targets = [result.target for result in segments]
        others: dict[str, None] = {}
        for rank in range(self._alternatives):
            ranked = [
                guarded.restore(one.alternatives[rank]) if rank < len(one.alternatives) else target
                for one, guarded, target in zip(done, self._guarded, targets, strict=True)
            ]
            if ranked != targets:
                others.setdefault(self._joined(ranked))
        return Translation(self._joined(targets), tuple(others), tuple(segments))

    def _joined(self, targets: Sequence[str]) -> str:
        return "".join(itertools.chain(*zip(self._between, targets, strict=False), self._between[-1:]))


class Page:
    """A piece of HTML, or a whole page, on its way through an engine."""

    def __init__(self, text: str, setting: Setting) -> None:
        self._article: Article = Html().parse(text, setting.source, "the text")
        self._target = setting.target
        self._places: dict[str, int] = {}
        self._guarded: list[Guarded] = []
        self.jobs: list[Job] = []
        for one in self._article.segments:
            if one.source not in self._places:
                self._places[one.source] = len(self.jobs)
                job, guarded = setting.job(one.source)
                self.jobs.append(job)
                self._guarded.append(guarded)

    def translated(self, done: Sequence[Done]) -> Translation:
        """The page with its segments translated and its markup as it was; a segment that could not be translated is left as it is."""
        html = Html()
        segments = [
            _restored(one.result, source, guarded, self._target)
            for one, source, guarded in zip(done, self._places, self._guarded, strict=True)
        ]

        def encode(place: Segment) -> str:
            number = self._places[place.source]
            if not done[number].result.target:
                return place.raw
            return html.encode(place, polish(segments[number].target, self._target))

        return Translation(self._article.render(encode), (), tuple(segments))


def prepared(text: str, form: Form, setting: Setting, alternatives: int = 0) -> Text | Page:
    """`text` ready for an engine: its `jobs`, and `translated` for what becomes of them. HTML has no alternatives."""
    return Page(text, setting) if form == "html" else Text(text, setting, alternatives)


def _pieces(text: str, language: str) -> Iterator[str]:
    """Sentences and the white space between them: all of `text`, in order."""
    for line in text.splitlines(keepends=True):
        yield from segment(line, language)


def _restored(result: Result, source: str, guarded: Guarded, language: str) -> Result:
    if not result.target:
        return replace(result, source=source, target=source, score=0.0)
    target = guarded.restore(result.target)
    return replace(result, source=source, target=target, terms=settled(result.terms, target, language))
