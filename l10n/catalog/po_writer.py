"""PO entries written: a unit → the lines of its entry, laid out and wrapped as msgcat does.

Knows the order of an entry's lines; knows nothing of files and states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from l10n.catalog.marks import format_marks
from l10n.catalog.quoting import PAGE_WIDTH, string_lines, width
from l10n.catalog.unit import Unit

_NEWLINE = re.compile(r"\r\n|\r(?!\Z)|\n")


def entry_lines(
    unit: Unit, base: Unit | None = None, original: Sequence[str] = (), page: int = PAGE_WIDTH
) -> list[str]:
    """The lines of the entry of `unit`, without line ends, `page` columns wide. Obsolete entries have their message behind `#~`.

    `base` is the unit as it stands in the `original` lines: what `unit` has in common with it keeps its lines, and so its wrapping.
    """
    old = parts_of(original) if base is not None and base.obsolete == unit.obsolete else {}
    before = dict(_parts(base)) if base is not None and old else {}
    lines: list[str] = []
    for name, value in _parts(unit):
        if old.get(name) and before.get(name) == value:
            lines += old[name]
        elif name in old and name.startswith("msgstr") and isinstance(value, str):
            lines += _rewritten(name, value, old[name], unit.obsolete, page)
        else:
            lines += _lines_of(name, value, unit.obsolete, page)
    return lines


def parts_of(lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines of an entry by the part they belong to: a sign (`#`, `#.`, `#:`, `#,`, `#=`, `#|`) or a keyword."""
    parts: dict[str, list[str]] = {}
    keyword = ""
    for raw in lines:
        line = raw.strip()
        if line.startswith("#~"):
            line = line[2:].lstrip()
            line = f"#{line}" if line.startswith("|") else line
        if not line:
            continue
        if line[0] == "#":
            name = line[:2] if line[1:2] in (".", ":", ",", "=", "|") else "#"
        elif line[0] == '"':
            name = keyword
        else:
            name = keyword = re.sub(r"\s", "", line.split('"')[0])
        parts.setdefault(name, []).append(raw)
    return parts


def _parts(unit: Unit) -> Iterator[tuple[str, object]]:
    """What an entry is made of, in the order it is written: (name as in `parts_of`, value); what is absent is left out."""
    named: list[tuple[str, object]] = [
        ("#", (unit.comments, unit.marks)),
        ("#.", unit.notes),
        ("#:", unit.locations),
        ("#,", unit.flags),
        ("#=", unit.workflow),
    ]
    yield from ((name, value) for name, value in named if value)
    if unit.previous is not None:
        yield "#|", unit.previous
    if unit.context is not None:
        yield "msgctxt", unit.context
    yield "msgid", unit.source
    if unit.plural is None:
        yield "msgstr", unit.target
        return
    yield "msgid_plural", unit.plural
    yield from ((f"msgstr[{form}]", target) for form, target in enumerate(unit.targets))


def _lines_of(name: str, value: Any, obsolete: bool, page: int) -> list[str]:
    if name == "#":
        comments, marks = value
        return [f"# {line}" if line else "#" for line in _split((*comments, *format_marks(marks)))]
    if name == "#.":
        return [f"#. {line}" if line else "#." for line in _split(value)]
    if name == "#:":
        return _references(value, page)
    if name in ("#,", "#="):
        return [f"{name} {', '.join(value)}"]
    if name == "#|":
        sign = "#~| " if obsolete else "#| "
        texts = [("msgctxt", value.context), ("msgid", value.source), ("msgid_plural", value.plural)]
        return [
            sign + line
            for keyword, text in texts
            if text is not None
            for line in string_lines(keyword, text, len(sign), page)
        ]
    sign = "#~ " if obsolete else ""
    return [sign + line for line in string_lines(name, value, len(sign), page)]


def _rewritten(name: str, text: str, old: Sequence[str], obsolete: bool, page: int) -> list[str]:
    """The lines of a changed string; text lines (up to a newline) that stood there keep theirs."""
    lines = _lines_of(name, text, obsolete, page)
    if len(lines) < 3 or len(old) < 3 or not old[0].rstrip().endswith('""'):
        return lines
    kept = {_text(group): group for group in _by_newline(old[1:])}
    return lines[:1] + [line for group in _by_newline(lines[1:]) for line in kept.get(_text(group), group)]


def _by_newline(lines: Iterable[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if line.rstrip().endswith('\\n"'):
            groups.append([])
    return [group for group in groups if group]


def _text(lines: Iterable[str]) -> str:
    return "".join(line.strip().removeprefix("#~").strip()[1:-1] for line in lines)


def _references(locations: Iterable[tuple[str, int | None]], page: int) -> list[str]:
    lines: list[str] = []
    current = "#:"
    for path, line in locations:
        # gettext ≥ 0.22 puts a path with spaces between U+2068 and U+2069.
        name = f"\u2068{path}\u2069" if re.search(r"\s", path) else path
        token = name if line is None else f"{name}:{line}"
        if current != "#:" and width(current) + 1 + width(token) > page:
            lines.append(current)
            current = "#:"
        current += " " + token
    return lines if current == "#:" else [*lines, current]


def _split(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        if "\n" in text or "\r" in text[:-1]:
            yield from _NEWLINE.split(text)
        else:
            yield text
