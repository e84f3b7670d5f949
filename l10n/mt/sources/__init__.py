"""Where models come from: one module per source, and what a source is.

A source puts one language pair's package folder into a working folder; installing it is `l10n.mt.packages`' business.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all) while something is fetched."""

NAMES = ("project", "pypi", "argos")
"""Sources that can be named, in the order in which they are asked."""


class Source(Protocol):
    """A place that offers models for some language pairs."""

    def offers(self, source: str, target: str) -> bool:
        """Whether it has a model for the pair, as far as can be told without fetching it."""

    def fetch(self, source: str, target: str, folder: Path, progress: Progress) -> Path:
        """The package folder of the pair, made under `folder`; raises `ModelError` when it cannot be had."""


def named(name: str) -> Source:
    """The source called `name` (one of `NAMES`)."""
    module = importlib.import_module(f"l10n.mt.sources.{name}")
    source: Source = module.SOURCE
    return source
