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
from l10n.errors import UsageError
from l10n.files import write_if_changed
from l10n.formats.registry import format_for
from l10n.pipeline.articles import SourceArticle, among_articles, file_content, source_articles
from l10n.publish.assets import FOLDER, NAMES, SCRIPT, asset
from l10n.publish.copies import Copies
from l10n.publish.feeds import JSON_FEED, RSS, SITEMAP, Entry, json_feed, rss, sitemap
from l10n.publish.links import Rebase, relative
from l10n.publish.page import Counts, Surroundings, count, render
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
    """Writes `<out>/<lang>/<name><ending>` for every article and language, the article's own among them, and the feeds of what awaits review.

    Where the project says its address, a sitemap too.
    Files of the project that pages refer to are copied beside them, under `<out>/assets`. `out` defaults to the project's site, `min_state`
    (the lowest state whose target readers see) to its setting. A file that would not change is left as it is. Raises `InputError` or
    `UsageError`.
    """
    site = (out or project.site).resolve()
    articles = source_articles(project)
    _refuse_among_articles(site, articles, project)
    lowest = min_state or project.publish_min_state
    copies = Copies(project.root, _common_folder(articles, project), site)
    work = _Site(project, site, lowest, articles, copies)
    pages: list[Page] = []
    entries: list[Entry] = []
    dressed = False
    for article in articles:
        units = {code: _units_of(article, code, project) for code in project.languages}
        states = {code: count(article.article, units[code], lowest) for code in project.languages}
        for code in project.languages:
            page, text = _page(article, code, units[code], states, work)
            pages.append(page)
            entries.append(_entry(page, units[code], article, site))
            dressed = dressed or f"/{SCRIPT}" in text
            report(len(pages), len(articles) * len(project.languages))
    copies.write()
    if dressed:
        for name in NAMES:
            write_if_changed(site / FOLDER / name, asset(name).encode())
    write_if_changed(site / RSS, rss(entries, work.base_url))
    write_if_changed(site / JSON_FEED, json_feed(entries, work.base_url))
    if work.base_url is not None:
        write_if_changed(site / SITEMAP, sitemap(entries, work.base_url, {one.name: one.language for one in articles}))
    return pages


def render_article(article: SourceArticle, catalog: Catalog | None, target: str, min_state: str) -> str:
    """The page of one article as it stands alone: no alternates, links as they were, what marks need inlined.

    Without a catalog nothing is translated, and the page says so.
    """
    text, _ = _rendered(article, _units(catalog), target, min_state, Surroundings())
    return text


@dataclass(frozen=True, slots=True)
class _Site:
    """What is the same for all pages: the project, where its pages go, the lowest state shown, its articles, and the files to copy."""

    project: Project
    folder: Path
    lowest: str
    articles: Sequence[SourceArticle]
    copies: Copies

    @property
    def base_url(self) -> str | None:
        """The site's own address, without a slash at its end."""
        return self.project.base_url and self.project.base_url.rstrip("/")


def _page(
    article: SourceArticle,
    code: str,
    units: Mapping[Key, Unit] | None,
    states: Mapping[str, Counts],
    site: _Site,
) -> tuple[Page, str]:
    page = _place(site.folder, code, article)
    around = Surroundings(
        addresses={
            other: _address(site, page, _place(site.folder, other, article)) for other in site.project.languages
        },
        default=article.language,
        absolute=site.base_url is not None,
        assets=relative(page, site.folder / FOLDER),
        rebase=Rebase(
            article.path.resolve().parent,
            page,
            {one.path.resolve(): _place(site.folder, code, one) for one in site.articles},
            site.copies.place,
        ),
        states=states,
        report=site.project.report_url,
        article=article.name,
    )
    text, counts = _rendered(article, units, code, site.lowest, around)
    write_if_changed(page, file_content(article, text))
    return Page(page, code, article.name, counts.segments, counts.unreviewed, counts.untranslated), text


def _entry(page: Page, units: Mapping[Key, Unit] | None, article: SourceArticle, site: Path) -> Entry:
    """A page as the feeds have it: what awaits review on it is what a machine filled, shown or not."""
    keys = {(segment.context, segment.source) for segment in article.article.segments}
    waiting = [unit for key, unit in (units or {}).items() if key in keys and unit.state == "machine"]
    days = [mark.get("on", "") or "" for unit in waiting if (mark := unit.provenance) is not None]
    return Entry(
        page.path.relative_to(site).as_posix(),
        page.language,
        page.article,
        page.segments,
        tuple(unit.id for unit in waiting),
        max(days, default=""),
    )


def _units_of(article: SourceArticle, code: str, project: Project) -> dict[Key, Unit] | None:
    """The units of an article's catalog in one language; None in the article's own."""
    if code == article.language:
        return None
    path = project.catalogs / code / f"{article.name}.po"
    return _units(Catalog.load(path) if path.is_file() else None)


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


def _refuse_among_articles(site: Path, articles: Sequence[SourceArticle], project: Project) -> None:
    """Raises `UsageError` where a page would take the place of an article, or be taken for one."""
    taken = {article.path.resolve() for article in articles}
    pages = {_place(site, code, article) for article in articles for code in project.languages}
    if among_articles(site, project) or not taken.isdisjoint(pages):
        raise UsageError("holds the articles", path=site, remedy="publish into a folder of its own")


def _place(site: Path, code: str, article: SourceArticle) -> Path:
    # Not with_suffix: a name may hold dots.
    return site / code / f"{article.name}{article.path.suffix}"


def _common_folder(articles: Sequence[SourceArticle], project: Project) -> Path:
    """The folder that all names of articles start from."""
    starts = [article.path.parents[article.name.count("/")] for article in articles]
    return Path(os.path.commonpath(starts)) if starts else project.root


def _address(site: _Site, page: Path, other: Path) -> str:
    if site.base_url is None:
        return relative(page, other)
    return f"{site.base_url}/{quote(other.relative_to(site.folder).as_posix())}"
