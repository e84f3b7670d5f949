"""Stage 1: corpora → clean pairs. Normalises, filters, deduplicates, keeps evaluation data out, holds some pairs out, and reports every drop."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from l10n.errors import InputError
from l10n.files import write_bytes, write_text
from training import overlap
from training.clean import fault, tidy
from training.corpus import Pair, read
from training.recipe import Recipe

PAIRS, HELD_OUT, REPORT = "pairs.tsv.gz", "held-out.tsv", "data.json"


def run(recipe: Recipe) -> None:
    """Writes `pairs.tsv.gz` (tag TAB source TAB target), `held-out.tsv` and the report `data.json` into the recipe's folder."""
    if (recipe.work / REPORT).exists():
        print(f"prepare: {recipe.work / REPORT} is there already")
        return
    evaluation = overlap.Evaluation(overlap.texts())
    if not len(evaluation):
        raise InputError("no evaluation data to keep out", path=overlap.folder(), remedy="set L10N_EVAL to its folder")
    dropped: dict[str, Counter[str]] = defaultdict(Counter)
    kept = list(_kept(recipe, evaluation, dropped))
    random.Random(recipe.schedule.seed).shuffle(kept)
    held_out = [pair for pair in kept if len(pair.source.split()) >= 4][: recipe.held_out]
    out = {(pair.source, pair.target) for pair in held_out}
    training = [pair for pair in kept if (pair.source, pair.target) not in out]
    still = sum(evaluation.holds(pair.source) or evaluation.holds(pair.target) for pair in training)
    counts = Counter(pair.origin for pair in training)
    report = {
        "pair": recipe.pair,
        "kept": len(training),
        "held_out": len(held_out),
        "evaluation_overlap": still,
        "sources": {
            source.name: {"kept": counts[source.name], "dropped": dict(sorted(dropped[source.name].items()))}
            for source in recipe.sources
        },
    }
    write_text(recipe.work / HELD_OUT, "".join(f"{pair.source}\t{pair.target}\n" for pair in held_out))
    write_pairs(recipe.work / PAIRS, training)
    write_text(recipe.work / REPORT, json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    _show(report)


def _kept(recipe: Recipe, evaluation: overlap.Evaluation, dropped: dict[str, Counter[str]]) -> Iterator[Pair]:
    seen: set[int] = set()
    for pair in read(recipe):
        source, target = tidy(pair.source), tidy(pair.target)
        why = fault(source, target, recipe.source, recipe.target)
        if why is None and (evaluation.holds(source) or evaluation.holds(target)):
            why = "evaluation data"
        if why is None:
            key = hash((source.casefold(), target))
            why = "duplicate" if key in seen else None
            seen.add(key)
        if why is not None:
            dropped[pair.origin][why] += 1
            continue
        yield Pair(source, target, pair.origin, pair.tag)


def write_pairs(path: Path, pairs: list[Pair]) -> None:
    """Tag TAB source TAB target, gzip."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as stream:
        for pair in pairs:
            stream.write(f"{pair.tag}\t{pair.source}\t{pair.target}\n".encode())
    write_bytes(path, buffer.getvalue())


def read_pairs(path: Path) -> list[tuple[str, str, str]]:
    """What `write_pairs` wrote: (tag, source, target)."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            rows = [line.rstrip("\n").split("\t") for line in stream]
    except OSError as error:
        raise InputError(f"cannot be read ({error})", path=path, remedy="run the stage before this one") from None
    return [(tag, source, target) for tag, source, target in rows]


def _show(report: dict[str, object]) -> None:
    print(f"prepare: {report['kept']} pairs kept, {report['held_out']} held out")
    print(f"  overlap with evaluation data: {report['evaluation_overlap']}")
    sources = report["sources"]
    assert isinstance(sources, dict)
    for name, one in sources.items():
        reasons = ", ".join(f"{count} {why}" for why, count in one["dropped"].items()) or "none"
        print(f"  {name}: {one['kept']} kept; dropped: {reasons}")
