"""Suggest: candidate terms of articles, with the renderings that the project's catalogs have for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.config import Project
from l10n.errors import UsageError
from l10n.files import read_bytes
from l10n.formats.registry import format_for
from l10n.glossary.glossary import Glossary
from l10n.glossary.renderings import Pair, Rendering, renderings
from l10n.glossary.suggest import Candidate, Passage, candidates
from l10n.pipeline.articles import source_articles
from l10n.pipeline.files import inputs
from l10n.pipeline.paths import catalog_paths
from l10n.text.languages import closest

_READ = ("translated", "approved")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate and, for each target language in which catalogs have any, how it has been rendered so far."""

    candidate: Candidate
    renderings: dict[str, tuple[Rendering, ...]]


def suggest(
    project: Project | None,
    paths: Sequence[Path],
    language: str,
    glossary: Glossary,
    top: int,
) -> list[Suggestion]:
    """The `top` candidates of the articles at `paths` (none: the project's) that are in `language`, best first; 0 gives all.

    Raises `InputError` or `UsageError`.
    """
    if paths:
        passages = [passage for path in paths for passage in _of_files(path, language, project)]
    elif project is not None:
        passages = list(_of_project(project, language))
    else:
        raise UsageError("no article and no project", remedy="name articles, or a project with --project")
    found = candidates(passages, language, glossary)
    chosen = found[:top] if top else found
    terms = [one.term for one in chosen]
    known = {
        target: renderings(terms, pairs, language, target, glossary)
        for target, pairs in _pairs(project, language).items()
    }
    return [
        Suggestion(one, {target: rendered[one.term] for target, rendered in known.items() if one.term in rendered})
        for one in chosen
    ]


def _of_project(project: Project, language: str) -> Iterator[Passage]:
    for article in source_articles(project):
        if article.language == language:
            yield from (Passage(one.source, f"{article.location}:{one.line}") for one in article.article.segments)


def _of_files(path: Path, language: str, project: Project | None) -> Iterator[Passage]:
    for file, _ in inputs([path]):
        if file.suffix.lower() in (".po", ".pot"):
            if file == path:
                raise UsageError("is a catalog, not an article", path=path, remedy="name the article it was made from")
            continue
        form = format_for(file)
        article = form.parse(form.unpack(read_bytes(file), file), language, file)
        if article.language and closest(article.language, (language,)) is None:
            if file == path:
                raise UsageError(
                    f'says it is written in "{article.language}"', path=path, remedy=f"give --lang {article.language}"
                )
            continue
        place = project.shown(file.resolve()) if project is not None else file.as_posix()
        yield from (Passage(one.source, f"{place}:{one.line}") for one in article.segments)


def _pairs(project: Project | None, language: str) -> dict[str, list[Pair]]:
    """What the project's catalogs pair with texts in `language`, by target language; nothing that awaits work."""
    found: dict[str, list[Pair]] = {}
    for path in catalog_paths(project) if project is not None else ():
        assert project is not None
        catalog = Catalog.load(path)
        if (catalog.source_language or project.source) != language:
            continue
        for unit in catalog:
            state = unit.state
            if state not in ("untranslated", "needs-work") and unit.plural is None:
                target = path.relative_to(project.catalogs).parts[0]
                found.setdefault(target, []).append(Pair(unit.source, unit.target, state in _READ))
    return found
