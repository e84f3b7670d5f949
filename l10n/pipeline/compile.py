"""Compile: catalogs into the `.mo` files that programs look messages up in, laid out as gettext expects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.mo import compiled
from l10n.catalog.unit import Unit
from l10n.config import Project
from l10n.errors import InputError, UsageError
from l10n.files import write_bytes
from l10n.text.languages import language

MIN_STATES = ("machine", "translated", "approved")
"""The lowest states that one can ask for: what is below has no target, or one that belongs to an earlier source."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """One catalog: its `.mo`, and how many of its messages are in it, are left out, and are in it with a plural form missing."""

    path: Path
    mo: Path
    language: str
    messages: int
    left: int
    partial: int


def compile_catalogs(
    paths: Sequence[Path], project: Project | None = None, out: Path | None = None, min_state: str = "translated"
) -> list[Compiled]:
    """Compiles PO files to `<out>/<lang>/LC_MESSAGES/<name>.mo`; without `out` each lands beside its language's catalogs.

    As with msgfmt, fuzzy messages are left out (with `min_state` machine those that a machine filled are in; with approved, all that nobody
    approved are out). Raises `InputError` for what msgfmt refuses, `UsageError` for a catalog without language or two that make one file.
    """
    keep = _KEEP[min_state]
    jobs: dict[Path, Path] = {}
    catalogs: list[tuple[Catalog, Path, str]] = []
    for path in paths:
        catalog = Catalog.load(path)
        mo, code = _place(catalog, path, project, out)
        if mo in jobs:
            raise UsageError(f"compiles to the same file as {jobs[mo]}", path=path, remedy="compile one of them")
        jobs[mo] = path
        catalogs.append((catalog, mo, code))
    return [_compile(catalog, mo, code, keep) for catalog, mo, code in catalogs]


def _compile(catalog: Catalog, mo: Path, code: str, keep: Callable[[Unit], bool]) -> Compiled:
    kept = [unit for unit in catalog if unit.target and keep(unit)]
    for unit in kept:
        _check_newlines(unit, catalog.path)
    write_bytes(mo, compiled(catalog, keep))
    partial = sum(not unit.filled for unit in kept)
    assert catalog.path is not None
    return Compiled(catalog.path, mo, code, len(kept), len(catalog) - len(kept), partial)


_KEEP: dict[str, Callable[[Unit], bool]] = {
    "machine": lambda unit: not unit.fuzzy or unit.state == "machine",
    "translated": lambda unit: not unit.fuzzy,
    "approved": lambda unit: unit.state == "approved",
}


def _check_newlines(unit: Unit, path: Path | None) -> None:
    """msgfmt refuses what begins or ends with a newline on one side only: programs put such messages together."""
    sides = [*([] if unit.plural is None else [unit.plural]), *unit.targets]
    for place, newline in (("begin", str.startswith), ("end", str.endswith)):
        if any(newline(side, "\n") != newline(unit.source, "\n") for side in sides):
            raise InputError(
                f"source and target do not both {place} with a newline",
                path=path,
                line=unit.line,
                remedy=f'{place} both with "\\n", or neither',
            )


def _place(catalog: Catalog, path: Path, project: Project | None, out: Path | None) -> tuple[Path, str]:
    """Where the `.mo` of `catalog` belongs, and its language."""
    if project is not None and path.resolve().is_relative_to(project.catalogs):
        first, *rest = path.resolve().relative_to(project.catalogs).with_suffix(".mo").parts
        if first in project.languages and rest:
            rest = rest[1:] if rest[0] == "LC_MESSAGES" else rest
            return (out or project.catalogs).joinpath(first, "LC_MESSAGES", *rest), first
    code = catalog.language
    if path.suffix == ".pot" or code is None:
        problem = "is a template" if path.suffix == ".pot" else "does not say which language it is in"
        raise UsageError(
            problem, path=path, remedy='name a PO file with a "Language:" in its header or in a folder "fr"'
        )
    try:
        code = language(code).code
    except UsageError as error:
        raise InputError(error.message, path=path, remedy='correct "Language:" in its header') from None
    folder = path.absolute().parent
    folder = folder.parent if folder.name == "LC_MESSAGES" else folder
    base = folder.parent if folder.name.replace("-", "_") == code else folder
    return (out or base) / code / "LC_MESSAGES" / f"{path.stem}.mo", code
