"""Where the catalogs of a project are, and what each is called."""

from __future__ import annotations

from pathlib import Path

from l10n.config import Project


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
