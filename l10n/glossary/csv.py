"""Glossaries as CSV: the table of `l10n.glossary.table`, in UTF-8. What is written is read back the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from l10n.errors import InputError
from l10n.files import decode_text, read_bytes, write_text
from l10n.glossary.concept import Concept
from l10n.glossary.table import concepts_of, languages_of, rows_of
from l10n.sheets import csv_rows

LONGEST = 131_072
"""Characters of a cell; a longer one is a quote that was never closed."""


def read_csv(path: Path) -> list[Concept]:
    """The concepts of a CSV file, in its order. Raises `InputError` naming file, line and remedy."""
    return concepts_of(csv_rows(csv_source(path), path, LONGEST), path)


def csv_languages(path: Path) -> tuple[str, ...]:
    """The languages that a CSV file has columns for. Raises `InputError`."""
    return languages_of(csv_rows(csv_source(path), path, LONGEST), path)


def csv_source(path: Path) -> str:
    """The text of a CSV file, without a byte-order mark. Raises `InputError`."""
    data = read_bytes(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("is UTF-16, not UTF-8", path=path, line=1, remedy='save it as "CSV UTF-8"')
    text = decode_text(data, path).removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "holds a NUL byte", path=path, line=line, remedy="remove it, or save the sheet again as CSV UTF-8"
        )
    return text


def csv_text(concepts: Sequence[Concept], languages: Sequence[str] = ()) -> str:
    """The CSV of `concepts`; `languages` have a column in any case."""
    return "".join(",".join(map(cell, row)) + "\n" for row in rows_of(concepts, languages))


def cell(text: str) -> str:
    """One cell, quoted where that is needed. (The csv module of Python 3.11 leaves a lone carriage return unquoted.)"""
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",;\t\r\n]|^\s|\s$', text) else text


def write_csv(path: Path, concepts: Sequence[Concept], languages: Sequence[str] = ()) -> None:
    """Writes `concepts` to `path` atomically, in UTF-8; `languages` have a column in any case."""
    write_text(path, csv_text(concepts, languages))
