"""How long `l10n --help` takes beside a bare Typer program of two commands. Run: python -m benchmarks.startup"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.programs import timed

BARE = """
import typer

app = typer.Typer(rich_markup_mode=None)

@app.command()
def one() -> None: pass

@app.command()
def two() -> None: pass

app()
"""
RUNS = 15


def main() -> None:
    """Prints the best of `RUNS` runs of each, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        programs = {"bare Typer": [sys.executable, str(bare)], "l10n": [sys.executable, "cli.py"]}
        best = dict.fromkeys(programs, float("inf"))
        for _ in range(RUNS):
            for name, program in programs.items():
                best[name] = min(best[name], timed([*program, "--help"]))
    bare_time, own = best["bare Typer"], best["l10n"]
    print(
        f"bare Typer {1000 * bare_time:.0f} ms, l10n {1000 * own:.0f} ms: {1000 * (own - bare_time):.0f} ms more, ratio {own / bare_time:.2f}"
    )


if __name__ == "__main__":
    main()
