"""One CTranslate2 model and its SentencePiece vocabulary, driven directly: text to pieces, pieces to hypotheses, pieces to text.

Knows token sequences and log-probabilities; knows nothing about glossaries, inline codes or units. Works on every `.argosmodel` with a
SentencePiece vocabulary; a package whose target pieces come from another vocabulary than its source pieces carries it as `target.spm`.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.cores import cores
from l10n.mt.annotation import Note, signs

SPACE = "▁"
BATCH_TOKENS = 256
"""Tokens decoded side by side in one batch: more makes memory grow and no machine with few cores faster."""

_KNOWN_INSTEAD = {"’": "'", "ʼ": "'", "‘": "'", "\u2011": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
"""One code point for one, so that offsets stay: signs that a vocabulary may lack, and what it knows instead."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One decoded target: pieces (without end token), mean log-probability per piece (≤ 0), attention (target pieces × source pieces) or None."""

    pieces: list[str]
    score: float
    attention: list[list[float]] | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """Source pieces and, for each, its span [start, end) in code points of the text they were cut from."""

    pieces: list[str]
    spans: list[tuple[int, int]]


class Decoder:
    """A loaded model; as many translations run beside each other as there are cores, with one thread each."""

    def __init__(self, package: Path) -> None:
        import ctranslate2
        import sentencepiece

        self.package = package
        self.metadata: dict[str, object] = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
        target = package / "target.spm"
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(target)) if target.exists() else self._source
        self._translator = ctranslate2.Translator(
            str(package / "model"),
            device="cpu",
            compute_type="int8",
            inter_threads=cores(),
            intra_threads=1,
        )
        known = _known_pieces(package / "model")
        self._known = str.maketrans(
            {
                sign: instead
                for sign, instead in _KNOWN_INSTEAD.items()
                if not known.issuperset(self._source.encode(sign, return_type=str))
            }
        )
        self.signs = signs(self.metadata)
        prefix = self.metadata.get("target_prefix")
        self.start: list[str] = [str(prefix)] if prefix else []

    def encode(self, text: str, notes: Sequence[Note] = ()) -> Encoded:
        """Source pieces of `text` with their spans; `notes` for a model that `annotates`. What is added to the text has no span, or a term's."""
        written = self.signs.write(text.translate(self._known), notes)
        proto = self._source.encode(written.text, return_type="proto")
        pieces = [piece.piece for piece in proto.pieces]
        # SentencePiece counts in bytes of UTF-8.
        points = list(itertools.accumulate((len(char.encode()) for char in written.text), initial=0))
        at = {offset: index for index, offset in enumerate(points)}
        whole = len(written.text)
        return Encoded(pieces, [written.span(at.get(one.begin, whole), at.get(one.end, whole)) for one in proto.pieces])

    def encode_target(self, text: str) -> list[str]:
        """Target pieces of `text`, as they would stand in a hypothesis."""
        return list(self._target.encode(text.translate(self._known), return_type=str))

    def decode_spans(self, pieces: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
        """As `decode`, with each piece's span [start, end) in code points of the text."""
        text = self.decode(pieces)
        proto = self._target.decode(list(pieces), return_type="proto")
        raw = proto.text.replace(SPACE, " ")
        lead = len(raw) - len(raw.lstrip())
        points = list(itertools.accumulate((len(char.encode()) for char in raw), initial=0))
        at = {offset: index for index, offset in enumerate(points)}
        place = len(text)
        spans = []
        for piece in reversed(proto.pieces):
            start = min(max(at.get(piece.begin, place) - lead, 0), len(text))
            spans.append((start, min(max(at.get(piece.end, place + lead) - lead, start), len(text))))
            place = start
        return text, spans[::-1]

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of target pieces. Underscores stay (argostranslate's own tokenizer turns them into spaces)."""
        return str(self._target.decode_pieces(list(pieces))).replace(SPACE, " ").strip()

    def translate(
        self,
        sources: Sequence[Sequence[str]],
        *,
        beam: int = 4,
        hypotheses: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        attention: bool = False,
        **options: object,
    ) -> list[list[Hypothesis]]:
        """`hypotheses` targets per source, best first. `prefixes` (target pieces, one list per source) are kept as the start of each target."""
        given = prefixes if prefixes is not None else [[]] * len(sources)
        results = self._translator.translate_batch(
            [list(source) for source in sources],
            target_prefix=[self.start + list(prefix) for prefix in given]
            if self.start or prefixes is not None
            else None,
            beam_size=beam,
            num_hypotheses=hypotheses,
            return_scores=True,
            return_attention=attention,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            replace_unknowns=True,
            **options,
        )
        skip = len(self.start)
        return [
            [
                Hypothesis(
                    result.hypotheses[rank][skip:],
                    result.scores[rank],
                    result.attention[rank][skip:] if attention else None,
                )
                for rank in range(len(result.hypotheses))
            ]
            for result in results
        ]

    def attention(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[list[list[float]]]:
        """The attention (target pieces × source pieces) of each target on its source."""
        if not sources:
            return []
        longest = max(map(len, targets)) + 1
        found = self.translate(sources, beam=1, prefixes=targets, attention=True, max_decoding_length=longest)
        return [(one.attention or [])[: len(target)] for [one], target in zip(found, targets, strict=True)]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[list[float]]:
        """Log-probability of each target piece (the end token last) given its source."""
        if not sources:
            return []
        results = self._translator.score_batch(
            [list(source) for source in sources],
            [self.start + list(target) for target in targets],
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
        )
        return [list(result.log_probs)[len(self.start) :] for result in results]


def _known_pieces(model: Path) -> frozenset[str]:
    """The pieces that a CTranslate2 model knows in its source language."""
    for name in ("shared_vocabulary", "source_vocabulary"):
        if (path := model / f"{name}.json").is_file():
            return frozenset(json.loads(path.read_text(encoding="utf-8")))
        if (path := model / f"{name}.txt").is_file():
            return frozenset(path.read_text(encoding="utf-8").splitlines())
    return frozenset()
