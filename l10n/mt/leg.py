"""One leg of a translation: plain text from one language into another with one model, in batches, with what goes wrong caught and tried again.

Knows text, words and alignments; knows nothing of inline codes, terms or units. A text longer than the model can hold is translated in parts.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.mt.alignment import Alignment, Span, align
from l10n.mt.annotation import Note
from l10n.mt.decoder import Decoder, Hypothesis
from l10n.mt.failures import Failure, failure
from l10n.text.segmentation import boundaries

LONGEST = 220
"""Source pieces translated at once: OPUS-MT and Argos models hold 512 positions, and lose the thread well before."""

SEVERAL = 80
"""Sentences are translated together up to this many source pieces; beyond, models begin to leave some of them out."""

_BREAK = re.compile(r"(?<=[;:.!?،؛؟。；])\s+|(?<=,)\s+|\s+")
_RETRIES: tuple[dict[str, object], ...] = (
    {"beam": 6, "repetition_penalty": 1.2, "no_repeat_ngram_size": 4},
    {"beam": 1},
    {"beam": 6, "disable_unk": True, "length_penalty": 1.4, "min_decoding_length": 3},
)
"""What is tried, in this order, when a target is a failure: against loops, against a beam gone astray, against stopping short."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source that is translated at once, and its pieces with their spans in the whole source."""

    pieces: list[str]
    spans: list[Span]

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.spans[0][0] if self.spans else 0

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.spans[-1][1] if self.spans else 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A translated text: its hypotheses per part (best first), `score` (mean log-probability per piece) and what is wrong with it, if anything."""

    source: str
    parts: tuple[Part, ...]
    hypotheses: tuple[tuple[Hypothesis, ...], ...]
    target: str
    score: float
    failure: Failure | None


class Leg:
    """A decoder with its languages."""

    def __init__(self, decoder: Decoder, source: str, target: str, beam: int) -> None:
        self.decoder = decoder
        self.source = source
        self.target = target
        self.beam = beam

    @property
    def annotates(self) -> bool:
        """Whether the model takes wanted renderings in its source."""
        return self.decoder.signs.annotates

    def translate(
        self,
        texts: Sequence[str],
        hypotheses: int = 1,
        attention: bool = False,
        notes: Sequence[Sequence[Note]] | None = None,
    ) -> list[Draft]:
        """A draft per text, all in one batch; `hypotheses` alternatives each where the beam has as many, `notes` where the model `annotates`."""
        split = [list(self.parts(text, own)) for text, own in zip(texts, notes or [()] * len(texts), strict=True)]
        flat = [part.pieces for parts in split for part in parts]
        decoded = iter(self._decode(flat, hypotheses, attention))
        drafts = [
            self.draft(text, parts, [next(decoded) for _ in parts]) for text, parts in zip(texts, split, strict=True)
        ]
        return self._mended(drafts, attention)

    def kept(
        self, sources: Sequence[tuple[str, Part]], targets: Sequence[str], attention: bool = True, scored: bool = True
    ) -> list[Draft]:
        """Drafts of texts (of one part) whose targets are given, with what the model says of them: its attention, and their score (else 0)."""
        pieces, prefixes = [part.pieces for _, part in sources], [self.decoder.encode_target(text) for text in targets]
        paid = self.decoder.attention(pieces, prefixes) if attention else [None] * len(pieces)
        rows = self.decoder.score(pieces, prefixes) if scored else [[0.0]] * len(pieces)
        return [
            self.draft(text, [part], [[Hypothesis(prefix, sum(row) / max(len(row), 1), matrix)]])
            for (text, part), prefix, row, matrix in zip(sources, prefixes, rows, paid, strict=True)
        ]

    def alignment(self, draft: Draft) -> Alignment:
        """The alignment of a draft that was made with attention."""
        target_spans: list[Span] = []
        source_spans: list[Span] = [span for part in draft.parts for span in part.spans]
        rows: list[list[float]] = []
        offset = column = 0
        for part, hypotheses in zip(draft.parts, draft.hypotheses, strict=True):
            best = hypotheses[0]
            text, spans = self.decoder.decode_spans(best.pieces)
            target_spans += [(start + offset, end + offset) for start, end in spans]
            behind = [0.0] * (len(source_spans) - column - len(part.spans))
            rows += [[0.0] * column + list(row[: len(part.spans)]) + behind for row in best.attention or []]
            offset += len(text) + 1
            column += len(part.spans)
        return align(draft.source, source_spans, draft.target, target_spans, rows)

    def apart(self, draft: Draft) -> list[Draft]:
        """`draft` as one draft per part."""
        if len(draft.parts) < 2:
            return [draft]
        return [
            self.draft(draft.source, [part], [found]) for part, found in zip(draft.parts, draft.hypotheses, strict=True)
        ]

    def together(self, drafts: Sequence[Draft]) -> Draft:
        """The inverse of `apart`."""
        if len(drafts) == 1:
            return drafts[0]
        parts = [part for draft in drafts for part in draft.parts]
        return self.draft(drafts[0].source, parts, [found for draft in drafts for found in draft.hypotheses])

    def parts(self, text: str, notes: Sequence[Note] = ()) -> Iterator[Part]:
        """`text` in as few parts as the model can hold, cut at sentence ends, else at signs, else at spaces."""
        encoded = self.decoder.encode(text, notes)
        if len(encoded.pieces) <= SEVERAL:
            yield Part(encoded.pieces, encoded.spans)
            return
        for start, end in _cut(text, encoded.spans, self.source):
            own = [
                Note(note.start - start, note.end - start, note.rendering)
                for note in notes
                if start <= note.start and note.end <= end
            ]
            inner = self.decoder.encode(text[start:end], own)
            for first in range(0, len(inner.pieces), LONGEST):
                spans = [(left + start, right + start) for left, right in inner.spans[first : first + LONGEST]]
                yield Part(inner.pieces[first : first + LONGEST], spans)

    def _decode(self, sources: Sequence[list[str]], hypotheses: int, attention: bool) -> list[list[Hypothesis]]:
        filled = [source for source in sources if source]
        found = iter(
            self.decoder.translate(filled, beam=self.beam, hypotheses=min(hypotheses, self.beam), attention=attention)
            if filled
            else []
        )
        return [next(found) if source else [Hypothesis([], 0.0, [])] for source in sources]

    def draft(self, text: str, parts: Sequence[Part], found: Sequence[Sequence[Hypothesis]]) -> Draft:
        """The draft of `text` that the best hypotheses of its parts make."""
        target = " ".join(self.decoder.decode(hypotheses[0].pieces) for hypotheses in found)
        pieces = sum(len(hypotheses[0].pieces) for hypotheses in found)
        score = sum(hypotheses[0].score * len(hypotheses[0].pieces) for hypotheses in found) / max(pieces, 1)
        whole = text[parts[0].start : parts[-1].end] if parts else ""
        wrong = failure(whole, target, self.source, self.target)
        return Draft(text, tuple(parts), tuple(map(tuple, found)), target, score, wrong)

    def _mended(self, drafts: list[Draft], attention: bool) -> list[Draft]:
        for options in _RETRIES:
            broken = [index for index, draft in enumerate(drafts) if draft.failure]
            if not broken:
                break
            flat = [part.pieces for index in broken for part in drafts[index].parts]
            decoded = iter(self.decoder.translate(flat, attention=attention, **options))  # type: ignore[arg-type]
            for index in broken:
                draft = drafts[index]
                again = self.draft(draft.source, draft.parts, [next(decoded) for _ in draft.parts])
                if not again.failure:
                    drafts[index] = again
        return drafts


def _cut(text: str, spans: Sequence[Span], language: str) -> Iterator[Span]:
    """Spans of `text`: whole sentences of up to `SEVERAL` pieces together; a longer sentence alone, in parts of at most `LONGEST`."""
    ends = [end for _, end in spans]
    sentences = [*boundaries(text, language)]
    breaks = [match.end() for match in _BREAK.finditer(text)]
    start = first = 0
    # White space at the end belongs to no piece.
    while start < len(text) and first < len(ends):
        within = _before(sentences, start, _limit(ends, first, SEVERAL))
        if not within:
            sentence = sentences[bisect.bisect_right(sentences, start)]
            limit = _limit(ends, first, LONGEST)
            within = sentence if sentence <= limit else _before(breaks, start, limit) or limit
        yield start, within
        start = within
        first = bisect.bisect_right(ends, start, lo=first)


def _limit(ends: Sequence[int], first: int, pieces: int) -> int:
    """Where the piece stands that is the last of `pieces` from `first` on."""
    return ends[min(first + pieces, len(ends)) - 1]


def _before(cuts: Sequence[int], start: int, limit: int) -> int:
    """The last of `cuts` in (start, limit]; 0 where there is none."""
    index = bisect.bisect_right(cuts, limit)
    return cuts[index - 1] if index and cuts[index - 1] > start else 0
