"""Writes requirements/*.txt: every package the project, its tests and its tools need, pinned to one version and its hashes.

No index address is written: where packages come from is the business of whoever installs them. Needs uv (`pip install uv`).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Resolves for every platform and Python from 3.11 on."""
    _pin("requirements/dev.txt", "pyproject.toml", "requirements/dev.in")
    for name in ("training-build", "training", "docs"):
        _pin(f"requirements/{name}.txt", f"requirements/{name}.in")


def _pin(output: str, *inputs: str) -> None:
    subprocess.run(
        [
            *("uv", "pip", "compile", *inputs),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--upgrade"),
            *("--no-annotate", "--quiet"),
            *("--output-file", output),
        ],
        cwd=ROOT,
        check=True,
    )


if __name__ == "__main__":
    main()
