"""Glossary-constrained decoding beside free decoding and placeholders, on segments with their terms. Run: python -m benchmarks.terms

Terms found: an accepted rendering stands in the target as it is written (surface, lower-cased) or in an inflected form (lemma). `other` is the
WMT 2021 terminology part, `eurlex` the glossary of Hanneman & Dinu (2020). BLEU and chrF2++ are lower-cased, on segments with terms.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.evaluation import lines
from l10n.glossary.matching import occurrences
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request, Result
from l10n.mt.packages import find, install
from l10n.mt.terms import given

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """The targets of one method, with what became of the terms, and the seconds of wall clock and of processor time it took."""

    targets: list[str]
    how: Counter[str]
    seconds: float
    processor: float


def main() -> None:
    """Prints one line per part and method, and the ratio of times."""
    rows: list[Row] = [json.loads(line) for line in lines("terms.en-fr.dev.jsonl")]
    engine = ArgosEngine([find("en", "fr") or install("en", "fr")])
    methods: dict[str, Callable[[ArgosEngine, list[Row]], Run]] = {
        "free": _free,
        "placeholder": _placeholder,
        "l10n": _ours,
    }
    runs = {name: method(engine, rows) for name, method in methods.items()}
    print(f"{engine.signature}, beam 4, int8; {len(rows)} segments")
    for part in ("other", "eurlex"):
        chosen = [number for number, row in enumerate(rows) if _part(row) == part and row["terms"]]
        for name, run in runs.items():
            print(f"{part:<7} {name:<12} {_scores(rows, run, chosen)}")
    without = [number for number, row in enumerate(rows) if not row["terms"]]
    equal = sum(runs["free"].targets[number] == runs["l10n"].targets[number] for number in without)
    print(
        f"rungs: {dict(runs['l10n'].how)}; segments without terms identical to free decoding: {equal} of {len(without)}"
    )
    ours, free = runs["l10n"], runs["free"]
    times = f"{ours.seconds / free.seconds:.2f} (processor time {ours.processor / free.processor:.2f})"
    print(f"doubled terms: {_doubled(rows, runs)}; time ratio to free decoding {times}")


def _part(row: Row) -> str:
    return "eurlex" if row["id"].lower().startswith("eur") else "other"


def _scores(rows: list[Row], run: Run, chosen: list[int]) -> str:
    from sacrebleu.metrics import BLEU, CHRF

    surface = lemma = total = 0
    for number in chosen:
        target = run.targets[number]
        for term in rows[number]["terms"]:
            total += 1
            surface += any(text.lower() in target.lower() for text in term["target"])
            lemma += bool(occurrences(target, "fr", term["target"]))
    targets = [run.targets[number].lower() for number in chosen]
    references = [rows[number]["reference"].lower() for number in chosen]
    bleu, chrf = BLEU().corpus_score(targets, [references]), CHRF(word_order=2).corpus_score(targets, [references])
    shares = f"{100 * surface / total:5.1f} % as written, {100 * lemma / total:5.1f} % inflected"
    return f"{total} terms found: {shares}; BLEU {bleu.score:.2f}, chrF2++ {chrf.score:.2f}"


def _free(engine: ArgosEngine, rows: list[Row]) -> Run:
    return _run(engine, (Request(row["source"]) for row in rows))


def _ours(engine: ArgosEngine, rows: list[Row]) -> Run:
    return _run(
        engine,
        (
            Request(
                row["source"], given(row["source"], "en", [(term["source"], term["target"]) for term in row["terms"]])
            )
            for row in rows
        ),
    )


def _placeholder(engine: ArgosEngine, rows: list[Row]) -> Run:
    """Terms replaced by made-up words before, and by their first rendering afterwards: what most peers do."""
    requests, kept = [], []
    for row in rows:
        text, names = row["source"], {}
        for term in row["terms"]:
            for start, end, _ in reversed(occurrences(text, "en", [term["source"]])):
                name = f"TERM{len(names)}"
                names[name] = term["target"][0]
                text = text[:start] + name + text[end:]
        requests.append(Request(text))
        kept.append(names)
    run = _run(engine, requests)
    targets = []
    for target, names in zip(run.targets, kept, strict=True):
        for name, rendering in sorted(names.items(), key=lambda pair: -len(pair[0])):
            target = target.replace(name, rendering)
        targets.append(target)
    return Run(targets, Counter(), run.seconds, run.processor)


def _run(engine: ArgosEngine, requests: Iterable[Request]) -> Run:
    wanted = list(requests)
    started, spent = time.perf_counter(), time.process_time()
    results: list[Result] = list(engine.translate(wanted))
    took, used = time.perf_counter() - started, time.process_time() - spent
    how = Counter(term.how for result in results for term in result.terms)
    return Run([result.target for result in results], how, took, used)


def _doubled(rows: list[Row], runs: dict[str, Run]) -> int:
    """Segments in which a term stands more often than in the reference, in free decoding, and in the source."""
    count = 0
    for number, row in enumerate(rows):
        for term in row["terms"]:
            ours, free, reference = (
                len(occurrences(text, "fr", term["target"]))
                for text in (runs["l10n"].targets[number], runs["free"].targets[number], row["reference"])
            )
            count += ours > max(free, reference, len(occurrences(row["source"], "en", [term["source"]])))
    return count


if __name__ == "__main__":
    main()
