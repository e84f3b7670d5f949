"""Glossary-constrained decoding: the accepted rendering of every matched term stands in the target, and the sentence stays the model's own.

A ladder, climbed only as far as a segment needs (Hokamp & Liu 2017 put the constraint into the search, Dinu et al. 2019 into the
training; CTranslate2 offers neither, but scores and continues any prefix):

1. `free`: the best hypothesis has all terms already, in whatever inflection.
2. `nbest`: another hypothesis of the same beam has them.
3. `forced`: attention says which target words stand for the term; they are replaced by its forms, the small words before it made to agree; the model
   scores the whole sentences thus made, and continues the best by itself from the term on.
4. `replaced`: the continuation lost something else; the sentence with the words replaced is kept as it is. Terms still open after `ROUNDS` rounds,
   and renderings that the model cannot write (long ones, other scripts), come in like this all at once.

A term that no rung could place is `missing`, and said to be. At most `ROUNDS` terms of a segment are forced one after the other.
"""

from __future__ import annotations

import bisect
import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from l10n.glossary.matching import inflections, occurrences
from l10n.mt.alignment import Alignment, Span, best_run
from l10n.mt.annotation import Note
from l10n.mt.decoder import Hypothesis
from l10n.mt.engine import How, RequestedTerm, TermOutcome
from l10n.mt.forms import determines, led, placed
from l10n.mt.leg import LONGEST, Draft, Leg
from l10n.text.languages import language
from l10n.text.scripts import share

CONTINUED = 3
"""How many of the scored candidates are decoded to the end, at most."""
MARGIN = 3.0
"""How far behind the best a candidate may be, in log-probability, and still be tried: the model's continuation hardly ever makes up for more."""
ROUNDS = 3
"""How many terms of a segment are forced one after the other."""
LONG = 40
"""Pieces of a rendering beyond which the model is not asked to go on from it."""
LENGTHY = 160
"""Code points of a rendering that are scored while small words before it are compared."""
SPARE = 10
"""Pieces by which a continuation may be longer than twice what it continues in the place of."""
REPLACED = 8
"""For how many of the terms that come in at once the small words before them are the model's choice."""
MOST = 2 * LONGEST
"""Pieces of a target with all its terms; a term that would make it longer is not put in, as the model holds no more."""
FORMS = 8
"""How many forms of a term are tried at a place."""
LOOKAHEAD = 3
"""Words behind a form that are scored with it while forms are compared at one place."""
SHORT = 3
"""Words of up to so many letters are taken for small words."""
TOLERATED = 0.1
"""How much a sentence's score may fall for a term's own small words and hyphens."""
WRITTEN = 1.0
"""What the glossary's own form is worth before another inflection of it, in log-probability: where the model hardly minds, it is taken."""
SHARE = 0.35
"""A target word stands for a term when more than this share of its attention lies on it."""

_WORD = re.compile(r"\w{4,}")
_PIECE = re.compile(r"\w+|[-']")
_BEHIND = re.compile(r"\w+\W?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a segment with its span in the plain source; (-1, -1) when it is not known."""

    term: RequestedTerm
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Constrained:
    """A draft and what became of each wanted term."""

    draft: Draft
    outcomes: tuple[TermOutcome, ...]


@dataclass(slots=True)
class _State:
    """A segment on its way: its draft, the rung that brought each term in, and how many rounds it has had.

    `given_up`: the terms that cannot be bettered; `late`: those that the model cannot write, which come in last.
    """

    wanted: Sequence[Wanted]
    draft: Draft
    how: list[How | None]
    given_up: set[int] = field(default_factory=set)
    late: set[int] = field(default_factory=set)
    rounds: int = 0


def noted(wanted: Sequence[Wanted]) -> list[Note]:
    """What a model that takes wanted renderings in its source is told of `wanted`: the preferred rendering of each."""
    return [Note(one.start, one.end, one.term.targets[0]) for one in wanted if one.start >= 0]


def constrain(leg: Leg, drafts: Sequence[Draft], wanted: Sequence[Sequence[Wanted]]) -> list[Constrained]:
    """The drafts (made with attention and a full n-best list) with their wanted terms in them, all batched together."""
    apart = [leg.apart(draft) for draft in drafts]
    states = [
        _State(terms, part, [None] * len(terms))
        for parts, of_text in zip(apart, wanted, strict=True)
        for part, terms in zip(parts, _shared_out(parts, of_text), strict=True)
    ]
    for state in states:
        _choose(state, leg)
        for index, one in enumerate(state.wanted):
            if state.how[index] is None and not any(_writable(form, leg) for form in one.term.targets):
                state.late.add(index)
    while open_states := [state for state in states if state.rounds < ROUNDS and _next(state, leg.target) is not None]:
        # Each round betters a term of every open segment, or gives it up.
        _force(open_states, leg)
    _replace(states, leg)
    done = iter(states)
    return [_joined([next(done) for _ in parts], of_text, leg) for parts, of_text in zip(apart, wanted, strict=True)]


def _shared_out(parts: Sequence[Draft], wanted: Sequence[Wanted]) -> list[list[Wanted]]:
    """The wanted terms of each part of a text: those that begin in it, and in the first those of unknown place."""
    edges = [part.parts[0].start for part in parts[1:]]
    shared: list[list[Wanted]] = [[] for _ in parts]
    for one in wanted:
        shared[bisect.bisect_right(edges, one.start)].append(one)
    return shared


def _joined(states: Sequence[_State], wanted: Sequence[Wanted], leg: Leg) -> Constrained:
    """The parts of a text as one, with the outcomes in the order of `wanted`."""
    outcomes = {
        id(one): outcome
        for state in states
        for one, outcome in zip(state.wanted, _outcomes(state, leg.target), strict=True)
    }
    return Constrained(leg.together([state.draft for state in states]), tuple(outcomes[id(one)] for one in wanted))


def rendered(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether an accepted rendering of `term` stands in `target`, and no forbidden one."""
    return _found(target, term, language) is not None and not _offences(target, term, language)


def _found(target: str, term: RequestedTerm, language: str) -> tuple[int, int, str] | None:
    """The first accepted rendering of `term` in `target`."""
    spans = _standing(target, term, language)
    return spans[0] if spans else None


def _standing(target: str, term: RequestedTerm, language: str) -> list[tuple[int, int, str]]:
    """All accepted renderings of `term` in `target`, in whatever form grammar gives them; letter for letter what is not translated."""
    case = term.case_sensitive or term.dnt
    # What is far longer than the target cannot stand in it, and an index of thousands of words takes long to make.
    able = [text for text in term.targets if len(text) <= 2 * len(target) + LENGTHY]
    found = occurrences(target, language, able, case_sensitive=case, proper=term.proper)
    return [one for one in found if target[one[0] : one[1]].endswith(one[2])] if term.dnt else found


def _offences(target: str, term: RequestedTerm, language: str) -> list[Span]:
    """Where a forbidden rendering stands in `target`, other than inside an accepted one."""
    if not term.forbidden:
        return []
    good = _standing(target, term, language)
    bad = occurrences(target, language, term.forbidden)
    return [
        (left, right) for left, right, _ in bad if not any(start <= left and right <= end for start, end, _ in good)
    ]


def _reworded(target: str, term: RequestedTerm, language: str) -> bool:
    """Whether `term` is found only with other small words or hyphens than the glossary's: « plate-forme » for « plateforme »."""
    written = {_frame(text) for text in term.targets}
    return not any(_frame(target[start:end]) in written for start, end, _ in _standing(target, term, language))


def _frame(text: str) -> tuple[str, ...]:
    """What of a rendering does not inflect: its short words and its hyphens, the other words left blank."""
    return tuple("" if len(piece) > SHORT else piece for piece in _PIECE.findall(text.lower().replace("’", "'")))


def _worth(target: str, wanted: Sequence[Wanted], language: str) -> int:
    """Terms found minus forbidden renderings."""
    return sum(
        (_found(target, one.term, language) is not None) - len(_offences(target, one.term, language)) for one in wanted
    )


def _choose(state: _State, leg: Leg) -> None:
    """Rungs 1 and 2: the best of the n-best list by terms, then by score."""
    free = [one.term for one in state.wanted if _found(state.draft.target, one.term, leg.target)]
    best, most = state.draft, _worth(state.draft.target, state.wanted, leg.target)
    if most < len(state.wanted):
        for hypothesis in state.draft.hypotheses[0][1:]:
            other = rebuilt(state.draft, hypothesis, leg)
            worth = _worth(other.target, state.wanted, leg.target)
            if worth > most and not other.failure:
                best, most = other, worth
    changed = best is not state.draft
    state.draft = best
    for index, one in enumerate(state.wanted):
        if _found(best.target, one.term, leg.target):
            first: How = "inline" if leg.annotates and one.start >= 0 else "free"
            state.how[index] = "nbest" if changed and one.term not in free else first


def rebuilt(draft: Draft, hypothesis: Hypothesis, leg: Leg) -> Draft:
    """`draft` (of one part) with another hypothesis as its best."""
    return leg.draft(draft.source, draft.parts, [[hypothesis]])


def _next(state: _State, language: str) -> int | None:
    """The term to force next: one that is missing, beside a forbidden rendering, or worded otherwise; None when nothing can be bettered."""
    target = state.draft.target
    closed = state.given_up | state.late
    open_ones = [index for index, one in enumerate(state.wanted) if target and one.start >= 0 and index not in closed]
    for wrong in (_missing, _offends, _reworded):
        for index in open_ones:
            if wrong(target, state.wanted[index].term, language):
                return index
    return None


def _missing(target: str, term: RequestedTerm, language: str) -> bool:
    return _found(target, term, language) is None


def _offends(target: str, term: RequestedTerm, language: str) -> bool:
    return bool(_offences(target, term, language))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The target with one form of a term put in place of some words: `start` up to and with the form, `text` all of it.

    `written`: the form stands so in the glossary.
    """

    state: int
    form: str
    written: bool
    start: str
    text: str


class _Scored(NamedTuple):
    """A candidate with the model's log-probability of its text, in all and per piece."""

    candidate: _Candidate
    total: float
    mean: float


def _force(states: Sequence[_State], leg: Leg) -> None:
    """Rungs 3 and 4 for one term of each state."""
    chosen = [index for state in states if (index := _next(state, leg.target)) is not None]
    best = _best(_proposed(states, chosen, leg))
    offered: list[list[tuple[_Rank, Draft, How]]] = [[] for _ in states]
    _offer(offered, states, chosen, best, _continued(states, best, leg), "forced", leg)
    # Where every continuation repeats itself, the sentence with nothing but the words replaced competes with them.
    rest = [one for one in best if not any(rank.clean for rank, _, _ in offered[one.state])]
    _offer(offered, states, chosen, rest, _kept(states, rest, leg), "replaced", leg)
    for state, index, offers in zip(states, chosen, offered, strict=True):
        state.rounds += 1
        rank, draft, how = max(offers, key=lambda offer: offer[0], default=(None, state.draft, state.how[index]))
        if rank is None or rank.worth == _worth(state.draft.target, state.wanted, leg.target):
            # Once for its wording: two terms shall not undo each other's for ever.
            state.given_up.add(index)
        state.draft, state.how[index] = draft, how


def _proposed(states: Sequence[_State], chosen: Sequence[int], leg: Leg) -> list[_Scored]:
    """Candidates for each state's chosen term, each with the model's score of its whole text.

    Scored step by step instead of all combinations, as places, forms and small words hardly depend on each other: every form at the likeliest
    place, then the best one behind other small words, compared by what stands up to a few words behind it; then the best of these, and the
    best form at the other places, by all that stands.
    """
    terms = [state.wanted[index] for state, index in zip(states, chosen, strict=True)]
    alignments = [leg.alignment(state.draft) for state in states]
    bracketed = [
        _bracketed(number, state, index, leg) for number, (state, index) in enumerate(zip(states, chosen, strict=True))
    ]
    places = [
        [] if behind else _places(alignment, state, index, leg.target)
        for alignment, state, index, behind in zip(alignments, states, chosen, bracketed, strict=True)
    ]
    scored = _scored(
        states,
        [
            candidate
            for number, term in enumerate(terms)
            for candidate in _candidates(
                number, alignments[number], places[number][:1], _forms(term.term, leg), term.term, leg
            )
        ],
        leg,
        near=True,
    )
    forms = {candidate.state: candidate.form for candidate in reversed(_best(scored))}
    scored += _scored(
        states,
        [
            candidate
            for number, form in forms.items()
            for candidate in _led(number, alignments[number], places[number][0], form, terms[number].term, leg)
        ],
        leg,
        near=True,
    )
    last = [one for behind in bracketed for one in behind] + _best(scored)
    last += [
        candidate
        for number, form in forms.items()
        for candidate in _candidates(number, alignments[number], places[number][1:], [form], terms[number].term, leg)
    ]
    return _scored(states, list({(one.state, one.text): one for one in last}.values()), leg)


def _best(scored: Sequence[_Scored]) -> list[_Candidate]:
    """The `CONTINUED` best candidates of each state that are within `MARGIN` of its best, best first."""
    ranked = sorted(scored, key=lambda one: (one.candidate.state, -one.mean))
    best = []
    for _, group in itertools.groupby(ranked, key=lambda one: one.candidate.state):
        kept = list(itertools.islice(group, CONTINUED))
        best += [one.candidate for one in kept if one.total >= kept[0].total - MARGIN]
    return best


class _Rank(NamedTuple):
    """What makes one draft better than another: more terms, then nothing repeated and no failure, then the model's score of the whole sentence."""

    worth: int
    faults: int
    score: float

    @property
    def clean(self) -> bool:
        return not self.faults


def _offer(
    offered: list[list[tuple[_Rank, Draft, How]]],
    states: Sequence[_State],
    chosen: Sequence[int],
    candidates: Sequence[_Candidate],
    drafts: Sequence[Draft],
    how: How,
    leg: Leg,
) -> None:
    """Adds to what is offered to each state the drafts that have its chosen term and lose no other."""
    for candidate, draft in zip(candidates, drafts, strict=True):
        state = states[candidate.state]
        term = state.wanted[chosen[candidate.state]].term
        if _missing(draft.target, term, leg.target):
            continue
        rank = _rank(draft, state, candidate, leg)
        have = _worth(state.draft.target, state.wanted, leg.target)
        if rank.worth > have or (rank.worth == have and _betters(draft, state, term, rank, leg.target)):
            offered[candidate.state].append((rank, draft, how))


def _betters(draft: Draft, state: _State, term: RequestedTerm, rank: _Rank, language: str) -> bool:
    """Whether a draft words a term that was there before as the glossary does, at little cost."""
    return (
        rank.clean
        and draft.score >= state.draft.score - TOLERATED
        and _reworded(state.draft.target, term, language)
        and not _reworded(draft.target, term, language)
    )


def _rank(draft: Draft, state: _State, candidate: _Candidate, leg: Leg) -> _Rank:
    faults = 0
    for one in state.wanted:
        before = len(_standing(state.draft.target, one.term, leg.target))
        asked = sum(other.term.targets == one.term.targets for other in state.wanted)
        faults += max(0, len(_standing(draft.target, one.term, leg.target)) - (before or asked))
    form = candidate.form
    words, had = (Counter(_WORD.findall(text.lower())) for text in (draft.target, state.draft.target))
    asked = max(sum(form.lower() in map(str.lower, one.term.targets) for one in state.wanted), 1)
    faults += sum(max(0, words[word] - max(had[word], asked)) for word in set(_WORD.findall(form.lower())))
    faults += _homeless(draft, state, leg)
    worth = _worth(draft.target, state.wanted, leg.target)
    pieces = len(draft.hypotheses[0][0].pieces)
    score = draft.score - WRITTEN * (not candidate.written) / max(pieces, 1)
    return _Rank(worth, -faults - 2 * bool(draft.failure), score)


def _homeless(draft: Draft, state: _State, leg: Leg) -> int:
    """How many terms are still missing and have lost the words that stood for them, so that they could not be put in any more."""
    missing = [
        index
        for index, one in enumerate(state.wanted)
        if one.start >= 0 and index not in state.given_up and _missing(draft.target, one.term, leg.target)
    ]
    if not missing:
        return 0
    now, before = leg.alignment(draft), leg.alignment(state.draft)
    return sum(
        float(_gains(before, state, index, leg.target).max(initial=0)) > 0
        and float(_gains(now, state, index, leg.target).max(initial=0)) <= 0
        for index in missing
    )


def _candidates(
    number: int, alignment: Alignment, places: Sequence[Span], forms: Sequence[str], term: RequestedTerm, leg: Leg
) -> list[_Candidate]:
    texts: dict[str, _Candidate] = {}
    for first, last in places:
        left, right = alignment.tokens[first][0], alignment.tokens[last - 1][1]
        before, after = alignment.target[:left], alignment.target[right:]
        if not any(char.isalnum() for char in alignment.target[left:right]):
            # A sign stands for nothing: the term comes in before it.
            after = alignment.target[len(before.rstrip()) :]
            before = before.rstrip() + " " * bool(before.strip())
        for form in forms:
            opening = not before.strip() and not term.dnt and not term.case_sensitive
            for kept, text in placed(before, form[:1].upper() + form[1:] if opening else form, leg.target):
                start = kept + text
                texts.setdefault(start + after, _Candidate(number, form, form in term.targets, start, start + after))
    return list(texts.values())


def _bracketed(number: int, state: _State, index: int, leg: Leg) -> list[_Candidate]:
    """A term that the source has in brackets behind another one, and the target not at all, in brackets behind that one's rendering."""
    one, source, target = state.wanted[index], state.draft.source, state.draft.target
    if source[one.end : one.end + 1] != ")":
        return []
    for other in state.wanted:
        if 0 <= other.end <= one.start and source[other.end : one.start].strip() == "(":
            found = _found(target, other.term, leg.target)
            if found is None or target[found[1] :].lstrip().startswith("("):
                continue
            before, after = target[: found[1]], target[found[1] :]
            # The sign behind the name stays behind the brackets.
            sign, after = after[: after[:1] in tuple(",;:.")], after[after[:1] in tuple(",;:.") :]
            starts = {form: f"{before} ({form}){sign}" for form in _forms(one.term, leg)}
            return [
                _Candidate(number, form, form in one.term.targets, start, start + after)
                for form, start in starts.items()
            ]
    return []


def _led(number: int, alignment: Alignment, place: Span, form: str, term: RequestedTerm, leg: Leg) -> list[_Candidate]:
    """`form` at a place behind small words that do not stand there yet."""
    left, right = alignment.tokens[place[0]][0], alignment.tokens[place[1] - 1][1]
    before, after = alignment.target[:left], alignment.target[right:]
    if not before.strip() or len([*placed(before, form, leg.target)]) > 1:
        return []
    return [
        _Candidate(number, form, form in term.targets, before + text, before + text + after)
        for text in led(form, leg.target)
    ]


def _gains(alignment: Alignment, state: _State, index: int, language: str) -> NDArray[np.float32]:
    """How much each token speaks for standing for a term; one that belongs to another term, by more than it could gain, against it."""
    wanted = state.wanted[index]
    gains = alignment.inside(wanted.start, wanted.end) - SHARE
    for other in state.wanted:
        if other.start < wanted.end and wanted.start < other.end:
            continue
        for left, right, _ in _standing(alignment.target, other.term, language):
            for number, (start, end) in enumerate(alignment.tokens):
                if start < right and left < end:
                    gains[number] = -1.0
    return gains


def _places(alignment: Alignment, state: _State, index: int, language: str) -> list[Span]:
    """The runs of tokens that may stand for the term: the best one, the same without or with a neighbour, and the next best one elsewhere."""
    if not alignment.tokens:
        return []
    wanted = state.wanted[index]
    gains = _gains(alignment, state, index, language)
    first, last = _standing_at(alignment, wanted.term, language) or best_run(gains, 0, len(alignment.tokens))[:2]
    others = [best_run(gains, *area) for area in ((0, first), (last, len(alignment.tokens))) if area[0] < area[1]]
    first, last = _trimmed(alignment, (first, last), wanted.term, language)
    places = [(first, last)]
    if last < len(alignment.tokens) and alignment.text(last)[0].isalnum():
        places.append((first, last + 1))
    if first and alignment.text(first - 1)[0].isalnum():
        places.append((first - 1, last))
    if last - first > 1:
        places += [(first, last - 1), (first + 1, last)]
    return places + [(start, end) for start, end, gain in others if gain > 0 and alignment.text(start)[0].isalnum()]


def _trimmed(alignment: Alignment, place: Span, term: RequestedTerm, language: str) -> Span:
    """A run of tokens without the signs at its ends, and without the small words before the term."""
    first, last = place
    if not any(determines(word, language) for target in term.targets for word in target.split()[:1]):
        while last - first > 1 and determines(alignment.text(first), language):
            first += 1
    while last - first > 1 and not alignment.text(last - 1)[0].isalnum():
        last -= 1
    while last - first > 1 and not alignment.text(first)[0].isalnum():
        first += 1
    return first, last


def _standing_at(alignment: Alignment, term: RequestedTerm, language: str) -> Span | None:
    """The tokens of a forbidden rendering, or of the accepted one where it is worded otherwise; None where neither stands."""
    spans = _offences(alignment.target, term, language) or [
        (start, end) for start, end, _ in _standing(alignment.target, term, language)
    ]
    for left, right in spans:
        inside = [number for number, (start, end) in enumerate(alignment.tokens) if start < right and left < end]
        if inside:
            return inside[0], inside[-1] + 1
    return None


def _forms(term: RequestedTerm, leg: Leg) -> list[str]:
    forms: dict[str, None] = {}
    for target in term.targets:
        if not _writable(target, leg):
            continue
        forms.setdefault(target)
        if not term.dnt and not term.proper:
            for form in inflections(target, leg.target):
                forms.setdefault(form)
        if len(forms) >= FORMS:
            break
    return list(forms)[:FORMS]


def _writable(rendering: str, leg: Leg) -> bool:
    """Whether the model can go on from `rendering`: not a long one, nor one in a script that its language is not written in."""
    shares = [share(rendering, script) for script in (language(leg.target).script, "Latn")]
    foreign = all(part is not None and part < 0.5 for part in shares)
    return not foreign and _size(rendering, leg) <= LONG and _findable(rendering, leg)


def _size(text: str, leg: Leg) -> int:
    return len(leg.decoder.encode_target(text))


def _findable(rendering: str, leg: Leg) -> bool:
    """Whether `rendering` would be found where it stands; an address would not, nor signs alone."""
    return bool(occurrences(rendering, leg.target, [rendering]))


def _scored(states: Sequence[_State], candidates: Sequence[_Candidate], leg: Leg, near: bool = False) -> list[_Scored]:
    """The candidates, each with the model's log-probability; with `near`, of no more than a few words behind the form.

    A form that the glossary does not write has `WRITTEN` less.
    """
    if not candidates:
        return []
    sources = [states[candidate.state].draft.parts[0].pieces for candidate in candidates]
    texts = [_up_to(candidate, LOOKAHEAD) if near else candidate.text for candidate in candidates]
    rows = leg.decoder.score(sources, [leg.decoder.encode_target(text) for text in texts])
    if near:
        # The end token, which does not stand there.
        rows = [row[:-1] for row in rows]
    totals = [sum(row) - WRITTEN * (not one.written) for one, row in zip(candidates, rows, strict=True)]
    return [
        _Scored(one, total, total / max(len(row), 1)) for one, total, row in zip(candidates, totals, rows, strict=True)
    ]


def _up_to(candidate: _Candidate, words: int) -> str:
    """A candidate's text up to some words behind the form, or into a form that is very long."""
    if len(candidate.form) > LENGTHY:
        return candidate.text[: len(candidate.start) - len(candidate.form) + LENGTHY]
    behind = [match.end() for match in itertools.islice(_BEHIND.finditer(candidate.text, len(candidate.start)), words)]
    return candidate.text[: behind[-1] if behind else None]


def _continued(states: Sequence[_State], candidates: Sequence[_Candidate], leg: Leg) -> list[Draft]:
    """The candidates' starts, continued by the model; by no more than twice what stood behind them."""
    starts = [leg.decoder.encode_target(candidate.start) for candidate in candidates]
    rests = [leg.decoder.encode_target(candidate.text[len(candidate.start) :]) for candidate in candidates]
    longest = max((len(start) + 2 * len(rest) for start, rest in zip(starts, rests, strict=True)), default=0)
    return _decoded(states, candidates, starts, leg, longest + SPARE)


def _kept(states: Sequence[_State], candidates: Sequence[_Candidate], leg: Leg) -> list[Draft]:
    """The candidates' whole texts as drafts, with attention; the model may add nothing but the end."""
    return _decoded(states, candidates, [leg.decoder.encode_target(candidate.text) for candidate in candidates], leg)


def _decoded(
    states: Sequence[_State], candidates: Sequence[_Candidate], prefixes: list[list[str]], leg: Leg, longest: int = 0
) -> list[Draft]:
    """Drafts that begin with `prefixes`, of up to `longest` pieces; without it, they are the whole targets."""
    if not candidates:
        return []
    sources = [states[candidate.state].draft.parts[0].pieces for candidate in candidates]
    whole = longest == 0
    found = leg.decoder.translate(
        sources,
        beam=1 if whole else leg.beam,
        prefixes=prefixes,
        attention=True,
        max_decoding_length=longest or max(map(len, prefixes)) + 1,
    )
    hypotheses = [one[0] for one in found]
    if whole:
        hypotheses = [
            replace(one, pieces=one.pieces[: len(prefix)], attention=(one.attention or [])[: len(prefix)])
            for one, prefix in zip(hypotheses, prefixes, strict=True)
        ]
    rows = leg.decoder.score(sources, [one.pieces for one in hypotheses])
    return [
        rebuilt(states[candidate.state].draft, replace(one, score=sum(row) / max(len(row), 1)), leg)
        for candidate, one, row in zip(candidates, hypotheses, rows, strict=True)
    ]


def _replace(states: Sequence[_State], leg: Leg) -> None:
    """Rung 4 for all terms of each state that are still missing, at once: words are replaced, and the sentence stays."""
    proposed = [_replacements(number, state, leg) for number, state in enumerate(states)]
    asked = [group for groups in proposed for group in groups[:REPLACED]]
    scored = _scored(states, [one for group in asked if len(group) > 1 for one in group], leg, near=True)
    totals = {id(one.candidate): one.total for one in scored}
    composed = []
    for groups in proposed:
        chosen = [max(group, key=lambda one: totals.get(id(one), -math.inf)) for group in groups]
        if chosen:
            composed.append(_composed(states[chosen[0].state].draft.target, chosen))
    for candidate, draft in zip(composed, _kept(states, composed, leg), strict=True):
        state = states[candidate.state]
        if _worth(draft.target, state.wanted, leg.target) <= _worth(state.draft.target, state.wanted, leg.target):
            continue
        for index, one in enumerate(state.wanted):
            if _missing(state.draft.target, one.term, leg.target) and not _missing(draft.target, one.term, leg.target):
                state.how[index] = "replaced"
        state.draft = draft


def _replacements(number: int, state: _State, leg: Leg) -> list[list[_Candidate]]:
    """For each missing term that has a place of its own in the draft, the glossary's form behind the small words that may stand there."""
    target = state.draft.target
    open_ones = [
        (one.start, index)
        for index, one in enumerate(state.wanted)
        if target and one.start >= 0 and index not in state.given_up and _missing(target, one.term, leg.target)
    ]
    if not open_ones:
        return []
    alignment = leg.alignment(state.draft)
    room = MOST - _size(target, leg)
    taken = [False] * len(alignment.tokens)
    found = []
    for _, index in sorted(open_ones):
        term = state.wanted[index].term
        # The length first: looking for a text of thousands of words in itself takes long.
        form = next((text for text in term.targets if _size(text, leg) <= room and _findable(text, leg)), None)
        gains = _gains(alignment, state, index, leg.target)
        gains[taken] = -1.0
        place = _trimmed(alignment, best_run(gains, 0, len(gains))[:2], term, leg.target)
        if form is None or any(taken[slice(*place)]):
            continue
        room -= _size(form, leg)
        # With the small word before it.
        taken[max(place[0] - 1, 0) : place[1]] = [True] * (place[1] - max(place[0] - 1, 0))
        found.append(_candidates(number, alignment, [place], [form], term, leg))
    return found


def _composed(target: str, chosen: Sequence[_Candidate]) -> _Candidate:
    """The replacements of `chosen`, each made in `target` by itself, made together; the right one of two that touch."""
    text, limit = target, len(target)
    for one in sorted(chosen, key=lambda one: len(one.text) - len(one.start)):
        right = len(target) - (len(one.text) - len(one.start))
        left = next(
            (at for at, (was, now) in enumerate(zip(target[:right], one.start, strict=False)) if was != now), right
        )
        if right <= limit:
            text, limit = text[:left] + one.start[left:] + text[right:], left
    return replace(chosen[0], start=text, text=text)


def _outcomes(state: _State, language: str) -> list[TermOutcome]:
    outcomes = []
    for one, how in zip(state.wanted, state.how, strict=True):
        found = _found(state.draft.target, one.term, language)
        if found is None:
            outcomes.append(TermOutcome(one.term.source, one.term.targets[0], None, "missing"))
        else:
            outcomes.append(
                TermOutcome(
                    one.term.source, one.term.targets[0], state.draft.target[found[0] : found[1]], how or "free"
                )
            )
    return outcomes
