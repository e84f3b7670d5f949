"""Status: how far each catalog is, in units and in words of the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.config import Project
from l10n.pipeline.paths import catalog_name, catalog_paths
from l10n.states import STATES
from l10n.text.codes import strip


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """One catalog: `units` and `words` count per state, every state present; `reviewers` the approved units by who approved them, most first."""

    path: Path
    language: str
    article: str
    units: dict[str, int]
    words: dict[str, int]
    reviewers: dict[str, int]


def status(project: Project) -> list[CatalogStatus]:
    """The status of every catalog of the project."""
    return [_status(path, project) for path in catalog_paths(project)]


def _status(path: Path, project: Project) -> CatalogStatus:
    language, _, article = catalog_name(path, project).partition("/")
    units: Counter[str] = Counter()
    words: Counter[str] = Counter()
    reviewers: Counter[str] = Counter()
    for unit in Catalog.load(path):
        units[unit.state] += 1
        words[unit.state] += len(strip(unit.source).split())
        approval = unit.approval
        if approval is not None:
            reviewers[approval.get("by") or "?"] += 1
    return CatalogStatus(
        path,
        language,
        article,
        {state: units[state] for state in STATES},
        {state: words[state] for state in STATES},
        dict(reviewers.most_common()),
    )
