"""Where the checkpoints of a recipe lie."""

from __future__ import annotations

from pathlib import Path

from training.recipe import Recipe


def checkpoint(recipe: Recipe, step: int) -> Path:
    """The file for one step."""
    return recipe.work / f"checkpoint-{step}.pt"


def checkpoints(recipe: Recipe) -> list[Path]:
    """The checkpoints there are, oldest first."""
    return sorted(recipe.work.glob("checkpoint-*.pt"), key=lambda path: int(path.stem.split("-")[1]))
