"""The last rung of the ladder: words are replaced by all terms that are still missing, at once, and the rest of the sentence stays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from l10n.mt.alignment import best_run
from l10n.mt.candidates import Candidate, candidates_at, findable, piece_count
from l10n.mt.compliance import is_missing, terms_worth
from l10n.mt.forms import determines
from l10n.mt.leg import LONGEST, Leg
from l10n.mt.places import Gains, trimmed
from l10n.mt.rescoring import kept_whole, rescored
from l10n.mt.segment import Segment

REPLACED = 8
"""For how many of the terms that come in at once the small words before them are the model's choice."""
MOST = 2 * LONGEST
"""Pieces of a target with all its terms; a term that would make it longer is not put in, as the model holds no more."""


def replace_missing(states: Sequence[Segment], leg: Leg) -> None:
    """Rung 4 for all terms of each state that are still missing, at once: words are replaced, and the sentence stays."""
    proposed = [_replacements(number, state, leg) for number, state in enumerate(states)]
    asked = [group for groups in proposed for group in groups[:REPLACED]]
    scored = rescored(states, [one for group in asked if len(group) > 1 for one in group], leg, near=True)
    totals = {id(one.candidate): one.total for one in scored}
    composed = []
    for groups in proposed:
        chosen = [max(group, key=lambda one: totals.get(id(one), -math.inf)) for group in groups]
        if chosen:
            composed.append(_composed(states[chosen[0].state].draft.target, chosen))
    for candidate, draft in zip(composed, kept_whole(states, composed, leg), strict=True):
        state = states[candidate.state]
        if terms_worth(draft.target, state.wanted, leg.target) <= terms_worth(
            state.draft.target, state.wanted, leg.target
        ):
            continue
        for index, one in enumerate(state.wanted):
            if is_missing(state.draft.target, one.term, leg.target) and not is_missing(
                draft.target, one.term, leg.target
            ):
                state.how[index] = "replaced"
        state.draft = draft


def _replacements(number: int, state: Segment, leg: Leg) -> list[list[Candidate]]:
    """For each missing term that has a place of its own in the draft, the glossary's form behind the small words that may stand there."""
    target = state.draft.target
    open_ones = [
        (one.start, index)
        for index, one in enumerate(state.wanted)
        if target and one.start >= 0 and index not in state.given_up and is_missing(target, one.term, leg.target)
    ]
    if not open_ones:
        return []
    alignment = leg.alignment(state.draft)
    room = MOST - piece_count(target, leg)
    taken = [False] * len(alignment.tokens)
    speaking = Gains(alignment, state, leg.target)
    found = []
    for _, index in sorted(open_ones):
        term = state.wanted[index].term
        # The length first: looking for a text of thousands of words in itself takes long.
        form = next((text for text in term.targets if piece_count(text, leg) <= room and findable(text, leg)), None)
        gains = speaking.of(index)
        gains[taken] = -1.0
        place = trimmed(alignment, best_run(gains, 0, len(gains))[:2], term, leg.target)
        if form is None or any(taken[slice(*place)]):
            continue
        group = candidates_at(number, alignment, [place], [form], term, leg)
        if place[0] and taken[place[0] - 1]:
            # The small words before it are another term's.
            group = [one for one in group if one.start.startswith(target[: alignment.tokens[place[0]][0]])]
        if not group:
            continue
        found.append(group)
        room -= piece_count(form, leg)
        # With the small words before it, which may become others.
        first = max(place[0] - 1, 0)
        while (
            first
            and determines(alignment.text(first), leg.target)
            and determines(alignment.text(first - 1), leg.target)
        ):
            first -= 1
        taken[first : place[1]] = [True] * (place[1] - first)
    return found


def _composed(target: str, chosen: Sequence[Candidate]) -> Candidate:
    """The replacements of `chosen`, each made in `target` by itself, made together; the right one of two that touch."""
    text, limit = target, len(target)
    for one in sorted(chosen, key=lambda one: len(one.text) - len(one.start)):
        right = len(target) - (len(one.text) - len(one.start))
        left = next(
            (at for at, (was, now) in enumerate(zip(target[:right], one.start, strict=False)) if was != now),
            min(right, len(one.start)),
        )
        if right <= limit:
            text, limit = text[:left] + one.start[left:] + text[right:], left
    return replace(chosen[0], start=text, text=text)
