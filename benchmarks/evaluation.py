"""Where evaluation data lies: `L10N_EVAL`, by default ../shared/eval beside the repository. It is never part of the repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data(name: str) -> Path:
    """The path of an evaluation file; ends the program with a message when it is not there."""
    folder = Path(os.environ.get("L10N_EVAL") or Path(__file__).parents[2] / "shared" / "eval")
    path = folder / name
    if not path.exists():
        print(f"{path} is not there: set L10N_EVAL to a folder that has it. Nothing measured.")
        sys.exit(0)
    return path


def lines(name: str) -> list[str]:
    """The lines of an evaluation file."""
    return data(name).read_text(encoding="utf-8").splitlines()
