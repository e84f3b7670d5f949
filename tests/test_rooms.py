"""The house is as CONTRIBUTING.md shows it: every room is in its table, and imports only point downward there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def rows() -> list[list[str]]:
    """The rooms (packages and modules right below `l10n/`) of each row of the table, the uppermost first."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    firsts = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    named = [re.findall(r"`(?:l10n/)?(\w+)(?:/|\.py)`", first) for first in firsts if "training" not in first]
    # The program beside the package stands in the row of the package it starts.
    return [list(dict.fromkeys(row)) for row in named]


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports from, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("l10n."))


def test_every_room_is_in_the_table() -> None:
    there = {path.stem for path in (ROOT / "l10n").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {room for row in rows() for room in row} == there - {"__init__"}


def test_imports_point_downward() -> None:
    rank = {room: number for number, row in enumerate(rows()) for room in row}
    upward = [
        f"{path.relative_to(ROOT)} imports l10n.{room}"
        for path in sorted((ROOT / "l10n").rglob("*.py"))
        for room in imported(path)
        if rank.get(path.relative_to(ROOT / "l10n").parts[0].removesuffix(".py"), -1) > rank[room]
    ]
    assert upward == []
