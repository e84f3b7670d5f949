"""Which catalogs a command was asked to work on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.config import Project, find_project, load_project, settings_file
from l10n.errors import InputError
from l10n.pipeline.paths import catalog_paths


def chosen_catalogs(paths: Sequence[Path] | None, folder: Path | None) -> tuple[Project | None, list[Path]]:
    """The project (None when there is none and paths were named) and the PO files meant: those named, those in named folders, or all.

    Raises `UsageError` when nothing is named and there is no project, `InputError` for a project without catalogs and for a path that does not
    exist or holds no PO file.
    """
    if not paths:
        project = find_project(folder)
        if not (files := catalog_paths(project)):
            raise InputError(
                "has no catalogs", path=project.catalogs, remedy='run "l10n extract" and "l10n update" first'
            )
        return project, files
    named = project_or_none(folder)
    found: list[Path] = []
    for path in paths:
        files = sorted(path.rglob("*.po")) if path.is_dir() else [path]
        if not files or not path.exists():
            problem = "no PO file in this folder" if path.is_dir() else "no such file"
            raise InputError(problem, path=path, remedy="name a PO file or a folder that holds some")
        found += files
    return named, list(dict.fromkeys(found))


def project_or_none(folder: Path | None) -> Project | None:
    """The project of `folder` (default: the working directory); None where none is named and there is none. Raises `UsageError` for a wrong one."""
    if folder is not None:
        return find_project(folder)
    path = settings_file()
    return None if path is None else load_project(path)
