"""Where the catalogs of a project are."""

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
