"""`l10n` as a person runs it: its arguments, what it reads and prints, its exit code."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.cli import run

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Done:
    """What one command printed."""

    stdout: str
    stderr: str


def l10n(*arguments: str, cwd: Path, expect: int = 0, stdin: str = "") -> Done:
    """Runs one command in the folder `cwd` and sees to it that it ends with `expect` and without a traceback."""
    with contextlib.chdir(cwd), _streams(stdin) as (out, err):
        code = run(arguments)
    done = Done(_read(out), _read(err))
    assert "Traceback" not in done.stderr
    assert "should not happen" not in done.stderr
    assert code == expect, done.stderr
    return done


@contextlib.contextmanager
def _streams(stdin: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard input and output as a process has them: text over bytes."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            yield out, err
    finally:
        sys.stdin = before


def _read(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
