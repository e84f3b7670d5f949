"""The articles of a project: which files they are, what each is called, and which language it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n.config import Project, line_of
from l10n.errors import InputError, UsageError
from l10n.files import Stamp, read_bytes, stamp
from l10n.formats.article import Article
from l10n.formats.registry import format_for
from l10n.pipeline.paths import refuse_unspeakable
from l10n.text.languages import closest
from l10n.text.segmentation import segmenting_by

if TYPE_CHECKING:
    from l10n.text.srx import OwnRules


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article of a project.

    `name` is its path under its root without ending, with `/` (`news/astana`): the name of its catalogs and pages. `location` is its path
    relative to the project, as written into catalogs. `language` is the one it is written in, `text` what its format reads of the file.
    """

    name: str
    path: Path
    location: str
    language: str
    text: str
    article: Article


def source_articles(project: Project) -> list[SourceArticle]:
    """Every article of the project, sorted by name.

    Raises `UsageError` when two articles share a name or one is in a language the project does not know, `InputError` when one
    cannot be read.
    """
    found: dict[str, SourceArticle] = {}
    for path, name in matching(project, project.articles, "articles"):
        if name in found:
            raise UsageError(
                f'has the name "{name}" that {found[name].location} has already',
                path=path,
                remedy="rename one of the two",
            )
        found[name] = read_article(path, name, project)
    return [found[name] for name in sorted(found)]


def read_article(path: Path, name: str, project: Project) -> SourceArticle:
    """One article, parsed; raises `InputError` or `UsageError`."""
    form = format_for(path)
    text = form.unpack(read_bytes(path), path)
    with segmenting_by(own_rules(project)):
        article = form.parse(text, project.source, path)
    language = closest(article.language or project.source, project.languages)
    if language is None:
        raise UsageError(
            f'says it is written in "{article.language}", which the project does not name',
            path=path,
            remedy=f"correct its lang, or add the language to l10n.toml ({', '.join(project.languages)} are there)",
        )
    return SourceArticle(name, path, project.shown(path), language, text, article)


def own_rules(project: Project) -> OwnRules | None:
    """The project's own segmentation rules, if it has any; raises `InputError`."""
    if project.segmentation is None:
        return None
    return _read_rules(project.segmentation, stamp(project.segmentation))


@lru_cache(maxsize=4)
def _read_rules(path: Path, seen: Stamp | None) -> OwnRules:
    """Read once and not for every article; `seen` is the file's stamp."""
    from l10n.text.srx import read_rules

    return read_rules(path)


def file_content(article: SourceArticle, text: str) -> bytes:
    """The content of a file like that of `article` with another `text`, a page's; raises `InputError`."""
    return format_for(article.path).pack(text, read_bytes(article.path), article.path)


def matching(project: Project, patterns: Iterable[str], setting: str) -> Iterator[tuple[Path, str]]:
    """The files that glob `patterns` of the project mean, each once, with its name: the path under the pattern's fixed part, without ending.

    Published pages are left out where the site lies among them. Raises `UsageError` for a pattern that leaves the project, `InputError` for a
    link that does, for a pattern whose folder is missing and for a name that no catalog can hold; `setting` is named in the remedy.
    """
    seen: set[Path] = set()
    for pattern in patterns:
        fixed, parts = _divided(pattern)
        if PurePosixPath(pattern).is_absolute() or ".." in (*fixed, *parts):
            raise UsageError(
                f'the pattern "{pattern}" leaves the project',
                path=project.file,
                line=line_of(project.file, pattern),
                remedy="name a folder inside it",
            )
        root = project.root.joinpath(*fixed)
        apart = project.site.is_relative_to(root) and project.site != root
        matches = sorted(
            path
            for path in root.glob("/".join(parts))
            if path.is_file() and path not in seen and not (apart and path.is_relative_to(project.site))
        )
        if not matches and not root.exists():
            raise InputError(f'no file matches "{pattern}"', path=root, remedy=f'correct "{setting}" in l10n.toml')
        for path in matches:
            if not path.resolve().is_relative_to(project.root):
                raise InputError(
                    "is a link to a file outside the project", path=path, remedy="put a copy of the file in its place"
                )
            refuse_unspeakable(path, project.shown(path))
            seen.add(path)
            yield path, path.relative_to(root).with_suffix("").as_posix()


def among_articles(folder: Path, project: Project) -> bool:
    """Whether a folder's own folders are searched for articles: what is written there becomes one. The project's site is passed over."""
    for pattern in project.articles:
        fixed, parts = _divided(pattern)
        root = project.root.joinpath(*fixed)
        if len(parts) > 1 and folder.is_relative_to(root) and not (folder == project.site != root):
            return True
    return False


def _divided(pattern: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders a glob pattern begins with, and the rest of it.

    >>> _divided("articles/news/**/*.html"), _divided("a.txt")
    ((('articles', 'news'), ('**', '*.html')), ((), ('a.txt',)))
    """
    parts = PurePosixPath(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if any(sign in part for sign in "*?[")), len(parts) - 1)
    return parts[:fixed], parts[fixed:]
