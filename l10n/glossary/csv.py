"""Glossaries as CSV: the table of `l10n.glossary.table`, in UTF-8. What is written is read back the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.errors import InputError
from l10n.files import decode_text, read_bytes, write_text
from l10n.glossary.concept import Concept
from l10n.glossary.table import concepts_of, languages_of, rows_of

_LONGEST = 131_072
"""Characters of a cell; a longer one is a quote that was never closed."""


def read_csv(path: Path) -> list[Concept]:
    """The concepts of a CSV file, in its order. Raises `InputError` naming file, line and remedy."""
    return concepts_of(_table(path), path)


def csv_languages(path: Path) -> tuple[str, ...]:
    """The languages that a CSV file has columns for. Raises `InputError`."""
    return languages_of(_table(path), path)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    data = read_bytes(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("is UTF-16, not UTF-8", path=path, line=1, remedy='save it as "CSV UTF-8"')
    text = decode_text(data, path).removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "holds a NUL byte", path=path, line=line, remedy="remove it, or save the sheet again as CSV UTF-8"
        )
    return _rows(text, path)


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV text, each with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    # The limit is the whole process's, and the exchange of catalogs raises it.
    csv.field_size_limit(_LONGEST)
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
                f"a cell is longer than {_LONGEST} characters",
                "a quote may be missing before it; shorten or mend it",
            )
        elif "unexpected end of data" in said:
            said = "a quote opens here and never closes"
        raise InputError(said, path=path, line=line, remedy=remedy) from None


def _delimiter(text: str) -> str:
    """What parts the columns: the sign of `,` `;` tab that occurs most in the first line, outside quotes."""
    end = text.find("\n")
    header = re.sub(r'"[^"]*"', "", text[: end if end >= 0 else 20_000][:20_000])
    return max(",;\t", key=header.count)


def csv_text(concepts: Sequence[Concept], languages: Sequence[str] = ()) -> str:
    """The CSV of `concepts`; `languages` have a column in any case."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows_of(concepts, languages))


def _cell(text: str) -> str:
    """One cell, quoted. (The csv module of Python 3.11 leaves a lone carriage return unquoted.)"""
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",;\t\r\n]|^\s|\s$', text) else text


def write_csv(path: Path, concepts: Sequence[Concept], languages: Sequence[str] = ()) -> None:
    """Writes `concepts` to `path` atomically, in UTF-8; `languages` have a column in any case."""
    write_text(path, csv_text(concepts, languages))
