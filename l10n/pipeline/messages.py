"""The template of a project's software messages: `catalogs/templates/messages.pot`, from the files that `code` in l10n.toml names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.catalog.update import template
from l10n.config import Project
from l10n.files import read_bytes
from l10n.formats.messages import messages
from l10n.pipeline.articles import matching

NAME = "messages"
"""The name of the template and its catalogs."""

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "site-packages"})


def message_template(project: Project) -> Catalog:
    """The messages of all the project's code, in the order of files and lines. Raises `InputError` or `UsageError`."""
    units: list[Unit] = []
    for path, _ in matching(project, project.code, "code"):
        location = project.shown(path)
        if any(part.startswith(".") or part in _LEFT_OUT for part in location.split("/")[:-1]):
            continue
        units += [
            Unit(
                one.source,
                plural=one.plural,
                context=one.context,
                locations=((location, one.line),),
                notes=one.notes,
                flags=one.flags,
            )
            for one in messages(read_bytes(path), path)
        ]
    made = template(_merged(units))
    made.set_header({"X-Source-Language": project.source})
    return made


def _merged(units: Iterable[Unit]) -> list[Unit]:
    """Equal messages as one, with all their locations; one that is asked for with a plural anywhere has it, as gettext has it."""
    merged: dict[Key, Unit] = {}
    for unit in units:
        known = merged.get(unit.key)
        if known is not None:
            unit = replace(
                known,
                plural=known.plural or unit.plural,
                locations=tuple(dict.fromkeys((*known.locations, *unit.locations))),
                notes=tuple(dict.fromkeys((*known.notes, *unit.notes))),
                flags=tuple(dict.fromkeys((*known.flags, *unit.flags))),
            )
        merged[unit.key] = unit
    return list(merged.values())
