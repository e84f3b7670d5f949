"""What a unit has been: its versions in the file's git history, where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.git import git

COMMITS = 25
"""Commits of the file that are looked at."""
LARGEST = 3 * 1024 * 1024
"""Bytes of a version that is looked at: reading many versions of a huge file would keep a person waiting."""


def history(path: Path, unit: Unit) -> list[dict[str, Any]]:
    """The versions of `unit` in the commits of the catalog at `path`, newest first; none where there is no git.

    Each has who committed it, when (ISO 8601), the commit's subject, the unit's state and targets; commits that left the unit as it was are
    left out.
    """
    folder = path.parent
    log = _git(folder, "log", f"-n{COMMITS}", "--format=%H%x00%an%x00%aI%x00%s", "--", path.name)
    versions: list[dict[str, Any]] = []
    for line in log.decode("utf-8", "replace").splitlines():
        commit, author, when, subject = line.split("\0", 3)
        found = _version(folder, commit, path, unit)
        if found is None:
            continue
        told = {
            "author": author,
            "when": when,
            "subject": subject,
            "state": found.state,
            "targets": list(found.targets),
        }
        if versions and (versions[-1]["state"], versions[-1]["targets"]) == (told["state"], told["targets"]):
            # The same as after the next commit: this older one is where it came from.
            versions[-1] = told
        else:
            versions.append(told)
    return versions


def _version(folder: Path, commit: str, path: Path, unit: Unit) -> Unit | None:
    size = _git(folder, "cat-file", "-s", f"{commit}:./{path.name}")
    if not size.strip().isdigit() or int(size) > LARGEST:
        return None
    try:
        return Catalog.read(_git(folder, "cat-file", "blob", f"{commit}:./{path.name}"), path).find(
            unit.source, unit.context
        )
    except InputError:
        return None


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; nothing where there is no git, no repository, or no such thing in it."""
    done = git(folder, *arguments)
    return done.stdout if done is not None and done.returncode == 0 else b""
