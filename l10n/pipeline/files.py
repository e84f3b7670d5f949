"""Translate: articles and PO files named by hand, outside any project. Each gives a catalog, so that it can be reviewed and run again."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.errors import InputError, UsageError
from l10n.files import read_bytes, write_bytes
from l10n.formats.registry import FORMATS, format_for
from l10n.pipeline.articles import SourceArticle, file_content
from l10n.pipeline.extract import article_template
from l10n.pipeline.paths import refuse_unspeakable
from l10n.pipeline.publish import render_article
from l10n.pipeline.source_language import source_language
from l10n.pipeline.task import Task
from l10n.pipeline.update import bring_up
from l10n.text.codes import strip
from l10n.text.languages import language

_CATALOGS = (".po", ".pot")


@dataclass(frozen=True, slots=True)
class FileJob:
    """One input in one target language: the catalog to fill, and the article to write afterwards (None for PO files)."""

    task: Task
    article: SourceArticle | None
    page: Path | None


def suffixes() -> set[str]:
    """The endings of files that can be translated: articles and catalogs."""
    return {suffix for one in FORMATS for suffix in one.suffixes} | set(_CATALOGS)


def inputs(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """The files meant by `paths`, each with its name relative to the folder it was found in; raises `InputError`."""
    for path in paths:
        if not path.exists():
            raise InputError("no such file or folder", path=path, remedy="check the spelling of the path")
        if not path.is_dir():
            yield path, Path(path.name)
            continue
        found = [one for one in sorted(path.rglob("*")) if one.is_file() and one.suffix.lower() in suffixes()]
        if not found:
            raise InputError(
                "nothing to translate in this folder",
                path=path,
                remedy=f"known endings: {', '.join(sorted(suffixes()))}",
            )
        for one in found:
            yield one, one.relative_to(path)


def file_jobs(paths: Sequence[Path], source: str | None, targets: Sequence[str], out: Path | None) -> list[FileJob]:
    """One job per input and target language.

    Articles go to `out/<lang>/<name>` with their catalog beside them; PO files are filled in place, or into `out/<lang>/` when given.
    Raises `InputError` or `UsageError`.
    """
    jobs: list[FileJob] = []
    targets = tuple(dict.fromkeys(language(target).code for target in targets))
    source = source and language(source).code
    given = {path.absolute(): (path, name) for path, name in inputs(paths)}
    written: dict[Path, Path] = {}
    for path, name in given.values():
        refuse_unspeakable(path, path.as_posix())
        if path.suffix.lower() in _CATALOGS:
            found = _catalog_jobs(path, name, source, targets, out)
        else:
            found = _article_jobs(path, name, source, targets, out or Path())
        for job in found:
            _refuse_overwriting(job, path, given, written)
            jobs.append(job)
    return jobs


def _refuse_overwriting(job: FileJob, path: Path, given: Container[Path], written: dict[Path, Path]) -> None:
    """Raises `UsageError` when what the input `path` becomes would take the place of an input, or of what one of those before became.

    `written` is told which catalog belongs to which input.
    """
    if job.page is not None and job.page.absolute() in given:
        raise UsageError(
            f'its translation would take the place of "{job.page}"', path=path, remedy="name another folder with --out"
        )
    place = job.task.catalog.path
    if place is None:
        return
    other = written.setdefault(place.absolute(), path)
    if other != path:
        raise UsageError(
            f'would share the catalog "{place}" with "{other}"',
            path=path,
            remedy="rename one, or translate them in two runs with different --out",
        )


def write_page(job: FileJob, min_state: str) -> None:
    """Writes the article of a job from its catalog; does nothing for PO files."""
    if job.article is not None and job.page is not None:
        page = render_article(job.article, job.task.catalog, job.task.target, min_state=min_state)
        write_bytes(job.page, file_content(job.article, page))


def _article_jobs(path: Path, name: Path, source: str | None, targets: Sequence[str], out: Path) -> Iterator[FileJob]:
    if not targets:
        raise UsageError("no target language", path=path, remedy="name one with --to, for example --to fr")
    form = format_for(path)
    text = form.unpack(read_bytes(path), path)
    written = source or _language_of(path, text, targets)
    article = SourceArticle(
        name.with_suffix("").as_posix(),
        path,
        path.as_posix(),
        written,
        text,
        form.parse(text, written, path),
    )
    template = article_template(article)
    for target in targets:
        if target == written:
            raise UsageError(f'is in "{target}" already', path=path, remedy="name another language with --to")
        place = (out / target / name).with_suffix(".po")
        catalog = bring_up(template, place, target, written).catalog
        yield FileJob(Task(catalog, written, target, f"{target}/{article.name}"), article, out / target / name)


def _catalog_jobs(
    path: Path, name: Path, source: str | None, targets: Sequence[str], out: Path | None
) -> Iterator[FileJob]:
    loaded = Catalog.load(path)
    written = source or loaded.source_language or "en"
    own = loaded.language
    if not targets and not own:
        raise UsageError(
            "does not say which language it is in", path=path, remedy="name it with --to, for example --to fr"
        )
    for target in targets or (own or "",):
        if own and own != target and path.suffix == ".po":
            raise UsageError(f'is a catalog in "{own}"', path=path, remedy=f"give --to {own}, or its template (POT)")
        if path.suffix == ".pot" or out is not None:
            place = ((out or path.parent) / target / name).with_suffix(".po")
            if path.suffix == ".pot":
                catalog = bring_up(loaded, place, target, written).catalog
            else:
                catalog = Catalog.load(place if place.exists() else path, target)
                catalog.path = place
        else:
            catalog = loaded
        yield FileJob(Task(catalog, written, target, name.with_suffix("").as_posix()), None, None)


def _language_of(path: Path, text: str, targets: Sequence[str]) -> str:
    article = format_for(path).parse(text, "en", path)
    if article.language:
        return language(article.language).code
    found = source_language("\n".join(strip(segment.source) for segment in article.segments), targets)
    if found is None:
        raise UsageError("its language cannot be told", path=path, remedy="name it with --from, for example --from en")
    return found
