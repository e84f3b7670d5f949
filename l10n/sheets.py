"""Tables in the files of spreadsheets, CSV and XLSX: read within limits, and written so that no cell is run as a formula.

A workbook is a zip of XML that anyone may have made: what it would unpack to is looked at before anything is unpacked, and formulas are
read as the values they last had. Knows rows and cells, and nothing of what stands in them.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from l10n.errors import InputError

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that a workbook may unpack to."""

MAX_ROWS = 2_000_000
"""About twice as many as Excel has."""

MAX_CELL = 32_767
"""Characters that Excel keeps of a cell; openpyxl cuts the rest off without a word."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")
_REMEDY = "save it again as an Excel workbook (.xlsx), or as CSV UTF-8"


def defused(cell: str) -> str:
    """`cell` with an apostrophe in front where a spreadsheet would run it as a formula.

    >>> defused("=1+1"), defused("ICESCO")
    ("'=1+1", 'ICESCO')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """What was defused.

    >>> restored("'=1+1"), restored("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if _DEFUSED.match(cell) else cell


def csv_rows(text: str, path: Path, longest: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text that are not blank, each with the line it begins in; `,` `;` or tabs part the cells.

    Raises `InputError` with the line where a quote is amiss or a cell has more than `longest` characters.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    # The limit is the whole process's.
    csv.field_size_limit(longest)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        said, remedy = str(error), "mend the quotes of this row"
        if "field larger" in said:
            said, remedy = (
                f"a cell is longer than {longest} characters",
                "a quote may be missing before it; shorten or mend it",
            )
        elif "unexpected end of data" in said:
            said = "a quote opens here and never closes"
        raise InputError(said, path=path, line=line, remedy=remedy) from None


def delimiter(text: str) -> str:
    """What parts the columns: the sign of `,` `;` tab that occurs most in the first line, outside quotes."""
    end = text.find("\n")
    header = re.sub(r'"[^"]*"', "", text[: end if end >= 0 else 20_000][:20_000])
    return max(",;\t", key=header.count)


def workbook_rows(data: bytes, path: Path) -> Iterator[tuple[int, tuple[object, ...]]]:
    """The rows of a workbook's first sheet that hold something, each with its number; cells are None, text, numbers, dates, booleans.

    Raises `InputError` for what is no workbook, is damaged, or goes beyond the limits.
    """
    from openpyxl import load_workbook

    _look_before(data, path)
    try:
        sheet: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        # The size that a sheet tells of itself may be anything.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > MAX_ROWS:
                raise InputError(f"has more than {MAX_ROWS} rows", path=path, remedy="split it")
            if any(cell not in (None, "") for cell in cells):
                yield number, cells
    except InputError:
        raise
    except Exception as error:
        # A damaged workbook makes openpyxl raise whatever its parts raise.
        said = " ".join(str(error).split())[:200]
        raise InputError(f"is not a workbook that can be read ({said})", path=path, remedy=_REMEDY) from None


def _look_before(data: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError("is not an Excel workbook", path=path, remedy=_REMEDY) from None
    if unpacked > MAX_UNPACKED:
        raise InputError(f"unpacks to more than the limit of {MAX_UNPACKED} bytes", path=path, remedy="split it")


def workbook(title: str, rows: Iterable[Sequence[str]], freeze: str, widths: Sequence[int] = ()) -> bytes:
    """A workbook whose one sheet has `rows`, all text whatever it looks like; the first is bold and, down to the cell `freeze`, stays in sight.

    Columns with `widths` (in characters) wrap their text. No cell may have more than `MAX_CELL` characters, or any that XML cannot hold.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = freeze
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, text) for text in row]
        for cell in cells:
            cell.data_type = "s"
            if widths:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 0:
                cell.font = Font(bold=True)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
