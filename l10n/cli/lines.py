"""Lines of text from a file or standard input, as UTF-8, with a limit that keeps one wild line from eating the memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from l10n.errors import InputError
from l10n.files import decode_text

MAX_LINE = 4 * 1024 * 1024
"""Bytes. A paragraph, let alone a segment, is never this long."""


def input_lines(path: Path | None) -> Iterator[str]:
    """The lines of `path` (None: standard input) without their line endings.

    Raises `InputError` with the line number for a line that is not UTF-8 or longer than `MAX_LINE`.
    """
    if path is None:
        yield from _lines(sys.stdin.buffer, "standard input")
        return
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, str(path))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=path, remedy="check the path") from None


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    number = 0
    while line := stream.readline(MAX_LINE + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) > MAX_LINE:
            raise InputError(
                f"the line is longer than {MAX_LINE} bytes", path=name, line=number, remedy="break it into paragraphs"
            )
        try:
            text = decode_text(line, name)
        except InputError as error:
            raise InputError(error.message, path=name, line=number, remedy=error.remedy) from None
        yield (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\r\n")
