"""A file, a folder or a URL that the user names (`--from`)."""

from __future__ import annotations

import shutil
from pathlib import Path

from l10n.errors import ModelError
from l10n.mt.sources import Progress
from l10n.mt.sources.download import download
from l10n.mt.sources.unpack import unpack


def fetch(origin: str, folder: Path, progress: Progress) -> Path:
    """The package folder of an `.argosmodel` at a path or URL, or a copy of a package folder; raises `ModelError`."""
    if origin.startswith(("http://", "https://")):
        archive = download(origin, None, progress)
        try:
            return unpack(archive, folder)
        finally:
            archive.unlink(missing_ok=True)
    path = Path(origin)
    if path.is_dir():
        if not (path / "metadata.json").is_file():
            raise ModelError("holds no metadata.json", path=path, remedy="name the folder of one package")
        return Path(shutil.copytree(path, folder / path.name, symlinks=False))
    if not path.is_file():
        # Neither a pipe nor a device is read: some never end.
        wrong = "is no plain file" if path.exists() else "no such file or folder"
        raise ModelError(wrong, path=path, remedy="name an .argosmodel file, a folder or a URL")
    return unpack(path, folder)
