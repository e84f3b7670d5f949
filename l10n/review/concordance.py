"""How a word or phrase was translated before: where it stands in the project's catalogs and in the translation memory, source and target.

All words have to stand in the source, or all in the target. Knows no HTTP.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.review.folding import fold, places
from l10n.review.pieces import Mark, pieces
from l10n.review.remembered import elsewhere
from l10n.review.workspace import OpenCatalog, Workspace
from l10n.states import State
from l10n.text.codes import codes, strip

MOST = 40
"""Passages told."""
_LOOKED_AT = 800
"""Units of one state that are looked at: where a word is that common, the first will do."""
_MARKED = 5000
"""Characters of a text in which words are marked."""
_RANKS: dict[State, int] = {"approved": 0, "translated": 1, "machine": 2}
"""The states whose targets are of use, best first."""


@dataclass(frozen=True, slots=True)
class _Passage:
    source: str
    targets: tuple[str, ...]
    state: State
    document: str
    origin: str

    @property
    def sides(self) -> tuple[str, str]:
        """Source and targets as they are searched, without codes."""
        source, targets = (" ".join(fold(strip(text)).split()) for text in (self.source, "\n".join(self.targets)))
        return source, targets

    def holds(self, words: Sequence[str]) -> bool:
        """Whether all words stand in the source, or all in the targets."""
        return any(all(word in side for word in words) for side in self.sides)


def concordance(workspace: Workspace, one: OpenCatalog, but: str, text: str) -> list[dict[str, Any]]:
    """Up to `MOST` passages in the languages of the catalog `one` that hold `text`: those with the phrase as it is first, then by state.

    The unit of `one` with the id `but`, from which it is asked, is none of them.

    Each is told once, with source and targets as pieces (`hit` where the words stand), `insert` (the targets without codes), where it
    stands, its state and who wrote it.
    """
    words = fold(strip(text)).split()
    if not words:
        return []
    found: dict[tuple[str, tuple[str, ...]], _Passage] = {}
    phrase = [" ".join(words)]
    for wanted in [phrase] if len(words) == 1 else [phrase, words]:
        for passage in _here(workspace, one, but, wanted):
            if len(found) == MOST:
                break
            if passage.holds(wanted):
                found.setdefault((passage.source, passage.targets), passage)
    languages = one.source.code, one.language.code
    for match in elsewhere(workspace, one, lambda memory: memory.concordance(strip(text).strip(), *languages, MOST)):
        passage = _Passage(match.source, match.targets, match.state, match.document, match.origin)
        found.setdefault((match.source, match.targets), passage)
    best = sorted(found.values(), key=lambda passage: (not passage.holds(phrase), _RANKS[passage.state]))
    return [_told(passage, words) for passage in best[:MOST]]


def _here(workspace: Workspace, one: OpenCatalog, but: str, words: Sequence[str]) -> Iterator[_Passage]:
    """The units of the project that hold the words anywhere, by state; of each state no more than are looked at."""
    source = one.source.code
    found: dict[State, list[_Passage]] = {state: [] for state in _RANKS}
    held = (
        (each, row)
        for each in workspace.catalogs(one.folder)
        if each.source.code == source
        for row in each.folded.holding(each.rows, words)
        if row.state in _RANKS and not (each is one and row.id == but)
    )
    for each, row in held:
        passages = found[row.state]
        if len(passages) < _LOOKED_AT:
            passages.append(_Passage(row.unit.source, row.unit.targets, row.state, each.name, row.author))
        elif _RANKS[row.state] == 0:
            break
    return itertools.chain(*found.values())


def _told(passage: _Passage, words: Sequence[str]) -> dict[str, Any]:
    return {
        "source": _marked(passage.source, words),
        "targets": [_marked(text, words) for text in passage.targets],
        "insert": [strip(text) for text in passage.targets],
        "state": passage.state,
        "document": passage.document,
        "origin": passage.origin,
    }


def _marked(text: str, words: Sequence[str]) -> list[dict[str, Any]]:
    taken = [(code.start, code.end) for code in codes(text)]
    hits: list[Mark] = [
        (start, end, {"hit": True})
        for start, end in places(text[:_MARKED], words)
        if not any(left < end and start < right for left, right in taken)
    ]
    return pieces(text, marks=hits)
