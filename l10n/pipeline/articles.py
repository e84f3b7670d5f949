"""The articles of a project: which files they are, what each is called, and which language it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n.config import Project
from l10n.errors import InputError, UsageError
from l10n.files import Stamp, read_bytes, stamp
from l10n.formats.article import Article
from l10n.formats.registry import format_for
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

    Raises `UsageError` for a pattern that leaves the project, `InputError` for a link that does and for a pattern whose folder is missing;
    `setting` is named in the remedy.
    """
    seen: set[Path] = set()
    for pattern in patterns:
        parts = PurePosixPath(pattern).parts
        fixed = next((index for index, part in enumerate(parts) if any(sign in part for sign in "*?[")), len(parts) - 1)
        if PurePosixPath(pattern).is_absolute() or ".." in parts:
            raise UsageError(
                f'the pattern "{pattern}" leaves the project', path=project.root, remedy="name a folder inside it"
            )
        root = project.root.joinpath(*parts[:fixed])
        matches = sorted(path for path in root.glob("/".join(parts[fixed:])) if path.is_file() and path not in seen)
        if not matches and not root.exists():
            raise InputError(f'no file matches "{pattern}"', path=root, remedy=f'correct "{setting}" in l10n.toml')
        for path in matches:
            if not path.resolve().is_relative_to(project.root):
                raise InputError(
                    "is a link to a file outside the project", path=path, remedy="put a copy of the file in its place"
                )
            seen.add(path)
            yield path, path.relative_to(root).with_suffix("").as_posix()
