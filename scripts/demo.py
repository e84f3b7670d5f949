"""`make demo`: the whole job on the sample project, in a copy of it under demo/, with the command line's own commands.

A second run finds its catalogs there and re-translates nothing.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from l10n.cli import run
from l10n.errors import L10nError
from l10n.mt.packages import find, install

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "demo"


def main() -> int:
    """Runs every step; returns the exit code of the first that fails when it should not."""
    started = time.monotonic()
    _copy()
    _models()
    os.chdir(DEMO)
    for arguments in (["extract"], ["update"], ["translate"], ["status"]):
        if code := _step(arguments):
            return code
    print("\nThe check refuses what nobody has reviewed:")
    if _step(["check", "--min-state", "translated"], shown=12) != 1:
        print("demo: the check was expected to refuse unreviewed units", file=sys.stderr)
        return 1
    print("\nA reviewer approves one article (in this copy only):")
    article = "catalogs/fr/media-training.po"
    for arguments in (["approve", article, "--by", "Demo Reviewer"], ["check", article], ["publish"], ["status"]):
        if code := _step(arguments):
            return code
    print(
        "\nPages to look at (those of an approved article carry no mark at all; the workshop's French was reviewed before):"
    )
    for page in sorted(path for path in (DEMO / "site").glob("*/*") if path.parent.name != "assets"):
        print(f"  {page.relative_to(ROOT)}")
    print(f"Done in {time.monotonic() - started:.0f} s. Run it again: nothing is translated twice.")
    return 0


def _copy() -> None:
    """The sample project into demo/; catalogs that are there already are kept."""
    for name in ("articles", "glossary"):
        shutil.copytree(ROOT / name, DEMO / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "l10n.toml", DEMO / "l10n.toml")
    if not (DEMO / "catalogs").exists():
        shutil.copytree(ROOT / "catalogs", DEMO / "catalogs")


def _models() -> None:
    """English → French must be there; English → Arabic is taken where it can be had."""
    for source, target in (("en", "fr"), ("en", "ar")):
        if find(source, target) is not None:
            continue
        print(f"$ l10n models install {source} {target}", flush=True)
        try:
            install(source, target, progress=_progress())
        except L10nError as error:
            print(f"l10n: {error}", file=sys.stderr)


def _progress() -> Callable[[int, int], None]:
    """A line for every tenth that has come."""
    shown = -1

    def report(done: int, total: int) -> None:
        nonlocal shown
        tenth = 10 * done // total if total else 0
        if tenth != shown:
            shown = tenth
            print(f"  {done >> 20} of {total >> 20} MB", flush=True)

    return report


def _step(arguments: list[str], shown: int | None = None) -> int:
    """Runs one command; of a long output only the first `shown` lines and the last are printed."""
    print(f"\n$ l10n {shlex.join(arguments)}", flush=True)
    if shown is None:
        return run(arguments)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = run(arguments)
    lines = said.getvalue().splitlines()
    print("\n".join([*lines[:shown], "  …", lines[-1]] if len(lines) > shown + 1 else lines), flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
