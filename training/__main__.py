"""`python -m training STAGE RECIPE`: one stage of the making of a model, or `all` of them in order."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from l10n.errors import L10nError

STAGES = {
    "prepare": "Corpora → clean pairs, with a report of what was dropped and why.",
    "align": "Word alignments, and out with the worst-aligned pairs.",
    "vocabulary": "One SentencePiece vocabulary for both languages.",
    "encode": "Aligned pairs → shards of piece ids, with terms, inline codes and untidiness.",
    "train": "Shards → checkpoints; goes on where it was stopped. Needs torch.",
    "average": "The mean of the last checkpoints. Needs torch.",
    "export": "Averaged weights → an .argosmodel with its model card.",
    "evaluate": "BLEU, chrF2++ and terms on held-out pairs.",
}

app = typer.Typer(add_completion=False, help=__doc__)


def _run(name: str, recipe: Path) -> None:
    from training.recipe import load

    importlib.import_module(f"training.{name}").run(load(recipe))


def _register(name: str, summary: str) -> None:
    @app.command(name, help=summary)
    def command(recipe: Path) -> None:
        _run(name, recipe)


for _name, _summary in STAGES.items():
    _register(_name, _summary)


_register("smoke", "The package through the engine: it must know its own training lines by heart.")


_register("distribution", "The exported package as a wheel of its own, for publication.")


@app.command("all")
def everything(recipe: Path) -> None:
    """Every stage in order; those whose result is there already say so."""
    for name in STAGES:
        _run(name, recipe)


@app.command()
def distil(
    recipe: Path,
    text: Annotated[str, typer.Option(help="Text of one language, one sentence a line.")],
    back: Annotated[bool, typer.Option("--back", help="The text is of the target language.")] = False,
) -> None:
    """Pairs out of text of one language, by an installed model: a teacher's translations, or translations back."""
    from training import distil as stage
    from training.recipe import load

    stage.run(load(recipe), text, back)


@app.command()
def pack(recipe: Path) -> None:
    """Code and data for the machine that trains, in one file and in parts of 16 MiB."""
    from training.bundle import pack as packed
    from training.bundle import split
    from training.recipe import load

    path = packed(load(recipe))
    print(f"bundle: {split(path, path.with_suffix('.parts'))} parts in {path.with_suffix('.parts')}")


@app.command()
def split(file: Path, folder: Path) -> None:
    """A file in parts of 16 MiB with their checksums."""
    from training import bundle

    print(f"split: {bundle.split(file, folder)} parts in {folder}")


@app.command()
def join(folder: Path, into: Path) -> None:
    """Parts made by `split` or `pack` back into one file, verified."""
    from training import bundle

    print(f"join: {bundle.join(folder, into)}")


if __name__ == "__main__":
    try:
        app()
    except L10nError as error:
        print(f"training: {error}", file=sys.stderr)
        sys.exit(2)
