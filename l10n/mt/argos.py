"""The `argos` engine: any installed `.argosmodel` packages, one per leg, under the glossary, with inline codes put back.

Texts go through the legs (two where there is no direct model: both named in the signature); terms and codes are carried along by
attention, and the terms are constrained on the last leg.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.mt.addresses import restored
from l10n.mt.alignment import Alignment, best_run
from l10n.mt.compliance import Wanted, noted, outcome, rendered
from l10n.mt.confidence import confidence
from l10n.mt.constrain import Constrained, constrain
from l10n.mt.decoder import Decoder
from l10n.mt.engine import Request, Result, Similar, TermOutcome
from l10n.mt.entities import amended
from l10n.mt.facts import stated
from l10n.mt.failures import Failure
from l10n.mt.figures import complete
from l10n.mt.leg import Draft, Leg
from l10n.mt.markup import Marked, project, separate
from l10n.mt.packages import ModelPackage
from l10n.mt.repair import repaired
from l10n.text.detection import already_in
from l10n.text.entities.rendering import localised
from l10n.text.typography import tidy

WINDOW = 256
"""Requests decoded together: many enough to batch by length, few enough that memory stays flat."""

_UNUSABLE: frozenset[Failure | None] = frozenset({"empty", "untranslated", "wrong-script"})
"""What no retry mended and no reader is served by: the unit stays untranslated. Loops and cuts are kept with a low score, for a person to see."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A request on its way: its text without codes, the codes, the terms with spans in that text, the lowest score of a leg so far.

    `similar` is a unit like it, without codes; `repaired` says that the target was made from that one.
    """

    marked: Marked
    wanted: tuple[Wanted, ...]
    score: float = 1.0
    outcomes: tuple[TermOutcome, ...] = ()
    usable: bool = True
    similar: Similar | None = None
    repaired: bool = False

    @property
    def plain(self) -> str:
        return self.marked.plain


class ArgosEngine:
    """Translates along `packages`, the route from the source to the target language, with `beam` hypotheses kept at each step (1: greedy)."""

    def __init__(self, packages: Sequence[ModelPackage], beam: int = 4) -> None:
        self._legs = [Leg(Decoder(package.path), package.source, package.target, beam) for package in packages]
        self._signature = "argos:" + "+".join(f"{package.name}@{package.version}" for package in packages)
        if beam == 1:
            self._signature += ":greedy"

    @property
    def signature(self) -> str:
        """`argos:en_fr@opus-1`; through English, `argos:zh_en@1.9+en_fr@opus-1`."""
        return self._signature

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order, a window at a time."""
        for start in range(0, len(requests), WINDOW):
            yield from self._window(requests[start : start + WINDOW])

    def alternatives(self, request: Request, number: int) -> list[str]:
        """Up to `number` other targets, best first, from the same beam; none that lacks a term of the request."""
        sentence = _prepare(request)
        if not _needs_model(sentence):
            return []
        for leg in self._legs[:-1]:
            [sentence] = _through(leg, [sentence], last=False)
        leg = self._legs[-1]
        attention = bool(sentence.marked.codes)
        [draft] = leg.translate([sentence.plain], hypotheses=number + 1, attention=attention)
        others: dict[str, None] = {}
        for rank in range(1, min((len(found) for found in draft.hypotheses), default=0)):
            other = leg.draft(draft.source, draft.parts, [[found[rank]] for found in draft.hypotheses])
            if other.failure is None and all(rendered(other.target, one.term, leg.target) for one in sentence.wanted):
                moved = _moved(sentence, other, leg, leg.alignment(other) if attention else None, last=True)
                others.setdefault(moved.plain)
        return list(others)

    def _window(self, requests: Sequence[Request]) -> Iterator[Result]:
        sentences = [_prepare(request) for request in requests]
        entities = {
            index: text
            for index, request in enumerate(requests)
            if not request.terms and (text := localised(request.source, self._legs[0].source, self._legs[-1].target))
        }
        open_ones = [
            index
            for index, one in enumerate(sentences)
            if index not in entities
            and _needs_model(one)
            and not already_in(one.plain, self._legs[-1].target, self._legs[0].source)
        ]
        moving = [sentences[index] for index in open_ones]
        if len(self._legs) > 1:
            # A unit between the first language and the last says nothing about the one between.
            moving = [replace(one, similar=None) for one in moving]
        for number, leg in enumerate(self._legs):
            moving = _through(leg, moving, last=number == len(self._legs) - 1)
        done = dict(zip(open_ones, moving, strict=True))
        for index, request in enumerate(requests):
            if index in entities:
                yield Result(request.source, entities[index], 1.0, (), self.signature)
            elif index in done:
                yield self._result(request, done[index])
            else:
                yield _copied(request, sentences[index], self._legs[-1].target, self.signature)

    def _result(self, request: Request, sentence: _Sentence) -> Result:
        if not sentence.usable:
            lost = tuple(TermOutcome(one.source, one.targets[0], None, "missing") for one in request.terms)
            return Result(request.source, "", 0.0, lost, self.signature)
        target = restored(request.source, sentence.marked.plain)
        return Result(request.source, target, sentence.score, sentence.outcomes, self.signature, sentence.repaired)


def _prepare(request: Request) -> _Sentence:
    marked = separate(request.source)
    wanted = []
    for term in request.terms:
        start, end = marked.span(term.start, term.end) if term.start >= 0 else (-1, -1)
        wanted.append(Wanted(term, start, end))
    one = request.similar
    similar = Similar(separate(one.source).plain, separate(one.target).plain) if one else None
    return _Sentence(marked, tuple(wanted), similar=similar)


def _needs_model(sentence: _Sentence) -> bool:
    """Whether there is anything to translate: a letter outside a term that is the whole text."""
    return any(char.isalpha() for char in sentence.plain) and _only_term(sentence) is None


def _only_term(sentence: _Sentence) -> Wanted | None:
    """The term that is all of the text, if one is and no code stands within it."""
    text, origin = sentence.plain, sentence.marked.origin
    for one in sentence.wanted:
        if one.start < 0 or text[one.start : one.end] != text.strip():
            continue
        if origin[one.end - 1] - origin[one.start] == one.end - 1 - one.start:
            return one
    return None


def _copied(request: Request, sentence: _Sentence, language: str, signature: str) -> Result:
    """The result of a text without letters, of one that is in the target language already, or of one that is a term."""
    only = _only_term(sentence)
    if only is None:
        there = tuple(outcome(request.source, term, language, "free") for term in request.terms)
        return Result(request.source, request.source, 1.0, there, signature)
    target = only.term.targets[0]
    if only.term.source[:1].isupper() and not only.term.dnt:
        target = target[:1].upper() + target[1:]
    done = TermOutcome(only.term.source, only.term.targets[0], target, "inline")
    start, end = sentence.marked.origin[only.start], sentence.marked.origin[only.end - 1] + 1
    return Result(request.source, request.source[:start] + target + request.source[end:], 1.0, (done,), signature)


def _through(leg: Leg, sentences: Sequence[_Sentence], last: bool) -> list[_Sentence]:
    """The sentences after one leg; on the last one with their terms in them and their codes as text.

    All are decoded in one call, with or without terms: a sentence's neighbours in a batch can tip its last digits, and a sentence without
    terms shall come out as it does without a glossary.
    """
    constrained_leg = last and any(one.wanted for one in sentences)
    guided = [bool(one.wanted or one.marked.codes) for one in sentences]
    mended = repaired(leg, [one.plain for one in sentences], [one.similar for one in sentences], any(guided))
    open_ones = [one for number, one in enumerate(sentences) if number not in mended]
    made = iter(
        leg.translate(
            [one.plain for one in open_ones],
            hypotheses=leg.beam if constrained_leg else 1,
            attention=any(guided),
            notes=[noted(one.wanted) for one in open_ones] if constrained_leg and leg.annotates else None,
        )
    )
    drafts = [mended[number] if number in mended else next(made) for number in range(len(sentences))]
    done = complete(leg, [Constrained(draft, ()) for draft in drafts], attention=any(guided))
    # One that lacked a figure has become the model's own.
    begun = [number in mended and one.draft is mended[number] for number, one in enumerate(done)]
    if constrained_leg:
        done = _constrained(leg, [one.draft for one in done], [one.wanted for one in sentences])
    done = amended(leg, done, [one.wanted if last else () for one in sentences])
    return [
        _moved(
            replace(sentence, outcomes=one.outcomes, repaired=from_similar),
            one.draft,
            leg,
            leg.alignment(one.draft) if aligned else None,
            last,
        )
        for sentence, one, aligned, from_similar in zip(sentences, done, guided, begun, strict=True)
    ]


def _constrained(leg: Leg, drafts: Sequence[Draft], wanted: Sequence[Sequence[Wanted]]) -> list[Constrained]:
    """The drafts with their terms in them; those that lost a figure on the way are mended once more."""
    done = constrain(leg, drafts, wanted)
    changed = [number for number, (one, draft) in enumerate(zip(done, drafts, strict=True)) if one.draft is not draft]
    for number, one in zip(changed, complete(leg, [done[number] for number in changed], attention=True), strict=True):
        done[number] = one
    return done


def _moved(sentence: _Sentence, draft: Draft, leg: Leg, alignment: Alignment | None, last: bool) -> _Sentence:
    usable = sentence.usable and draft.failure not in _UNUSABLE
    score = min(sentence.score, confidence(draft.score, draft.failure))
    coded = draft.target if alignment is None else project(sentence.marked, alignment, leg.source, leg.target)
    coded, whole = stated(sentence.plain, coded, leg.source, leg.target)
    if not whole:
        score /= 2
    if last:
        text = tidy(coded, leg.target)
        return replace(sentence, marked=Marked(text, (), ()), score=score, usable=usable)
    wanted = tuple(_carried(one, alignment) for one in sentence.wanted) if alignment is not None else ()
    marked = separate(coded)
    spans = [
        replace(
            one,
            start=_same_place(one.start, draft.target, marked.plain),
            end=_same_place(one.end, draft.target, marked.plain),
        )
        for one in wanted
    ]
    return replace(sentence, marked=marked, wanted=tuple(spans), score=score, usable=usable)


def _carried(wanted: Wanted, alignment: Alignment) -> Wanted:
    """A term with its span in the target of a leg that is not the last."""
    if wanted.start < 0 or not alignment.tokens:
        return replace(wanted, start=-1, end=-1)
    first, last, _ = best_run(alignment.inside(wanted.start, wanted.end) - 0.35, 0, len(alignment.tokens))
    return replace(wanted, start=alignment.tokens[first][0], end=alignment.tokens[last - 1][1])


def _same_place(offset: int, before: str, after: str) -> int:
    """The offset in `after` of what stands at `offset` in `before`; the two differ in spaces alone."""
    if offset < 0:
        return offset
    count = sum(not char.isspace() for char in before[:offset])
    for index, char in enumerate(after):
        if count == 0 and not char.isspace():
            return index
        count -= not char.isspace()
    return len(after)
