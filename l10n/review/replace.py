"""Find and replace in targets: seen before it is done, and never inside inline codes.

A person's words stay a person's, what a machine made stays marked as machine-made: replacing a word in a thousand units is no review of them.
An approval is voided by it, since it was given to other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from l10n.catalog.marks import Mark
from l10n.catalog.states import fill, set_fuzzy, write
from l10n.catalog.unit import Unit
from l10n.errors import UsageError
from l10n.text.codes import CODE


def replacing(find: str, by: str, case: bool) -> Callable[[str], str]:
    """A function that replaces `find` (letter for letter, or without regard to `case`) by `by` in a text, inline codes left alone.

    Raises `UsageError` when there is nothing to find, or code in it.
    """
    if not find:
        raise UsageError("there is nothing to find", remedy="write what is to be replaced")
    if CODE.search(find) or CODE.search(by):
        raise UsageError("inline codes cannot be replaced", remedy="leave them out, and move them in the unit itself")
    pattern = re.compile(re.escape(find), 0 if case else re.IGNORECASE)

    def change(text: str) -> str:
        pieces: list[str] = []
        position = 0
        for code in CODE.finditer(text):
            pieces += [pattern.sub(lambda _: by, text[position : code.start()]), code[0]]
            position = code.end()
        pieces.append(pattern.sub(lambda _: by, text[position:]))
        return "".join(pieces)

    return change


def rewritten(unit: Unit, change: Callable[[str], str]) -> Unit:
    """`unit` with `change` made in its targets; the same unit where that changes nothing or would empty one."""
    targets = tuple(change(text) for text in unit.targets)
    if targets == unit.targets or any(old and not new for old, new in zip(unit.targets, targets, strict=True)):
        return unit
    if unit.state == "machine" and unit.provenance is not None:
        mark = unit.provenance
        return fill(unit, targets, Mark(mark.verb, mark.words, tuple(pair for pair in mark.values if pair[0] != "h")))
    if unit.fuzzy:
        return set_fuzzy(replace(unit, targets=targets), True)
    return write(unit, targets)
