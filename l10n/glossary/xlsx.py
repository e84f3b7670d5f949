"""Glossaries as Excel workbooks (XLSX): the table of `l10n.glossary.table` on the first sheet, every cell text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.errors import InputError
from l10n.files import read_bytes, write_bytes
from l10n.glossary.concept import Concept
from l10n.glossary.table import concepts_of, languages_of, rows_of
from l10n.sheets import MAX_CELL, workbook, workbook_rows


def read_xlsx(path: Path) -> list[Concept]:
    """The concepts of a workbook's first sheet, in its order. Raises `InputError` naming file, row and remedy."""
    return concepts_of(_table(path), path)


def xlsx_languages(path: Path) -> tuple[str, ...]:
    """The languages that a workbook's first sheet has columns for. Raises `InputError`."""
    return languages_of(_table(path), path)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers, all as long as the first."""
    width = 0
    for number, values in workbook_rows(read_bytes(path), path):
        cells = [_text(value) for value in values]
        while not cells[-1]:
            cells.pop()
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
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    rows = rows_of(concepts, languages)
    for row in rows:
        if any(len(text) > MAX_CELL for text in row) or any(map(ILLEGAL_CHARACTERS_RE.search, row)):
            raise InputError(
                f'concept "{row[0][:60]}" holds control characters or more than {MAX_CELL} characters, which no cell can',
                path=path,
                remedy="export it as CSV",
            )
    write_bytes(path, workbook("glossary", rows, "B2"))
