"""Figures of FLORES dev, English to French: how many segments' numbers the human reference and the pinned model state, and whether the
table that says so is strict: every altered figure must be caught. Run: python -m benchmarks.figures [segments]"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.evaluation import lines
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.packages import find, install
from l10n.text.figures.comparison import compare
from l10n.text.figures.recognition import figures


def main() -> None:
    """Prints shares of segments whose every figure is accounted for: by plain digits, by the table; and the share of alterations caught."""
    pairs = [
        (source, reference)
        for source, reference in zip(lines("flores-dev.en"), lines("flores-dev.fr"), strict=True)
        if re.search("[0-9]", source)
    ][: int(sys.argv[1]) if len(sys.argv) > 1 else None]
    model = find("en", "fr") or install("en", "fr")
    engine = ArgosEngine([model])
    results = engine.translate([Request(source) for source, _ in pairs])
    translated = [(source, result.target) for (source, _), result in zip(pairs, results, strict=True)]
    print(f"{len(pairs)} segments with digits       same digits    by the table")
    for name, texts in (("human reference", pairs), (engine.signature, translated)):
        print(f"{name:<30} {_share(map(_same_digits, texts)):8.1%} {_share(map(_accounted, texts)):15.1%}")
    for source, target in translated:
        if missing := compare(source, target, "en", "fr").missing:
            print(f"  {', '.join(one.text for one in missing)}: {source}\n    {target}")
    caught = [bool(compare(altered, target, "en", "fr").missing) for altered, target in _altered(pairs)]
    print(f"altered figures caught: {sum(caught)} of {len(caught)} ({_share(caught):.1%})")


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _same_digits(pair: tuple[str, str]) -> bool:
    left, right = (sorted(re.findall("[0-9]+", text)) for text in pair)
    return left == right


def _accounted(pair: tuple[str, str]) -> bool:
    return not compare(*pair, "en", "fr").missing


def _altered(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Every pair that states the same figures, once for each digit of its source, that digit one higher."""
    for source, target in pairs:
        if compare(source, target, "en", "fr").missing:
            continue
        for figure in figures(source, "en"):
            for at in range(figure.start, figure.end):
                if source[at].isdigit():
                    yield source[:at] + str((int(source[at]) + 1) % 10) + source[at + 1 :], target


if __name__ == "__main__":
    main()
