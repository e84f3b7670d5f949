"""Stage 6: the mean of the last checkpoints (Junczys-Dowmunt et al., WMT 2016), as a plain numpy file."""

from __future__ import annotations

import numpy as np

from l10n.errors import InputError
from training.checkpoints import checkpoints
from training.recipe import Recipe

WEIGHTS = "weights.npz"


def run(recipe: Recipe) -> None:
    """Writes `weights.npz`: float32 arrays under the model's own names."""
    import torch

    found = checkpoints(recipe)[-recipe.schedule.averaged :]
    if not found:
        raise InputError("no checkpoint", path=recipe.work, remedy="train first")
    mean: dict[str, torch.Tensor] = {}
    for path in found:
        for name, values in torch.load(path, map_location="cpu", weights_only=True)["model"].items():
            mean[name] = mean.get(name, 0) + values.float() / len(found)
    partial = recipe.work / "weights.partial.npz"
    np.savez(partial, **{name: values.numpy() for name, values in mean.items()})
    partial.replace(recipe.work / WEIGHTS)
    print(f"average: {len(found)} checkpoints in {recipe.work / WEIGHTS}")
