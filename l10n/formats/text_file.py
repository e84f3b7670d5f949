"""Files that are text and nothing else: what the formats that are kept in them have in common."""

from __future__ import annotations

from pathlib import Path

from l10n.files import decode_text


class TextFile:
    """A format whose files are UTF-8 text."""

    def unpack(self, data: bytes, path: Path | str) -> str:
        """The text of a file, line endings and byte-order mark untouched; raises `InputError` where it is not UTF-8."""
        return decode_text(data, path)

    def pack(self, text: str, original: bytes, path: Path | str) -> bytes:
        """The content of a file with this text; what was there before does not matter."""
        return text.encode("utf-8")
