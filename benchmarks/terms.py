"""Glossary-constrained decoding beside free decoding and placeholders, on segments with their terms. Run: python -m benchmarks.terms [SEGMENTS]

Terms found: an accepted rendering stands in the target as it is written (surface, lower-cased) or in an inflected form (lemma). `other` is the
WMT 2021 terminology part, `eurlex` the glossary of Hanneman & Dinu (2020). BLEU and chrF2++ are lower-cased, on segments with terms.

Then the three modes of the WMT 2025 terminology task on the same segments: no terms, random terms, proper terms. Random terms are words and
pairs of words of the source, drawn with a fixed seed, and the words of the reference that the model's attention says stand for them.

Last Chinese → English with the genuine Argos package, on the sentences in `benchmarks/terms_zh.jsonl`. SEGMENTS takes the first so many of the file.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluation import lines
from l10n.glossary.matching import occurrences
from l10n.mt.alignment import best_run
from l10n.mt.argos import ArgosEngine
from l10n.mt.decoder import Decoder
from l10n.mt.engine import Request, Result
from l10n.mt.leg import Leg
from l10n.mt.packages import find, install
from l10n.mt.terms import given

Row = dict[str, Any]
SEED = 2025
CHINESE = Path(__file__).with_name("terms_zh.jsonl")


@dataclass(frozen=True, slots=True)
class Run:
    """The targets of one method, with what became of the terms, and the seconds of wall clock and of processor time it took."""

    targets: list[str]
    how: Counter[str]
    seconds: float
    processor: float


def main() -> None:
    """Prints a line per part and method, the ratio of times, a line per mode, and Chinese → English."""
    rows: list[Row] = [json.loads(line) for line in lines("terms.en-fr.dev.jsonl")]
    if len(sys.argv) > 1:
        # Spread over the file, so that both parts are among them.
        rows = rows[:: max(1, len(rows) // int(sys.argv[1]))]
    model = find("en", "fr") or install("en", "fr")
    engine = ArgosEngine([model])
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
    print(f"doubled terms: {_doubled(rows, runs)}; time ratio to free decoding {times}", flush=True)
    _modes(engine, rows, Leg(Decoder(model.path), "en", "fr", beam=1), free, ours)
    _chinese()


def _modes(engine: ArgosEngine, rows: list[Row], leg: Leg, free: Run, proper: Run) -> None:
    """No, random and proper terms on the segments that have both kinds."""
    drawn = _drawn(rows, leg)
    chosen = [number for number, row in enumerate(rows) if row["terms"] and drawn[number]["terms"]]
    at_random = _ours(engine, [drawn[number] for number in chosen])
    of_random = [drawn[number] for number in chosen]
    of_proper = [rows[number] for number in chosen]
    every = list(range(len(chosen)))
    for mode, run in (("no", free), ("random", at_random), ("proper", proper)):
        if run is not at_random:
            run = Run([run.targets[number] for number in chosen], run.how, run.seconds, run.processor)
        print(f"{mode} terms: random {_scores(of_random, run, every)}")
        print(f"{'':<{len(mode)}}        proper {_scores(of_proper, run, every)}")
    print(f"rungs of random terms: {dict(at_random.how)}", flush=True)


def _drawn(rows: list[Row], leg: Leg) -> list[Row]:
    """The rows with up to three random terms each instead of their own: content words or pairs of them, and their words in the reference."""
    draw = random.Random(SEED)  # noqa: S311 - nothing secret
    encoded = [leg.decoder.encode(row["source"]) for row in rows]
    references = [leg.decoder.encode_target(row["reference"]) for row in rows]
    found = []
    for pieces, reference in zip(encoded, references, strict=True):
        # One by one: a reference is kept whole, and nothing is added to it.
        [[whole]] = leg.decoder.translate(
            [pieces.pieces], beam=1, prefixes=[reference], attention=True, max_decoding_length=len(reference) + 1
        )
        found.append(whole)
    made = []
    for row, pieces, whole in zip(rows, encoded, found, strict=True):
        [part] = [*leg.parts(row["source"])][:1]
        alignment = leg.alignment(leg.draft(row["source"], [part], [[whole]])) if part.pieces == pieces.pieces else None
        terms = []
        words = [*re.finditer(r"\b[^\W\d_]{5,}\b(?: [^\W\d_]{5,}\b)?", row["source"])]
        for word in sorted(draw.sample(words, min(3, len(words))), key=lambda match: match.start()):
            if alignment is None or not alignment.tokens:
                continue
            inside = alignment.inside(*word.span())
            first, last, _ = best_run(inside - 0.5, 0, len(alignment.tokens))
            target = alignment.target[alignment.tokens[first][0] : alignment.tokens[last - 1][1]]
            sure = inside[first:last].min() > 0.5 and re.fullmatch(r"[^\W\d_]{4,}(?: [^\W\d_]{2,}){0,3}", target)
            if sure and target.lower() in row["reference"].lower():
                terms.append({"source": word[0], "target": [target]})
        made.append({**row, "terms": terms})
    return made


def _chinese() -> None:
    rows: list[Row] = [json.loads(line) for line in CHINESE.read_text(encoding="utf-8").splitlines()]
    engine = ArgosEngine([find("zh", "en") or install("zh", "en")])
    print(f"{engine.signature}, beam 4, int8; {len(rows)} segments")
    for name, run in (("free", _free(engine, rows)), ("l10n", _ours(engine, rows, "zh"))):
        print(f"zh → en {name:<12} {_scores(rows, run, list(range(len(rows))), 'en')}")
        if run.how:
            print(f"rungs: {dict(run.how)}")


def _part(row: Row) -> str:
    return "eurlex" if row["id"].lower().startswith("eur") else "other"


def _scores(rows: list[Row], run: Run, chosen: list[int], language: str = "fr") -> str:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    surface = lemma = total = 0
    for number in chosen:
        target = run.targets[number]
        for term in rows[number]["terms"]:
            total += 1
            surface += any(text.lower() in target.lower() for text in term["target"])
            lemma += bool(occurrences(target, language, term["target"]))
    targets = [run.targets[number].lower() for number in chosen]
    references = [rows[number]["reference"].lower() for number in chosen]
    bleu, chrf = BLEU().corpus_score(targets, [references]), CHRF(word_order=2).corpus_score(targets, [references])
    shares = f"{100 * surface / total:5.1f} % as written, {100 * lemma / total:5.1f} % inflected"
    return f"{total} terms found: {shares}; BLEU {bleu.score:.2f}, chrF2++ {chrf.score:.2f}"


def _free(engine: ArgosEngine, rows: list[Row]) -> Run:
    return _run(engine, (Request(row["source"]) for row in rows))


def _ours(engine: ArgosEngine, rows: list[Row], language: str = "en") -> Run:
    return _run(
        engine,
        (
            Request(
                row["source"],
                given(row["source"], language, [(term["source"], term["target"]) for term in row["terms"]]),
            )
            for row in rows
        ),
    )


def _placeholder(engine: ArgosEngine, rows: list[Row]) -> Run:
    """Terms replaced by made-up words before, and by their first rendering afterwards: what most peers do."""
    requests, kept = [], []
    for row in rows:
        text = row["source"]
        names: dict[str, str] = {}
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
    how: Counter[str] = Counter(term.how for result in results for term in result.terms)
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
