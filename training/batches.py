"""Batches out of shards: sentences of like length together, so that little of a batch is padding. Needs numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.vocabulary import BEGIN, END, PAD

LONGEST = 250
"""Pieces of a side; longer pairs are left out of training."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Ids (sentences × pieces, padded): the source with its end, the target behind a begin, the target with its end; links as rows of
    (sentence, target position, source position)."""

    source: NDArray[np.int64]
    before: NDArray[np.int64]
    target: NDArray[np.int64]
    links: NDArray[np.int64]


class Shard:
    """One file that `training.encode` wrote."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as data:
            self._ids = {name: data[name] for name in ("source", "target", "links")}
            self._ends = {name: np.concatenate(([0], data[f"{name}_ends"])) for name in self._ids}

    def plan(self, tokens: int, seed: int) -> list[list[int]]:
        """The sentences of each batch, in an order drawn by `seed`; no batch has more than `tokens` ids on either side, padding included."""
        dice = np.random.default_rng(seed)
        lengths = np.maximum(np.diff(self._ends["source"]), np.diff(self._ends["target"])) + 1
        order = np.argsort(lengths + dice.uniform(0, 3, len(lengths)))
        groups: list[list[int]] = [[]]
        widest = 0
        for number in order:
            if lengths[number] > LONGEST:
                continue
            widest = max(widest, int(lengths[number]))
            if widest * (len(groups[-1]) + 1) > tokens and groups[-1]:
                groups.append([])
                widest = int(lengths[number])
            groups[-1].append(int(number))
        dice.shuffle(groups)
        return [group for group in groups if group]

    def batch(self, numbers: list[int]) -> Batch:
        """The batch of these sentences."""
        sources = [self._row("source", number) for number in numbers]
        targets = [self._row("target", number) for number in numbers]
        source = _padded([[*ids, END] for ids in sources])
        links = [[row, *link] for row, number in enumerate(numbers) for link in self._row("links", number)]
        return Batch(
            source,
            _padded([[BEGIN, *ids] for ids in targets]),
            _padded([[*ids, END] for ids in targets]),
            np.array(links, np.int64).reshape(-1, 3),
        )

    def _row(self, name: str, number: int) -> list[Any]:
        rows: list[Any] = self._ids[name][self._ends[name][number] : self._ends[name][number + 1]].tolist()
        return rows


def _padded(rows: list[list[int]]) -> NDArray[np.int64]:
    out = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out
