"""Whether training data holds evaluation data: n-grams of words that both have."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SIZE = 8
"""Words in a row that two texts do not share by chance."""

_WORD = re.compile(r"\w+")


class Evaluation:
    """The n-grams of evaluation texts; texts shorter than `SIZE` words count as a whole when they have six."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._grams: set[int] = set()
        self._whole: set[int] = set()
        for text in texts:
            words = _words(text)
            if 6 <= len(words) < SIZE:
                self._whole.add(hash(tuple(words)))
            self._grams.update(_grams(words))

    def __len__(self) -> int:
        return len(self._grams) + len(self._whole)

    def holds(self, text: str) -> bool:
        """Whether `text` shares `SIZE` words in a row with an evaluation text, or is one."""
        words = _words(text)
        return hash(tuple(words)) in self._whole or any(gram in self._grams for gram in _grams(words))


def folder() -> Path:
    """Where evaluation data lies: `L10N_EVAL`, as for the benchmarks."""
    return Path(os.environ.get("L10N_EVAL", Path(__file__).parents[2] / "shared" / "eval"))


def texts() -> Iterator[str]:
    """Every text of the evaluation data, whatever its form: lines, or strings anywhere in JSON lines."""
    for path in sorted(folder().rglob("*")):
        if not path.is_file() or path.suffix == ".md":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from _strings(json.loads(line)) if path.suffix == ".jsonl" else (line,)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _grams(words: list[str]) -> Iterator[int]:
    return (hash(tuple(words[start : start + SIZE])) for start in range(len(words) - SIZE + 1))
