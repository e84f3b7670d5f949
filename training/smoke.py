"""The last stage of a smoke test: the package is installed and loaded as any other, and has learnt its lines by heart."""

from __future__ import annotations

import os
import random
from tempfile import TemporaryDirectory

from l10n.errors import ModelError
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request, RequestedTerm
from l10n.mt.packages import install
from training.align import ALIGNED, read
from training.export import package
from training.recipe import Recipe

ENOUGH = 60
"""BLEU on its own training lines that a model reaches only when every stage has done its part."""
LINES = 500


def run(recipe: Recipe) -> None:
    """Prints BLEU through the engine, with terms and without; raises `ModelError` below 60."""
    from sacrebleu.metrics.bleu import BLEU

    pairs = random.Random(0).sample(read(recipe.work / ALIGNED), LINES)
    with TemporaryDirectory() as folder:
        os.environ["ARGOS_PACKAGES_DIR"] = folder
        engine = ArgosEngine([install(recipe.source, recipe.target, str(package(recipe)))])
        targets = [result.target for result in engine.translate([Request(pair.source) for pair in pairs])]
        [asked] = engine.translate([_with_a_term()])
    score = BLEU().corpus_score(targets, [[pair.target for pair in pairs]]).score
    print(f"smoke: {engine.signature}: BLEU {score:.1f} on {LINES} of its own training lines")
    print(f"smoke: a term of its own: {asked.target} ({asked.terms[0].how})")
    if score <= ENOUGH:
        raise ModelError(
            f"BLEU {score:.1f} is not over {ENOUGH}", path=package(recipe), remedy="look at the losses above"
        )


def _with_a_term() -> Request:
    source = "Open the settings."
    return Request(source, (RequestedTerm("settings", ("الإعدادات",), 9, 17),))
