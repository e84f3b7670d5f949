"""Text of one language → pairs, by an installed model, in shards, going on where it was stopped.

Text of the source language is translated by a teacher (sequence-level distillation, Kim & Rush, EMNLP 2016); text of the target language is
translated back (Sennrich et al., ACL 2016), so that people's words are what the model learns to write. The pairs lie beside the recipe's folder as
`distilled/PAIR-NAME-N.tsv` and are named in a recipe as `distilled/PAIR-NAME-*.tsv`.
"""

from __future__ import annotations

import gzip
import itertools
from pathlib import Path

from l10n.files import write_text
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.packages import route
from training.clean import tidy
from training.recipe import Recipe, corpora

SHARD = 5_000
"""Sentences per file: some minutes' work on two cores."""


def run(recipe: Recipe, text: str, back: bool) -> None:
    """Translates every sentence (line) of `text`, a path or a name in the corpora folder, greedily; `back`: it is of the target language."""
    path = next((one for one in (Path(text), corpora() / text) if one.exists()), Path(text))
    way = (recipe.target, recipe.source) if back else (recipe.source, recipe.target)
    engine = ArgosEngine(route(*way), beam=1)
    name = path.name.split(".")[0]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        for number in itertools.count():
            lines = [tidy(line) for line in itertools.islice(stream, SHARD)]
            if not lines:
                break
            shard = recipe.work.parent / "distilled" / f"{recipe.pair}-{name}-{number}.tsv"
            if shard.exists():
                continue
            results = engine.translate([Request(line) for line in lines if line])
            pairs = ((one.target, one.source) if back else (one.source, one.target) for one in results if one.target)
            rows = [f"{one}\t{other}\n" for one, other in pairs]
            write_text(shard, "".join(rows))
            print(f"distil: {len(rows)} pairs in {shard}", flush=True)
