"""A similar unit's translation made to fit: the words of the target that stand for what differs between the two sources are translated afresh.

Where these words stand is told by the model's attention on the human translation; the model then goes on from all that stands before them, up to the
last word that it writes for what is new, and what stood behind comes after that. Everything else stays a person's (fuzzy-match repair: Ortega et al.,
"Fuzzy-match repair using black-box machine translation systems", AMTA 2016, where patches come from outside; here they are written in their place).

Knows plain text and one model; whether a translation is similar enough to begin with is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.mt.alignment import Alignment, Span, best_run
from l10n.mt.engine import Similar
from l10n.mt.forms import determines, negates
from l10n.mt.leg import SEVERAL, Draft, Leg, Part

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

SHARE = 0.4
"""A target word is to be replaced when more than this share of its attention lies on source words that are gone."""
WRITTEN = 0.4
"""A target word that the model writes belongs to what is new when more than this share of its attention lies there."""
EDITS = 4
"""A target with more places to replace is translated as a whole."""
BEHIND = 24
"""Code points behind what was written in which none of its words may stand: the model words the phrase in another order, and would say it twice."""
BESIDE = 32
"""Targets gone on from together: few enough that they are about equally long."""
_WORD = re.compile(r"\w+|[^\w\s]")
_SIGNS = re.compile(r"[\s.…'’‘ʼ\"“”„«»\u2011-]+")
"""What a model may write in one form only, and typography puts right; all else in a person's words must be known to it."""
_LONG = re.compile(r"\w{4,}")


@dataclass(slots=True)
class _Edit:
    """A run of target tokens [first, last) to be replaced (empty: a place between two), and the source spans that it shall stand for."""

    first: int
    last: int
    news: list[Span]


@dataclass(slots=True)
class _Repair:
    """A target on its way: `text` is finished up to where the human translation goes on, at `position`."""

    number: int
    source: str
    part: Part
    alignment: Alignment
    human: str
    edits: list[_Edit]
    text: str = ""
    position: int = 0
    given_up: bool = False
    """The model has written nothing for what is new, or something that stands behind it already."""
    start: list[str] = field(default_factory=list)
    """The target pieces up to the next edit."""


def repaired(
    leg: Leg, sources: Sequence[str], similar: Sequence[Similar | None], attention: bool = False
) -> dict[int, Draft]:
    """For the numbers of those sources that it works for, the draft made from the unit that is similar."""
    repairs = list(_begun(leg, sources, similar))
    waiting = list(repairs)
    while waiting := [one for one in waiting if one.edits and not one.given_up]:
        _go_on(leg, waiting)
    repairs = [one for one in repairs if not one.given_up]
    for one in repairs:
        one.text = _joined(one.text, one.human, one.position)
        if one.source[:1].isupper():
            one.text = one.text[:1].upper() + one.text[1:]
    repairs = [one for one in repairs if one.text.strip()]
    drafts = leg.kept([(one.source, one.part) for one in repairs], [one.text for one in repairs], attention)
    return {one.number: draft for one, draft in zip(repairs, drafts, strict=True) if not draft.failure}


def _begun(leg: Leg, sources: Sequence[str], similar: Sequence[Similar | None]) -> Iterator[_Repair]:
    """The repairs to be made, of texts that the model takes at once."""
    tried: list[tuple[int, Part, Similar, Part]] = []
    for number, (source, one) in enumerate(zip(sources, similar, strict=True)):
        if one is None:
            continue
        new, old = [*leg.parts(source)], [*leg.parts(one.source)]
        pieces = leg.decoder.encode_target(one.target)
        whole = len(new) == len(old) == 1 and 0 < len(pieces) <= 2 * SEVERAL and new[0].pieces and old[0].pieces
        if whole and _SIGNS.sub("", leg.decoder.decode(pieces)) == _SIGNS.sub("", one.target):
            tried.append((number, new[0], one, old[0]))
    drafts = leg.kept([(one.source, old) for *_, one, old in tried], [one.target for *_, one, _ in tried], scored=False)
    for (number, part, one, _), draft in zip(tried, drafts, strict=True):
        alignment, source = leg.alignment(draft), sources[number]
        if (edits := _edits(one.source, source, alignment, leg)) is not None:
            yield _Repair(number, source, part, alignment, _opened(draft.target, one.source, source, edits), edits)


def _opened(human: str, old: str, new: str, edits: Sequence[_Edit]) -> str:
    """The human translation, without its capital where something comes before it and the first word of `old` has lost its own in `new`."""
    first = _WORD.match(old)
    before = bool(edits) and edits[0].first == edits[0].last == 0
    if before and first and first[0].lower() in _WORD.findall(new) and first[0] not in _WORD.findall(new):
        return human[:1].lower() + human[1:]
    return human


def _edits(old: str, new: str, alignment: Alignment, leg: Leg) -> list[_Edit] | None:
    """Where the target of `old` must become another one for `new`, from left to right; None where that cannot be told."""
    from rapidfuzz.distance import Indel

    before, after = ([match.span() for match in _WORD.finditer(text)] for text in (old, new))
    words, others = ([text[slice(*span)].casefold() for span in spans] for text, spans in ((old, before), (new, after)))
    found: list[_Edit] = []
    for gone, come in _replacements(Indel.opcodes(words, others)):
        if any(negates(word, leg.source) for word in words[slice(*gone)] + others[slice(*come)]):
            # It stands around the verb in French, and moves words elsewhere: a half of it that stays says the opposite.
            return None
        added = [(after[come[0]][0], after[come[1] - 1][1])] if come[0] < come[1] else []
        if gone[0] < gone[1]:
            shares = alignment.inside(before[gone[0]][0], before[gone[1] - 1][1])
            if (shares > SHARE).any():
                first, last, _ = best_run(shares - SHARE, 0, len(shares))
                found.append(_Edit(first, last, added))
                continue
            if any(word[0].isalnum() and not determines(word, leg.source) for word in words[slice(*gone)]):
                return None
        if added:
            place = alignment.position(before[gone[0]][0] if gone[0] < len(before) else len(old))
            token = sum(end <= place for _, end in alignment.tokens)
            found.append(_Edit(token, token, added))
    merged = _merged(found, alignment, leg.target)
    return merged if len(merged) <= EDITS else None


def _replacements(opcodes: Iterable[Opcode]) -> Iterator[tuple[Span, Span]]:
    """Runs of words that are gone, each with the run that has come in its place; either may be empty."""
    gone = come = (0, 0)
    for one in opcodes:
        if one.tag == "equal":
            if gone[0] < gone[1] or come[0] < come[1]:
                yield gone, come
            gone, come = (one.src_end, one.src_end), (one.dest_end, one.dest_end)
        else:
            gone, come = (gone[0], one.src_end), (come[0], one.dest_end)
    if gone[0] < gone[1] or come[0] < come[1]:
        yield gone, come


def _merged(edits: list[_Edit], alignment: Alignment, language: str) -> list[_Edit]:
    """The edits from left to right, with the small words before each, which agree with what follows; those that touch made one."""
    merged: list[_Edit] = []
    for one in sorted(edits, key=lambda one: (one.first, one.last)):
        while one.first and determines(alignment.text(one.first - 1), language):
            one.first -= 1
        if merged and one.first <= merged[-1].last:
            merged[-1].last = max(merged[-1].last, one.last)
            merged[-1].news += one.news
        else:
            merged.append(one)
    return merged


def _go_on(leg: Leg, repairs: Sequence[_Repair]) -> None:
    """Makes the next edit of each."""
    longest: dict[int, int] = {}
    for one in repairs:
        edit, tokens = one.edits[0], one.alignment.tokens
        left = max(tokens[edit.first][0] if edit.first < len(tokens) else len(one.human), one.position)
        one.text = _joined(one.text, one.human[:left], one.position)
        one.position = max(tokens[edit.last - 1][1] if edit.last > edit.first else left, left)
        one.start = leg.decoder.encode_target(one.text.rstrip())
        new = sum(start < right and left < end for left, right in edit.news for start, end in one.part.spans)
        longest[one.number] = len(one.start) + 2 * new + 4
    writing = sorted((one for one in repairs if one.edits[0].news), key=lambda one: longest[one.number])
    for first in range(0, len(writing), BESIDE):
        group = writing[first : first + BESIDE]
        found = leg.decoder.translate(
            [one.part.pieces for one in group],
            beam=1,
            prefixes=[one.start for one in group],
            attention=True,
            max_decoding_length=longest[group[-1].number],
        )
        for one, hypotheses in zip(group, found, strict=True):
            draft = leg.draft(one.source, [one.part], [hypotheses])
            one.text = one.text.rstrip() + _written(leg, one, draft)
    for one in repairs:
        del one.edits[0]


def _written(leg: Leg, one: _Repair, draft: Draft) -> str:
    """What the model has written for what is new, behind the start of its target."""
    alignment, edit = leg.alignment(draft), one.edits[0]
    begin = len(leg.decoder.decode(one.start))
    end = begin
    for span in edit.news:
        ends = [
            right
            for (left, right), share in zip(alignment.tokens, alignment.inside(*span), strict=True)
            if left >= begin and share > WRITTEN
        ]
        one.given_up |= not ends and any(map(str.isalnum, one.source[slice(*span)]))
        end = max([end, *ends])
    written, behind = (
        set(_LONG.findall(text.lower()))
        for text in (draft.target[begin:end], one.human[one.position : one.position + BEHIND])
    )
    one.given_up |= bool(written & behind)
    return draft.target[begin:end]


def _joined(text: str, human: str, position: int) -> str:
    """`text` and what of the human translation comes behind it, with one space between them where one stood or two words would be one."""
    rest = human[position:]
    if not text or text[-1].isspace():
        return text + rest.lstrip()
    between = position > 0 and human[position - 1].isspace() and not rest[:1].isspace()
    words = rest[:1].isalnum() and (position == 0 or text[-1].isalnum())
    return text + " " * bool(rest and (between or words)) + rest
