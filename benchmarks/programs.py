"""Programs as people run them: with the bytecode of their modules at hand, as an installer leaves it, also where the environment keeps none."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import platformdirs

BYTECODE = platformdirs.user_cache_path("l10n") / "benchmark-bytecode"


def timed(command: Sequence[str | Path], folder: Path | None = None) -> float:
    """Seconds that `command` takes in `folder`; its first run compiles what has changed. Raises `CalledProcessError` where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(BYTECODE)
    started = time.perf_counter()
    subprocess.run(list(map(str, command)), cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started
