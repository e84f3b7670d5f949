"""The Argos package index (https://github.com/argosopentech/argospm-index): OPUS-MT and OpenNMT models for some fifty languages.

A snapshot of the index comes with the package, so that what it offers can be told offline. `ARGOS_PACKAGE_INDEX` (as in
Argos Translate itself) names another index: its `index.json` is then read instead.
"""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import ModelError
from l10n.mt.sources import Progress
from l10n.mt.sources.download import download
from l10n.mt.sources.unpack import unpack

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class ArgosIndex:
    """The index: the snapshot, or the one at `ARGOS_PACKAGE_INDEX`."""

    def offers(self, source: str, target: str) -> bool:
        """Whether the index lists the pair."""
        return self._entry(source, target) is not None

    def fetch(self, source: str, target: str, folder: Path, progress: Progress) -> Path:
        """The unpacked package of the pair; raises `ModelError`."""
        entry = self._entry(source, target)
        if entry is None:
            raise ModelError(f"the Argos index has no model {source} → {target}", remedy='name one with "--from"')
        pins = tomllib.loads((DATA / "mirrors.toml").read_text(encoding="utf-8"))["argos_index"]
        pin = pins.get(f"{source}_{target}", {})
        digest = pin.get("sha256") if pin.get("version") == entry["package_version"] else None
        links = [link for link in entry["links"] if link.startswith(("http://", "https://"))]
        archive = download(links[0], digest, progress)
        package = unpack(archive, folder)
        archive.unlink(missing_ok=True)
        return package

    def _entry(self, source: str, target: str) -> dict[str, Any] | None:
        for entry in self._entries():
            if (entry.get("from_code"), entry.get("to_code")) == (source, target) and entry.get("links"):
                return entry
        return None

    def _entries(self) -> list[dict[str, Any]]:
        base = os.environ.get("ARGOS_PACKAGE_INDEX")
        if base:
            path = download(base.rstrip("/") + "/index.json", None)
            text = path.read_text(encoding="utf-8", errors="replace")
            path.unlink()
        else:
            text = (DATA / "argos-index.json").read_text(encoding="utf-8")
        try:
            entries = json.loads(text)
            if not isinstance(entries, list):
                raise TypeError
        except (json.JSONDecodeError, TypeError):
            raise ModelError("is not a package index", path=base, remedy="correct ARGOS_PACKAGE_INDEX") from None
        return [entry for entry in entries if isinstance(entry, dict)]


SOURCE = ArgosIndex()
