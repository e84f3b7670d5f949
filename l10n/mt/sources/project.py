"""Models the project ships: `models/<pair>.argosmodel` beside the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from l10n.mt.sources import Progress
from l10n.mt.sources.unpack import unpack

FOLDER = Path(__file__).parents[3] / "models"


@dataclass(frozen=True, slots=True)
class ProjectModels:
    """The folder of shipped models."""

    folder: Path = FOLDER

    def _path(self, source: str, target: str) -> Path:
        return self.folder / f"{source}_{target}.argosmodel"

    def offers(self, source: str, target: str) -> bool:
        """Whether the file is there."""
        return self._path(source, target).is_file()

    def fetch(self, source: str, target: str, folder: Path, progress: Progress) -> Path:
        """The unpacked package; raises `ModelError`."""
        return unpack(self._path(source, target), folder)


SOURCE = ProjectModels()
