"""Dates, money, percentages and countries of FLORES dev, English to French: how many the human reference and the pinned model state, with and
without what is mended in it; BLEU and chrF2++ of these segments, and processor time. Then the same with other entities planted in
them, drawn with a fixed seed, as the natural ones are few and known. Run: python -m benchmarks.entities [PLANTED]"""

from __future__ import annotations

import contextlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from unittest import mock

from benchmarks.evaluation import lines
from l10n.mt import argos
from l10n.mt.engine import Request
from l10n.mt.figures import corrected
from l10n.mt.packages import find, install
from l10n.text.entities.comparison import compare
from l10n.text.entities.country_names import country_names
from l10n.text.entities.entity import KINDS, Country, Date, Entity, Percent
from l10n.text.entities.recognition import entities
from l10n.text.months import month_names

SEED = 2025
_AMOUNTS = ("3.5 million", "1,250", "45", "12.75", "2 billion", "850,000")
_MONEY = (
    *("US$ {}", "US${}", "${}", "€{}", "£{}", "¥{}", "A${}", "EUR {}", "MAD {}", "SAR {}", "CHF {}"),
    *("{} euros", "{} US dollars", "{} dirhams", "{} riyals"),
)
_DATES = ("{0} {2} {3}", "{2} {0}, {3}", "{0}-{1} {2} {3}", "{2} {0}-{1}, {3}", "{0} to {1} {2} {3}", "{0} and {1} {2}")
_PERCENTAGES = ("12.5%", "3 per cent", "45 percent", "0.8%", "7.25 %")
_COUNTRIES = "MA DZ TN EG SA AE QA OM JO LB MR SN ML NE NG TD SD SO DJ KM YE IQ SY TR AZ UZ KZ ID MY BD PK GN CI BF SK SI IE IS AT AU".split()


def main() -> None:
    """Prints the shares of entities that are stated, by kind, and what else is said above."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    pairs = [
        (source, reference)
        for source, reference in zip(lines("flores-dev.en"), lines("flores-dev.fr"), strict=True)
        if _asked(source)
    ]
    sources, references = [source for source, _ in pairs], [reference for _, reference in pairs]
    _print_share("human reference", sources, references)
    for name, mended in (("model alone", False), ("mended", True)):
        targets = _translated(sources, mended, name)
        scores = [metric.corpus_score(targets, [references]) for metric in (BLEU(), CHRF(word_order=2))]
        print(f"  {scores[0]}\n  {scores[1]}")
    planted = list(_planted(sources, int(sys.argv[1]) if len(sys.argv) > 1 else 300))
    for name, mended in (("planted, model alone", False), ("planted, mended", True)):
        _translated(planted, mended, name)


def _asked(source: str) -> list[Entity]:
    """The entities that a translation must state."""
    found = entities(source, "en")
    return [one for one in found if isinstance(one.value, Date | Country) or one.value.amount]


def _translated(sources: Sequence[str], mended: bool, name: str) -> list[str]:
    engine = argos.ArgosEngine([find("en", "fr") or install("en", "fr")])
    with contextlib.nullcontext() if mended else _unmended():
        started = time.process_time()
        targets = [result.target for result in engine.translate([Request(source) for source in sources])]
        took = time.process_time() - started
    _print_share(name, sources, targets)
    print(f"  {took:.1f} s of processor time for {len(sources)} segments")
    return targets


@contextlib.contextmanager
def _unmended() -> Iterator[None]:
    with (
        mock.patch.object(argos, "amended", lambda leg, done, wanted: done),
        mock.patch.object(argos, "stated", corrected),
    ):
        yield


def _print_share(name: str, sources: Sequence[str], targets: Sequence[str]) -> None:
    asked: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    changed = 0
    for source, target in zip(sources, targets, strict=True):
        found = compare(source, target, "en", "fr")
        asked.update(one.kind for one in _asked(source))
        missing.update(one.kind for one in found.missing)
        changed += len(found.changed())
    shares = ", ".join(
        f"{kind} {1 - missing[kind] / asked[kind]:.1%} of {asked[kind]}" for kind in KINDS if asked[kind]
    )
    print(f"{name}: {shares}; another in its place: {changed}")


def _planted(sources: Sequence[str], most: int) -> Iterator[str]:
    """Up to `most` texts made of `sources`, each with all its entities replaced by others of their kinds."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    having = [[source for source in sources if any(one.kind == kind for one in _asked(source))] for kind in KINDS]
    for number in range(most):
        text = dice.choice(having[number % len(having)])
        for one in reversed(_asked(text)):
            if not (one.kind == "country" and text[: one.start].endswith(("the ", "The "))):
                text = text[: one.start] + _other(one, dice) + text[one.end :]
        yield text


def _other(one: Entity, dice: random.Random) -> str:
    if isinstance(one.value, Date):
        day, month, year = dice.randint(1, 26), dice.choice(month_names("en")), dice.randint(1990, 2030)
        return dice.choice(_DATES).format(day, day + 2, month, year) if one.value.days else f"{month} {year}"
    if isinstance(one.value, Country):
        return country_names(dice.choice(_COUNTRIES), "en")[0]
    if isinstance(one.value, Percent):
        return dice.choice(_PERCENTAGES)
    return dice.choice(_MONEY).format(dice.choice(_AMOUNTS))


if __name__ == "__main__":
    main()
