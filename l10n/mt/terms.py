"""From glossary matches to the terms a request asks for. Knows the glossary's shapes and the engine protocol's, and translates one into the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from l10n.glossary.glossary import Glossary, Match
from l10n.glossary.matching import occurrences
from l10n.mt.engine import RequestedTerm, TermOutcome


def requested(matches: Iterable[Match], language: str) -> tuple[RequestedTerm, ...]:
    """The terms to ask for in `language`; a concept without a rendering there asks for nothing."""
    terms = []
    for match in matches:
        targets = match.renderings(language)
        if not targets:
            continue
        terms.append(
            RequestedTerm(
                match.source,
                targets,
                match.start,
                match.end,
                forbidden=match.forbidden(language),
                dnt=match.concept.status == "dnt",
                case_sensitive=match.concept.case_sensitive,
                proper=match.concept.proper,
                concept=match.concept.id,
            )
        )
    return tuple(terms)


def given(source: str, language: str, terms: Sequence[tuple[str, Sequence[str]]]) -> tuple[RequestedTerm, ...]:
    """Terms that came with a segment (`--jsonl`): (source, renderings) each, found in the segment where it stands, else with an unknown span."""
    made = []
    for term, targets in terms:
        spans = occurrences(source, language, [term])
        for start, end, _ in spans or [(-1, -1, term)]:
            found = source[start:end] if start >= 0 else term
            made.append(RequestedTerm(found, tuple(targets), start, end))
    return tuple(dict.fromkeys(made))


def asked(
    source: str, language: str, target: str, glossary: Glossary, own: Sequence[tuple[str, Sequence[str]]] = ()
) -> tuple[RequestedTerm, ...]:
    """All terms to ask for: the glossary's, and a segment's `own` ((source, renderings) each), which win where they overlap."""
    found = requested(glossary.find(source, language, into=target), target)
    more = given(source, language, own)
    spans = [(term.start, term.end) for term in more if term.start >= 0]
    return (
        tuple(term for term in found if not any(term.start < end and start < term.end for start, end in spans)) + more
    )


def settled(outcomes: Sequence[TermOutcome], target: str, language: str) -> tuple[TermOutcome, ...]:
    """`outcomes` once all that was guarded is back in `target`: what matching does not see (an address, a placeholder) stands letter for letter.

    >>> missing = TermOutcome("{name}", "{name}", None, "missing")
    >>> settled([missing], "Bonjour {name} !", "fr")[0].found
    '{name}'
    """
    return tuple(
        replace(one, found=one.target, how="inline")
        if one.how == "missing" and _stands(one.target, target, language)
        else one
        for one in outcomes
    )


def _stands(rendering: str, target: str, language: str) -> bool:
    """Whether `rendering` stands in `target` though matching would find it nowhere."""
    if not re.search(rf"(?<!\w){re.escape(rendering)}(?!\w)", target):
        return False
    return not occurrences(rendering, language, [rendering])
