"""An inverted index of letter triples in SQLite: which kept sources may be similar to a text.

For every triple of a source (in lower case, with its ends) the index has the numbers of the sources that hold it, in blocks of 65,536 so
that a number takes two bytes. A query adds up the postings of its rarest triples, as many as `POSTINGS` allows, estimates each source's
similarity by the share of triples in common (prefix filtering and ScanCount, known from set-similarity joins: Chaudhuri et al. 2006; Li,
Lu and Lu 2008), and leaves the best for RapidFuzz to judge. Triples are hashed together with the language pair, so that pairs do not
get into each other's way. Works within the caller's transactions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SCHEMA = """
CREATE TABLE posting (id INTEGER PRIMARY KEY, texts BLOB NOT NULL); -- triple and block, numbers within the block, 16 bits each
CREATE TABLE block (id INTEGER PRIMARY KEY, sizes BLOB NOT NULL);   -- for each number the count of its different triples, 16 bits each
"""

POSTINGS = 1_500_000
"""Index entries added up for one query, beyond its three rarest triples."""

CANDIDATES = 400
"""Sources handed on for judging."""

_MOST_TRIPLES = 256
_TEXTS = 512
"""Texts hashed at a time: what is made of them stays in the processor's cache."""

_BLOCK_BITS = 16
_BLOCK = 1 << _BLOCK_BITS
_BLOCKS = 1 << 20
_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)

Keys = NDArray[np.uint64]


def triples(texts: Sequence[str], pairs: Sequence[int]) -> Keys:
    """The different triples of each text, as sorted numbers: hash (32 bits), then the text's index in `texts` (32 bits).

    `pairs` has one number per text that goes into its hashes.
    """
    keys = np.empty(0, np.uint64)
    if texts:
        slices = [slice(start, start + _TEXTS) for start in range(0, len(texts), _TEXTS)]
        keys = np.concatenate([_keys(texts[one], pairs[one], one.start) for one in slices])
    keys.sort()
    different: Keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]]
    return different


def _keys(texts: Sequence[str], pairs: Sequence[int], first: int) -> Keys:
    """All triples of texts whose indices begin at `first`, as `triples` has them, in no order."""
    padded = [f" {text.lower()} " for text in texts]
    lengths = np.fromiter(map(len, padded), np.int64, len(padded))
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), np.dtype("<u4")).astype(np.uint64)
    index = np.repeat(np.arange(first, first + len(padded), dtype=np.uint64), lengths)
    salt = np.repeat(np.asarray(pairs, np.uint64) * np.uint64(0xD6E8FEB86659FD93), lengths)
    mixed = (
        letters[:-2] * np.uint64(0x9E3779B97F4A7C15)
        + letters[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
        + letters[2:] * np.uint64(0x165667B19E3779F9)
        + salt[2:]
    )
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    within = index[2:] == index[:-2]
    keys: Keys = ((mixed >> _SHIFT)[within] << _SHIFT) | index[2:][within]
    return keys


def add(database: sqlite3.Connection, numbers: Sequence[int], texts: Sequence[str], pairs: Sequence[int]) -> None:
    """Puts `texts` in under their `numbers`, which are not in use."""
    if not texts:
        return
    keys = triples(texts, pairs)
    _set_sizes(database, numbers, np.bincount((keys & _LOW).view(np.int64), minlength=len(texts)))
    ids, starts, ends, entries = _grouped(keys, numbers)
    data = entries.tobytes()
    database.executemany(
        "INSERT INTO posting VALUES (?, ?) ON CONFLICT DO UPDATE SET texts = CAST(texts || excluded.texts AS BLOB)",
        (
            (number, data[2 * start : 2 * end])
            for number, start, end in zip(ids.tolist(), starts.tolist(), ends.tolist(), strict=True)
        ),
    )


def remove(database: sqlite3.Connection, numbers: Sequence[int], texts: Sequence[str], pairs: Sequence[int]) -> None:
    """Takes `texts`, which are in under their `numbers`, out, without a trace."""
    if not texts:
        return
    ids, starts, ends, entries = _grouped(triples(texts, pairs), numbers)
    for number, start, end in zip(ids.tolist(), starts.tolist(), ends.tolist(), strict=True):
        row = database.execute("SELECT texts FROM posting WHERE id = ?", (number,)).fetchone()
        there = np.frombuffer(row[0] if row else b"", np.dtype("<u2"))
        left = there[~np.isin(there, entries[start:end])]
        if len(left):
            database.execute("UPDATE posting SET texts = ? WHERE id = ?", (left.tobytes(), number))
        else:
            database.execute("DELETE FROM posting WHERE id = ?", (number,))
    _set_sizes(database, numbers, np.zeros(len(numbers), np.int64))


def candidates(database: sqlite3.Connection, text: str, pair: int) -> list[int]:
    """The numbers of the sources that share most triples with `text`, in no particular order."""
    wanted = triples([text], [pair]) >> _SHIFT
    size = len(wanted)
    if size > _MOST_TRIPLES:
        # The lowest hashes are as good as a sample drawn at random.
        wanted = wanted[:_MOST_TRIPLES]
    rarest = _rarest(database, wanted.tolist())
    entries: dict[int, list[bytes]] = {}
    for triple in rarest:
        first = triple * _BLOCKS
        for number, part in database.execute(
            "SELECT id, texts FROM posting WHERE id BETWEEN ? AND ?", (first, first + _BLOCKS - 1)
        ):
            entries.setdefault(number % _BLOCKS, []).append(part)
    found: list[NDArray[np.int64]] = []
    estimates: list[NDArray[np.float32]] = []
    for block, parts in entries.items():
        shared = np.bincount(np.frombuffer(b"".join(parts), np.dtype("<u2")), minlength=_BLOCK)
        sizes = np.frombuffer(
            database.execute("SELECT sizes FROM block WHERE id = ?", (block,)).fetchone()[0], np.dtype("<u2")
        )
        numbers = np.flatnonzero(shared >= max(1, len(rarest) // 5))
        estimate = (shared[numbers] / (size + sizes[numbers].astype(np.float32))).astype(np.float32)
        best = _best(estimate)
        found.append(numbers[best] + block * _BLOCK)
        estimates.append(estimate[best])
    if not found:
        return []
    chosen: list[int] = np.concatenate(found)[_best(np.concatenate(estimates))].tolist()
    return chosen


def _best(estimate: NDArray[np.float32]) -> NDArray[np.int64]:
    if len(estimate) <= CANDIDATES:
        return np.arange(len(estimate))
    return np.argpartition(estimate, -CANDIDATES)[-CANDIDATES:]


def _rarest(database: sqlite3.Connection, wanted: list[int]) -> list[int]:
    """The triples that are in the index, rarest first, as many as one query may look at."""
    counted = []
    for triple in wanted:
        first = triple * _BLOCKS
        (count,) = database.execute(
            "SELECT sum(length(texts)) FROM posting WHERE id BETWEEN ? AND ?", (first, first + _BLOCKS - 1)
        ).fetchone()
        if count:
            counted.append((count // 2, triple))
    counted.sort()
    total = 0
    chosen: list[int] = []
    for count, triple in counted:
        total += count
        if total > POSTINGS and len(chosen) >= 3:
            break
        chosen.append(triple)
    return chosen


def _grouped(
    keys: Keys, numbers: Sequence[int]
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64], NDArray[np.uint16]]:
    """The keys by posting: the postings' ids, where each one's entries start and end, and all entries."""
    # In place where it can be done: a batch has millions of keys.
    own = np.asarray(numbers, np.uint64)[keys & _LOW]
    ids = keys >> _SHIFT
    ids *= np.uint64(_BLOCKS)
    ids += own >> np.uint64(_BLOCK_BITS)
    if np.any(ids[1:] < ids[:-1]):
        order = np.argsort(ids, kind="stable")
        ids, own = ids[order], own[order]
    cuts = np.flatnonzero(ids[1:] != ids[:-1]) + 1
    starts = np.concatenate((np.zeros(min(1, len(ids)), np.int64), cuts))
    ends = np.concatenate((cuts, np.full(min(1, len(ids)), len(ids), np.int64)))
    return ids[starts], starts, ends, (own & np.uint64(_BLOCK - 1)).astype(np.dtype("<u2"))


def _set_sizes(database: sqlite3.Connection, numbers: Sequence[int], sizes: NDArray[np.int64]) -> None:
    at = np.asarray(numbers, np.int64)
    for block in np.unique(at >> _BLOCK_BITS).tolist():
        row = database.execute("SELECT sizes FROM block WHERE id = ?", (block,)).fetchone()
        kept = np.frombuffer(row[0], np.dtype("<u2")).copy() if row else np.zeros(_BLOCK, np.dtype("<u2"))
        own = at >> _BLOCK_BITS == block
        kept[at[own] & (_BLOCK - 1)] = np.minimum(sizes[own], 65_535)
        database.execute("INSERT OR REPLACE INTO block VALUES (?, ?)", (block, kept.tobytes()))
