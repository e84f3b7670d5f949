"""How well, how fast and how large every installed model is, on FLORES dev, beside what others have published.

For each model between English, French and Arabic, beam 4 and greedy: BLEU and chrF2++ with sacreBLEU's signatures, length (words of the target per
word of the reference), share of segments left untranslated, share of segments with digits whose figures are all in the target, speed and size.

Run: python -m benchmarks.quality [sentences]
"""

from __future__ import annotations

import sys
import time
from itertools import islice

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from benchmarks.evaluation import lines
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.failures import untranslated
from l10n.mt.packages import ModelPackage, find, install, installed
from l10n.text.figures.comparison import compare

LANGUAGES = ("en", "fr", "ar")
PUBLISHED = {
    ("en", "fr"): "Argos 42.7, OPUS-MT 47.8, Bergamot 48.9, Microsoft 52.7",
    ("en", "ar"): "Argos 16.5, NLLB-600M 21.5, OPUS-MT 22.8, Bergamot 29.5, Microsoft 31.0, Google 33.7",
}
"""BLEU on FLORES devtest, which are other sentences than dev, by Mozilla's evaluation of Firefox's translation models."""


def main() -> None:
    """Prints a few lines per model."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else None
    if find("en", "fr") is None:
        install("en", "fr")
    for model in installed():
        if model.source in LANGUAGES and model.target in LANGUAGES:
            for beam in (4, 1):
                _measure(model, beam, count)
            if published := PUBLISHED.get((model.source, model.target)):
                print(f"  published, devtest: {published}")


def _measure(model: ModelPackage, beam: int, count: int | None) -> None:
    sources, references = (list(islice(lines(f"flores-dev.{code}"), count)) for code in (model.source, model.target))
    engine = ArgosEngine([model], beam)
    started = time.perf_counter()
    targets = [result.target for result in engine.translate([Request(source) for source in sources])]
    took = time.perf_counter() - started
    pairs = list(zip(sources, targets, strict=True))
    left = sum(untranslated(source, target) for source, target in pairs)
    counted = [pair for pair in pairs if any(char.isdigit() for char in pair[0])]
    right = sum(not compare(*pair, model.source, model.target).missing for pair in counted)
    bleu = BLEU()
    score = bleu.corpus_score(targets, [references])
    size = sum(path.stat().st_size for path in model.path.rglob("*") if path.is_file())
    print(
        f"{engine.signature}, beam {beam}, {len(sources)} sentences: {len(sources) / took:.1f} a second, {size / 1e6:.0f} MB"
    )
    print(f"  BLEU {score.score:.2f} ({bleu.get_signature()})")
    chrf = CHRF(word_order=2)
    print(f"  chrF2++ {chrf.corpus_score(targets, [references]).score:.2f} ({chrf.get_signature()})")
    print(f"  length {score.sys_len / score.ref_len:.3f}; untranslated {left / len(pairs):.1%}", end="")
    print(f"; figures all there in {right / max(len(counted), 1):.1%} of {len(counted)}")


if __name__ == "__main__":
    main()
