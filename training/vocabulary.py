"""Stage 3: one SentencePiece vocabulary for both languages (Kudo & Richardson, 2018), with byte fallback and our own signs."""

from __future__ import annotations

from l10n.errors import InputError
from training.align import ALIGNED, read
from training.recipe import Recipe
from training.symbols import ALL

MODEL = "sentencepiece.model"
UNKNOWN, BEGIN, END, PAD = range(4)
"""Ids of the special pieces."""


def run(recipe: Recipe) -> None:
    """Writes `sentencepiece.model`."""
    import sentencepiece

    path = recipe.work / MODEL
    if path.exists():
        print(f"vocabulary: {path} is there already")
        return
    pairs = read(recipe.work / ALIGNED)
    sentences = (text for pair in pairs for text in (pair.source, pair.target))
    partial = path.with_suffix(".partial")
    with partial.open("wb") as stream:
        try:
            sentencepiece.SentencePieceTrainer.train(
                sentence_iterator=sentences,
                model_writer=stream,
                vocab_size=recipe.vocabulary,
                model_type="unigram",
                character_coverage=0.9995,
                byte_fallback=True,
                normalization_rule_name="identity",
                user_defined_symbols=list(ALL),
                unk_id=UNKNOWN,
                bos_id=BEGIN,
                eos_id=END,
                pad_id=PAD,
                input_sentence_size=2_000_000,
                shuffle_input_sentence=True,
                num_threads=2,
                minloglevel=2,
            )
        except RuntimeError as error:
            raise InputError(
                f"too little text for a vocabulary of {recipe.vocabulary} ({error})",
                path=recipe.work / ALIGNED,
                remedy="name more corpora, or a smaller vocabulary, in the recipe",
            ) from None
    partial.replace(path)
    print(f"vocabulary: {recipe.vocabulary} pieces in {path}")
