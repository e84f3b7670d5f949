"""Catalogs as tables, for people without tools: CSV and XLSX, one row per unit or plural form.

Cells that a spreadsheet would run as a formula get an apostrophe in front, which reading takes off again. CSV is written with a byte-order mark,
by which spreadsheets know UTF-8, and read with `,`, `;` or tabs between its cells. What the file does not show (marks) the catalog keeps.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from l10n.catalog.exchange.record import Exchanged, Record, base_of
from l10n.catalog.unit import STATES, State, Unit
from l10n.errors import InputError
from l10n.files import decode_text

COLUMNS = ("id", "context", "form", "source", "target", "state", "notes", "base")
"""`form` numbers the targets of a plural message; `base` is what the unit was at export. Reading needs `source` and `target` alone."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")
_MOST = 256 * 1024 * 1024
_ROWS = 2_000_000
_CELL = 32_767


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
            yield tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)


def csv_bytes(units: Iterable[Unit]) -> bytes:
    """The CSV of `units`."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows_of(units))
    return out.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(units: Iterable[Unit]) -> bytes:
    """The workbook of `units`: one sheet, wrapped text, the header kept in sight.

    Raises `InputError` for a text that no cell can hold.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("l10n")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGH", (12, 12, 6, 60, 60, 14, 30, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate(rows_of(units)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, _escaped(text))
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _escaped(text: str) -> str:
    """`text` with what XML cannot hold spelt as workbooks spell it (ECMA-376: `_x001B_`)."""
    safe = re.sub("_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x", text)
    safe = re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", lambda sign: f"_x{ord(sign[0]):04X}_", safe)
    if len(safe) > _CELL:
        raise InputError(f'"{text[:40]}…" is longer than a cell of a workbook', remedy="export to XLIFF or CSV")
    return safe


def _unescaped(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def read_csv(data: bytes, path: Path) -> Exchanged:
    """What a CSV holds. Raises `InputError` naming file, line and remedy."""
    text = decode_text(data, path).removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(_MOST)

    def numbered() -> Iterator[tuple[int, Sequence[str]]]:
        while True:
            line = reader.line_num + 1
            try:
                yield line, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise InputError(f"is no CSV ({error})", path=path, line=line, remedy="mend the quotes") from None

    return Exchanged(tuple(_records(numbered(), path)))


def read_xlsx(data: bytes, path: Path) -> Exchanged:
    """What the first sheet of a workbook holds. Raises `InputError` naming file, row and remedy."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _MOST:
                raise InputError(f"unpacks to more than {_MOST} bytes", path=path, remedy="split it")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > _ROWS:
                raise InputError(f"has more than {_ROWS} rows", path=path, remedy="split it")
            rows.append((number, ["" if cell is None else _unescaped(str(cell)) for cell in cells]))
        book.close()
    except InputError:
        raise
    except Exception as error:
        # openpyxl answers broken workbooks with errors of many kinds.
        raise InputError(
            f"is no workbook that can be read ({type(error).__name__})", path=path, remedy="save it as XLSX again"
        ) from None
    return Exchanged(tuple(_records(iter(rows), path)))


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
    waiting: list[dict[str, str]] = []
    for line, cells in rows:
        if not any(cells):
            continue
        row = {column: cell[1:] if _DEFUSED.match(cell) else cell for column, cell in zip(columns, cells, strict=False)}
        row["line"] = str(line)
        if waiting and not (
            row.get("form", "").strip() and row.get("id") == waiting[0].get("id") and waiting[0]["form"].strip()
        ):
            yield _record(waiting, path)
            waiting = []
        row.setdefault("form", "")
        waiting.append(row)
    if waiting:
        yield _record(waiting, path)


def _record(forms: Sequence[dict[str, str]], path: Path) -> Record:
    first = forms[0]
    targets = tuple(row.get("target", "") for row in forms)
    state = first.get("state", "").strip().lower() or ("translated" if all(targets) else "untranslated")
    if state not in STATES:
        raise InputError(
            f'state "{state[:40]}" is unknown',
            path=path,
            line=int(first["line"]),
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
