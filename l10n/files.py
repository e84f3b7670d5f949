"""Reading and writing files: text in, bytes out, never half a file.

Every file the toolkit writes goes through `write_bytes` (or `write_text`): a temporary file in the same folder, flushed to disk, then
renamed over the old one, so that a full disk, Ctrl-C or kill -9 leaves either the old content or the new.
"""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from l10n.errors import InputError

MAX_BYTES = 512 * 1024 * 1024
"""Larger inputs are refused: nothing the toolkit reads whole is meant to be this big."""

Stamp = tuple[int, int, int]
"""What tells one version of a file from the next without reading it: modification time (ns), size, inode."""

ABANDONED = 3600.0
"""Seconds after which a temporary file that nobody has written to is taken for a killed writer's."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The content of `path`; raises `InputError` when it is missing, a folder, unreadable or over `limit` bytes."""
    with open_bytes(path) as stream:
        try:
            size = os.fstat(stream.fileno()).st_size
            # A device or pipe tells no size, and some never end.
            data = stream.read(limit + 1) if size == 0 else stream.read() if size <= limit else b""
        except OSError as error:
            raise _unreadable(path, error) from None
    if max(size, len(data)) > limit:
        raise InputError(f"the file has more than the limit of {limit} bytes", path=path, remedy="split it")
    return data


def open_bytes(path: Path) -> BinaryIO:
    """`path` opened for reading piece by piece; raises `InputError` when it is missing, a folder, a named pipe or unreadable."""
    try:
        # Opening a pipe waits, perhaps for ever, for a writer. What a shell makes of `<(…)` has one, and no name of its own.
        if path.is_fifo() and path.resolve().exists():
            raise InputError("is a pipe, not a file", path=path, remedy="write what comes out of it into a file first")
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("no such file", path=path, remedy="check the spelling of the path")
    if isinstance(error, IsADirectoryError):
        return InputError("is a folder, not a file", path=path, remedy="name a file in it")
    return InputError(f"cannot be read ({error.strerror})", path=path, remedy="check its permissions")


def decode_text(data: bytes, path: Path | str) -> str:
    """UTF-8 text (a byte-order mark is kept as U+FEFF); raises `InputError` with the line of the first wrong byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"byte {data[error.start]:#04x} is not UTF-8", path=path, line=line, remedy="save the file as UTF-8"
        ) from None


def read_text(path: Path) -> str:
    """The UTF-8 text of `path`, line endings and byte-order mark untouched; raises `InputError`."""
    return decode_text(read_bytes(path), path)


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces `path` by `data` atomically (creating its folders); file mode and symbolic links are kept.

    Raises `InputError` when the disk is full or the folder is not writable; what was there before stays as it was.
    """
    with replacing(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content replaces `path` when the block ends well, as by `write_bytes`; otherwise `path` stays as it was."""
    path = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.l10n-", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror})", path=path, remedy="check free space and permissions"
        ) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of `text` in UTF-8."""
    write_bytes(path, text.encode("utf-8"))


def write_if_changed(path: Path, data: bytes) -> None:
    """`write_bytes`, save that a file which has this content already is left as it is."""
    _clear(path.parent)
    if not path.is_file() or read_bytes(path) != data:
        write_bytes(path, data)


def stamp(path: Path) -> Stamp | None:
    """The stamp of the file at `path`, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@functools.lru_cache(maxsize=10_000)
def _clear(folder: Path) -> None:
    """Removes what writers that were killed have left in `folder`; looked for once in each run. What was written lately may be a living one's."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".*.l10n-????????.tmp"):
            if time.time() - left.stat().st_mtime > ABANDONED:
                left.unlink()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
