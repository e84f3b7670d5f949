"""A translation memory of a million units on one core: taking in a TMX file, exact and fuzzy search, against exhaustive RapidFuzz.

The units are the pairs of parallel corpora, `L10N_CORPORA/*.en-fr.tsv.gz` (source TAB target, default ../shared/corpora), each source once.
Queries are their sentences with one to three words changed, dropped, added or moved, and sentences the memory does not hold. Recall is the
share of the five most similar sources from 70 % upward, found by comparing with all, that the memory finds or equals.
Run: python -m benchmarks.tm [UNITS] [QUERIES]
"""

from __future__ import annotations

import contextlib
import gzip
import itertools
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Indel

from l10n.catalog.exchange.tmx import read_tmx, write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.memory.store import Memory

THRESHOLD, LIMIT = 70, 5
COMPARED = 60
"""Queries that are also compared with every unit: each takes about half a second."""


def corpora() -> list[Path]:
    """The files of parallel text; ends the program with a message where there are none."""
    folder = Path(os.environ.get("L10N_CORPORA") or Path(__file__).parents[2] / "shared" / "corpora")
    paths = sorted(folder.glob("*.en-fr.tsv.gz"))
    if not paths:
        print(f"{folder} has no *.en-fr.tsv.gz: set L10N_CORPORA to a folder that has some. Nothing measured.")
        sys.exit(0)
    return paths


def corpus(count: int) -> Iterator[tuple[str, str]]:
    """Up to `count` pairs with different sources, from all files in turn."""
    paths = corpora()
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(gzip.open(path, "rt", encoding="utf-8")) for path in paths]
        seen: set[int] = set()
        for line in (line for lines in itertools.zip_longest(*files, fillvalue="") for line in lines):
            source, _, target = line.rstrip("\n").partition("\t")
            if source.strip() and target.strip() and hash(source) not in seen:
                seen.add(hash(source))
                yield source, target
                if len(seen) == count:
                    return


def edited(sentence: str, words: list[str], chance: random.Random) -> str:
    """A sentence as an editor might have changed it."""
    parts = sentence.split()
    for _ in range(chance.choice([1, 1, 2, 3])):
        at, step = chance.randrange(len(parts)), chance.random()
        if step < 0.35:
            parts[at] = chance.choice(words)
        elif step < 0.6 and len(parts) > 1:
            del parts[at]
        elif step < 0.85:
            parts.insert(at, chance.choice(words))
        else:
            other = chance.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
    return " ".join(parts)


def timed(calls: list[Callable[[], object]]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times = []
    for call in calls:
        begun = time.perf_counter()
        call()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)]


def main() -> None:
    """Prints speed of import, peak memory, times of searches, recall."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        tmx = Path(name) / "units.tmx"
        ones = (Translation("en", "fr", *pair) for pair in ((source, (target,)) for source, target in corpus(count)))
        write_tmx(tmx, ones, "en")
        with Memory(Path(name) / "memory.sqlite3") as memory:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            wall, cpu = time.perf_counter(), time.process_time()
            early = taken = 0
            for taken in memory.load(read_tmx(tmx), "corpora"):
                early = early or (taken > 2 * Memory.batch and resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) or 0
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            megabytes = tmx.stat().st_size / 1e6
            print(
                f"import of TMX ({megabytes:.0f} MB): {taken} units, {taken / wall:.0f}/s ({taken / cpu:.0f}/s of CPU)"
            )
            if early:
                print(
                    f"peak memory before, after two batches, at the end: {before // 1024}, {early // 1024}, {late // 1024} MB"
                )
            print(f"file: {memory.path.stat().st_size / 1e6:.0f} MB")
            search(memory, [source for source, _ in corpus(count)], asked)


def search(memory: Memory, known: list[str], asked: int) -> None:
    """Prints times of searches and recall."""
    chance = random.Random(7)  # noqa: S311
    words = [word for sentence in chance.sample(known, min(5_000, len(known))) for word in sentence.split()]
    sample = chance.sample(known, min(asked, len(known)))
    queries = [edited(sentence, words, chance) for sentence in sample]
    exact = timed([partial(memory.exact, one, None, None, None, "en", "fr") for one in sample])
    print(f"exact: median {exact[0]:.3f} ms, p95 {exact[1]:.3f} ms")
    fuzzy = timed([partial(memory.fuzzy, one, "en", "fr", THRESHOLD, LIMIT) for one in queries])
    print(f"fuzzy, top {LIMIT} from {THRESHOLD} %: median {fuzzy[0]:.1f} ms, p95 {fuzzy[1]:.1f} ms")
    wanted = found = 0
    exhaustive = 0.0
    for query in queries[:COMPARED]:
        begun = time.perf_counter()
        near = process.extract(
            query, known, scorer=Indel.normalized_similarity, score_cutoff=THRESHOLD / 100, limit=LIMIT
        )
        exhaustive += (time.perf_counter() - begun) * 1000 / len(queries[:COMPARED])
        there = [int(score * 100 + 1e-9) for _, score, _ in near]
        here = sorted((match.percent for match in memory.fuzzy(query, "en", "fr", THRESHOLD, LIMIT)), reverse=True)
        wanted += len(there)
        found += sum(mine >= theirs for mine, theirs in zip(here, there, strict=False))
    print(f"exhaustive RapidFuzz: {exhaustive:.0f} ms a query, {exhaustive / fuzzy[0]:.0f} times the memory's median")
    print(f"recall against it: {found} of {wanted} ({found / max(1, wanted):.1%})")


if __name__ == "__main__":
    main()
