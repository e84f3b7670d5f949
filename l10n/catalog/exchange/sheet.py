"""Catalogs as tables, for people without tools: CSV and XLSX, one row per unit or plural form.

CSV is written with a byte-order mark, by which spreadsheets know UTF-8. What the file does not show (marks) the catalog keeps. How such files
are read and kept harmless is the business of `l10n.sheets`.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from l10n.catalog.exchange.record import Exchanged, Record, base_of
from l10n.catalog.unit import Unit
from l10n.errors import InputError
from l10n.files import decode_text
from l10n.sheets import MAX_CELL, csv_rows, defused, restored, workbook, workbook_rows
from l10n.states import STATES, State

COLUMNS = ("id", "context", "form", "source", "target", "state", "notes", "base")
"""`form` numbers the targets of a plural message; `base` is what the unit was at export. Reading needs `source` and `target` alone."""

_WIDTHS = (12, 12, 6, 60, 60, 14, 30, 12)
"""Of the columns, in characters."""

_LONGEST = 256 * 1024 * 1024
"""Characters of a cell in CSV."""


def rows_of(units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """The table of `units`, defused, the header first."""
    yield COLUMNS
    for unit in units:
        for form, target in enumerate(unit.targets):
            cells = (
                unit.id,
                unit.context or "",
                "" if unit.plural is None else str(form),
                unit.source if unit.plural is None or form == 0 else unit.plural,
                target,
                unit.state,
                "\n".join((*unit.comments, *unit.notes)) if form == 0 else "",
                base_of(unit),
            )
            yield tuple(map(defused, cells))


def csv_bytes(units: Iterable[Unit]) -> bytes:
    """The CSV of `units`."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows_of(units))
    return out.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(units: Iterable[Unit]) -> bytes:
    """The workbook of `units`: one sheet, wrapped text, the header kept in sight.

    Raises `InputError` for a text that no cell can hold.
    """
    return workbook("l10n", (tuple(map(_escaped, row)) for row in rows_of(units)), "A2", _WIDTHS)


def _escaped(text: str) -> str:
    """`text` with what XML cannot hold spelt as workbooks spell it (ECMA-376: `_x001B_`)."""
    safe = re.sub("_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x", text)
    safe = re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", lambda sign: f"_x{ord(sign[0]):04X}_", safe)
    if len(safe) > MAX_CELL:
        raise InputError(f'"{text[:40]}…" is longer than a cell of a workbook', remedy="export to XLIFF or CSV")
    return safe


def _unescaped(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def read_csv(data: bytes, path: Path) -> Exchanged:
    """What a CSV holds. Raises `InputError` naming file, line and remedy."""
    text = decode_text(data, path).removeprefix("\ufeff")
    return Exchanged(tuple(_records(csv_rows(text, path, _LONGEST), path)))


def read_xlsx(data: bytes, path: Path) -> Exchanged:
    """What the first sheet of a workbook holds. Raises `InputError` naming file, row and remedy."""
    rows = (
        (number, ["" if cell is None else _unescaped(str(cell)) for cell in cells])
        for number, cells in workbook_rows(data, path)
    )
    return Exchanged(tuple(_records(rows, path)))


def _records(rows: Iterator[tuple[int, Sequence[str]]], path: Path) -> Iterator[Record]:
    number, head = next(rows, (1, ()))
    columns = [cell.strip().lower() for cell in head]
    if "source" not in columns or "target" not in columns:
        raise InputError(
            "names no columns source and target",
            path=path,
            line=number,
            remedy=f"the first row names: {', '.join(COLUMNS)}",
        )
    filled = ((line, dict(zip(columns, map(restored, cells), strict=False))) for line, cells in rows if any(cells))
    for _, forms in itertools.groupby(filled, _message):
        yield _record(list(forms), path)


def _message(numbered: tuple[int, dict[str, str]]) -> str | int | None:
    """What the rows of one plural message have in common; an ordinary message has nothing in common with any."""
    line, row = numbered
    return row.get("id") if row.get("form", "").strip() else line


def _record(numbered: Sequence[tuple[int, dict[str, str]]], path: Path) -> Record:
    line, first = numbered[0]
    forms = [row for _, row in numbered]
    targets = tuple(row.get("target", "") for row in forms)
    state = first.get("state", "").strip().lower()
    if not state:
        # Translate Toolkit, and so Weblate, has a column for what needs editing.
        fuzzy = first.get("fuzzy", "").strip().lower() == "true"
        state = "needs-work" if fuzzy else "translated" if all(targets) else "untranslated"
    if state not in STATES:
        raise InputError(
            f'state "{state[:40]}" is unknown',
            path=path,
            line=line,
            remedy=f"give one of: {', '.join(STATES)}",
        )
    known: State = state
    if not any(targets):
        known = "untranslated"
    elif known == "untranslated":
        # Somebody filled the target and left the state as it was.
        known = "translated" if all(targets) else "needs-work"
    plural = forms[1].get("source") if len(forms) > 1 else None
    return Record(
        source=first.get("source", ""),
        targets=targets,
        state=known,
        id=first.get("id", "").strip(),
        context=first.get("context") or None,
        plural=plural,
        base=first.get("base", "").strip(),
    )
