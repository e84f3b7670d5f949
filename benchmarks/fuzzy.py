"""What a similar unit of the memory is worth to a translation: as it is, as what MT begins from, and beside plain MT, by how similar it is.

Segments are drawn from parallel corpora, `L10N_CORPORA/*.en-fr.tsv.gz` (default ../shared/corpora): laws, documentation, help, messages of
programs, descriptions of packages; those whose best match in a memory of the rest of their corpus lies in a band. Ways to use a match:

- `match`: its target, a person's, as it stands; `MT`: the model alone;
- `begun`: the model goes on from that target's words up to the first that stands for what differs (a prefix);
- `closest`: the hypothesis of the beam that is most like that target;
- `primed`: both sources one behind the other, that target as the start of the translation of both;
- `repaired`: what `l10n translate` does (`l10n.mt.repair`); where it gives up, `MT`, or the match from `OFFERED` percent upward.

BLEU, chrF2++ and TER against the person's translation, signs of typography made alike; p is the share of 1,000 resamplings of the segments
in which `repaired` is no better by BLEU (paired bootstrap: Koehn, EMNLP 2004). Run: python -m benchmarks.fuzzy [SEGMENTS a band and corpus]
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from rapidfuzz.distance import Indel

from benchmarks.tm import corpora
from l10n.catalog.exchange.translation import Translation
from l10n.memory.match import UNREVIEWED
from l10n.memory.store import Memory
from l10n.mt.argos import ArgosEngine
from l10n.mt.decoder import Decoder
from l10n.mt.engine import Request, Similar
from l10n.mt.leg import SEVERAL, Leg
from l10n.mt.packages import find, install
from l10n.pipeline.from_memory import OFFERED

CORPORA = ("canada-laws", "msdocs-sxs-d365", "libreoffice", "debian-gettext", "debian-ddtp")
UNITS = 150_000
"""Units of a corpus that its memory has, at most."""
BANDS = (70, 80, 90)
SEED = 2026
Made = TypeVar("Made")
RESAMPLINGS = 1_000
_WORDS = range(5, 61)
_ALIKE = str.maketrans({"’": "'", "«": '"', "»": '"', "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Segment:
    """A source and what a person made of it, and its best match."""

    source: str
    reference: str
    near: Similar
    percent: int

    @property
    def band(self) -> int:
        return self.percent // 10 * 10


def drawn(path: Path, count: int, leg: Leg) -> Iterator[Segment]:
    """`count` segments a band of one corpus that the model translates at once, in an order of chance."""
    units: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            if source.strip() and target.strip() and len(units) < UNITS:
                units.setdefault(source, target)
    left = dict.fromkeys(BANDS, count)
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.sqlite3") as memory:
        for _ in memory.load(
            (Translation("en", "fr", *pair) for pair in ((one, (two,)) for one, two in units.items())), path.name
        ):
            pass
        sources = [source for source in units if len(source.split()) in _WORDS]
        random.Random(SEED).shuffle(sources)  # noqa: S311 - nothing secret
        for source in sources:
            if not any(left.values()):
                return
            others = [match for match in memory.fuzzy(source, "en", "fr", BANDS[0], 2) if match.source != source]
            if (
                others
                and left.get(others[0].percent // 10 * 10)
                and all(len(leg.decoder.encode(text).pieces) <= SEVERAL for text in (source, others[0].source))
            ):
                left[others[0].percent // 10 * 10] -= 1
                yield Segment(source, units[source], Similar(others[0].source, others[0].target), others[0].percent)


def main() -> None:
    """Prints, for each band, the scores of each way, and the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    model = find("en", "fr") or install("en", "fr")
    leg, engine = Leg(Decoder(model.path), "en", "fr", beam=4), ArgosEngine([model])
    paths = [path for path in corpora() if path.name.partition(".")[0] in CORPORA]
    segments = [one for path in paths for one in drawn(path, count, leg)]
    print(f"{engine.signature}, beam 4, int8; {len(segments)} segments of {', '.join(path.name for path in paths)}")
    plain, took = _timed(lambda: [one.target for one in engine.translate([Request(one.source) for one in segments])])
    results, longer = _timed(lambda: [*engine.translate([Request(one.source, similar=one.near) for one in segments])])
    made = [number for number, one in enumerate(results) if one.repaired]
    again, alone = _timed(
        lambda: [*engine.translate([Request(segments[at].source, similar=segments[at].near) for at in made])]
    )
    _, without = _timed(lambda: [*engine.translate([Request(segments[at].source) for at in made])])
    match = [one.near.target for one in segments]
    fallen = [
        one.target if one.repaired or segment.percent - UNREVIEWED < OFFERED else segment.near.target
        for one, segment in zip(results, segments, strict=True)
    ]
    ways = {
        "match": match,
        "MT": plain,
        "begun": _begun(leg, segments),
        "closest": _closest(leg, segments),
        "primed": _primed(leg, segments),
        "repaired": fallen,
    }
    for band in BANDS:
        chosen = [number for number, one in enumerate(segments) if one.band == band]
        _tell(f"{band}–{band + 9} %, all", chosen, segments, ways)
        _tell(f"{band}–{band + 9} %, repaired", [at for at in chosen if at in set(made)], segments, ways)
    print(
        f"processor time, all: {longer / took:.2f} × plain MT; those repaired: {alone / without:.2f} ×, {len(again)} segments"
    )


def _begun(leg: Leg, segments: Sequence[Segment]) -> list[str]:
    starts = []
    parts = [next(iter(leg.parts(one.near.source))) for one in segments]
    kept = leg.kept(
        [(one.near.source, part) for one, part in zip(segments, parts, strict=True)],
        [one.near.target for one in segments],
        scored=False,
    )
    for one, draft in zip(segments, kept, strict=True):
        common = next(
            (at for at, (a, b) in enumerate(zip(one.near.source, one.source, strict=False)) if a != b),
            len(one.near.source),
        )
        alignment = leg.alignment(draft)
        shares = alignment.inside(common, len(one.near.source))
        first = next((at for at, share in enumerate(shares) if share > 0.5), len(shares))
        end = alignment.tokens[first - 1][1] if first else 0
        starts.append(leg.decoder.encode_target(draft.target[:end]))
    pieces = [leg.decoder.encode(one.source).pieces for one in segments]
    return [leg.decoder.decode(one[0].pieces) for one in leg.decoder.translate(pieces, prefixes=starts)]


def _closest(leg: Leg, segments: Sequence[Segment]) -> list[str]:
    drafts = leg.translate([one.source for one in segments], hypotheses=4)
    return [
        max(
            (leg.decoder.decode(found.pieces) for found in draft.hypotheses[0]),
            key=lambda text: Indel.normalized_similarity(_alike(text), _alike(one.near.target)),
        )
        for one, draft in zip(segments, drafts, strict=True)
    ]


def _primed(leg: Leg, segments: Sequence[Segment]) -> list[str]:
    pieces = [leg.decoder.encode(one.near.source).pieces + leg.decoder.encode(one.source).pieces for one in segments]
    starts = [leg.decoder.encode_target(one.near.target) for one in segments]
    found = leg.decoder.translate(pieces, prefixes=starts, max_decoding_length=max(map(len, starts)) + 2 * SEVERAL)
    return [leg.decoder.decode(one[0].pieces[len(start) :]) for one, start in zip(found, starts, strict=True)]


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What some work makes, and the processor time that it takes."""
    before = time.process_time()
    done = work()
    return done, time.process_time() - before


def _alike(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_ALIKE)).strip()


def _tell(name: str, chosen: Sequence[int], segments: Sequence[Segment], ways: dict[str, list[str]]) -> None:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    references = [[_alike(segments[at].reference) for at in chosen]]
    print(f"{name}: {len(chosen)} segments")
    counts = {}
    for way, targets in ways.items():
        texts = [_alike(targets[at]) for at in chosen]
        bleu, chrf, ter = (
            metric.corpus_score(texts, references).score for metric in (BLEU(), CHRF(word_order=2), TER())
        )
        counts[way] = _counts(texts, references)
        print(f"  {way:<9} BLEU {bleu:5.1f}, chrF2++ {chrf:5.1f}, TER {ter:5.1f}", flush=True)
    print(
        "  p of repaired against "
        + ", ".join(f"{way}: {_p(counts['repaired'], counts[way]):.3f}" for way in ("match", "MT"))
    )


def _counts(texts: list[str], references: list[list[str]]) -> np.ndarray:
    """What BLEU is made of, a row per segment: lengths, then n-grams that are right and all."""
    from sacrebleu.metrics.bleu import BLEU

    metric = BLEU()
    scores = [metric.corpus_score([text], [[reference]]) for text, reference in zip(texts, references[0], strict=True)]
    return np.array([[one.sys_len, one.ref_len, *one.counts, *one.totals] for one in scores])


def _p(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The share of resamplings in which `ours` has no better BLEU."""
    draw = np.random.default_rng(SEED)
    worse = 0
    for _ in range(RESAMPLINGS):
        rows = draw.integers(0, len(ours), len(ours))
        worse += _bleu(ours[rows].sum(axis=0)) <= _bleu(theirs[rows].sum(axis=0))
    return worse / RESAMPLINGS


def _bleu(sums: np.ndarray) -> float:
    from sacrebleu.metrics.bleu import BLEU

    length, reference, *grams = (int(one) for one in sums)
    return float(BLEU.compute_bleu(grams[:4], grams[4:], length, reference).score)


if __name__ == "__main__":
    main()
