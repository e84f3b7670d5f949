"""Publish: the pages of every article in every language of the project, from its catalogs; or of one article, outside any project."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.config import Project
from l10n.files import read_bytes, write_text
from l10n.formats.registry import format_for
from l10n.pipeline.articles import SourceArticle, source_articles
from l10n.publish.assets import FOLDER, NAMES, asset
from l10n.publish.copies import Copies
from l10n.publish.links import Rebase, relative
from l10n.publish.page import Counts, Surroundings, render
from l10n.publish.registry import DRESSES
from l10n.text.languages import language


@dataclass(frozen=True, slots=True)
class Page:
    """One page written, and its numbers of segments: all, machine-made and unreviewed, shown in the source language."""

    path: Path
    language: str
    article: str
    segments: int
    unreviewed: int
    untranslated: int


def publish_project(
    project: Project,
    out: Path | None = None,
    min_state: str | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> list[Page]:
    """Writes `<out>/<lang>/<name><ending>` for every article and language, the article's own among them.

    Files of the project that pages refer to are copied beside them, under `<out>/assets`. `out` defaults to the project's site, `min_state`
    (the lowest state whose target readers see) to its setting. A file that would not change is left as it is. Raises `InputError` or
    `UsageError`.
    """
    site = (out or project.site).resolve()
    lowest = min_state or project.publish_min_state
    articles = source_articles(project)
    copies = Copies(project.root, _common_folder(articles, project), site)
    pages: list[Page] = []
    for article in articles:
        for code in project.languages:
            pages.append(_page(article, code, articles, project, site, lowest, copies))
            report(len(pages), len(articles) * len(project.languages))
    copies.write()
    if any(page.unreviewed or page.untranslated for page in pages):
        for name in NAMES:
            _write(site / FOLDER / name, asset(name))
    return pages


def render_article(article: SourceArticle, catalog: Catalog | None, target: str, min_state: str) -> str:
    """The page of one article as it stands alone: no alternates, links as they were, what marks need inlined.

    Without a catalog nothing is translated, and the page says so.
    """
    text, _ = _rendered(article, _units(catalog), target, min_state, Surroundings())
    return text


def _page(
    article: SourceArticle,
    code: str,
    articles: Sequence[SourceArticle],
    project: Project,
    site: Path,
    min_state: str,
    copies: Copies,
) -> Page:
    page = _place(site, code, article)
    units = None
    if code != article.language:
        path = project.catalogs / code / f"{article.name}.po"
        units = _units(Catalog.load(path) if path.is_file() else None)
    around = Surroundings(
        addresses={other: _address(site, page, _place(site, other, article), project) for other in project.languages},
        default=article.language,
        absolute=project.base_url is not None,
        assets=relative(page, site / FOLDER),
        rebase=Rebase(
            article.path.resolve().parent,
            page,
            {one.path.resolve(): _place(site, code, one) for one in articles},
            copies.place,
        ),
    )
    text, counts = _rendered(article, units, code, min_state, around)
    _write(page, text)
    return Page(page, code, article.name, counts.segments, counts.unreviewed, counts.untranslated)


def _rendered(
    article: SourceArticle, units: Mapping[Key, Unit] | None, code: str, min_state: str, around: Surroundings
) -> tuple[str, Counts]:
    form = format_for(article.path)
    return render(
        article.article,
        units,
        language(article.language),
        language(code),
        min_state,
        around,
        form.encode,
        DRESSES[article.article.format],
    )


def _units(catalog: Catalog | None) -> dict[Key, Unit]:
    return {} if catalog is None else {unit.key: unit for unit in catalog}


def _place(site: Path, code: str, article: SourceArticle) -> Path:
    # Not with_suffix: a name may hold dots.
    return site / code / f"{article.name}{article.path.suffix}"


def _common_folder(articles: Sequence[SourceArticle], project: Project) -> Path:
    """The folder that all names of articles start from."""
    starts = [article.path.parents[article.name.count("/")] for article in articles]
    return Path(os.path.commonpath(starts)) if starts else project.root


def _address(site: Path, page: Path, other: Path, project: Project) -> str:
    if project.base_url is None:
        return relative(page, other)
    return f"{project.base_url.rstrip('/')}/{quote(other.relative_to(site).as_posix())}"


def _write(path: Path, text: str) -> None:
    if not path.is_file() or read_bytes(path) != text.encode("utf-8"):
        write_text(path, text)
