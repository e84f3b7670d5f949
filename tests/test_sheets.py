"""Tables in spreadsheets' files, as people and as enemies make them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from l10n import sheets
from l10n.errors import InputError
from l10n.sheets import csv_rows, workbook, workbook_rows

PATH = Path("table")
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(old: str, new: str) -> bytes:
    """A workbook of two rows, `old` in its sheet replaced by `new`."""
    out = io.BytesIO()
    made = zipfile.ZipFile(io.BytesIO(workbook("a", [["id", "en"], ["1", "One"]], "A2")))
    with made, zipfile.ZipFile(out, "w") as changed:
        for name in made.namelist():
            content = made.read(name).decode()
            assert name != SHEET or old in content
            changed.writestr(name, content.replace(old, new) if name == SHEET else content)
    return out.getvalue()


def test_rows_are_numbered_as_in_the_file() -> None:
    assert list(csv_rows('id;en\r\n\n\n"1\n2";One\n3;b', PATH, 10)) == [
        (1, ["id", "en"]),
        (4, ["1\n2", "One"]),
        (6, ["3", "b"]),
    ]
    assert list(workbook_rows(workbook("a", [["id"], [], [""], ["1"]], "A2"), PATH)) == [(1, ("id",)), (4, ("1",))]


def test_the_size_that_a_sheet_tells_is_not_believed() -> None:
    honest = list(workbook_rows(with_sheet("<sheetData>", "<sheetData>"), PATH))
    assert honest == [(1, ("id", "en")), (2, ("1", "One"))]
    for told in ("A1:A1", "A1:XFD1048576"):
        lying = with_sheet("<sheetData>", f'<dimension ref="{told}"/><sheetData>')
        assert list(workbook_rows(lying, PATH)) == honest


def test_a_row_with_a_monstrous_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 1000)
    with pytest.raises(InputError, match="more than 1000 rows"):
        list(workbook_rows(with_sheet('<row r="2"', '<row r="99999999999"'), PATH))
