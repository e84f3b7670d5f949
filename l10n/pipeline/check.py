"""Check: every chosen catalog against every check, with the project's glossary and thresholds; and mending what is mechanically safe."""

from __future__ import annotations

import contextlib
import difflib
import gc
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.checks.finding import Finding, of_file
from l10n.checks.fix import fix_catalog
from l10n.checks.history import units_at
from l10n.checks.parallel import findings as findings_of
from l10n.checks.registry import CHECKS
from l10n.checks.run import begin, only
from l10n.checks.stale import unused
from l10n.checks.suppress import by_project, holds
from l10n.config import Project, line_of
from l10n.errors import UsageError
from l10n.files import read_bytes

_CONFLICT = re.compile(rb"\n(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)[ \r\n]")


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is read or found here refers to itself, so that looking for circles would only take time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def check_paths(
    paths: Sequence[Path],
    project: Project | None,
    min_state: str | None = None,
    since: str | None = None,
    everything: bool = False,
) -> list[Finding]:
    """The findings of all catalogs. Glossary, ignored checks, rules and the default of `min_state` are the project's, where there is one.

    With `since`, only those at units that are new or changed since that git revision. A catalog that version control left in conflict cannot be
    read: that is its one finding. Where `paths` are `everything` the project has, entries of its list of ignored checks that suppress nothing
    are findings too, and so are templates without a catalog.
    """
    glossary = None
    if project and project.glossary:
        from l10n.glossary.glossary import load

        glossary = load(project.glossary)
    ignored = _ignored(project)
    threshold = min_state or (project.check_min_state if project else None)
    found: list[Finding] = []
    asked = set(project.ignore) if project and everything and not since else set()
    for path in paths:
        shown = project.shown(path) if project else path.as_posix()
        data = read_bytes(path)
        conflict = _CONFLICT.search(b"\n" + data)
        if conflict is not None:
            found.append(_conflict(shown, data.count(b"\n", 0, conflict.start()) + 1))
            continue
        run = begin(
            Catalog.read(data, path),
            glossary,
            min_state=threshold,
            ignore=ignored,
            shown=shown,
            before=units_at(path, since) if since else None,
            rules=project.rules if project else (),
        )
        found += findings_of(run)
        names = {entry: entry.partition(":")[0] for entry in asked if holds(entry, shown)}
        needed = {one.check for one in findings_of(only(run, names.values()))} if names else set()
        asked -= {entry for entry, name in names.items() if name in needed}
    if project and everything and not since and threshold != "untranslated":
        for place, finding in _missing(project):
            ignoring = {one for one in project.ignore if one.partition(":")[0] == finding.check and holds(one, place)}
            asked -= ignoring
            found += [] if ignoring else [finding]
    if project and asked:
        found += unused(asked, project)
    return found


def fix_paths(paths: Sequence[Path], project: Project | None, dry: bool = False) -> Iterator[tuple[Path, int, str]]:
    """Mends what is mechanically safe: for each catalog that changes its path, how many units change, and the difference as a unified diff.

    With `dry` nothing is written.
    """
    ignored = _ignored(project)
    for path in paths:
        catalog = Catalog.load(path)
        shown = project.shown(path) if project else path.as_posix()
        changed = fix_catalog(catalog, ignore=ignored, shown=shown)
        if not changed:
            continue
        before = read_bytes(path).decode("utf-8", "replace")
        after = catalog.text
        if not dry:
            catalog.save()
        lines = difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{shown}", f"b/{shown}", n=1
        )
        yield path, changed, "".join(lines)


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether the findings make the check fail: any error, with `warning` also any warning, with `never` nothing."""
    severities = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[fail_on]
    return any(finding.severity in severities for finding in findings)


def _ignored(project: Project | None) -> tuple[str, ...]:
    """The project's list of ignored checks. Raises `UsageError` with the line of an entry that names none."""
    for entry in project.ignore if project else ():
        try:
            by_project([entry], "", CHECKS)
        except UsageError as error:
            assert project is not None
            line = line_of(project.file, entry)
            raise UsageError(error.message, path=project.file, line=line, remedy=error.remedy) from None
    return project.ignore if project else ()


def _missing(project: Project) -> Iterator[tuple[str, Finding]]:
    """The catalogs that templates lack in one of the project's languages, so that nothing is translated there: each with its finding."""
    for path in sorted(project.templates.rglob("*.pot")):
        shown, name = project.shown(path), path.relative_to(project.templates).with_suffix(".po")
        lacking = [language for language in project.languages if not (project.catalogs / language / name).exists()]
        # One is that of the article itself, which only the template can tell.
        source = (Catalog.load(path).source_language or project.source) if len(lacking) > 1 else "".join(lacking)
        for language in lacking:
            if language != source:
                message = f'has no catalog in "{language}" yet; run "l10n update"'
                place = project.shown(project.catalogs / language / name)
                yield place, of_file("untranslated", "error", message, shown, 1, language)


def _conflict(shown: str, line: int) -> Finding:
    message = "holds a merge conflict of version control; resolve it, keeping one version of each message"
    return of_file("conflict-markers", "error", message, shown, line)
