"""Glossary-constrained decoding: the accepted rendering of every matched term stands in the target, and the sentence stays the model's own.

A ladder, climbed only as far as a segment needs (Hokamp & Liu 2017 put the constraint into the search, Dinu et al. 2019 into the
training; CTranslate2 offers neither, but scores and continues any prefix):

1. `free`: the best hypothesis has all terms already, in whatever inflection.
2. For each term that is missing, these compete by the model's score of the whole sentence:
   - `nbest`: another hypothesis of the same beam, if it has all terms;
   - `forced`: attention says which target words stand for the term; they are replaced by its forms, the small words before it made to agree; the
     model scores the whole sentences thus made, and continues the best by itself from the term on;
   - `inline`: what the model says when the best form stands in its source instead of the term;
   - `replaced`: the sentence with nothing but the words replaced.
3. `replaced`: terms still open after `ROUNDS` rounds, more than `MANY` at once, and renderings that the model cannot write (long ones, other
   scripts), come in all together.

A term that no rung could place is `missing`, and said to be.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.mt.candidates import Candidate, behind_other_words, candidates_at, forms_of, in_brackets, writable
from l10n.mt.compliance import (
    Wanted,
    first_rendering,
    is_missing,
    is_reworded,
    offends,
    outcome,
    renderings_in,
    terms_worth,
)
from l10n.mt.engine import How, RequestedTerm, TermOutcome
from l10n.mt.leg import Draft, Leg
from l10n.mt.places import Gains, places_for
from l10n.mt.replacement import replace_missing
from l10n.mt.rescoring import WRITTEN, Scored, continuations, hinted, kept_whole, rebuilt, rescored
from l10n.mt.segment import Segment

CONTINUED = 3
"""How many of the scored candidates are decoded to the end, at most."""
MARGIN = 3.0
"""How far behind the best a candidate may be, in log-probability, and still be tried: the model's continuation hardly ever makes up for more."""
ROUNDS = 3
"""How many terms of a segment are forced one after the other."""
MANY = 8
"""Missing terms beyond which none is forced: so many leave little of the model's sentence, and all come in at once."""
TOLERATED = 0.1
"""How much a sentence's score may fall for a term's own small words and hyphens."""
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Constrained:
    """A draft and what became of each wanted term."""

    draft: Draft
    outcomes: tuple[TermOutcome, ...]


def constrain(leg: Leg, drafts: Sequence[Draft], wanted: Sequence[Sequence[Wanted]]) -> list[Constrained]:
    """The drafts (made with attention and a full n-best list) with their wanted terms in them, all batched together."""
    apart = [leg.apart(draft) for draft in drafts]
    states = [
        Segment(terms, part, [None] * len(terms))
        for parts, of_text in zip(apart, wanted, strict=True)
        for part, terms in zip(parts, _shared_out(parts, of_text), strict=True)
    ]
    for state in states:
        _choose(state, leg)
        for index, one in enumerate(state.wanted):
            if state.how[index] is None and not any(writable(form, leg) for form in one.term.targets):
                state.late.add(index)
        if state.how.count(None) > MANY:
            state.rounds = ROUNDS
    while open_states := [state for state in states if state.rounds < ROUNDS and _next(state, leg.target) is not None]:
        # Each round betters a term of every open segment, or gives it up.
        _force(open_states, leg)
    for state in states:
        _fall_back(state, leg.target)
    replace_missing(states, leg)
    done = iter(states)
    return [_joined([next(done) for _ in parts], of_text, leg) for parts, of_text in zip(apart, wanted, strict=True)]


def _shared_out(parts: Sequence[Draft], wanted: Sequence[Wanted]) -> list[list[Wanted]]:
    """The wanted terms of each part of a text: those that begin in it, and in the first those of unknown place."""
    edges = [part.parts[0].start for part in parts[1:]]
    shared: list[list[Wanted]] = [[] for _ in parts]
    for one in wanted:
        shared[bisect.bisect_right(edges, one.start)].append(one)
    return shared


def _joined(states: Sequence[Segment], wanted: Sequence[Wanted], leg: Leg) -> Constrained:
    """The parts of a text as one, with the outcomes in the order of `wanted`."""
    outcomes = {
        id(one): done for state in states for one, done in zip(state.wanted, _outcomes(state, leg.target), strict=True)
    }
    return Constrained(leg.together([state.draft for state in states]), tuple(outcomes[id(one)] for one in wanted))


def _choose(state: Segment, leg: Leg) -> None:
    """Rungs 1 and 2: what the likeliest hypothesis has, and another one of the beam that has all terms."""
    for index, one in enumerate(state.wanted):
        if first_rendering(state.draft.target, one.term, leg.target):
            state.how[index] = "inline" if leg.annotates and one.start >= 0 else "free"
    if terms_worth(state.draft.target, state.wanted, leg.target) < len(state.wanted):
        others = (rebuilt(state.draft, hypothesis, leg) for hypothesis in state.draft.hypotheses[0][1:])
        full = (one for one in others if terms_worth(one.target, state.wanted, leg.target) == len(state.wanted))
        state.complete = next((one for one in full if not one.failure), None)


def _fall_back(state: Segment, language: str) -> None:
    """Takes the complete hypothesis where forcing brought in less."""
    if state.complete is not None and terms_worth(state.draft.target, state.wanted, language) < len(state.wanted):
        state.draft = state.complete
        state.how = [how or "nbest" for how in state.how]


def _next(state: Segment, language: str) -> int | None:
    """The term to force next: one that is missing, beside a forbidden rendering, or worded otherwise; None when nothing can be bettered."""
    target = state.draft.target
    closed = state.given_up | state.late
    open_ones = [index for index, one in enumerate(state.wanted) if target and one.start >= 0 and index not in closed]
    for wrong in (is_missing, offends, is_reworded):
        for index in open_ones:
            if wrong(target, state.wanted[index].term, language):
                return index
    return None


def _force(states: Sequence[Segment], leg: Leg) -> None:
    """Rungs 3 and 4 for one term of each state."""
    chosen = [index for state in states if (index := _next(state, leg.target)) is not None]
    best = _best(_proposed(states, chosen, leg))
    starts = [one.candidate for one in best]
    offered: list[list[tuple[_Rank, Draft, How]]] = [[] for _ in states]
    _offer(offered, states, chosen, starts, continuations(states, starts, leg), "forced", leg)
    likeliest = list({one.candidate.state: one for one in reversed(best)}.values())
    terms = [states[one.candidate.state].wanted[chosen[one.candidate.state]] for one in likeliest]
    # What the model says when the rendering stands in its source, and the sentence with nothing but the words replaced, compete.
    told = hinted(states, terms, [one.candidate for one in likeliest], leg)
    ways: list[tuple[How, list[Scored]]] = [("inline", told), ("replaced", best)]
    for way, texts in ways:
        promising = [one.candidate for one in texts if _promises(one, states, offered, leg.target)]
        _offer(offered, states, chosen, promising, kept_whole(states, promising, leg), way, leg)
    for candidate, draft in _listed(states, chosen, leg):
        _offer(offered, states, chosen, [candidate], [draft], "nbest", leg)
    for state, index, offers in zip(states, chosen, offered, strict=True):
        state.rounds += 1
        rank, draft, how = max(offers, key=lambda offer: offer[0], default=(None, state.draft, state.how[index]))
        if rank is None or rank.worth == terms_worth(state.draft.target, state.wanted, leg.target):
            # Once for its wording: two terms shall not undo each other's for ever.
            state.given_up.add(index)
        state.draft, state.how[index] = draft, how
        for other, one in enumerate(state.wanted):
            if state.how[other] is None and not is_missing(draft.target, one.term, leg.target):
                state.how[other] = how


def _proposed(states: Sequence[Segment], chosen: Sequence[int], leg: Leg) -> list[Scored]:
    """Candidates for each state's chosen term, each with the model's score of its whole text.

    Scored step by step instead of all combinations, as places, forms and small words hardly depend on each other: every form at the likeliest
    place, then the best one behind other small words, compared by what stands up to a few words behind it; then the best of these, and the
    best form at the other places, by all that stands.
    """
    terms = [state.wanted[index] for state, index in zip(states, chosen, strict=True)]
    alignments = [leg.alignment(state.draft) for state in states]
    bracketed = [
        in_brackets(number, state, index, leg) for number, (state, index) in enumerate(zip(states, chosen, strict=True))
    ]
    places = [
        [] if behind else places_for(alignment, state, index, leg.target)
        for alignment, state, index, behind in zip(alignments, states, chosen, bracketed, strict=True)
    ]
    scored = rescored(
        states,
        [
            candidate
            for number, term in enumerate(terms)
            for candidate in candidates_at(
                number, alignments[number], places[number][:1], forms_of(term.term, leg), term.term, leg
            )
        ],
        leg,
        near=True,
    )
    forms = {one.candidate.state: one.candidate.form for one in reversed(_best(scored))}
    scored += rescored(
        states,
        [
            candidate
            for number, form in forms.items()
            for candidate in behind_other_words(
                number, alignments[number], places[number][0], form, terms[number].term, leg
            )
        ],
        leg,
        near=True,
    )
    last = [one for behind in bracketed for one in behind] + [one.candidate for one in _best(scored)]
    last += [
        candidate
        for number, form in forms.items()
        for candidate in candidates_at(number, alignments[number], places[number][1:], [form], terms[number].term, leg)
    ]
    return rescored(states, list({(one.state, one.text): one for one in last}.values()), leg)


def _best(scored: Sequence[Scored]) -> list[Scored]:
    """The `CONTINUED` best candidates of each state that are within `MARGIN` of its best, best first."""
    ranked = sorted(scored, key=lambda one: (one.candidate.state, -one.mean))
    best = []
    for _, group in itertools.groupby(ranked, key=lambda one: one.candidate.state):
        kept = list(itertools.islice(group, CONTINUED))
        best += [one for one in kept if one.total >= kept[0].total - MARGIN]
    return best


def _promises(
    one: Scored, states: Sequence[Segment], offered: Sequence[Sequence[tuple[_Rank, Draft, How]]], language: str
) -> bool:
    """Whether a whole text could be better than what its state is offered already."""
    state = states[one.candidate.state]
    worth = terms_worth(one.candidate.text, state.wanted, language)
    return not any(
        rank.clean and rank.worth >= worth and rank.score >= one.mean for rank, _, _ in offered[one.candidate.state]
    )


def _listed(states: Sequence[Segment], chosen: Sequence[int], leg: Leg) -> list[tuple[Candidate, Draft]]:
    """The complete hypotheses of the beam that are worth as much as a sentence with the chosen term, as candidates for it."""
    listed = []
    for number, (state, index) in enumerate(zip(states, chosen, strict=True)):
        have = terms_worth(state.draft.target, state.wanted, leg.target)
        if state.complete is not None and have == len(state.wanted) - 1:
            target, term = state.complete.target, state.wanted[index].term
            found = first_rendering(target, term, leg.target)
            form = target[found[0] : found[1]] if found else ""
            listed.append((Candidate(number, form, form in term.targets, target, target), state.complete))
    return listed


class _Rank(NamedTuple):
    """What makes one draft better than another: nothing repeated or lost, more terms, fewer faults, the model's score of the whole sentence."""

    clean: bool
    worth: int
    faults: int
    score: float


def _offer(
    offered: list[list[tuple[_Rank, Draft, How]]],
    states: Sequence[Segment],
    chosen: Sequence[int],
    candidates: Sequence[Candidate],
    drafts: Sequence[Draft],
    how: How,
    leg: Leg,
) -> None:
    """Adds to what is offered to each state the drafts that have its chosen term and lose no other."""
    for candidate, draft in zip(candidates, drafts, strict=True):
        state = states[candidate.state]
        term = state.wanted[chosen[candidate.state]].term
        if is_missing(draft.target, term, leg.target):
            continue
        rank = _rank(draft, state, candidate, leg)
        have = terms_worth(state.draft.target, state.wanted, leg.target)
        if rank.worth > have or (rank.worth == have and _betters(draft, state, term, rank, leg.target)):
            offered[candidate.state].append((rank, draft, how))


def _betters(draft: Draft, state: Segment, term: RequestedTerm, rank: _Rank, language: str) -> bool:
    """Whether a draft words a term that was there before as the glossary does, at little cost."""
    return (
        rank.clean
        and draft.score >= state.draft.score - TOLERATED
        and is_reworded(state.draft.target, term, language)
        and not is_reworded(draft.target, term, language)
    )


def _rank(draft: Draft, state: Segment, candidate: Candidate, leg: Leg) -> _Rank:
    faults = 0
    mentions = Counter(one.term.targets for one in state.wanted)
    for term in {one.term.targets: one.term for one in state.wanted}.values():
        before, now = (len(renderings_in(text, term, leg.target)) for text in (state.draft.target, draft.target))
        often = mentions[term.targets]
        # Neither doubled, nor lost where the source has it several times.
        faults += max(0, now - (before or often)) + max(0, min(before, often) - now)
    form = candidate.form
    words, had = (Counter(_WORD.findall(text.lower())) for text in (draft.target, state.draft.target))
    asked = max(sum(form.lower() in map(str.lower, one.term.targets) for one in state.wanted), 1)
    faults += sum(max(0, words[word] - max(had[word], asked)) for word in set(_WORD.findall(form.lower())))
    faults += _homeless(draft, state, leg)
    worth = terms_worth(draft.target, state.wanted, leg.target)
    pieces = len(draft.hypotheses[0][0].pieces)
    score = draft.score - WRITTEN * (not candidate.written) / max(pieces, 1)
    faults += 2 * bool(draft.failure)
    return _Rank(not faults, worth, -faults, score)


def _homeless(draft: Draft, state: Segment, leg: Leg) -> int:
    """How many terms are still missing and have lost the words that stood for them, so that they could not be put in any more."""
    missing = [
        index
        for index, one in enumerate(state.wanted)
        if one.start >= 0 and index not in state.given_up and is_missing(draft.target, one.term, leg.target)
    ]
    if not missing:
        return 0
    now, before = (Gains(leg.alignment(one), state, leg.target) for one in (draft, state.draft))
    return sum(
        float(before.of(index).max(initial=0)) > 0 and float(now.of(index).max(initial=0)) <= 0 for index in missing
    )


def _outcomes(state: Segment, language: str) -> list[TermOutcome]:
    return [
        outcome(state.draft.target, one.term, language, how or "free")
        for one, how in zip(state.wanted, state.how, strict=True)
    ]
