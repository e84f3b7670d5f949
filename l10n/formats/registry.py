"""Which formats articles may have. A format more is a file and a line here."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from l10n.errors import UsageError
from l10n.formats.article import Article, Segment
from l10n.formats.docx import Docx
from l10n.formats.html import Html
from l10n.formats.markdown import Markdown
from l10n.formats.text import Text


class Format(Protocol):
    """One article format."""

    @property
    def name(self) -> str:
        """Its name, as in `Article.format`."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, lower case, with the dot."""
        ...

    def unpack(self, data: bytes, path: Path | str) -> str:
        """The text of a file with the content `data`; raises `InputError`."""
        ...

    def pack(self, text: str, original: bytes, path: Path | str) -> bytes:
        """The content of a file like `original` whose text is `text`; raises `InputError`."""
        ...

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`. `language` is its language where it declares none; `path` is for messages only."""
        ...

    def encode(self, segment: Segment, target: str) -> str:
        """The raw text that puts `target` in the place of `segment`, whatever state the target's inline codes are in."""
        ...


FORMATS: tuple[Format, ...] = (Html(), Markdown(), Text(), Docx())


def format_for(path: Path) -> Format:
    """The format of a file, by its ending; raises `UsageError` naming the endings that are known."""
    for one in FORMATS:
        if path.suffix.lower() in one.suffixes:
            return one
    known = ", ".join(suffix for one in FORMATS for suffix in one.suffixes)
    ending = f'"{path.suffix}"' if path.suffix else "no ending"
    raise UsageError(f"is no article: it has {ending}", path=path, remedy=f"known endings: {known}")
