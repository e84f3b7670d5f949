"""Glossaries as Excel workbooks (XLSX): the table of `l10n.glossary.table` on the first sheet, every cell text.

A workbook is a zip of XML that anyone may have made: what it would unpack to is looked at before anything is unpacked, and formulas are
read as the values they last had.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from l10n.errors import InputError
from l10n.files import read_bytes, write_bytes
from l10n.glossary.concept import Concept
from l10n.glossary.table import concepts_of, languages_of, rows_of

MAX_UNPACKED = 256 * 1024 * 1024
MAX_CELL = 32_767
"""Characters that Excel keeps of a cell; openpyxl cuts the rest off without a word."""
_REMEDY = "save it again as an Excel workbook (.xlsx), or as CSV UTF-8"


def read_xlsx(path: Path) -> list[Concept]:
    """The concepts of a workbook's first sheet, in its order. Raises `InputError` naming file, row and remedy."""
    return concepts_of(_table(path), path)


def xlsx_languages(path: Path) -> tuple[str, ...]:
    """The languages that a workbook's first sheet has columns for. Raises `InputError`."""
    return languages_of(_table(path), path)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    data = read_bytes(path)
    _look_before(data, path)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(_rows(book.worksheets[0]))
    except Exception as error:
        # A damaged workbook makes openpyxl raise whatever its parts raise.
        raise InputError(f"is not a workbook that can be read ({error})", path=path, remedy=_REMEDY) from None
    return iter(rows)


def _look_before(data: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError("is not an Excel workbook", path=path, remedy=_REMEDY) from None
    if unpacked > MAX_UNPACKED:
        raise InputError(f"unpacks to more than the limit of {MAX_UNPACKED} bytes", path=path, remedy="split it")


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers, all as long as the first."""
    # The size that a sheet tells of itself may be anything.
    sheet.reset_dimensions()
    width = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        width = width or len(cells)
        yield number, cells + [""] * (width - len(cells))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_xlsx(path: Path, concepts: Sequence[Concept], languages: Sequence[str] = ()) -> None:
    """Writes `concepts` to `path` atomically, formulas defused; `languages` have a column in any case.

    Raises `InputError` for what no cell can hold.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    rows = rows_of(concepts, languages)
    for row in rows:
        if any(len(text) > MAX_CELL for text in row) or any(map(ILLEGAL_CHARACTERS_RE.search, row)):
            raise InputError(
                f'concept "{row[0][:60]}" holds control characters or more than {MAX_CELL} characters, which no cell can',
                path=path,
                remedy="export it as CSV",
            )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "B2"
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, text) for text in row]
        for cell in cells:
            # Text, whatever it looks like.
            cell.data_type = "s"
            cell.font = Font(bold=number == 0)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    write_bytes(path, stream.getvalue())
