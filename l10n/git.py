"""Git, asked about files and people: the program itself, never a shell, and never told to change anything."""

from __future__ import annotations

import subprocess
from pathlib import Path

PATIENCE = 20
"""Seconds for one answer."""


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers in `folder`; None where there is no git, or no answer in time. Paths among the arguments are names, not patterns."""
    try:
        return subprocess.run(  # noqa: S603
            ["git", "--no-pager", "--literal-pathspecs", *arguments],  # noqa: S607
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
