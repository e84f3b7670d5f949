"""Stage 2: word alignments by eflomal (Östling & Tiedemann, PBML 2016), and out with the pairs whose words do not explain each other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from l10n.files import write_text
from training.prepare import PAIRS, read_pairs
from training.recipe import Recipe

ALIGNED = "aligned.tsv"
WORD = re.compile(r"\w+|[^\w\s]")
"""What is aligned: a run of letters and digits, or one sign."""

Link = tuple[int, int]
"""Numbers of a source and a target word."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A pair with its domain's tag and the links between its words."""

    tag: str
    source: str
    target: str
    links: tuple[Link, ...]


def words(text: str) -> list[tuple[int, int]]:
    """The spans [start, end) of the words of `text`."""
    return [match.span() for match in WORD.finditer(text)]


def run(recipe: Recipe) -> None:
    """Writes `aligned.tsv` (tag, source, target, links `i-j` apart by spaces): the pairs but the worst-aligned share `recipe.score`."""
    if (recipe.work / ALIGNED).exists():
        print(f"align: {recipe.work / ALIGNED} is there already")
        return
    pairs = read_pairs(recipe.work / PAIRS)
    forward, reverse, scores = _eflomal([source for _, source, _ in pairs], [target for _, _, target in pairs])
    limit = sorted(scores)[math.ceil(len(scores) * (1 - recipe.score)) - 1]
    kept = 0
    lines = []
    for pair, one, other, score in zip(pairs, forward, reverse, scores, strict=True):
        if score > limit:
            continue
        kept += 1
        links = " ".join(f"{left}-{right}" for left, right in sorted(one & other))
        lines.append("\t".join((*pair, links)) + "\n")
    write_text(recipe.work / ALIGNED, "".join(lines))
    print(f"align: {kept} of {len(pairs)} pairs kept; the others' words do not explain each other")


def read(path: Path) -> list[Aligned]:
    """What `run` wrote."""
    rows = (line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Aligned(
            tag,
            source,
            target,
            tuple((int(left), int(right)) for left, right in (link.split("-") for link in links.split())),
        )
        for tag, source, target, links in rows
    ]


def _eflomal(sources: list[str], targets: list[str]) -> tuple[list[set[Link]], list[set[Link]], list[float]]:
    """Links in both directions, and a score per pair: the higher, the less one side is explained by the other."""
    from eflomal import Aligner

    with TemporaryDirectory() as folder:
        names = {kind: str(Path(folder) / kind) for kind in ("forward", "reverse", "scores", "scores_reverse")}
        Aligner().align(
            [_tokens(text) for text in sources],
            [_tokens(text) for text in targets],
            links_filename_fwd=names["forward"],
            links_filename_rev=names["reverse"],
            scores_filename_fwd=names["scores"],
            scores_filename_rev=names["scores_reverse"],
        )
        rows = {kind: Path(name).read_text(encoding="utf-8").splitlines() for kind, name in names.items()}
    scores = [max(float(one), float(other)) for one, other in zip(rows["scores"], rows["scores_reverse"], strict=True)]
    return _links(rows["forward"]), _links(rows["reverse"]), scores


def _tokens(text: str) -> str:
    """Lower-cased words cut to six letters: a stem is enough to align by, and small data needs it."""
    return " ".join(text[start:end].lower()[:6] for start, end in words(text)) + "\n"


def _links(rows: list[str]) -> list[set[Link]]:
    return [{(int(left), int(right)) for left, right in (link.split("-") for link in row.split())} for row in rows]
