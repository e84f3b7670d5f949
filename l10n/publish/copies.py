"""Files that pages refer to, copied into the site, so that the site alone is whole wherever it is put.

Only regular files inside the project are copied: nothing outside its root, whatever a path or a symbolic link says, no hidden file
(`.git`, `.env`), nothing that is in the site already. Stylesheets take the files that they name along. Knows nothing of articles.
"""

from __future__ import annotations

import hashlib
import os.path
from pathlib import Path

from l10n.files import MAX_BYTES, read_bytes, write_if_changed
from l10n.publish.assets import FOLDER, NAMES
from l10n.publish.links import Rebase


class Copies:
    """The files to copy from the project at `root` into `site`, gathered by `place` and written by `write`.

    A file under `folder`, where the articles lie, keeps its path below it (`site/assets/images/a.svg`), any other its path below `root`.
    """

    def __init__(self, root: Path, folder: Path, site: Path) -> None:
        self._root = root.resolve()
        self._folder = folder.resolve()
        self._site = site.resolve()
        self._places: dict[Path, Path] = {}
        self._found: list[Path] = []

    def place(self, path: Path) -> Path:
        """Where pages find the file `path` (absolute, normal): on the site when it is to be copied, else where it is."""
        if path not in self._places:
            self._places[path] = path
            if self._allowed(path):
                self._places[path] = self._site / FOLDER / self._name(path)
                self._found.append(path)
        return self._places[path]

    def write(self) -> None:
        """Copies what was found; a file that would not change is left as it is. Raises `InputError` when one cannot be read or written."""
        for path in self._found:  # grows by what stylesheets name
            place = self._places[path]
            data = read_bytes(path)
            if path.suffix.lower() == ".css":
                data = self._moved(data, path, place)
            write_if_changed(place, data)

    def _allowed(self, path: Path) -> bool:
        real = Path(os.path.realpath(path))
        return (
            os.path.isfile(real)  # noqa: PTH113 - unlike Path.is_file, false for names that no file can have
            and all(self._inside(one) for one in (path, real))
            and real.stat().st_size <= MAX_BYTES
        )

    def _inside(self, path: Path) -> bool:
        if not path.is_relative_to(self._root) or path.is_relative_to(self._site):
            return False
        return not any(part.startswith(".") for part in path.relative_to(self._root).parts)

    def _name(self, path: Path) -> Path:
        below = path.is_relative_to(self._folder)
        name = path.relative_to(self._folder if below else self._root)
        if name.as_posix() in NAMES or (not below and (self._folder / name).exists()):
            # Its place belongs to another file.
            return Path(hashlib.sha256(os.fsencode(path.relative_to(self._root))).hexdigest()[:8]) / name
        return name

    def _moved(self, data: bytes, path: Path, place: Path) -> bytes:
        """A stylesheet whose addresses are right at `place`."""
        try:
            css = data.decode("utf-8")
        except UnicodeDecodeError:
            return data
        return Rebase(path.parent, place, place=self.place).style(css).encode("utf-8")
