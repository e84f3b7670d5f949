"""Word's packages: a zip archive of parts, read within limits and written again with every part that was not touched as it was.

Nothing is ever unpacked to disk. Knows which parts hold text, by their content types; knows nothing of what is in them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from l10n.errors import InputError
from l10n.files import MAX_BYTES
from l10n.xml import local, parse

MAX_PARTS = 20_000
"""More parts than any document has."""

MAX_PART = 128 * 1024 * 1024
"""The largest part (bytes, unpacked) that is read as text."""

_MAIN = re.compile(r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(\w+)(?:\.main)?\+xml")
_KINDS = ("document", "header", "footer", "footnotes", "endnotes", "styles")
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"


def text_parts(data: bytes, path: Path | str) -> dict[str, tuple[str, bytes]]:
    """The parts that hold text: name → (kind, XML), the body first, then headers, footers, notes, styles, and the properties with the title.

    Kinds are `document`, `header`, `footer`, `footnotes`, `endnotes`, `styles` and `core`. Raises `InputError` for what is no Word document
    or goes beyond the limits.
    """
    with _opened(data, path) as archive:
        kinds = _kinds(archive, path)
        if "document" not in kinds.values():
            raise InputError("is no Word document", path=path, remedy="save it as .docx")
        order = (*_KINDS, "core")
        names = sorted(kinds, key=lambda name: (order.index(kinds[name]), name))
        return {name: (kinds[name], _part(archive, name, path)) for name in names}


def repacked(data: bytes, changed: Mapping[str, bytes], path: Path | str) -> bytes:
    """The package `data` with the content of the `changed` parts; the others' order, dates, compression and content stay. Raises `InputError`."""
    if not changed:
        return data
    out = io.BytesIO()
    with _opened(data, path) as archive, zipfile.ZipFile(out, "w") as written:
        for info in archive.infolist():
            content = changed.get(info.filename)
            if content is None:
                content = _read(archive, info, path)
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type = info.compress_type
            copy.external_attr = info.external_attr
            copy.create_system = info.create_system
            written.writestr(copy, content)
    return out.getvalue()


def _opened(data: bytes, path: Path | str) -> zipfile.ZipFile:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("is an old Word file, or has a password", path=path, remedy="save it as .docx without one")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise InputError(f"is no Word document ({error})", path=path, remedy="save it as .docx again") from None
    infos = archive.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_BYTES:
        raise InputError(
            f"unpacks to more than {MAX_PARTS} parts or {MAX_BYTES} bytes",
            path=path,
            remedy="split it, or shrink its images",
        )
    names = [info.filename for info in infos]
    if len(set(names)) < len(names):
        raise InputError("holds a part twice", path=path, remedy="save it as .docx again")
    return archive


def _kinds(archive: zipfile.ZipFile, path: Path | str) -> dict[str, str]:
    present = set(archive.namelist())
    if "[Content_Types].xml" not in present:
        raise InputError("is no Word document", path=path, remedy="save it as .docx")
    kinds: dict[str, str] = {}
    for element in parse(_part(archive, "[Content_Types].xml", path), path).iterchildren():
        name = str(element.get("PartName") or "").lstrip("/")
        declared = str(element.get("ContentType") or "")
        match = _MAIN.fullmatch(declared)
        kind = "core" if declared == _CORE else match[1] if match else ""
        kind = "document" if kind == "template" else kind
        if local(element) == "Override" and name in present and kind in (*_KINDS, "core"):
            kinds[name] = kind
    return kinds


def _part(archive: zipfile.ZipFile, name: str, path: Path | str) -> bytes:
    info = archive.getinfo(name)
    if info.file_size > MAX_PART:
        raise InputError(f"{name} has more than the limit of {MAX_PART} bytes", path=path, remedy="split the document")
    return _read(archive, info, path)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path | str) -> bytes:
    if info.flag_bits & 1:
        raise InputError("is encrypted", path=path, remedy="save it without a password")
    try:
        # Never more than `file_size` comes out, whatever the compressed data holds.
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"is damaged at {info.filename} ({error})", path=path, remedy="save it as .docx again"
        ) from None
