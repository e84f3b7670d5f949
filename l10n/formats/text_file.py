"""Files that are text and nothing else: what the formats that are kept in them have in common."""

from __future__ import annotations

import io
from pathlib import Path

from l10n.errors import InputError
from l10n.files import decode_text

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes. Longer than any page with its pictures on one line, and short enough to be cut up in seconds."""


class TextFile:
    """A format whose files are UTF-8 text."""

    def unpack(self, data: bytes, path: Path | str) -> str:
        """The text of a file, line endings and byte-order mark untouched.

        Raises `InputError` where it is not UTF-8 or a line is longer than `LONGEST_LINE`.
        """
        if len(data) > LONGEST_LINE:
            for number, line in enumerate(io.BytesIO(data), 1):
                if len(line) > LONGEST_LINE:
                    raise InputError(
                        f"the line is longer than {LONGEST_LINE} bytes",
                        path=path,
                        line=number,
                        remedy="break it into paragraphs",
                    )
        return decode_text(data, path)

    def pack(self, text: str, original: bytes, path: Path | str) -> bytes:
        """The content of a file with this text; what was there before does not matter."""
        return text.encode("utf-8")
