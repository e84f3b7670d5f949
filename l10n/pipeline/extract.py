"""Extract: articles into templates (POT files), one per article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.header import GENERATOR
from l10n.catalog.update import template, units_of, write_template
from l10n.config import Project
from l10n.pipeline.articles import SourceArticle, source_articles


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template written: its path, the article it came from, its number of units, and whether its content changed."""

    path: Path
    article: SourceArticle
    units: int
    changed: bool


def extract(project: Project, report: Callable[[int, int], None] = lambda done, total: None) -> list[Extracted]:
    """Writes `catalogs/templates/<name>.pot` for every article; a template whose content is unchanged keeps its bytes.

    The template of an article that is gone is emptied, so that `update` takes its units out of use.
    """
    articles = source_articles(project)
    written = []
    for index, article in enumerate(articles):
        made = article_template(article)
        path = project.templates / f"{article.name}.pot"
        written.append(Extracted(path, article, len(made), write_template(made, path)))
        report(index + 1, len(articles))
    _empty_others(project, {one.path for one in written})
    return written


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
