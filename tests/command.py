"""`l10n` as a person runs it: another process, its output, its exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def l10n(*arguments: str, cwd: Path, expect: int = 0, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Runs one command and sees to it that it ends with `expect` and without a traceback."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=600,
    )
    assert "Traceback" not in done.stderr
    assert "should not happen" not in done.stderr
    assert done.returncode == expect, done.stderr
    return done
