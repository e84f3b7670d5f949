"""The targets that a term could be put into: its forms at a place, behind the small words that stand there or behind others, or in brackets.

Makes strings; which of them is best is for the model to say (`l10n.mt.rescoring`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.glossary.matching import inflections, occurrences
from l10n.mt.alignment import Alignment, Span
from l10n.mt.compliance import LENGTHY, first_rendering
from l10n.mt.engine import RequestedTerm
from l10n.mt.forms import led, placed
from l10n.mt.leg import Leg
from l10n.mt.segment import Segment
from l10n.text.languages import language
from l10n.text.scripts import share

LONG = 40
"""Pieces of a rendering beyond which the model is not asked to go on from it."""
FORMS = 8
"""How many forms of a term are tried at a place."""
LOOKAHEAD = 3
"""Words behind a form that are scored with it while forms are compared at one place."""
_BEHIND = re.compile(r"\w+\W?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The target with one form of a term put in place of some words: `start` up to and with the form, `text` all of it.

    `written`: the form stands so in the glossary.
    """

    state: int
    form: str
    written: bool
    start: str
    text: str


def candidates_at(
    number: int, alignment: Alignment, places: Sequence[Span], forms: Sequence[str], term: RequestedTerm, leg: Leg
) -> list[Candidate]:
    """The targets with each of `forms` at each of `places`, runs [start, end) of tokens, behind the small words that fit; `number` is its segment."""
    texts: dict[str, Candidate] = {}
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
                texts.setdefault(start + after, Candidate(number, form, form in term.targets, start, start + after))
    return list(texts.values())


def behind_other_words(
    number: int, alignment: Alignment, place: Span, form: str, term: RequestedTerm, leg: Leg
) -> list[Candidate]:
    """`form` at a place behind small words that do not stand there yet."""
    left, right = alignment.tokens[place[0]][0], alignment.tokens[place[1] - 1][1]
    before, after = alignment.target[:left], alignment.target[right:]
    if not before.strip() or len([*placed(before, form, leg.target)]) > 1:
        return []
    return [
        Candidate(number, form, form in term.targets, before + text, before + text + after)
        for text in led(form, leg.target)
    ]


def in_brackets(number: int, state: Segment, index: int, leg: Leg) -> list[Candidate]:
    """A term that the source has in brackets behind another one, and the target not at all, in brackets behind that one's rendering."""
    one, source, target = state.wanted[index], state.draft.source, state.draft.target
    if source[one.end : one.end + 1] != ")":
        return []
    for other in state.wanted:
        if 0 <= other.end <= one.start and source[other.end : one.start].strip() == "(":
            found = first_rendering(target, other.term, leg.target)
            if found is None or target[found[1] :].lstrip().startswith("("):
                continue
            before, after = target[: found[1]], target[found[1] :]
            # The sign behind the name stays behind the brackets.
            sign, after = after[: after[:1] in tuple(",;:.")], after[after[:1] in tuple(",;:.") :]
            starts = {form: f"{before} ({form}){sign}" for form in forms_of(one.term, leg)}
            return [
                Candidate(number, form, form in one.term.targets, start, start + after)
                for form, start in starts.items()
            ]
    return []


def forms_of(term: RequestedTerm, leg: Leg) -> list[str]:
    """The forms to try: the glossary's own, then what these inflect to."""
    written = [target for target in term.targets[:FORMS] if writable(target, leg)]
    fixed = term.dnt or term.proper
    inflected = [] if fixed else [form for target in written for form in inflections(target, leg.target)]
    return list(dict.fromkeys(written + inflected))[:FORMS]


def writable(rendering: str, leg: Leg) -> bool:
    """Whether the model can go on from `rendering`: not a long one, nor one in a script that its language is not written in."""
    shares = [share(rendering, script) for script in (language(leg.target).script, "Latn")]
    foreign = all(part is not None and part < 0.5 for part in shares)
    return not foreign and piece_count(rendering, leg) <= LONG and findable(rendering, leg)


def piece_count(text: str, leg: Leg) -> int:
    """How many pieces the model writes `text` in."""
    return len(leg.decoder.encode_target(text))


def findable(rendering: str, leg: Leg) -> bool:
    """Whether `rendering` would be found where it stands; an address would not, nor signs alone."""
    return bool(occurrences(rendering, leg.target, [rendering]))


def up_to(candidate: Candidate, words: int) -> str:
    """A candidate's text up to some words behind the form, or into a form that is very long."""
    if len(candidate.form) > LENGTHY:
        return candidate.text[: len(candidate.start) - len(candidate.form) + LENGTHY]
    behind = [match.end() for match in itertools.islice(_BEHIND.finditer(candidate.text, len(candidate.start)), words)]
    return candidate.text[: behind[-1] if behind else None]
