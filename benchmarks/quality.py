"""BLEU and chrF++ of the pinned en → fr model on the first 300 sentences of FLORES dev, beam 4 and greedy. Run: python -m benchmarks.quality"""

from __future__ import annotations

import time

from benchmarks.evaluation import lines
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.packages import find, install

COUNT = 300


def main() -> None:
    """Prints both scores with sacreBLEU's signatures."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    sources, references = lines("flores-dev.en")[:COUNT], lines("flores-dev.fr")[:COUNT]
    model = find("en", "fr") or install("en", "fr")
    for beam in (4, 1):
        engine = ArgosEngine([model], beam)
        started = time.perf_counter()
        targets = [result.target for result in engine.translate([Request(source) for source in sources])]
        took = time.perf_counter() - started
        print(f"{engine.signature}, beam {beam}: {COUNT / took:.1f} sentences/s")
        for metric in (BLEU(), CHRF(word_order=2)):
            print(f"  {metric.corpus_score(targets, [references])}  {metric.get_signature()}")


if __name__ == "__main__":
    main()
