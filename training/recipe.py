"""A recipe: one TOML file that says from which data, with which shape and for how long one model is trained."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from l10n.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus: `tag` is its domain, `limit` how many pairs at most.

    `name` is a TSV file's beginning in the corpora folder, or the path of a TSV, TMX or PO file or of a folder of such files.
    """

    name: str
    tag: str = "doc"
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The Transformer: sizes in units, layers, heads. The default has 31 M parameters with a vocabulary of 24,000."""

    width: int = 512
    inner: int = 2048
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.2


@dataclass(frozen=True, slots=True)
class Schedule:
    """Training: `tokens` is the padded size of a batch, `minutes` and `steps` end it (0: no end), `rate` is the peak of the learning rate."""

    tokens: int = 64_000
    minutes: float = 25.0
    steps: int = 0
    rate: float = 1.5e-3
    warmup: int = 1_500
    smoothing: float = 0.1
    guided: float = 0.05
    checkpoint: int = 1_000
    averaged: int = 5
    compile: bool = True
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares (0…1) of the training sentences that are annotated with terms, carry inline codes, or are made untidy."""

    terms: float = 0.3
    codes: float = 0.1
    case: float = 0.03
    unstopped: float = 0.05
    typography: float = 0.1
    untagged: float = 0.1


@dataclass(frozen=True, slots=True)
class Recipe:
    """All of one model's making. `work` is the folder of everything made on the way; `held_out` pairs are kept for evaluation."""

    source: str
    target: str
    version: str
    sources: tuple[Source, ...]
    work: Path
    vocabulary: int = 24_000
    held_out: int = 2_000
    variants: int = 4
    score: float = 0.02
    shape: Shape = field(default_factory=Shape)
    schedule: Schedule = field(default_factory=Schedule)
    noise: Noise = field(default_factory=Noise)

    @property
    def pair(self) -> str:
        """`en_ar`, say: the name of the model."""
        return f"{self.source}_{self.target}"


def corpora() -> Path:
    """The folder of the corpora: `L10N_CORPORA`, by default ../shared/corpora beside the repository. They are never part of it."""
    return Path(os.environ.get("L10N_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))


def load(path: Path) -> Recipe:
    """The recipe at `path`; raises `InputError` for a file that is none, and for settings that do not exist."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"is no recipe ({error})", path=path, remedy="see training/recipes") from None
    try:
        return Recipe(
            sources=tuple(_made(Source, one) for one in table.pop("sources")),
            shape=_made(Shape, table.pop("shape", {})),
            schedule=_made(Schedule, table.pop("schedule", {})),
            noise=_made(Noise, table.pop("noise", {})),
            work=Path(os.environ.get("L10N_TRAINING", "build/training")) / path.stem,
            **_known(Recipe, table),
        )
    except (KeyError, TypeError) as error:
        raise InputError(f"is no whole recipe ({error})", path=path, remedy="see training/recipes") from None


def _made(kind: Any, table: dict[str, Any]) -> Any:
    return kind(**_known(kind, table))


def _known(kind: Any, table: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(table) - {one.name for one in fields(kind)}:
        raise TypeError(f"unknown settings {', '.join(sorted(unknown))}")
    return table
