"""What goes in comes out: every format, on hostile input, on real documents, and in linear time."""

from __future__ import annotations

import os
import site
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.formats.article import Article, Segment
from l10n.formats.html import Html
from l10n.formats.markdown import Markdown
from l10n.formats.registry import FORMATS, Format, format_for
from l10n.formats.text import Text
from l10n.formats.text_file import TextFile
from l10n.text.codes import CODE, signature, well_formed

HOSTILE = (
    "<p> </p> <b> </b> <a href='x' title=\"T y\"> </a> <br> <br/> <img alt=word src=x> <div </div> <!-- --> <!--> <! <? ?> </ </> < > & "
    "&amp; &lt;g1&gt; <g1> </g1> <x2/> &nbsp; &notit; &#0; &#x110000; <script> </script> <script type=application/ld+json> "
    '{"headline":"A\\u00e9 \\n"} <title> </title> <textarea> <plaintext> <svg> </svg> <![CDATA[ ]]> <pre> <code> </code> <li> <td> <span '
    'translate=no> translate=yes class=notranslate " \' = / * ** _ __ ` `` ~~ [ ] ( ) ![ ](x) ](x "t") [x]: [^1]: \\ # > - + 1. | --- '
    "```  Dr. Word. words! http://a.b a@b.c — ، عربي. é 中文。 😀"
).split(" ")
markup = st.lists(
    st.sampled_from(
        [
            *HOSTILE,
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "\0",
            "\ufeff",
            "\u00a0",
            "\u2028",
            "A b.",
            "---\ntitle: A\n---\n",
        ]
    ),
    max_size=40,
).map("".join)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = [one for one in FORMATS if isinstance(one, TextFile)]
"""Those whose files are text; what holds of DOCX is in test_docx.py."""
formats = pytest.mark.parametrize("format_", TEXTS, ids=lambda one: one.name)


def identity(format_: Format, article: Article) -> str:
    return article.render(lambda segment: format_.encode(segment, segment.source))


def keys(article: Article) -> list[tuple[str, str, str | None]]:
    return [(segment.source, segment.place, segment.context) for segment in article.segments]


def sound(article: Article, text: str) -> None:
    """What holds of any parsed article."""
    assert article.source() == text
    assert article.render(lambda segment: segment.raw) == text
    for segment in article.segments:
        assert well_formed(segment.source)
        assert segment.source == segment.source.strip()
        assert segment.raw in text
        assert {match[2] or match[3] for match in CODE.finditer(segment.source)} == {
            code.name for code in segment.codes
        }
        assert 1 <= segment.line <= text.count("\n") + 1
        joined = "".join(piece if isinstance(piece, str) else piece.raw for piece in segment.pieces)
        assert joined == (segment.raw if segment.pieces else "")


@formats
@given(text=markup)
@quick
def test_any_markup_comes_back_byte_for_byte(format_: Format, text: str) -> None:
    sound(format_.parse(text, "en", "x"), text)


@formats
@given(text=st.text(st.characters(codec="utf-8")))
@quick
def test_any_text_comes_back_byte_for_byte(format_: Format, text: str) -> None:
    sound(format_.parse(text, "fr", "x"), text)


words = st.sampled_from(
    (
        "The programme opened. Dr. Salim spoke (at length): 5 < 6 & 7 > 3 — “yes”! a*b _c_ [d] `e` f|g #h ~i \\j &amp; 10. été\u00a0! "
        "عربي؟ 中文。 - + = x_y http://z"
    ).split(" ")
)
plain = st.lists(words, min_size=1, max_size=12).map(lambda parts: "Words " + " ".join(parts))


def _html_escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def html_inline(draw: st.DrawFn, depth: int = 2) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        what = draw(st.integers(0, 5 if depth else 0))
        inner = draw(html_inline(depth=depth - 1)) if what > 2 else _html_escape(draw(plain))
        parts.append(
            {
                1: f'<img src=x alt="{inner.replace(chr(34), "")}">',
                2: f"{inner}<br>",
                3: f"<b>{inner}</b>",
                4: f"<a href='y' title='Some &lt;g1&gt; {len(inner)} text'>{inner}</a>",
                5: f"<span>{inner} </span>",
            }.get(what, inner)
        )
    return draw(st.sampled_from([" ", ""])).join(parts)


html_pages = st.lists(
    st.tuples(st.sampled_from(["p", "h2", "li", "td", "div"]), html_inline()), min_size=1, max_size=5
).map(
    lambda blocks: (
        "<html lang=en><title>A page</title>" + "\n".join(f"<{name}>{inner}</{name}>" for name, inner in blocks)
    )
)


@given(text=html_pages)
@quick
def test_html_encoded_with_its_own_sources_parses_to_the_same_segments(text: str) -> None:
    article = Html().parse(text, "en", "x")
    assert article.segments
    assert keys(Html().parse(identity(Html(), article), "en", "x")) == keys(article)


def _markdown_escape(text: str) -> str:
    return "".join(f"\\{char}" if char in r"\`*_[]<>&#|~!+-=" else char for char in text)


@st.composite
def markdown_blocks(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        inner = _markdown_escape(draw(plain))
        what = draw(st.integers(0, 7))
        parts.append(
            {
                1: f"**{inner}**",
                2: f"*{inner}*",
                3: f'[{inner}](http://x.y "A title here")',
                4: f"![{inner}](x.png)",
                5: f"`code` {inner}",
                6: f"{inner}  \nNext line",
                7: f"{inner}\n&lt;g1> [ref] {inner}",
            }.get(what, inner)
        )
    inline = " ".join(parts)
    one_line = inline.replace("  \n", " ").replace("\n", " ")
    shapes = [inline, f"# {one_line}", "- " + inline.replace("\n", "\n  "), "> " + inline.replace("\n", "\n> ")]
    return draw(st.sampled_from([*shapes, f"| {one_line} | b |\n|---|---|\n| {one_line} | Cell |"]))


@given(blocks=st.lists(markdown_blocks(), min_size=1, max_size=4))
@quick
def test_markdown_encoded_with_its_own_sources_parses_to_the_same_segments(blocks: list[str]) -> None:
    text = "---\ntitle: 'It''s'\n---\n\n" + "\n\n".join(blocks) + "\n\n[ref]: http://x.y 'A \"title\"'\n"
    article = Markdown().parse(text, "en", "x")
    assert len(article.segments) > len(blocks)
    again = Markdown().parse(identity(Markdown(), article), "en", "x")
    assert keys(again) == keys(article)


@given(paragraphs=st.lists(st.lists(plain, min_size=1, max_size=4).map("\n".join), min_size=1, max_size=4))
@quick
def test_text_encoded_with_its_own_sources_parses_to_the_same_segments(paragraphs: list[str]) -> None:
    article = Text().parse("\n\n".join(paragraphs), "en", "x")
    assert [key[0] for key in keys(Text().parse(identity(Text(), article), "en", "x"))] == [
        key[0] for key in keys(article)
    ]


@given(
    text=html_pages,
    targets=st.lists(
        st.lists(st.sampled_from("a <g1> </g1> <g2> </g2> <x1/> <x2/> <x9/> < & \" '".split()), max_size=8), min_size=1
    ),
)
@quick
def test_html_stays_well_formed_whatever_the_codes_of_the_targets_are(text: str, targets: list[list[str]]) -> None:
    article = Html().parse(text, "en", "x")
    chosen = iter(targets * len(article.segments))
    page = article.render(lambda segment: Html().encode(segment, " ".join(next(chosen))))
    for name in ("b", "a", "span", "p", "div"):
        assert page.count(f"<{name}>") + page.count(f"<{name} ") == page.count(f"</{name}>")
    again = Html().parse(page, "en", "x")
    for segment in again.segments:
        assert signature(segment.source).count("standalone:x1") <= 1


def _documents() -> Iterator[Path]:
    """Documents that lie about on any machine this is developed on: what packages and the repository bring along; 40 of each kind."""
    roots = (Path(__file__).parents[2], *site.getsitepackages(), sysconfig.get_path("stdlib"), "/usr/share")
    left = dict.fromkeys((".html", ".md", ".txt"), 40)
    for root in roots:
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for path in (Path(folder) / name for name in sorted(names)):
                kind = path.suffix.lower()
                if left.get(kind) and path.is_file() and 0 < path.stat().st_size < 60_000:
                    left[kind] -= 1
                    yield path
            if not any(left.values()):
                return


def test_real_documents_come_back_and_their_segments_survive_encoding() -> None:
    done = 0
    for path in _documents():
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        format_ = format_for(path)
        article = format_.parse(text, "en", path)
        sound(article, text)
        again = format_.parse(identity(format_, article), "en", path)
        assert [segment.source for segment in again.segments] == [segment.source for segment in article.segments], path
        done += 1
    assert done >= 50


DEEP = 50_000
SHAPES = {
    "elements": "<div>" * DEEP + "x",
    "inline": "<b>A. " * DEEP + "</b>" * DEEP,
    "crossed": "<i>" * DEEP + "</b>" * DEEP,
    "open tags": '<a b="' * DEEP,
    "comments": "<!--" * DEEP,
    "foreign": "<svg><p>" * DEEP,
    "scripts": "<script><!--" * DEEP,
    "json": "<script type=application/ld+json>" + '"a\\' * DEEP,
    "references": "&lt" * DEEP + "&#" + "9" * DEEP,
    "quotes": "> " * DEEP + "x",
    "lists": "- " * DEEP + "x",
    "brackets": "[" * DEEP + "a" + "]" * DEEP,
    "images": "![a](" * DEEP,
    "links": "[a](b" * DEEP,
    "titles": '[a](b "' * DEEP,
    "stars": "*a **b " * DEEP,
    "underscores": "a_ _b" * DEEP + "*" * DEEP,
    "ticks": "".join("`" * (size % 300 + 1) + " " for size in range(1500)),
    "tags": "a <b c='" * 20_000 + "a <!-- <? <![CDATA[ " * 20_000,
    "code tags": "a <code> " * DEEP,
    "labels": "[a][" * DEEP,
    "definitions": "[a]: b\n" * DEEP,
    "notes": "[^a]: b\n" * DEEP,
    "table": "|a" * 20_000 + "\n" + "|-" * 20_000,
    "spaces": "a" + " " * 500_000 + "\n" + " " * 500_000 + "b",
    "hard breaks": "a  \n" * DEEP,
}


@formats
@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes_take_linear_time(format_: Format, shape: str) -> None:
    # The slowest takes about three seconds; in quadratic time it would run into the time limit of a test.
    text = SHAPES[shape]
    assert format_.parse(text, "en", "x").source() == text


@formats
def test_a_line_of_five_megabytes(format_: Format) -> None:
    text = "Long words follow here without any end in sight; " * 100_000
    article = format_.parse(text, "en", "x")
    assert article.source() == text
    assert len(article.segments) == 1


def test_nested_segments_are_rendered_first() -> None:
    article = Html().parse('<p>See <img src=x alt="a map"> here.</p>', "en", "x")
    seen: list[Segment] = []

    def encode(segment: Segment) -> str:
        seen.append(segment)
        return Html().encode(segment, {"a map": 'une "carte"'}.get(segment.source, "Ici <x1/> voir."))

    assert article.render(encode) == '<p>Ici <img src=x alt="une &quot;carte&quot;"> voir.</p>'
    assert [segment.source for segment in seen] == ["a map", "See <x1/> here."]
    assert [segment.source for segment in article.segments] == ["See <x1/> here.", "a map"]
    assert seen[1].raw == 'See <img src=x alt="une &quot;carte&quot;"> here.'
