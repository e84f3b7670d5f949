"""Dates and countries through MT: one that has become another, and has no certain place in the target, is a term of its sentence.

`l10n.text.entities` tells what of a source has become another in a target; what has a place of its own there is put right in it, what has none is
translated once more with what CLDR calls it as a term (`l10n.mt.constrain`). What is right already, in whatever words, is not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.mt.compliance import Wanted
from l10n.mt.constrain import Constrained, constrain
from l10n.mt.engine import RequestedTerm
from l10n.mt.leg import Leg
from l10n.text.entities.comparison import compare
from l10n.text.entities.country_names import country_names
from l10n.text.entities.entity import Country, Date, Entity
from l10n.text.entities.mending import put_right
from l10n.text.entities.rendering import rendered


def amended(leg: Leg, done: Sequence[Constrained], wanted: Sequence[Sequence[Wanted]]) -> list[Constrained]:
    """The drafts; those in which a date or a country has become another one translated again with it as a term, if that mends it.

    `wanted` are the terms that each was made with, which it keeps.
    """
    terms = {index: more for index, one in enumerate(done) if (more := _terms(one, wanted[index], leg))}
    result = list(done)
    if not terms:
        return result
    drafts = leg.translate([done[index].draft.source for index in terms], hypotheses=leg.beam, attention=True)
    again = constrain(leg, drafts, [[*wanted[index], *more] for index, more in terms.items()])
    for index, other in zip(terms, again, strict=True):
        outcomes = other.outcomes[: len(wanted[index])]
        lost = any(new.found is None and old.found for new, old in zip(outcomes, done[index].outcomes, strict=True))
        if not lost and not other.draft.failure and _changes(other, leg) < _changes(done[index], leg):
            result[index] = replace(other, outcomes=outcomes)
    return result


def _changes(one: Constrained, leg: Leg) -> int:
    return len(compare(one.draft.source, one.draft.target, leg.source, leg.target).changed())


def _terms(one: Constrained, wanted: Sequence[Wanted], leg: Leg) -> list[Wanted]:
    """What of a draft's source must be a term, as it has become another and cannot be put right in its place."""
    source = one.draft.source
    if one.draft.failure:
        return []
    target, whole = put_right(source, one.draft.target, leg.source, leg.target)
    if whole:
        return []
    terms = []
    for entity in compare(source, target, leg.source, leg.target).changed():
        names = _names(entity, source, leg)
        if names and not any(term.start < entity.end and entity.start < term.end for term in wanted):
            text = source[entity.start : entity.end]
            term = RequestedTerm(text, names, entity.start, entity.end, proper=entity.kind == "country")
            terms.append(Wanted(term, entity.start, entity.end))
    return terms


def _names(entity: Entity, source: str, leg: Leg) -> tuple[str, ...]:
    """What an entity may be called in the target, CLDR's name first; nothing for what has a place beside its figure."""
    if isinstance(entity.value, Country):
        return country_names(entity.value.code, leg.target)
    if isinstance(entity.value, Date) and (text := rendered(entity, source, leg.source, leg.target)):
        return (text,)
    return ()
