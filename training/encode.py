"""Stage 4: aligned pairs → shards of piece ids, one shard per variant of the data, in files that only numpy is needed to read."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.align import ALIGNED, Aligned, read
from training.recipe import Recipe
from training.vary import Sentence, vary
from training.vocabulary import MODEL

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

Ids = list[int]
Encoded = tuple[Ids, Ids, list[tuple[int, int]]]
"""Source ids, target ids, links (target position, source position) between their pieces."""


def shard(recipe: Recipe, variant: int) -> Path:
    """Where the shard of a variant lies."""
    return recipe.work / f"shard-{variant}.npz"


def run(recipe: Recipe) -> None:
    """Writes `shard-N.npz` for every variant."""
    import sentencepiece

    pairs = read(recipe.work / ALIGNED)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(recipe.work / MODEL))
    for variant in range(recipe.variants):
        path = shard(recipe, variant)
        if path.exists():
            print(f"encode: {path} is there already")
            continue
        dice = random.Random(1000 * recipe.schedule.seed + variant)
        count = _write(path, (encode(pair, recipe, pieces, dice) for pair in pairs))
        print(f"encode: {len(pairs)} pairs, {count} pieces in {path}")


def encode(pair: Aligned, recipe: Recipe, pieces: SentencePieceProcessor, dice: random.Random) -> Encoded:
    """One variant of a pair as ids; links are between the first pieces of words."""
    sentence = vary(pair, recipe.noise, recipe.target, dice)
    source, source_at = _pieces(sentence.source, pieces)
    target, target_at = _pieces(sentence.target, pieces)
    return source, target, _links(sentence, source_at, target_at)


def _pieces(text: str, pieces: SentencePieceProcessor) -> tuple[Ids, list[int]]:
    """Ids, and for every code point the number of the piece it lies in."""
    proto = pieces.encode(text, return_type="proto")
    byte_ends = list(itertools.accumulate(len(char.encode()) for char in text))
    at, number = [], 0
    for end in byte_ends:
        while number < len(proto.pieces) - 1 and proto.pieces[number].end < end:
            number += 1
        at.append(number)
    return [piece.id for piece in proto.pieces], at


def _links(sentence: Sentence, source_at: list[int], target_at: list[int]) -> list[tuple[int, int]]:
    links = set()
    for (start, _), (first, last) in sentence.links:
        for position in range(target_at[first], target_at[last - 1] + 1):
            links.add((position, source_at[start]))
    return sorted(links)


def _write(path: Path, sentences: Iterable[Encoded]) -> int:
    import numpy as np

    columns: dict[str, list[Any]] = {"source": [], "target": [], "links": []}
    ends: dict[str, list[int]] = {name: [] for name in columns}
    for sentence in sentences:
        parts: tuple[list[Any], ...] = sentence
        for name, part in zip(columns, parts, strict=True):
            columns[name].extend(part)
            ends[name].append(len(columns[name]))
    arrays = {name: np.array(column, np.uint16) for name, column in columns.items()}
    arrays["links"] = arrays["links"].reshape(-1, 2)
    arrays |= {f"{name}_ends": np.array(end, np.int64) for name, end in ends.items()}
    partial = path.with_suffix(".partial.npz")
    np.savez_compressed(partial, allow_pickle=False, **arrays)
    partial.replace(path)
    return len(columns["source"]) + len(columns["target"])
