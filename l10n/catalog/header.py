"""The header entry of a catalog: its fields, read, changed and made anew.

Knows the format of the header and the fields a new one needs; what a language's plural forms are, `l10n.text.languages` knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from l10n.catalog.unit import Unit

GENERATOR = "l10n-toolkit"

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(.*)\Z", re.DOTALL)
_NPLURALS = re.compile(r"\bnplurals\s*=\s*([0-9]{1,2})\b")


def parse_header(text: str) -> dict[str, str]:
    """The fields of a header's msgstr in order; a line that is no field continues the one before."""
    fields: dict[str, str] = {}
    last: str | None = None
    for line in text.split("\n"):
        match = _FIELD.match(line)
        if match is not None:
            last = match[1]
            fields.setdefault(last, match[2].rstrip())
        elif last is not None and line.strip():
            fields[last] += "\n" + line.strip()
    return fields


def set_fields(text: str, changes: Mapping[str, str | None]) -> str:
    """The header msgstr `text` with fields replaced where they stand, appended when new, and removed where the value is None."""
    left = dict(changes)
    lines: list[str] = []
    dropping = False
    for line in text.split("\n"):
        match = _FIELD.match(line)
        if match is None:
            # A continuation goes with the field that was replaced or removed.
            if not (dropping and line.strip()):
                lines.append(line)
            continue
        dropping = match[1] in changes
        if not dropping:
            lines.append(line)
            continue
        value = left.pop(match[1], None)
        if value is not None:
            lines.append(f"{match[1]}: {value}")
    while lines and not lines[-1].strip():
        lines.pop()
    lines += [f"{name}: {value}" for name, value in left.items() if value is not None]
    return "".join(f"{line}\n" for line in lines)


def nplurals(header: Mapping[str, str]) -> int | None:
    """The number of plural forms that the header declares, or None."""
    match = _NPLURALS.search(header.get("Plural-Forms", ""))
    return int(match[1]) if match else None


def new_header(language: str | None, project: str, plural_forms: str | None, created: str) -> str:
    """The msgstr of a new catalog's header, or of a template's when `language` is None; `created` is a date as `timestamp` makes it."""
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": created,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE" if language is None else created,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language or "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if plural_forms is not None:
        fields["Plural-Forms"] = plural_forms
    fields["X-Generator"] = GENERATOR
    return "".join(f"{name}: {value}\n" if value else f"{name}: \n" for name, value in fields.items())


def timestamp() -> str:
    """This moment as gettext writes it, in local time: `2026-11-23 09:30+0100`."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M%z")


def with_fields(header: Unit, changes: Mapping[str, str | None]) -> Unit:
    """The header entry with fields changed as by `set_fields`."""
    return replace(header, targets=(set_fields(header.target, changes),))


def merge_headers(base: Unit | None, ours: Unit, theirs: Unit) -> Unit:
    """The header on disk, `theirs`, with the fields that we changed since `base` set to ours."""
    old = {} if base is None else parse_header(base.target)
    new, there = parse_header(ours.target), parse_header(theirs.target)
    changes: dict[str, str | None] = {}
    for name in {**old, **new}:
        value = new.get(name)
        if value != old.get(name) and value != there.get(name) and not (base is None and name in there):
            changes[name] = value
    return with_fields(theirs, changes) if changes else theirs
