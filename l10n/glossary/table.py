"""The table a glossary is, whatever file holds it (contract 4.3 of the design): one row per concept, the columns named in the first row.

Knows cells, no file format; that no spreadsheet runs a cell as a formula is the business of `l10n.sheets`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary.concept import Concept, Status, Wording, named
from l10n.sheets import defused, restored

FIXED = ("id", "status", "domain", "pos", "definition", "note", "case_sensitive")
PARTS = ("variants", "forbidden", "acronym", "gender")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{4})?(?:[_-](?:[A-Za-z]{2}|[0-9]{3}))?(?:@[a-z]+)?")
_PART = re.compile(rf"({'|'.join(PARTS)})_(.+)")
_YES = {"yes", "true", "1", "y", "oui", "نعم"}
_NO = {"no", "false", "0", "n", "", "non", "لا"}
HEADER_REMEDY = "the first line names the columns, for example: id,en,fr"


def concepts_of(rows: Iterator[tuple[int, list[str]]], path: Path) -> list[Concept]:
    """The concepts of a table: (line, cells) per row, the header first. Raises `InputError` naming file, line and remedy."""
    first = next(rows, None)
    if first is None:
        raise InputError("is empty", path=path, remedy=HEADER_REMEDY)
    columns, languages = header_of(first, path)
    table: list[tuple[int, dict[str, str]]] = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            raise InputError(
                f"the row has {len(cells)} cells, the header {len(columns)}",
                path=path,
                line=line,
                remedy="quote cells that hold the separator",
            )
        table.append((line, dict(zip(columns, map(restored, cells), strict=True))))
    concepts: dict[str, Concept] = {}
    lines: dict[str, int] = {}
    for (line, row), name in zip(table, ids_of([row for _, row in table], languages), strict=True):
        if name in concepts:
            raise InputError(
                f'id "{name}" is taken by line {lines[name]}',
                path=path,
                line=line,
                remedy="give the row another id",
            )
        concepts[name], lines[name] = _concept(name, row, languages, path, line), line
    if len(languages) < 2 and not (concepts and all(concept.status == "dnt" for concept in concepts.values())):
        # What is not translated is worded once and stands in every language.
        raise InputError("fewer than two language columns", path=path, line=first[0], remedy=HEADER_REMEDY)
    return list(concepts.values())


def languages_of(rows: Iterator[tuple[int, list[str]]], path: Path) -> tuple[str, ...]:
    """The languages that a table has columns for, filled or not. Raises `InputError`."""
    first = next(rows, None)
    return () if first is None else tuple(header_of(first, path)[1])


def header_of(first: tuple[int, list[str]], path: Path) -> tuple[list[str], list[str]]:
    """The names of the columns of a table with the first row `first`, and the languages among them. Raises `InputError`."""
    columns = [cell.strip() for cell in first[1]]
    return columns, _languages(columns, path, first[0])


def _languages(columns: Sequence[str], path: Path, line: int) -> list[str]:
    """The languages that have a column of their own; every column is accounted for."""
    seen: set[str] = set()
    languages = [column for column in columns if column not in FIXED and _LANGUAGE.fullmatch(column)]
    known = [*FIXED, *languages, *(f"{part}_{language}" for part in PARTS for language in languages)]
    for column in columns:
        if column in seen:
            raise InputError(f'column "{column}" is there twice', path=path, line=line, remedy="rename or remove one")
        seen.add(column)
        if column in known:
            continue
        part = _PART.fullmatch(column)
        if part and _LANGUAGE.fullmatch(part[2]):
            raise InputError(
                f'column "{column}" stands without a column "{part[2]}"',
                path=path,
                line=line,
                remedy=f'add "{part[2]}", the preferred terms',
            )
        near = difflib.get_close_matches(column, known, n=1)
        remedy = (
            f'did you mean "{near[0]}"?'
            if near
            else f"known: {', '.join(FIXED)}, a language code, or {', '.join(f'{one}_fr' for one in PARTS)}"
        )
        raise InputError(f'unknown column "{column[:60]}"', path=path, line=line, remedy=remedy)
    return languages


def ids_of(rows: Sequence[Mapping[str, str]], languages: Sequence[str]) -> list[str]:
    """What the concepts of a table's rows (cells by column) are called: by their ids; where a row gives none, by its first form.

    >>> ids_of([{"id": "ms", "en": "Member State"}, {"en": "Act", "fr": "loi"}, {"en": "Act", "fr": "acte"}], ["en", "fr"])
    ['ms', 'Act', 'Act 2']
    """
    forms = [next((form for word in _wordings(row, languages) for _, form in word.forms()), "?") for row in rows]
    return named([row.get("id", "").strip() for row in rows], forms)


def _concept(name: str, row: dict[str, str], languages: Sequence[str], path: Path, line: int) -> Concept:
    status = row.get("status", "").strip().lower() or "preferred"
    if status not in ("preferred", "dnt"):
        raise InputError(f'status "{status[:40]}" is unknown', path=path, line=line, remedy="give preferred or dnt")
    case = row.get("case_sensitive", "").strip().lower()
    if case not in _YES | _NO:
        raise InputError(f'case_sensitive is "{case[:40]}"', path=path, line=line, remedy="give yes or no")
    return Concept(
        id=name,
        status=_status(status),
        domain=row.get("domain", ""),
        pos=row.get("pos", ""),
        definition=row.get("definition", ""),
        note=row.get("note", ""),
        case_sensitive=case in _YES,
        wordings=tuple(_wordings(row, languages)),
    )


def _status(status: str) -> Status:
    return "dnt" if status == "dnt" else "preferred"


def _wordings(row: Mapping[str, str], languages: Sequence[str]) -> Iterator[Wording]:
    for language in languages:
        parts = {part: row.get(f"{part}_{language}", "") for part in PARTS}
        if row[language] or any(parts.values()):
            yield Wording(
                language,
                row[language],
                _split(parts["variants"]),
                _split(parts["forbidden"]),
                parts["acronym"],
                parts["gender"],
            )


def _split(cell: str) -> tuple[str, ...]:
    r"""The items of a list cell: `|` parts them, `\|` is a bar, `\\` a backslash; blank items do not count."""
    items, item = [], ""
    for piece in re.findall(r"\\[\\|]|\||[^\\|]+|\\", cell):
        if piece == "|":
            items.append(item)
            item = ""
        else:
            item += piece[1] if len(piece) == 2 and piece[0] == "\\" else piece
    return tuple(one for one in (*items, item) if one.strip())


def joined(items: Iterable[str]) -> str:
    r"""The list cell of `items`.

    >>> joined(["a", "b|c"])
    'a|b\\|c'
    """
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def rows_of(concepts: Sequence[Concept], languages: Sequence[str] = ()) -> list[list[str]]:
    """The table of `concepts`, defused, header first: fixed columns, then those of each language; optional ones only where some row fills them.

    `languages` have a column in any case, before the others that concepts are worded in.
    """
    worded = (word.language for concept in concepts for word in concept.wordings)
    languages = list(dict.fromkeys((*languages, *worded)))
    rows = [_row(concept, languages) for concept in concepts]
    columns = [
        *FIXED,
        *(f"{prefix}{language}" for language in languages for prefix in ("", *(f"{part}_" for part in PARTS))),
    ]
    kept = [
        column for column in columns if column in FIXED or column in languages or any(row.get(column) for row in rows)
    ]
    return [kept, *([defused(row.get(column, "")) for column in kept] for row in rows)]


def _row(concept: Concept, languages: Sequence[str]) -> dict[str, str]:
    row = {
        "id": concept.id,
        "status": concept.status,
        "domain": concept.domain,
        "pos": concept.pos,
        "definition": concept.definition,
        "note": concept.note,
        "case_sensitive": "yes" if concept.case_sensitive else "no",
    }
    for word in concept.wordings:
        row[word.language] = word.term
        row[f"variants_{word.language}"] = joined(word.variants)
        row[f"forbidden_{word.language}"] = joined(word.forbidden)
        row[f"acronym_{word.language}"] = word.acronym
        row[f"gender_{word.language}"] = word.gender
    return row
