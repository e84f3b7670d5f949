"""A PO file's bytes as lines of text, in the charset that its header names, and nothing lost on the way back.

Knows charsets, byte-order marks and line ends; knows nothing of entries.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import InputError

LONGEST_LINE = 1_000_000
"""A longer line, in characters, is refused: it is no message but a broken or hostile file."""

_ASCII = ("CHARSET", "ASCII", "US-ASCII")
_CHARSET = re.compile(
    rb'^[ \t]*"?(?:msgstr[ \t]*")?(?:[^"\n]*\\n)?Content-Type:[^"\n]*?charset=([^\s"\\;]+)',
    re.MULTILINE | re.IGNORECASE,
)
_ESCAPED = re.compile("[\udc80-\udcff]")
# Codecs of Python that are no charset of a text file, or whose files gettext cannot read.
_NO_CHARSET = re.compile(
    r"(utf[-_]?(7|16|32).*|idna|punycode|unicode_escape|raw_unicode_escape|undefined|mbcs|oem)\Z", re.I
)


@dataclass(frozen=True, slots=True)
class PoText:
    """A PO file's text: `lines` without their newline (a carriage return stays), and what is needed to put the bytes together again.

    The last line is empty, as after a final newline, also where the file lacks one. Where `escaped`, some comments hold bytes that are not
    of the charset, each as a surrogate (PEP 383).
    """

    lines: list[str]
    charset: str
    declared: str | None
    bom: bool
    eol: str
    escaped: bool = False

    @property
    def ascii(self) -> bool:
        """Whether the header promises plain ASCII, or names no charset yet: read as UTF-8, of which ASCII is a part."""
        return self.declared is not None and self.declared.upper() in _ASCII


def decode(data: bytes, path: Path | str | None) -> PoText:
    """The lines of a PO file in the charset that its header names (UTF-8 when it names none).

    Raises `InputError` for binary data, a charset that is unknown or wrong, and over-long lines.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("is UTF-16, which gettext cannot read", path=path, line=1, remedy="save the file as UTF-8")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError("holds a NUL byte, so it is no PO file", path=path, line=line, remedy="give a PO file")
    bom = data.startswith(codecs.BOM_UTF8)
    if bom:
        data = data[len(codecs.BOM_UTF8) :]
    charset, declared, declared_line = _charset(data, path)
    escaped = False
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        text = _escaped(data, charset, declared, path)
        escaped = True
    if charset != "utf-8" and text.encode(charset, "surrogateescape") != data:
        raise InputError(
            f"cannot be written back in {declared} without loss",
            path=path,
            line=declared_line,
            remedy="convert it: msgconv -t UTF-8",
        )
    lines = text.split("\n")
    if len(text) > LONGEST_LINE:
        for number, content in enumerate(lines, 1):
            if len(content) > LONGEST_LINE:
                raise InputError(
                    f"the line has {len(content)} characters",
                    path=path,
                    line=number,
                    remedy=f"no message is longer than {LONGEST_LINE}; give a PO file",
                )
    eol = "\r\n" if text.count("\r\n") * 2 > len(lines) - 1 > 0 else "\n"
    if lines[-1]:
        lines[-1] += eol[:-1]
        lines.append("")
    return PoText(lines, charset, declared, bom, eol, escaped)


def _escaped(data: bytes, charset: str, declared: str | None, path: Path | str | None) -> str:
    """The text of a file with bytes that are not of its charset, which msgfmt lets pass in comments; raises `InputError` for others."""
    text = data.decode(charset, "surrogateescape")
    for number, line in enumerate(text.split("\n"), 1):
        found = _ESCAPED.search(line)
        if found is not None and not re.match(r"[ \t]*#(?![~|])", line):
            raise InputError(
                f"byte {ord(found[0]) - 0xDC00:#04x} is not {declared or 'UTF-8'}",
                path=path,
                line=number,
                remedy="correct the charset in the header, or save the file as UTF-8",
            )
    return text


def _charset(data: bytes, path: Path | str | None) -> tuple[str, str | None, int | None]:
    """(Python codec, the name as declared or None, its line)."""
    match = _CHARSET.search(data)
    if match is None:
        return "utf-8", None, None
    declared = match[1].decode("ascii", "replace")
    line = data.count(b"\n", 0, match.start(1)) + 1
    if declared.upper() in _ASCII:
        return "utf-8", declared, line
    try:
        info = codecs.lookup(declared)
        known = getattr(info, "_is_text_encoding", True) and not _NO_CHARSET.match(info.name)
    except (LookupError, ValueError):
        known = False
    if not known:
        raise InputError(
            f'the header names the unknown charset "{declared}"', path=path, line=line, remedy='write "charset=UTF-8"'
        )
    return info.name, declared, line
