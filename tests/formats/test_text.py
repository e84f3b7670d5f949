"""Plain text and the registry of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.formats.registry import format_for
from l10n.formats.text import Text

WRAPPED = "This line was wrapped by somebody's mail program at a margin,\nand here it goes on. A second sentence."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            WRAPPED,
            [
                "This line was wrapped by somebody's mail program at a margin, and here it goes on.",
                "A second sentence.",
            ],
        ),
        (
            WRAPPED.replace("\n", "\r\n"),
            [
                "This line was wrapped by somebody's mail program at a margin, and here it goes on.",
                "A second sentence.",
            ],
        ),
        ("Title\nBy somebody\n\nText", ["Title", "By somebody", "Text"]),
        ("A" * 50 + " long.\n" + "B" * 200 + " paragraph.\n", ["A" * 50 + " long.", "B" * 200 + " paragraph."]),
        ("  - one\n    goes on\n  2) two\n> said so\n-- \nRabat", ["one goes on", "two", "said so", "Rabat"]),
        ("\ufeffIf a < b then <g1> & so\u00a0on", ["If a < b then <x1/> & so\u00a0on"]),
        ("12\n***\nhttp://a.b\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    article = Text().parse(text, "en", "x")
    assert article.source() == text
    assert [segment.source for segment in article.segments] == expected


def test_what_stands_before_a_line_stays() -> None:
    article = Text().parse("\ufeff  * one <g1>\r\n> two\r\n", "en", "x")
    page = article.render(
        lambda segment: Text().encode(segment, segment.source.upper().replace("X1", "x1") + "\nA & B")
    )
    assert page == "\ufeff  * ONE <g1> A & B\r\n> TWO A & B\r\n"


def test_formats_are_known_by_their_endings() -> None:
    names = [format_for(Path(name)).name for name in ("a.html", "a.HTM", "b.md", "c.txt")]
    assert names == ["html", "html", "markdown", "text"]
    with pytest.raises(UsageError, match=r'has "\.pdf" — known endings: \.html'):
        format_for(Path("a.pdf"))
