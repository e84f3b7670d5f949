"""What the model makes of candidates: how likely it finds them, how it goes on from them, and the drafts they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from l10n.mt.candidates import LOOKAHEAD, Candidate, up_to
from l10n.mt.compliance import Wanted, first_rendering, is_missing, terms_worth
from l10n.mt.decoder import Hypothesis
from l10n.mt.engine import RequestedTerm
from l10n.mt.leg import Draft, Leg
from l10n.mt.segment import Segment

SPARE = 10
"""Pieces by which a continuation may be longer than twice what it continues in the place of."""
WRITTEN = 1.0
"""What the glossary's own form is worth before another inflection of it, in log-probability: where the model hardly minds, it is taken."""


class Scored(NamedTuple):
    """A candidate with the model's log-probability of its text, in all and per piece."""

    candidate: Candidate
    total: float
    mean: float


def rescored(states: Sequence[Segment], candidates: Sequence[Candidate], leg: Leg, near: bool = False) -> list[Scored]:
    """The candidates, each with the model's log-probability; with `near`, of no more than a few words behind the form.

    A form that the glossary does not write has `WRITTEN` less.
    """
    if not candidates:
        return []
    sources = [states[candidate.state].draft.parts[0].pieces for candidate in candidates]
    texts = [up_to(candidate, LOOKAHEAD) if near else candidate.text for candidate in candidates]
    rows = leg.decoder.score(sources, [leg.decoder.encode_target(text) for text in texts])
    if near:
        # The end token, which does not stand there.
        rows = [row[:-1] for row in rows]
    totals = [sum(row) - WRITTEN * (not one.written) for one, row in zip(candidates, rows, strict=True)]
    return [
        Scored(one, total, total / max(len(row), 1)) for one, total, row in zip(candidates, totals, rows, strict=True)
    ]


def continuations(states: Sequence[Segment], candidates: Sequence[Candidate], leg: Leg) -> list[Draft]:
    """The candidates' starts, continued by the model; by no more than twice what stood behind them."""
    starts = [leg.decoder.encode_target(candidate.start) for candidate in candidates]
    rests = [leg.decoder.encode_target(candidate.text[len(candidate.start) :]) for candidate in candidates]
    if not candidates:
        return []
    sources = [states[candidate.state].draft.parts[0].pieces for candidate in candidates]
    found = leg.decoder.translate(
        sources,
        beam=leg.beam,
        prefixes=starts,
        attention=True,
        max_decoding_length=max(len(start) + 2 * len(rest) for start, rest in zip(starts, rests, strict=True)) + SPARE,
    )
    hypotheses = [one[0] for one in found]
    rows = leg.decoder.score(sources, [one.pieces for one in hypotheses])
    return [
        rebuilt(states[candidate.state].draft, replace(one, score=sum(row) / max(len(row), 1)), leg)
        for candidate, one, row in zip(candidates, hypotheses, rows, strict=True)
    ]


def hinted(
    states: Sequence[Segment], terms: Sequence[Wanted], candidates: Sequence[Candidate], leg: Leg
) -> list[Scored]:
    """The likeliest target with each term that the model makes of a source in which the candidate's form stands in the term's place.

    Song et al., "Code-switching for enhancing NMT with pre-specified translation" (NAACL 2019): a model copies words of its target language, and
    makes the sentence around them, on both sides. The likelihood is that of the target for the source as it is.
    """
    if leg.annotates or not candidates:
        return []
    sources = [
        _told(states[one.state], term, one.form, leg.target) for one, term in zip(candidates, terms, strict=True)
    ]
    found = leg.decoder.translate(
        [leg.decoder.encode(text).pieces for text in sources], beam=leg.beam, hypotheses=leg.beam
    )
    made = []
    for one, term, hypotheses in zip(candidates, terms, found, strict=True):
        for hypothesis in hypotheses:
            text = _opened(leg.decoder.decode(hypothesis.pieces), states[one.state].draft.target, term.term)
            if not is_missing(text, term.term, leg.target):
                made.append(replace(one, start=text, text=text))
    ranked = sorted(rescored(states, made, leg), key=lambda one: (_worth(one.candidate, states, leg.target), one.mean))
    return list({one.candidate.state: one for one in ranked}.values())


def _opened(text: str, before: str, term: RequestedTerm) -> str:
    """`text` with a capital where the target `before` begins with one: a form in a source is written as within a sentence."""
    at = next((place for place, char in enumerate(text) if char.isalnum()), 0)
    if not next(filter(str.isalnum, before), "").isupper():
        return text
    fixed = (term.dnt or term.case_sensitive) and text.startswith(term.targets, at)
    return text if fixed else text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _worth(candidate: Candidate, states: Sequence[Segment], language: str) -> int:
    return terms_worth(candidate.text, states[candidate.state].wanted, language)


def _told(state: Segment, term: Wanted, form: str, language: str) -> str:
    """The source of a segment with `form` in place of `term`, and in the places of terms that were missing before, what stands for them now."""
    part, target = state.draft.parts[0], state.draft.target
    forms = [(term.start, term.end, form)]
    for one, how in zip(state.wanted, state.how, strict=True):
        found = first_rendering(target, one.term, language)
        apart = all(one.end <= start or end <= one.start for start, end, _ in forms)
        if found and apart and one.start >= 0 and how not in (None, "free"):
            forms.append((one.start, one.end, target[found[0] : found[1]]))
    pieces, done = [], part.start
    for start, end, text in sorted(forms):
        pieces += [state.draft.source[done:start], text]
        done = end
    return "".join([*pieces, state.draft.source[done : part.end]])


def kept_whole(states: Sequence[Segment], candidates: Sequence[Candidate], leg: Leg) -> list[Draft]:
    """The candidates' whole texts as drafts, with attention; the model may add nothing but the end."""
    drafts = [states[candidate.state].draft for candidate in candidates]
    return leg.kept([(draft.source, draft.parts[0]) for draft in drafts], [candidate.text for candidate in candidates])


def rebuilt(draft: Draft, hypothesis: Hypothesis, leg: Leg) -> Draft:
    """`draft` (of one part) with another hypothesis as its best."""
    return leg.draft(draft.source, draft.parts, [[hypothesis]])
