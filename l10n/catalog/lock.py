"""One writer at a time: a lock around "read what is on disk, merge, replace".

On POSIX the lock is on the file's folder itself, so that nothing is left lying in the repository, it holds between users, and it
ends with the process that holds it. Where a folder cannot be locked (Windows, some network file systems) a lock file in the user's
cache folder serves.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from l10n.errors import ConflictError

PATIENCE = 60.0
"""Seconds to wait for another writer; saving takes well under one."""

_PAUSE = 0.005
_LONGEST_PAUSE = 0.1


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of `path`'s folder; raises `ConflictError` when another process keeps it for `patience` seconds."""
    folder = Path(os.path.realpath(path)).parent
    handle = _lock_folder(folder, path, patience)
    if handle is None:
        with _lock_file(folder, path, patience):
            yield
        return
    try:
        yield
    finally:
        os.close(handle)


def _lock_folder(folder: Path, path: Path, patience: float) -> int | None:
    """A descriptor whose closing ends the lock, or None where folders cannot be locked."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except (ImportError, OSError):
        return None
    deadline = time.monotonic() + patience
    pause = _PAUSE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                raise _busy(path) from None
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        except OSError:
            os.close(handle)
            return None
        else:
            return handle


@contextmanager
def _lock_file(folder: Path, path: Path, patience: float) -> Iterator[None]:
    import filelock
    import platformdirs

    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    locks = Path(platformdirs.user_cache_dir("l10n", appauthor=False)) / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(locks / f"{name}.lock", timeout=patience):
            yield
    except filelock.Timeout:
        raise _busy(path) from None


def _busy(path: Path) -> ConflictError:
    return ConflictError(
        "another process is writing here and does not finish", path=path, remedy="end it, then try again"
    )
