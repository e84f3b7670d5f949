"""Catalogs out to other tools' files, and back in without losing anybody's work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.record import Exchanged, Record, matched, taken
from l10n.catalog.exchange.translation import Translation
from l10n.catalog.marks import today
from l10n.catalog.unit import Unit
from l10n.errors import InputError, UsageError
from l10n.files import read_bytes, write_bytes
from l10n.glossary.glossary import Glossary
from l10n.states import State
from l10n.text.languages import base

ENDINGS = {"xliff12": ".xlf", "xliff2": ".xlf", "tmx": ".tmx", "csv": ".csv", "xlsx": ".xlsx"}
"""The formats, and how their files' names end."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit that was changed both in the catalog and in the file."""

    unit: Unit
    record: Record


@dataclass(frozen=True, slots=True)
class Imported:
    """One file brought into one catalog: how many units it changed, how many it left, and what it does not know; and the conflicts."""

    file: Path
    catalog: Path
    taken: int
    same: int
    unknown: int
    conflicts: tuple[Conflict, ...]


def export_catalog(path: Path, form: str, out: Path, source: str, original: str, glossary: Glossary) -> int:
    """Writes the catalog at `path` to `out` in format `form`; returns how many units. TMX holds finished ones alone, XLIFF marks terms."""
    catalog = Catalog.load(path)
    source, target = catalog.source_language or source, catalog.language
    if not target:
        raise UsageError("does not say which language it is in", path=path, remedy='set "Language" in its header')
    units = list(catalog)
    if form == "tmx":
        from l10n.catalog.exchange.tmx import write_tmx

        return write_tmx(out, _translations(units, source, target, original), source)
    if form == "csv":
        from l10n.catalog.exchange.sheet import csv_bytes

        data = csv_bytes(units)
    elif form == "xlsx":
        from l10n.catalog.exchange.sheet import xlsx_bytes

        data = xlsx_bytes(units)
    else:
        from l10n.catalog.exchange.inline import Term
        from l10n.catalog.exchange.xliff import write_xliff

        def terms(text: str) -> list[Term]:
            return [
                Term(one.start, one.end, one.renderings(target)) for one in glossary.find(text, source, into=target)
            ]

        data = write_xliff(units, source, target, original, "2.0" if form == "xliff2" else "1.2", terms)
    write_bytes(out, data)
    return len(units)


def read_exchange(path: Path) -> list[Exchanged]:
    """What a file of one of the formats holds, told by its ending. Raises `InputError` or `UsageError`."""
    ending = path.suffix.lower()
    if ending in (".xlf", ".xliff"):
        from l10n.catalog.exchange.xliff import read_xliff

        return read_xliff(read_bytes(path), path)
    if ending in (".csv", ".tsv"):
        from l10n.catalog.exchange.sheet import read_csv

        return [read_csv(read_bytes(path), path)]
    if ending == ".xlsx":
        from l10n.catalog.exchange.sheet import read_xlsx

        return [read_xlsx(read_bytes(path), path)]
    if ending == ".tmx":
        from l10n.catalog.exchange.tmx import read_tmx

        return [_memory(list(read_tmx(path)))]
    raise UsageError(
        f'"{path.name}" is no format that can be imported', remedy="give .xlf, .xliff, .tmx, .csv, .tsv or .xlsx"
    )


def import_file(
    path: Path, found: Exchanged, catalog: Catalog, prefer: Literal["theirs", "ours"] | None = None
) -> Imported:
    """Brings the units of `found`, read from `path`, into `catalog` and saves it, unless there are conflicts: then nothing is changed.

    Raises `UsageError` when the file is in another language than the catalog.
    """
    if found.target and catalog.language and base(found.target) != base(catalog.language):
        raise UsageError(
            f'is in "{found.target}", the catalog in "{catalog.language}"', path=path, remedy="name another catalog"
        )
    units = list(catalog)
    by_id, by_key = {unit.id: unit for unit in units}, {unit.key: unit for unit in units}
    on = today()
    counts = {"taken": 0, "same": 0, "unknown": 0}
    conflicts, changed = [], []
    for record in found.records:
        unit = matched(record, by_id, by_key)
        if unit is None:
            counts["unknown"] += 1
            continue
        new, outcome = taken(unit, record, on, prefer)
        if outcome == "conflict":
            conflicts.append(Conflict(unit, record))
            continue
        counts[outcome] += 1
        changed.append(new)
    if not conflicts:
        for new in changed:
            catalog.put(new)
        catalog.save()
    return Imported(path, catalog.path or Path(), counts["taken"], counts["same"], counts["unknown"], tuple(conflicts))


def _translations(units: Sequence[Unit], source: str, target: str, original: str) -> Iterator[Translation]:
    from l10n.memory.rows import rows

    for row, when in rows(units):
        state: State = "approved" if row.state == "approved" else "translated"
        yield Translation(
            source, target, row.source, row.forms, row.plural, row.context, row.before, row.after,
            state, row.origin, when or "", original,
        )  # fmt: skip


def _memory(ones: Sequence[Translation]) -> Exchanged:
    """A memory's units as records: they fill what is open, and are a conflict where a person has said something else."""
    if not ones:
        return Exchanged(())
    records = tuple(
        Record(one.source, one.targets, one.state, context=one.context, plural=one.plural, person=one.origin)
        for one in ones
    )
    return Exchanged(records, ones[0].document, ones[0].source_lang, ones[0].target_lang)


def catalog_for(found: Exchanged, path: Path, root: Path, known: Sequence[Path]) -> Path:
    """The catalog that a file was exported from: the one of the project's (`known`, under `root`) that it names. Raises `InputError`."""
    named = [one for one in known if one.relative_to(root).as_posix() == found.original] if found.original else []
    if not named:
        named = [one for one in known if _suits(one, path, found)]
    if len(named) != 1:
        raise InputError(
            f'comes from "{found.original[:80]}", which is no catalog here'
            if found.original
            else "does not say which catalog it belongs to",
            path=path,
            remedy="name the catalog with --into",
        )
    return named[0]


def _suits(catalog: Path, path: Path, found: Exchanged) -> bool:
    """Whether a file's place says that it belongs to a catalog: `fr/news/astana.csv` to `catalogs/fr/news/astana.po`."""
    parts = path.absolute().with_suffix("").parts
    own = catalog.with_suffix("").parts
    return parts[-2:] == own[-2:] and (not found.target or found.target in own)
