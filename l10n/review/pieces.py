"""A text cut where something begins or ends that a reader must see: terms, inline codes, placeholders, invisible characters.

The browser is given pieces, never markup: it shows each as text.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from l10n.text.codes import codes
from l10n.text.placeholders import placeholders

INVISIBLE = {
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u061c": "ALM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u2060": "WJ",
    "\ufeff": "BOM",
    "\u00ad": "SHY",
    "\u00a0": "NBSP",
    "\u202f": "NNBSP",
}
"""Characters that nobody sees, by what they are called (Unicode names abbreviated)."""

Mark = tuple[int, int, dict[str, Any]]
"""[start, end) in code points, and what the pieces within are given."""


def pieces(text: str, flags: Iterable[str] = (), marks: Sequence[Mark] = ()) -> list[dict[str, Any]]:
    """`text` as pieces whose `text`s joined are `text`.

    A piece is one inline code (`code` its name, `kind` `open`, `close` or `standalone`), one placeholder (`placeholder`), one invisible
    character (`invisible` its name), or plain text; where `marks` cover it, it also has what they give.
    """
    found: list[Mark] = [(code.start, code.end, {"code": code.name, "kind": code.kind}) for code in codes(text)]
    taken = [(start, end) for start, end, _ in found]
    found += [
        (one.start, one.end, {"placeholder": True})
        for one in placeholders(text, flags)
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    found += [(at, at + 1, {"invisible": INVISIBLE[sign]}) for at, sign in enumerate(text) if sign in INVISIBLE]
    found += marks
    edges = sorted(
        {0, len(text), *(edge for start, end, _ in found for edge in (start, end) if 0 <= edge <= len(text))}
    )
    made = []
    for start, end in itertools.pairwise(edges):
        piece: dict[str, Any] = {"text": text[start:end]}
        for left, right, what in found:
            if left <= start and end <= right:
                piece |= what
        made.append(piece)
    return made
