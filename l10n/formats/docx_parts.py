"""The parts of a DOCX package that hold text, one behind the other as the text of an article. Knows nothing of their XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BETWEEN = "\0"
"""In no XML document."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part's `name` in the package, its `kind` (as of `l10n.formats.package.text_parts`), its `xml`, and the offset at which that starts
    in the text.
    """

    name: str
    kind: str
    xml: str
    start: int = 0

    @property
    def end(self) -> int:
        """The offset behind the XML."""
        return self.start + len(self.xml)


def joined(parts: Iterable[Part]) -> str:
    """The text of an article made of `parts`."""
    return _BETWEEN.join(f"{one.name}\n{one.kind}\n{one.xml}" for one in parts)


def parts(text: str) -> Iterator[Part]:
    """The parts that `text` is made of."""
    offset = 0
    for piece in text.split(_BETWEEN):
        name, kind, xml = piece.split("\n", 2)
        yield Part(name, kind, xml, offset + len(piece) - len(xml))
        offset += len(piece) + len(_BETWEEN)
