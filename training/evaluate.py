"""Stage 8: the exported package through the project's own engine: BLEU and chrF2++ on held-out pairs, and terms by annotation alone."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from l10n.files import write_text
from l10n.glossary.matching import occurrences
from l10n.mt.decoder import Decoder
from l10n.mt.sources.unpack import unpack
from training.align import ALIGNED, Aligned, read
from training.export import SCORES, package
from training.prepare import HELD_OUT
from training.recipe import Noise, Recipe
from training.symbols import DOMAINS, TERM_CLOSE, TERM_OPEN
from training.vary import vary

Scores = dict[str, str]


def run(recipe: Recipe) -> None:
    """Prints the scores and writes `scores.json`, which the model card shows once the model is exported again."""
    rows = [line.split("\t") for line in (recipe.work / HELD_OUT).read_text(encoding="utf-8").splitlines()]
    scores = measure(recipe, [source for source, _ in rows], [target for _, target in rows], "held-out pairs")
    seen = read(recipe.work / ALIGNED)[:1000]
    scores |= measure(recipe, [pair.source for pair in seen], [pair.target for pair in seen], "training pairs")
    scores |= terms(recipe, seen)
    write_text(recipe.work / SCORES, json.dumps(scores, indent=1) + "\n")
    for name, value in scores.items():
        print(f"evaluate: {name}: {value}")


def measure(recipe: Recipe, sources: Sequence[str], references: Sequence[str], what: str) -> Scores:
    """BLEU and chrF2++ with sacreBLEU's signatures, beam 4."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    targets = _translated(recipe, sources)
    metrics = (BLEU(), CHRF(word_order=2))
    return {
        f"{type(metric).__name__} on {len(sources)} {what}": f"{metric.corpus_score(targets, [list(references)]).score:.2f}"
        f" ({metric.get_signature()})"
        for metric in metrics
    }


def terms(recipe: Recipe, pairs: Sequence[Aligned]) -> Scores:
    """The share of annotated terms that stand in the target, in whatever form; nothing else is done to get them there."""
    noise = Noise(terms=1.0, codes=0.0, case=0.0, unstopped=0.0, typography=0.0, untagged=1.0)
    dice = random.Random(0)
    sentences = [vary(pair, noise, recipe.target, dice).source for pair in pairs]
    wanted = [[part.split(TERM_CLOSE)[0] for part in sentence.split(TERM_OPEN)[1:]] for sentence in sentences]
    targets = _translated(recipe, sentences)
    total = sum(map(len, wanted))
    found = sum(
        bool(occurrences(target, recipe.target, [term]))
        for target, here in zip(targets, wanted, strict=True)
        for term in here
    )
    return {"terms found by annotation alone": f"{100 * found / max(total, 1):.1f} % of {total}"}


def _translated(recipe: Recipe, sources: Sequence[str]) -> list[str]:
    with TemporaryDirectory() as folder:
        decoder = Decoder(unpack(package(recipe), Path(folder)))
        encoded = [decoder.encode(DOMAINS["prose"] + source).pieces for source in sources]
        return [decoder.decode(found[0].pieces) for found in decoder.translate(encoded, beam=4)]
