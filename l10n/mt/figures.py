"""Figures through MT: every number of the source is in the target, written as its readers write it; what is right already is not touched.

The model is asked again only for the few targets that lack a figure (`l10n.text.figures` tells), and another hypothesis is taken only if it
lacks fewer and keeps every term. Then a numeral that is written as in the source is written as the target's readers do, `2 250` for `2,250` in
French, and the only wrong one is replaced by the right one. What neither mends stays as it is, with half the score, for a person to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.mt.constrain import Constrained
from l10n.mt.leg import Draft, Leg
from l10n.mt.rescoring import rebuilt
from l10n.text.figures.comparison import Comparison, compare
from l10n.text.figures.figure import Figure
from l10n.text.figures.notation import notation
from l10n.text.figures.numeral import numeral
from l10n.text.figures.units import unit_behind

HYPOTHESES = 8
"""How many targets are looked at for one that states every figure."""


def complete(leg: Leg, done: Sequence[Constrained], attention: bool) -> list[Constrained]:
    """The drafts, those that lack a figure replaced by the best hypothesis that lacks fewer, has no failure and keeps the terms found."""
    lacking = {index: _missing(one.draft, leg) for index, one in enumerate(done) if len(one.draft.parts) == 1}
    again = [index for index, missing in lacking.items() if missing]
    result = list(done)
    if not again:
        return result
    sources = [done[index].draft.parts[0].pieces for index in again]
    found = leg.decoder.translate(sources, beam=HYPOTHESES, hypotheses=HYPOTHESES, attention=attention)
    for index, hypotheses in zip(again, found, strict=True):
        one, fewest = done[index], lacking[index]
        for hypothesis in hypotheses:
            other = rebuilt(one.draft, hypothesis, leg)
            missing = _missing(other, leg)
            if missing < fewest and not other.failure and _keeps(other, one):
                result[index], fewest = replace(one, draft=other), missing
    return result


def _missing(draft: Draft, leg: Leg) -> int:
    return len(compare(draft.source, draft.target, leg.source, leg.target).missing) if not draft.failure else 0


def _keeps(draft: Draft, one: Constrained) -> bool:
    """Whether a target has the forms of all terms that were found before."""
    return all(term.found is None or term.found in draft.target for term in one.outcomes)


def corrected(source: str, target: str, source_language: str, target_language: str) -> tuple[str, bool]:
    """`target` with numerals put right, and whether every figure of `source` is in it now.

    The one numeral that differs is, and any that stands as the source writes it.

    >>> corrected("It has 2,250 seats.", "Il a 2,250 places.", "en", "fr") == ("Il a 2\\u202f250 places.", True)
    True
    """
    found = compare(source, target, source_language, target_language)
    if not found.missing:
        return target, True
    mended = target
    for wanted, wrong in reversed(_pairs(found)):
        right = numeral(wanted.text, source_language, target_language)
        share = _is_percentage(wrong, target, target_language) and not _is_percentage(wanted, source, source_language)
        if (
            right
            and not share
            and not _is_converted(source, wanted, target, wrong, source_language, target_language)
            and wrong.text.replace("\u00a0", "").replace("\u202f", "").strip("0123456789.,' ٬٫") == ""
        ):
            mended = mended[: wrong.start] + right + mended[wrong.end :]
    left = compare(source, mended, source_language, target_language)
    if len(left.missing) + len(left.added) < len(found.missing) + len(found.added):
        return mended, not left.missing
    return target, False


def _is_percentage(one: Figure, text: str, language: str) -> bool:
    """Whether a percent sign, or a word for it, stands behind a figure: 20 % may say "one in 5"."""
    return notation(language).percent.match(text, one.end) is not None


def _is_converted(source: str, one: Figure, target: str, other: Figure, here: str, there: str) -> bool:
    """Whether two figures have different units behind them: 5 ft may be 1,5 m."""
    units = unit_behind(source, one.end, here), unit_behind(target, other.end, there)
    return None not in units and units[0] != units[1]


def _pairs(found: Comparison) -> list[tuple[Figure, Figure]]:
    """Figures that a target lacks and what it has in their places, in the target's order."""
    if len(found.missing) == len(found.added) == 1:
        return [(found.missing[0], found.added[0])]
    waiting = list(found.missing)
    pairs = []
    for other in found.added:
        if one := next((one for one in waiting if one.text == other.text), None):
            waiting.remove(one)
            pairs.append((one, other))
    return pairs
