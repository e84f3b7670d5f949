"""Findings about a glossary itself: what would make it contradict itself, bind what it should not, or never be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from l10n.glossary.concept import Concept, Wording
from l10n.glossary.glossary import minds_case
from l10n.glossary.index import Index, pattern
from l10n.glossary.morphology import morphology
from l10n.glossary.words import WALL, masked

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class GlossaryFinding:
    """One fault: which check, how bad, in which concept and language (where one is at fault)."""

    check: str
    severity: Severity
    message: str
    concept: str
    language: str = ""


def lint(
    concepts: Sequence[Concept], languages: Sequence[str] = (), texts: Iterable[tuple[str, str]] = ()
) -> list[GlossaryFinding]:
    """The faults of a glossary. `languages` are those every concept should be worded in; `texts` are (text, language) pairs in which each
    concept is expected somewhere (none: not asked).
    """
    found = [finding for concept in concepts for finding in _alone(concept, languages)]
    for language in dict.fromkeys(word.language for concept in concepts for word in concept.wordings):
        found += _together(concepts, language)
    corpus = list(texts)
    if corpus:
        found += _unused(concepts, corpus)
    return found


def _alone(concept: Concept, languages: Sequence[str]) -> Iterator[GlossaryFinding]:
    if concept.status != "dnt" and sum(not word.empty for word in concept.wordings) < 2:
        yield GlossaryFinding("empty", "error", "is worded in fewer than two languages", concept.id)
    elif not any(not word.empty for word in concept.wordings):
        yield GlossaryFinding("empty", "error", "has no form in any language", concept.id)
    elif concept.status != "dnt":
        for language in languages:
            if concept.wording(language) is None:
                yield GlossaryFinding("missing-language", "warning", f"has no term in {language}", concept.id, language)
    acronyms = [word.language for word in concept.wordings if word.acronym.strip()]
    for word in concept.wordings:
        yield from _wording(concept, word)
        if (
            acronyms
            and not word.acronym.strip()
            and not word.empty
            and word.language in ("en", "fr")
            and word.term.upper() != word.term
        ):
            message = f"has an acronym in {', '.join(acronyms)} but none in {word.language}"
            yield GlossaryFinding("acronym", "warning", message, concept.id, word.language)


def _wording(concept: Concept, word: Wording) -> Iterator[GlossaryFinding]:
    known = morphology(word.language)
    accepted = [form for form in (word.term, *word.variants, word.acronym) if form]
    for form in (*accepted, *word.forbidden):
        if form != form.strip():
            yield GlossaryFinding(
                "space", "warning", f"“{form}” begins or ends with a blank", concept.id, word.language
            )
        if pattern(form, known, None) is None:
            yield GlossaryFinding(
                "no-word", "error", f"“{form}” holds no word and can never be found", concept.id, word.language
            )
        elif WALL in masked(form):
            message = f"“{form}” is an address or a placeholder, where nothing is looked for"
            yield GlossaryFinding("never-found", "warning", message, concept.id, word.language)
    seen: set[str] = set()
    for form in accepted:
        if form in seen and form != word.acronym:
            yield GlossaryFinding("repeated", "warning", f"“{form}” is given twice", concept.id, word.language)
        seen.add(form)
    index = _index([concept], word.language)
    for form in word.forbidden:
        for hit in index.search(form):
            if hit.start == 0 and hit.end == len(form.rstrip()):
                message = f"“{form}” is forbidden and, as a form of “{hit.pattern.form}”, preferred"
                yield GlossaryFinding("forbidden-preferred", "error", message, concept.id, word.language)
                break
    if not word.term.strip() and not word.empty:
        yield GlossaryFinding(
            "no-preferred", "warning", "has a variant or an acronym but no preferred term", concept.id, word.language
        )


def _together(concepts: Sequence[Concept], language: str) -> Iterator[GlossaryFinding]:
    """Equal forms of different concepts: duplicates when all else is equal too, else homographs."""
    owners: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        wording = concept.wording(language)
        if wording is not None and wording.language == language:
            for _, form in wording.forms():
                owners[form].append(concept)
    for form, sharing in owners.items():
        first, *others = sharing
        for other in others:
            same = {word.term for word in first.wordings} == {word.term for word in other.wordings}
            message = f"“{form}” is {first.id}'s too"
            if same:
                yield GlossaryFinding("duplicate", "error", message, other.id, language)
            else:
                yield GlossaryFinding("homograph", "warning", f"{message}; the first wins", other.id, language)


def _unused(concepts: Sequence[Concept], texts: Sequence[tuple[str, str]]) -> Iterator[GlossaryFinding]:
    """Concepts that occur in none of the texts, in any language of theirs."""
    indexes = {language: _index(concepts, language) for language in dict.fromkeys(language for _, language in texts)}
    seen = {hit.pattern.payload for text, language in texts for hit in indexes[language].hits(text)}
    for concept in concepts:
        if concept.id not in seen:
            yield GlossaryFinding("unused", "warning", "occurs nowhere", concept.id)


def _index(concepts: Sequence[Concept], language: str) -> Index:
    known = morphology(language)
    patterns = (
        pattern(form, known, concept.id, case=minds_case(concept), proper=concept.proper)
        for concept in concepts
        for _, form in concept.forms(language)
    )
    return Index(known, [one for one in patterns if one is not None])
