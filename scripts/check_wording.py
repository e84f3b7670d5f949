"""Brings the catalogs of what findings say up to the checks: messages from their code, titles and explanations from their docstrings.

Run: python -m scripts.check_wording (tests/checks/test_wording.py says when it is due).
"""

from __future__ import annotations

from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.message import one_line
from l10n.checks.registry import CHECKS
from l10n.config import load_project
from l10n.pipeline.extract import extract
from l10n.pipeline.update import update

ROOM = Path(__file__).parents[1] / "l10n" / "checks"


def main(room: Path = ROOM) -> None:
    """Extracts and updates in `room`, where the checks' settings lie."""
    project = load_project(room / "l10n.toml")
    extract(project)
    template = Catalog.load(project.templates / "messages.pot")
    for check in CHECKS.values():
        if template.find(check.title) is None:
            template.put(Unit(check.title, notes=(f"title of the check {check.id}",)))
    template.save()
    path = project.templates / "explanations.pot"
    known = Catalog.load(path) if path.exists() else Catalog.new(None, path)
    known.rearranged(
        Unit(one_line(check.explanation), notes=(f"explanation of the check {check.id}",)) for check in CHECKS.values()
    ).save()
    update(project)


if __name__ == "__main__":
    main()
