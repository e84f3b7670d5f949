"""A page: an article in one language, with marks where readers must know more. Knows no format; each has its own dress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from l10n.catalog.unit import Key, Unit
from l10n.formats.article import Article, Segment
from l10n.publish.choice import SOURCE, Choice, Mark, choose
from l10n.publish.links import Rebase
from l10n.text.languages import Language


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments on a page: all, machine-made and unreviewed, and shown in the source language."""

    segments: int = 0
    unreviewed: int = 0
    untranslated: int = 0

    @property
    def marked(self) -> bool:
        """Whether there is anything that readers must know."""
        return bool(self.unreviewed or self.untranslated)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page knows of the site it is part of.

    `addresses` are the addresses of the article's page in every language, by gettext code, as written on this page; `default` is the code
    of the language to fall back on. `assets` is the address of the folder of stylesheet and script, None to inline what is needed. `states`
    are the numbers of the article's pages, by code; `report` is where readers' reports go, None for nowhere; `article` is the article's name.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    default: str | None = None
    absolute: bool = False
    assets: str | None = None
    rebase: Rebase = field(default_factory=Rebase)
    states: Mapping[str, Counts] = field(default_factory=dict)
    report: str | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a dress works on: the article's language, the page's own, its surroundings and its numbers."""

    source: Language
    language: Language
    around: Surroundings
    counts: Counts


class Dress(Protocol):
    """How one format shows marks."""

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        """`raw`, the text of `segment` as it shall stand on the page, marked if the place allows it."""

    def finish(self, text: str, page: Page) -> str:
        """The page's `text`, targets in place, with its language declared, its links moved and its notice put in."""


Encode = Callable[[Segment, str], str]


def render(
    article: Article,
    units: Mapping[Key, Unit] | None,
    source: Language,
    language: Language,
    min_state: str,
    around: Surroundings,
    encode: Encode,
    dress: Dress,
) -> tuple[str, Counts]:
    """The text of the page of `article` in `language`, and its numbers.

    `units` are those of the catalog; None makes the page in the article's own language, which has no marks. `encode` writes a target in
    the article's format.
    """
    marks: list[Mark | None] = []

    def show(segment: Segment) -> str:
        choice = Choice(None, None) if units is None else _choice(segment, units, min_state)
        marks.append(choice.mark)
        raw = segment.raw if choice.target is None else encode(segment, choice.target)
        return raw if choice.mark is None else dress.mark(segment, raw, choice.mark, source, language)

    text = article.render(show)
    counts = Counts(len(marks), marks.count("machine"), marks.count("source"))
    return dress.finish(text, Page(source, language, around, counts)), counts


def count(article: Article, units: Mapping[Key, Unit] | None, min_state: str) -> Counts:
    """The numbers of a page, without making it."""
    segments = article.segments
    marks = [] if units is None else [_choice(segment, units, min_state).mark for segment in segments]
    return Counts(len(segments), marks.count("machine"), marks.count("source"))


def _choice(segment: Segment, units: Mapping[Key, Unit], min_state: str) -> Choice:
    unit = units.get((segment.context, segment.source))
    return SOURCE if unit is None else choose(unit, min_state)
