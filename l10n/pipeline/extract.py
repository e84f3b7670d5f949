"""Extract: articles into templates (POT files), one per article, and the messages of code into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.header import GENERATOR
from l10n.catalog.update import template, units_of, write_template
from l10n.config import Project
from l10n.errors import UsageError
from l10n.pipeline.articles import SourceArticle, source_articles
from l10n.pipeline.messages import NAME, message_template


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template written: its path, what it came from, its number of units, and whether its content changed.

    `source` is the article's path relative to the project, or the patterns of the code; `language` the one it is written in.
    """

    path: Path
    source: str
    language: str
    units: int
    changed: bool


def extract(project: Project, report: Callable[[int, int], None] = lambda done, total: None) -> list[Extracted]:
    """Writes `catalogs/templates/<name>.pot` for every article, and `messages.pot` where the project has code.

    A template whose content is unchanged keeps its bytes. That of an article that is gone is emptied, so that `update` takes its units out
    of use. Raises `InputError` or `UsageError`.
    """
    articles = source_articles(project)
    written = []
    for index, article in enumerate(articles):
        made = article_template(article)
        path = project.templates / f"{article.name}.pot"
        changed = write_template(made, path)
        written.append(Extracted(path, article.location, article.language, len(made), changed))
        report(index + 1, len(articles))
    if project.code:
        written.append(_messages(project, articles))
    _empty_others(project, {one.path for one in written})
    return written


def _messages(project: Project, articles: Sequence[SourceArticle]) -> Extracted:
    taken = next((article for article in articles if article.name == NAME), None)
    if taken is not None:
        raise UsageError(
            f'has the name "{NAME}", which the messages of the code have', path=taken.path, remedy="rename the article"
        )
    made = message_template(project)
    path = project.templates / f"{NAME}.pot"
    return Extracted(path, ", ".join(project.code), project.source, len(made), write_template(made, path))


def _empty_others(project: Project, current: set[Path]) -> None:
    """Empties the templates made by this toolkit for articles of which nothing is left."""
    for path in sorted(project.templates.rglob("*.pot")):
        if path in current:
            continue
        old = Catalog.load(path)
        places = {project.root / place for unit in old for place, _ in unit.locations}
        if old.header.get("X-Generator") == GENERATOR and places and not any(place.exists() for place in places):
            old.rearranged([]).save()


def article_template(article: SourceArticle) -> Catalog:
    """The template of one article: its units in reading order, equal segments in one entry."""
    made = template(units_of(article.article.segments, article.location))
    made.set_header({"X-Source-Language": article.language})
    return made
