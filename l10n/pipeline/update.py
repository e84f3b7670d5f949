"""Update: templates into the catalogs of every target language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.header import GENERATOR
from l10n.catalog.update import Update, revise
from l10n.config import Project
from l10n.errors import InputError


@dataclass(frozen=True, slots=True)
class Updated:
    """One catalog and what its template changed in it."""

    path: Path
    language: str
    changes: Update


def update(project: Project, report: Callable[[int, int], None] = lambda done, total: None) -> list[Updated]:
    """Brings `catalogs/<lang>/<name>.po` up to `catalogs/templates/<name>.pot` for every template and target language.

    Raises `InputError` when there are no templates.
    """
    templates = sorted(project.templates.rglob("*.pot"))
    if not templates:
        raise InputError("has no templates", path=project.templates, remedy='run "l10n extract" first')
    done: list[Updated] = []
    for index, path in enumerate(templates):
        done += _update(path, project)
        report(index + 1, len(templates))
    return done


def _update(path: Path, project: Project) -> Iterator[Updated]:
    template = Catalog.load(path)
    source = template.source_language or project.source
    name = path.relative_to(project.templates).with_suffix(".po")
    for language in project.languages:
        if language == source:
            continue
        catalog_path = project.catalogs / language / name
        changes = bring_up(template, catalog_path, language, source)
        changes.catalog.save()
        yield Updated(catalog_path, language, changes)


def bring_up(template: Catalog, path: Path, language: str, source: str) -> Update:
    """The catalog at `path` (a new one when there is none) brought up to its template, not yet saved."""
    catalog = Catalog.load(path, language) if path.exists() else Catalog.new(language, path)
    # A template that another program made comes without a memory of its project's: similar messages are what translators expect there.
    changes = revise(catalog, template, borrow=template.header.get("X-Generator") != GENERATOR)
    if changes.catalog.source_language != source:
        changes.catalog.set_header({"X-Source-Language": source})
    return changes
