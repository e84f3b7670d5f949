"""One entry written into a glossary's CSV file, whose other rows keep every byte: order, quotes, separators and line ends are their editor's.

Knows rows and cells; whether an entry makes sense is asked before (`l10n.glossary.lint`).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from l10n.errors import InputError, UsageError
from l10n.files import read_bytes, write_text
from l10n.glossary.csv import LONGEST, cell, csv_source
from l10n.glossary.table import concepts_of, header_of, ids_of
from l10n.sheets import csv_rows, defused, delimiter, restored

_MARK = "\ufeff"


def writable(path: Path) -> bool:
    """Whether single entries can be written into a file: of the formats of glossaries only CSV keeps what it says of the others."""
    return path.suffix.lower() == ".csv"


def put(path: Path, name: str, cells: Mapping[str, str]) -> None:
    """Puts `cells` (by column) into the row of the concept with the id `name`, which is made where there is none; the file is replaced atomically.

    Columns that are missing are added. Whoever asks holds the file's lock (`l10n.catalog.lock`) since reading it. Raises `UsageError` for
    another format than CSV, `InputError` for a file that cannot be read or written and for cells that would make it one.
    """
    if not writable(path):
        raise UsageError(
            f"is {path.suffix.lower().lstrip('.') or 'no CSV'}, which is only read here",
            path=path,
            remedy='keep terms in a CSV file: l10n glossary export terms.csv, and glossary = ["terms.csv"] in l10n.toml',
        )
    text = csv_source(path)
    changed = _with(text, path, {"id": name, **cells})
    # Nothing is written that could not be read again.
    concepts_of(csv_rows(changed, path, LONGEST), path)
    marked = read_bytes(path).startswith(_MARK.encode())
    write_text(path, (_MARK if marked else "") + changed)


def _with(text: str, path: Path, wanted: Mapping[str, str]) -> str:
    lines = io.StringIO(text, newline="").readlines()
    rows = list(csv_rows(text, path, LONGEST))
    if not rows:
        raise InputError(
            "is empty", path=path, remedy="give it a first line that names the columns, for example: id,en,fr"
        )
    columns, languages = header_of(rows[0], path)
    name = wanted["id"]
    if "id" not in columns:
        # The rows of such a table are called by their terms.
        wanted = {column: value for column, value in wanted.items() if column != "id"}
    new = [column for column in wanted if column not in columns]
    filled = [cells for _, cells in rows[1:] if any(one.strip() for one in cells)]
    names = iter(ids_of([dict(zip(columns, map(restored, cells), strict=False)) for cells in filled], languages))
    separator = delimiter(text)
    end = _line_end(lines[0])
    ends = [line - 1 for line, _ in rows[1:]] + [len(lines)]
    out = lines[: rows[0][0] - 1]
    found = False
    for number, ((line, cells), stop) in enumerate(zip(rows, ends, strict=True)):
        body, rest = _cut("".join(lines[line - 1 : stop]))
        known = dict(zip(columns, cells, strict=False))
        if number == 0:
            body += "".join(f"{separator}{column}" for column in new)
        elif not any(one.strip() for one in cells):
            pass
        elif next(names) == name:
            found = True
            body = _row(
                {**known, **{column: defused(value) for column, value in wanted.items()}}, [*columns, *new], separator
            )
        else:
            body += separator * len(new)
        out += [body, rest]
    if not found:
        if not _line_end("".join(out)[-2:]):
            out.append(end or "\n")
        row = {column: defused(value) for column, value in wanted.items()}
        out += [_row(row, [*columns, *new], separator), end or "\n"]
    return "".join(out)


def _row(row: Mapping[str, str], columns: list[str], separator: str) -> str:
    return separator.join(cell(row.get(column, "")) for column in columns)


def _cut(text: str) -> tuple[str, str]:
    """A row, and the line ends behind it."""
    body = text.rstrip("\r\n")
    return body, text[len(body) :]


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
