"""Inline codes through MT on aligned segments with tags: well-formed, around the right words, at what cost. Run: python -m benchmarks.markup

A code is right when the text inside equals the reference's, lower-cased, leading article and final inflection ignored. The ceiling is the
share of codes whose reference text stands in the target at all.
"""

from __future__ import annotations

import re
import time

from benchmarks.evaluation import lines
from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.packages import find, install
from l10n.mt.xml_lines import from_codes, to_codes
from l10n.text.codes import same, strip

_ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une|des|du|de la|de|au|aux|à la|à)\s+|(?:de l|à l|l|d)['’]\s*)")
_ENDING = re.compile(r"(?:es|e|s|x|aux|al)$")
_PAIR = re.compile(r"<g id=\"(\d+)\">(.*?)</g>")


def main() -> None:
    """Prints shares, BLEU of the text with and without codes, and the ratio of times."""
    from sacrebleu.metrics.bleu import BLEU

    sources, references = lines("markup-dev.en"), lines("markup-dev.fr")
    engine = ArgosEngine([find("en", "fr") or install("en", "fr")])
    coded = [to_codes(line) for line in sources]
    with_tags, without_tags = [text for text, _ in coded], [strip(text) for text, _ in coded]
    _timed(engine, with_tags[:32])
    (targets, took, used), (plain, plain_took, plain_used) = _timed(engine, with_tags), _timed(engine, without_tags)
    formed = sum(same(text, target) for (text, _), target in zip(coded, targets, strict=True))
    pages = [from_codes(target, mapping) for (_, mapping), target in zip(coded, targets, strict=True)]
    right = ceiling = total = 0
    for reference, page, target in zip(references, pages, targets, strict=True):
        ours = dict(_PAIR.findall(page))
        for number, text in _PAIR.findall(reference):
            total += 1
            right += _bare(text) == _bare(ours.get(number, "\0"))
            ceiling += f" {_bare(text)} " in f" {_bare(strip(target))} "
    metric = BLEU()
    bare_references = [re.sub(r"</?g[^>]*>", "", line) for line in references]
    print(f"{engine.signature}, beam 4, {len(sources)} segments, {total} codes")
    print(f"well-formed with exactly the source's codes: {100 * formed / len(sources):.1f} % of segments")
    print(f"right text inside: {100 * right / total:.1f} % of codes (ceiling {100 * ceiling / total:.1f} %)")
    with_codes = metric.corpus_score([strip(target) for target in targets], [bare_references]).score
    without = metric.corpus_score(plain, [bare_references]).score
    print(
        f"BLEU of the text {with_codes:.2f}, translated without codes {without:.2f}; "
        f"time ratio {took / plain_took:.2f} (processor time {used / plain_used:.2f})"
    )


def _timed(engine: ArgosEngine, texts: list[str]) -> tuple[list[str], float, float]:
    """The targets, and the seconds of wall clock and of processor time they took."""
    started, spent = time.perf_counter(), time.process_time()
    targets = [result.target for result in engine.translate([Request(text) for text in texts])]
    return targets, time.perf_counter() - started, time.process_time() - spent


def _bare(text: str) -> str:
    text = _ARTICLE.sub("", text.lower().replace("’", "'").strip(' .,;:()«»"'))
    return " ".join(_ENDING.sub("", word) for word in re.findall(r"\w+", text))


if __name__ == "__main__":
    main()
