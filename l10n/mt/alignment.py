"""Which words of a target stand for which part of its source, read off the model's attention.

OPUS-MT and most Marian models are trained with guided alignment, so that one attention head says where each target piece comes from. This
module turns its pieces × pieces matrix into words × code points; what is done with it (inline codes, terms) is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
"""A word or a sign of a target; what inline codes and terms are cut along."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`tokens` are the spans (code points) of the target's words and signs; `density` has a row per token and a column per source code point.

    A row sums to the share (0…1) of the token's attention that fell on the source's text, not on its end.
    """

    target: str
    tokens: list[Span]
    density: NDArray[np.float32]

    def inside(self, start: int, end: int) -> NDArray[np.float32]:
        """Per token, the share (0…1) of its attention within the source span [start, end), of all that fell on text."""
        total = self.density.sum(axis=1)
        within: NDArray[np.float32] = self.density[:, start:end].sum(axis=1) / np.maximum(total, 1e-6)
        return within

    def text(self, index: int) -> str:
        """The token at `index`."""
        start, end = self.tokens[index]
        return self.target[start:end]

    def position(self, point: int) -> int:
        """The target offset (at a token's edge) that divides the tokens as `point` divides the source, as well as attention tells."""
        left = self.inside(0, point)
        # The cut that has most "left" attention before it and most "right" attention behind it.
        gains = np.concatenate(([0.0], np.cumsum(left - 0.5)))
        cut = int(np.argmax(gains))
        return self.tokens[cut - 1][1] if cut else 0


def align(
    source: str,
    source_spans: Sequence[Span],
    target: str,
    target_spans: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> Alignment:
    """The alignment of a target with its source.

    `source_spans`/`target_spans` are the pieces' spans in code points; `attention` has a row per target piece and a column per source piece (more
    columns, such as the end token's, are left out). Signs such as `,` draw no attention of their own: their columns count a tenth.
    """
    matrix = np.asarray(attention, dtype=np.float32)[: len(target_spans), : len(source_spans)]
    spread = np.zeros((len(source_spans), max(len(source), 1)), dtype=np.float32)
    for row, (start, end) in enumerate(source_spans):
        while start < end and source[start].isspace():
            start += 1
        if start < end:
            weight = 1.0 if any(char.isalnum() for char in source[start:end]) else 0.1
            spread[row, start:end] = weight / (end - start)
    tokens = [match.span() for match in TOKEN.finditer(target)]
    members = np.zeros((len(tokens), len(target_spans)), dtype=np.float32)
    first = 0
    for row, (start, end) in enumerate(tokens):
        while first < len(target_spans) and target_spans[first][1] <= start:
            first += 1
        column = first
        while column < len(target_spans) and target_spans[column][0] < end:
            members[row, column] = 1.0
            column += 1
        members[row] /= max(members[row].sum(), 1.0)
    return Alignment(target, tokens, (members @ matrix @ spread).astype(np.float32))


def best_run(gains: NDArray[np.float32], first: int, last: int) -> tuple[int, int, float]:
    """The run [start, end) of tokens within [first, last) with the greatest sum of `gains`, and that sum; never empty where first < last."""
    best = (first, min(first + 1, last), float("-inf"))
    start, total = first, 0.0
    for index in range(first, last):
        if total <= 0:
            start, total = index, 0.0
        total += float(gains[index])
        if total > best[2]:
            best = (start, index + 1, total)
    return best
