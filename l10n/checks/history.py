"""What a catalog was at a revision of git, so that only what changed since is told, and what was lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.errors import InputError, L10nError, UsageError
from l10n.git import git


def units_at(path: Path, revision: str) -> Mapping[Key, Unit]:
    """The units that the catalog at `path` had at `revision`; none where the revision has no such file, or a broken one.

    Raises `UsageError` where there is no git or no such revision, `InputError` where there is no repository.
    """
    folder = path.resolve().parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if commit is None:
        raise UsageError(
            f'git knows no revision "{revision}" here', path=path, remedy="give a commit, a tag or a branch"
        )
    data = _git(folder, "show", f"{commit.decode().strip()}:./{path.name}")
    if data is None:
        return {}
    try:
        return {unit.key: unit for unit in Catalog.read(data, path)}
    except L10nError:
        return {}


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, None where it fails."""
    done = git(folder, *arguments)
    if done is None:
        raise UsageError("git does not answer", remedy="install git, or leave --since away")
    if b"not a git repository" in done.stderr:
        raise InputError("is in no git repository", path=folder, remedy="leave --since away")
    return done.stdout if done.returncode == 0 else None
