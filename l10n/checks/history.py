"""What a catalog was at a revision of git, so that only what changed since is told.

Asks the program `git`, never a shell.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.errors import InputError, L10nError, UsageError


def changed_since(path: Path, revision: str) -> Callable[[Unit], bool]:
    """A function that says of a unit of the catalog at `path` whether it is new or changed since `revision`.

    A catalog that the revision has not, or has in a broken form, is new as a whole. Raises `UsageError` where there is no git, no repository
    or no such revision.
    """
    folder = path.resolve().parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if commit is None:
        raise UsageError(
            f'git knows no revision "{revision}" here', path=path, remedy="give a commit, a tag or a branch"
        )
    data = _git(folder, "show", f"{commit.decode().strip()}:./{path.name}")
    before = _units(data) if data is not None else {}
    return lambda unit: before.get(unit.key) != unit


def _units(data: bytes) -> dict[tuple[str | None, str], Unit]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "before.po"
        path.write_bytes(data)
        try:
            return {unit.key: unit for unit in Catalog.load(path)}
        except L10nError:
            return {}


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, None where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - git itself
    except OSError:
        raise UsageError("git is not installed", remedy="install git, or leave --since away") from None
    if b"not a git repository" in done.stderr:
        raise InputError("is in no git repository", path=folder, remedy="leave --since away")
    return done.stdout if done.returncode == 0 else None
