"""Sentence boundaries: F1 against pySBD and sentencex on the same paragraphs, and speed. Run: python -m benchmarks.segmentation"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable

from benchmarks.evaluation import lines
from l10n.text.segmentation import boundaries

Splitter = Callable[[str, str], list[int]]


def main() -> None:
    """Prints a table of F1 and one of speed."""
    splitters: dict[str, Splitter] = {"l10n": boundaries, "pySBD": _pysbd, "sentencex": _sentencex}
    print("boundary F1   " + "  ".join(f"{name:>9}" for name in splitters))
    for lang in ("en", "fr", "ar"):
        paragraphs = [json.loads(line) for line in lines(f"segmentation/{lang}.dev.jsonl")]
        print(f"{lang:<12}  " + "  ".join(f"{_f1(paragraphs, lang, split):9.4f}" for split in splitters.values()))
    text = " ".join(lines("flores-dev.en"))
    speeds = {name: _speed(text, split) for name, split in splitters.items()}
    print("MB/s (en)     " + "  ".join(f"{speed:9.2f}" for speed in speeds.values()))
    print(f"ratio to sentencex {speeds['l10n'] / speeds['sentencex']:.1f}")


def _f1(paragraphs: Iterable[list[str]], lang: str, split: Splitter) -> float:
    """The F1 of inner boundaries, counted in letters so that spaces do not matter."""
    right = found = wanted = 0
    for sentences in paragraphs:
        text = " ".join(sentences)
        gold = {_letters(" ".join(sentences[:count])) for count in range(1, len(sentences))}
        got = {_letters(text[:end]) for end in split(text, lang)} - {0, _letters(text)}
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
    return 2 * right / (found + wanted)


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _speed(text: str, split: Splitter) -> float:
    paragraphs = [text[start : start + 600] for start in range(0, len(text), 600)]
    started = time.perf_counter()
    for paragraph in paragraphs:
        split(paragraph, "en")
    return len(text.encode()) / (time.perf_counter() - started) / 1e6


def _pysbd(text: str, lang: str) -> list[int]:
    import pysbd

    return [span.end for span in pysbd.Segmenter(language=lang, clean=False, char_span=True).segment(text)]


def _sentencex(text: str, lang: str) -> list[int]:
    import sentencex

    ends, position = [], 0
    for sentence in sentencex.segment(lang, text):
        position = text.index(sentence, position) + len(sentence)
        ends.append(position)
    return ends


if __name__ == "__main__":
    main()
