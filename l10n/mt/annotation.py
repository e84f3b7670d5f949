"""What some models understand in their source beside the text: a sign for its domain, and wanted renderings behind the terms they render.

A model that was trained so says it in its metadata: `"l10n": {"lead": sign, "term": [opens, closes]}`. The rendering stands behind its source words
(the "append" of Dinu et al., ACL 2019), in its dictionary form; the model inflects it (Bergmanis & Pinnis, EACL 2021).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A rendering wanted for the source words in [start, end), in code points."""

    start: int
    end: int
    rendering: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text as the model gets it; `origin` has for each of its code points the span of the text it stands for."""

    text: str
    origin: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the original text for the code points [start, end) of the written one; empty for signs that stand for nothing."""
        inside = [(left, right) for left, right in self.origin[start:end] if left < right]
        return (inside[0][0], inside[-1][1]) if inside else self._place(start)

    def _place(self, start: int) -> Span:
        point = next((right for _, right in reversed(self.origin[:start])), 0)
        return point, point


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs one model understands; all empty for a model that knows none."""

    lead: str = ""
    opens: str = ""
    closes: str = ""

    @property
    def annotates(self) -> bool:
        """Whether the model takes renderings in its source."""
        return bool(self.opens and self.closes)

    def write(self, text: str, notes: Sequence[Note] = ()) -> Written:
        """`text` with the lead before it and `notes` in it; text of people that looks like a sign loses it.

        >>> Signs("*", "<", ">").write("a cat", [Note(2, 5, "un chat")]).text
        '*a cat<un chat>'
        """
        pieces = [self.lead]
        origin: list[Span] = [(0, 0)] * len(self.lead)
        position = 0
        for note in sorted(notes, key=lambda note: note.end):
            self._copy(text, position, note.end, pieces, origin)
            position = max(position, note.end)
            added = f"{self.opens}{note.rendering}{self.closes}"
            pieces.append(added)
            origin += [(note.start, note.end)] * len(added)
        self._copy(text, position, len(text), pieces, origin)
        return Written("".join(pieces), tuple(origin))

    def _copy(self, text: str, start: int, end: int, pieces: list[str], origin: list[Span]) -> None:
        own = self.lead + self.opens + self.closes
        for index in range(start, end):
            pieces.append(" " if text[index] in own else text[index])
            origin.append((index, index + 1))


def signs(metadata: Mapping[str, object]) -> Signs:
    """What a package's metadata declares; whatever is not as it should be counts as not declared."""
    declared = metadata.get("l10n")
    if not isinstance(declared, dict):
        return Signs()
    lead, term = declared.get("lead", ""), declared.get("term", ())
    paired = isinstance(term, (list, tuple)) and len(term) == 2 and all(isinstance(sign, str) for sign in term)
    return Signs(lead if isinstance(lead, str) else "", *(term if paired else ("", "")))
