"""What a command prints: results to standard output, everything meant for people's eyes only to standard error.

With `--json` exactly one JSON document goes to standard output. Rich is imported only when something is drawn.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

from l10n.text.visible import visible

SILENCE = 10.0
"""Seconds between progress lines that nobody watches live."""


class Output:
    """Where one run of a command writes. `as_json` and `quiet` are the command's own options."""

    def __init__(self, as_json: bool = False, quiet: bool = False) -> None:
        self.as_json = as_json
        self.quiet = quiet

    def say(self, text: str) -> None:
        """A remark to people; nothing with `--quiet`."""
        if not self.quiet:
            tell(text)

    def warn(self, text: str) -> None:
        """Something people must know even with `--quiet`."""
        tell(f"l10n: {text}")

    def result(self, document: Any, text: str | None = None) -> None:
        """The command's result: `document` as JSON with `--json`, else `text` when there is any."""
        if self.as_json:
            self.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
        elif text:
            self.write(text if text.endswith("\n") else text + "\n")

    def write(self, text: str) -> None:
        """`text` as it is on standard output. A reader that has read enough and left does not change what the command does, nor its verdict."""
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            silence(sys.stdout)

    def verbatim(self, text: str) -> None:
        """A file's own text on standard output; on a terminal with what would command it spelt out."""
        self.write(visible(text) if sys.stdout.isatty() else text)

    def styled(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Text on standard output, piece by piece with its style (rich's names): plain in files and pipes, and where `NO_COLOR` asks for it.

        `FORCE_COLOR` asks for styles where nobody can tell what shows them, in the log of a CI server, say.
        """
        wanted = sys.stdout.isatty() or os.environ.get("FORCE_COLOR")
        if not wanted or os.environ.get("NO_COLOR"):
            self.write("".join(text for text, _ in pieces))
            return
        from rich.console import Console
        from rich.segment import Segment, Segments
        from rich.style import Style

        segments = Segments([Segment(text, Style.parse(style)) for text, style in pieces])
        Console(file=sys.stdout, force_terminal=True).print(segments, end="", soft_wrap=True)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> None:
        """A table on standard output for people; `numeric` columns are set to the right."""
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for index, column in enumerate(columns):
            table.add_column(column, justify="right" if index in numeric else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(visible, row))
        console = Console(file=sys.stdout, highlight=False, markup=False)
        if not console.is_terminal:
            console.width = 140
        console.print(table)

    @contextlib.contextmanager
    def progress(self, what: str, unit: str = "units") -> Iterator[Callable[[int, int], None]]:
        """A progress line on standard error: yields `report(done, total)`. Into a file or pipe: a line now and then; with `--quiet` nothing."""
        if self.quiet:
            yield lambda done, total: None
            return
        if not sys.stderr.isatty():
            yield _now_and_then(what, unit)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(what, total=None, rate="")

            def report(done: int, total: int) -> None:
                speed = progress.tasks[task].speed
                progress.update(task, completed=done, total=total, rate=f"{speed:.1f} {unit}/s" if speed else "")

            yield report


def tell(text: str) -> None:
    """A line on standard error, fit for a terminal. Where it cannot be written (a full disk, a reader that left) the work goes on without."""
    try:
        print(visible(text), file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Sends what is still to be written to `stream` nowhere, so that leaving does not fail over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _now_and_then(what: str, unit: str) -> Callable[[int, int], None]:
    """Reports as plain lines, ten seconds apart at least."""
    started = told = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told < SILENCE or not done:
            return
        told = now
        speed = done / (now - started)
        left = f", {(total - done) / speed:.0f} s left" if total else ""
        tell(f"{what}: {done} of {total} {unit}, {speed:.1f} {unit}/s{left}")

    return report


def counted(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
