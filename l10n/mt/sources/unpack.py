"""Unpacking an `.argosmodel`: a zip from anywhere, trusted in nothing."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from l10n.errors import ModelError

MAX_BYTES = 4 << 30
MAX_FILES = 20_000
MAX_RATIO = 200
"""A member that unpacks to more than this many times its size is a bomb, not weights."""


def unpack(archive: Path, folder: Path) -> Path:
    """Unpacks `archive` under `folder` and returns the package folder (the one that holds metadata.json).

    Raises `ModelError` for anything that is not a zip of one package with plain files inside its own folder.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            members = package.infolist()
            _inspect(members, archive)
            for member in members:
                if member.is_dir():
                    continue
                place = folder.joinpath(*PurePosixPath(member.filename).parts)
                place.parent.mkdir(parents=True, exist_ok=True)
                with package.open(member) as source, place.open("xb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, FileExistsError) as error:
        raise _refused(archive, f"is not a sound zip archive ({error})") from None
    except OSError as error:
        raise ModelError(
            f"cannot be unpacked ({error.strerror})", path=archive, remedy="free some disk space"
        ) from None
    found = sorted(folder.rglob("metadata.json"), key=lambda path: len(path.parts))
    if not found:
        raise _refused(archive, "holds no metadata.json")
    return found[0].parent


def _inspect(members: list[zipfile.ZipInfo], archive: Path) -> None:
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_BYTES:
        raise _refused(archive, "unpacks to more than any model needs")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        mode = member.external_attr >> 16
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in member.filename:
            raise _refused(archive, f"has a member that leaves its folder ({member.filename!r})")
        if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode):
            raise _refused(archive, f"has a member that is no plain file ({member.filename!r})")
        if member.file_size > 1 << 20 and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise _refused(archive, f"has a member that unpacks far too large ({member.filename!r})")


def _refused(archive: Path, why: str) -> ModelError:
    return ModelError(why, path=archive, remedy="fetch the package again, or take another one")
