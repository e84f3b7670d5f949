"""Texts of API requests ⇄ segments for an engine: plain text keeps its lines and spaces, HTML its markup.

A text is cut into sentences, so that short and long ones of many callers share batches. Knows neither queues nor HTTP.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from l10n.formats.article import Article, Segment
from l10n.formats.html import Html
from l10n.glossary.glossary import Glossary
from l10n.mt.engine import Request, Result
from l10n.mt.messages import guard
from l10n.mt.plurals import Attempt, ways
from l10n.mt.rounds import Rounds, answered
from l10n.mt.terms import asked
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


class Segments:
    """Segments on their way through an engine: as long as there are `jobs`, they are to be done, and `take` told what became of them.

    `results` has the segments with their placeholders and tags in place; one that could not be translated is as it was, with score 0.
    `others` has other ways to put each.
    """

    def __init__(self, sources: Sequence[str], setting: Setting, alternatives: int = 0) -> None:
        self._sources = sources
        self._setting = setting
        self._alternatives = alternatives
        self._rounds = Rounds(
            [ways([Attempt(guard(source, markup=True))], pair=(setting.source, setting.target)) for source in sources]
        )
        self._due: list[tuple[int, Attempt]] = []
        self.results: dict[int, Result] = {}
        self.others: dict[int, list[str]] = {}

    def jobs(self) -> list[Job]:
        """What is to be done next; nothing when all is."""
        self._due = self._rounds.due()
        return [self._job(attempt.guarded.text) for _, attempt in self._due]

    def _job(self, text: str) -> Job:
        setting = self._setting
        terms = asked(text, setting.source, setting.target, setting.glossary, setting.terms)
        return Job(Request(text, terms), self._alternatives)

    def take(self, done: Sequence[Done]) -> None:
        """What became of the latest jobs, in order."""
        for (index, attempt), one in zip(self._due, done, strict=True):
            self.results[index], made = answered(attempt, one.result, self._sources[index], self._setting.target)
            if made:
                others = map(attempt.restored, one.alternatives)
                self.others[index] = [other for other in others if other is not None]
                self._rounds.done(index)


class Text:
    """A plain text on its way through an engine."""

    def __init__(self, text: str, setting: Setting, alternatives: int = 0) -> None:
        self._between: list[str] = [""]
        self._alternatives = alternatives
        sources: list[str] = []
        for piece in _pieces(text, setting.source):
            words = piece.strip()
            if not words:
                self._between[-1] += piece
                continue
            start = piece.index(words)
            self._between[-1] += piece[:start]
            self._between.append(piece[start + len(words) :])
            sources.append(words)
        self.segments = Segments(sources, setting, alternatives)

    def translated(self) -> Translation:
        """The text with its segments translated; one that could not be is left as it is, with score 0."""
        results = [self.segments.results[index] for index in range(len(self.segments.results))]
        targets = [result.target for result in results]
        known = [self.segments.others.get(index, []) for index in range(len(results))]
        others: dict[str, None] = {}
        for rank in range(self._alternatives):
            ranked = [
                ranks[rank] if rank < len(ranks) else target for target, ranks in zip(targets, known, strict=True)
            ]
            if ranked != targets:
                others.setdefault(self._joined(ranked))
        return Translation(self._joined(targets), tuple(others), tuple(results))

    def _joined(self, targets: Sequence[str]) -> str:
        return "".join(itertools.chain(*zip(self._between, targets, strict=False), self._between[-1:]))


class Page:
    """A piece of HTML, or a whole page, on its way through an engine."""

    def __init__(self, text: str, setting: Setting) -> None:
        self._article: Article = Html().parse(text, setting.source, "the text")
        self._target = setting.target
        sources = list(dict.fromkeys(one.source for one in self._article.segments))
        self._places = {source: index for index, source in enumerate(sources)}
        self.segments = Segments(sources, setting)

    def translated(self) -> Translation:
        """The page with its segments translated and its markup as it was; a segment that could not be translated is left as it is."""
        html = Html()
        results = [self.segments.results[index] for index in range(len(self._places))]

        def encode(place: Segment) -> str:
            result = results[self._places[place.source]]
            if result.score == 0 and result.target == place.source:
                return place.raw
            return html.encode(place, polish(result.target, self._target))

        return Translation(self._article.render(encode), (), tuple(results))


def prepared(text: str, form: Form, setting: Setting, alternatives: int = 0) -> Text | Page:
    """`text` ready for an engine: its `segments`, and `translated` for what became of them. HTML has no alternatives."""
    return Page(text, setting) if form == "html" else Text(text, setting, alternatives)


def _pieces(text: str, language: str) -> Iterator[str]:
    """Sentences and the white space between them: all of `text`, in order."""
    for line in text.splitlines(keepends=True):
        yield from segment(line, language)
