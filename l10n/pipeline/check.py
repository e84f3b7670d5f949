"""Check: every chosen catalog against every check, with the project's glossary and thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.checks.finding import Finding
from l10n.checks.run import check_catalog
from l10n.config import Project
from l10n.glossary.glossary import load


def check_paths(
    paths: Sequence[Path],
    project: Project | None,
    min_state: str | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> list[Finding]:
    """The findings of all catalogs. Glossary, ignored checks and the default of `min_state` are the project's, where there is one."""
    glossary = load(project.glossary) if project and project.glossary else None
    threshold = min_state or (project.check_min_state if project else None)
    findings: list[Finding] = []
    for index, path in enumerate(paths):
        catalog = Catalog.load(path)
        findings += check_catalog(
            catalog,
            glossary,
            min_state=threshold,
            ignore=project.ignore if project else (),
            shown=project.shown(path) if project else path.as_posix(),
        )
        report(index + 1, len(paths))
    return findings


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether the findings make the check fail: any error, with `warning` also any warning, with `never` nothing."""
    severities = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[fail_on]
    return any(finding.severity in severities for finding in findings)
