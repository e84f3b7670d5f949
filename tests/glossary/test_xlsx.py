"""Glossary workbooks: what is written is read back, formulas are text, and what is no workbook is said to be none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from l10n import sheets
from l10n.errors import InputError
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.xlsx import read_xlsx, write_xlsx

CONCEPTS = [
    Concept("ms", wordings=(Wording("en", "Member State"), Wording("fr", "État membre", ("a|b", " c "), ("x\ny",)))),
    Concept("=1+1", "dnt", note="'=x", case_sensitive=True, wordings=(Wording("en", "007"), Wording("ar", "@نص"))),
]


def save(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "t.xlsx", CONCEPTS)
    assert read_xlsx(tmp_path / "t.xlsx") == CONCEPTS


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "t.xlsx", CONCEPTS)
    cells = [cell for row in load_workbook(tmp_path / "t.xlsx").active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert "'=1+1" in [cell.value for cell in cells]


def test_numbers_booleans_and_short_rows(tmp_path: Path) -> None:
    path = save(
        tmp_path / "t.xlsx", ["id", "case_sensitive", "en", "fr"], [7, True, "Act", "loi"], [], [8.0, None, "Bill", 5]
    )
    one, two = read_xlsx(path)
    assert (one.id, one.case_sensitive) == ("7", True)
    assert (two.id, two.wording("fr")) == ("8", Wording("fr", "5"))


def test_a_fault_names_its_row(tmp_path: Path) -> None:
    path = save(tmp_path / "t.xlsx", ["id", "en", "fr"], ["a", "b", "c"], [], ["a", "d", "e"])
    with pytest.raises(InputError, match=r"t\.xlsx:4: id \"a\" is taken by line 2"):
        read_xlsx(path)


@pytest.mark.parametrize("text", ["bell\a", "x" * 40_000])
def test_what_no_cell_can_hold_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="which no cell can"):
        write_xlsx(tmp_path / "t.xlsx", [Concept("a", note=text)])


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    for data in (b"", b"id,en,fr\n", b"PK\x03\x04" + b"\0" * 50, other.getvalue()):
        path.write_bytes(data)
        with pytest.raises(InputError, match="workbook"):
            read_xlsx(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_UNPACKED", 1000)
    write_xlsx(tmp_path / "t.xlsx", CONCEPTS)
    with pytest.raises(InputError, match="unpacks to more"):
        read_xlsx(tmp_path / "t.xlsx")
