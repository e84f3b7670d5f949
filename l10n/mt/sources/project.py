"""Models the project ships: `models/<pair>.argosmodel` beside the package, or in an installed distribution `l10n-model-<pair>` of its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from l10n.mt.sources import Progress
from l10n.mt.sources.unpack import unpack

FOLDER = Path(__file__).parents[3] / "models"


@dataclass(frozen=True, slots=True)
class ProjectModels:
    """The folder of shipped models."""

    folder: Path = FOLDER

    def _path(self, source: str, target: str) -> Path:
        pair = f"{source}_{target}"
        module = find_spec(f"l10n_model_{pair}") if pair.isidentifier() else None
        folder = self.folder if module is None or module.origin is None else Path(module.origin).parent
        return folder / f"{pair}.argosmodel"

    def offers(self, source: str, target: str) -> bool:
        """Whether the file is there."""
        return self._path(source, target).is_file()

    def fetch(self, source: str, target: str, folder: Path, progress: Progress) -> Path:
        """The unpacked package; raises `ModelError`."""
        return unpack(self._path(source, target), folder)


SOURCE = ProjectModels()
