"""Where the catalogs of a project are, and what each is called."""

from __future__ import annotations

from pathlib import Path

from l10n.config import Project
from l10n.errors import InputError


def catalog_paths(project: Project) -> list[Path]:
    """The PO files of the project's languages, sorted."""
    return [
        path
        for language in project.languages
        for path in sorted((project.catalogs / language).rglob("*.po"))
        if path.is_file()
    ]


def catalog_name(path: Path, project: Project) -> str:
    """The name of the project's catalog at `path`: its language's folder, and the article it translates (`fr/news/astana`)."""
    return path.relative_to(project.catalogs).with_suffix("").as_posix()


def refuse_unspeakable(path: Path, location: str) -> None:
    """Raises `InputError` for a file whose `location` cannot be written into a catalog: several lines, or bytes that are no UTF-8."""
    if location.splitlines() != [location]:
        raise InputError("its name holds a line break", path=path, remedy="rename it")
    try:
        location.encode()
    except UnicodeEncodeError:
        raise InputError("its name is not UTF-8", path=path, remedy="rename it") from None
