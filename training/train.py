"""Stage 5: shards → checkpoints. Needs torch and numpy; takes an accelerator where there is one; goes on where it was stopped."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.batches import Batch, Shard
from training.checkpoints import checkpoint, checkpoints
from training.encode import shard
from training.model import Model
from training.recipe import Recipe, Schedule
from training.vocabulary import PAD

SHOWN = 50
"""Steps between two lines of progress."""


def run(recipe: Recipe) -> None:
    """Trains until the schedule's minutes or steps are over, those of runs before counted; writes `checkpoint-STEP.pt` now and then."""
    trainer = _Trainer(recipe)
    trainer.go()
    print(f"train: {trainer.step} steps in {trainer.seconds / 60:.1f} minutes; {checkpoints(recipe)[-1]}")


class _Trainer:
    """What changes while a model is trained."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe, self.plan = recipe, recipe.schedule
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(self.plan.seed)
        torch.set_float32_matmul_precision("high")
        self.model = Model(recipe.vocabulary, recipe.shape).to(self.device)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=1.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01, fused=self.device == "cuda"
        )
        self.step, self.seconds, self.batch = 0, 0.0, 0
        if saved := checkpoints(recipe):
            self._restore(saved[-1])
        self.forward: Any = torch.compile(self.model, dynamic=True) if self.plan.compile else self.model

    def go(self) -> None:
        started = shown = time.perf_counter()
        before, losses = self.seconds, []
        self.model.train()
        for batch in self._batches():
            if self._over():
                break
            losses.append(self._learn(batch))
            self.step, self.batch = self.step + 1, self.batch + 1
            self.seconds = before + time.perf_counter() - started
            if self.step % SHOWN == 0:
                loss = torch.stack(losses).mean().item()
                pace = SHOWN / (time.perf_counter() - shown)
                print(
                    f"train: step {self.step}, loss {loss:.3f}, {pace:.2f} steps/s, {self.seconds / 60:.1f} min",
                    flush=True,
                )
                losses, shown = [], time.perf_counter()
            if self.step % self.plan.checkpoint == 0:
                self._save()
        self._save()

    def _over(self) -> bool:
        plan = self.plan
        return bool(plan.steps and self.step >= plan.steps) or bool(plan.minutes and self.seconds >= 60 * plan.minutes)

    def _batches(self) -> Iterator[Batch]:
        """Variant after variant, for ever, from where training stands."""
        behind = self.batch
        for epoch in itertools.count():
            data = Shard(shard(self.recipe, epoch % self.recipe.variants))
            plan = data.plan(self.plan.tokens, self.plan.seed + epoch)
            yield from (data.batch(numbers) for numbers in plan[behind:])
            behind = max(0, behind - len(plan))

    def _learn(self, batch: Batch) -> Tensor:
        """One step; returns the loss, on the device."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate(self.step + 1, self.seconds, self.plan)
        source, before, target, links = (
            torch.from_numpy(ids).to(self.device, non_blocking=True)
            for ids in (batch.source, batch.before, batch.target, batch.links)
        )
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
            odds, alignment = self.forward(source, before)
        loss = cross_entropy(
            odds.float().flatten(0, 1), target.flatten(), ignore_index=PAD, label_smoothing=self.plan.smoothing
        )
        whole = loss
        if len(links) and self.plan.guided:
            # Guided alignment (Chen et al., AMTA 2016): the head shall look where the aligner looks.
            seen = alignment[links[:, 0], links[:, 1], links[:, 2]].float()
            whole = loss - self.plan.guided * seen.clamp_min(1e-6).log().mean()
        self.optimiser.zero_grad(set_to_none=True)
        whole.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        return loss.detach()

    def _save(self) -> None:
        path = checkpoint(self.recipe, self.step)
        partial = path.with_suffix(".partial")
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "batch": self.batch,
            "dice": torch.get_rng_state(),
        }
        torch.save(state, partial)
        partial.replace(path)
        for old in checkpoints(self.recipe)[: -self.plan.averaged]:
            old.unlink()

    def _restore(self, path: Path) -> None:
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds, self.batch = state["step"], state["seconds"], state["batch"]
        torch.set_rng_state(state["dice"].cpu())
        print(f"train: goes on from {path}")


def rate(step: int, seconds: float, plan: Schedule) -> float:
    """The learning rate: a linear rise, then a cosine down to a fiftieth at the end of the schedule."""
    if step < plan.warmup:
        return plan.rate * step / plan.warmup
    shares = [(step - plan.warmup) / max(plan.steps - plan.warmup, 1)] if plan.steps else []
    shares += [seconds / (60 * plan.minutes)] if plan.minutes else []
    done = min(max(shares, default=0.0), 1.0)
    return plan.rate * (0.02 + 0.98 * (1 + math.cos(math.pi * done)) / 2)
