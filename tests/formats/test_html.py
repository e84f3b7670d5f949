"""HTML: what is a unit, what is a code, and how targets are written."""

from __future__ import annotations

import json

import pytest

from l10n.formats.article import Article
from l10n.formats.html import Html
from l10n.formats.html_tokens import decode, tokens


def parse(text: str) -> Article:
    article = Html().parse(text, "en", "x")
    assert article.source() == text
    return article


def sources(text: str) -> list[str]:
    return [segment.source for segment in parse(text).segments]


def rendered(text: str, targets: dict[str, str]) -> str:
    return parse(text).render(
        lambda segment: Html().encode(segment, targets[segment.source]) if segment.source in targets else segment.raw
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One. Two.</p><p>Three", ["One.", "Two.", "Three"]),
        ("<p>Dr. Salim\n   spoke.</p>", ["Dr. Salim spoke."]),
        ("<p><strong>All of it. Twice.</strong></p>", ["All of it.", "Twice."]),
        ("<p>We <b>agree. They do</b> not.</p>", ["We <g1>agree. They do</g1> not."]),
        ("<p>Yes. <b>First one. Second one.</b> No.</p>", ["Yes.", "First one.", "Second one.", "No."]),
        ("<p>Done.<b> Next</b> one.</p>", ["Done.", "<g1> Next</g1> one."]),
        ("<p>A <a href=x><b>c</b></a> d<br>e</p>", ["A <g1><g2>c</g2></g1> d<x3/>e"]),
        ("<p>Title<br><br>Text</p>", ["Title", "Text"]),
        ("<p>5&nbsp;km &eacute;t&eacute &lt;g1&gt; &amp; so</p>", ["5\u00a0km été <x1/> & so"]),
        ("<p>—</p><p>12.5 %</p><p>https://a.b/c</p><p>a@b.org</p>", []),
        ("<p>Run <code>a. B</code>. Then <kbd>x</kbd> it</p>", ["Run <x1/>.", "Then <x1/> it"]),
        ("<div translate=no>A <p>b</p><span translate=yes>Yes</span></div>", ["Yes"]),
        ('<p class="a notranslate">No</p><p>ab <i class=notranslate>N</i> c</p>', ["ab <x1/> c"]),
        ("<nav><a href=1>Home</a> | <a href=2>News</a></nav>", ["Home", "News"]),
        ("<a href=1><h3>Head</h3><p>Text</p></a>", ["Head", "Text"]),
        ("<ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>", ["One", "Two", "a", "b"]),
        ("<p>a <i>b <b>c</i> d</b> e</p>", ["a <g1>b <x2/>c</g1> d<x3/> e"]),
        ("<script>a</script><style>b</style><!-- c --><pre>d</pre>e", ["e"]),
        ("<p>قال المدير. ثم غادر <b>الرباط</b>.</p>", ["قال المدير.", "ثم غادر <g1>الرباط</g1>."]),
        ("<svg><title>Map</title><text>Sea</text></svg>", ["Map", "Sea"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


def test_attributes_that_people_read() -> None:
    text = (
        '<html lang="fr-CA"><head><title>Page &amp; co</title><meta name="Description" content="About us">'
        "<meta property=og:title content='Shared'><meta name=twitter:image:alt content=Photo><meta name=viewport content=wide>"
        '<body><img alt="A map" title=Tip src=x><input placeholder="Search it" type=submit value=Send>'
        "<b aria-label='Close it'>x</b><img alt=no translate=no><p alt=a alt=b>"
    )
    article = parse(text)
    assert article.language == "fr-CA"
    assert [(segment.kind, segment.source) for segment in article.segments] == [
        ("page title", "Page & co"),
        ("meta description", "About us"),
        ("meta og:title", "Shared"),
        ("meta twitter:image:alt", "Photo"),
        ("alt text", "A map"),
        ("tooltip", "Tip"),
        ("placeholder", "Search it"),
        ("button", "Send"),
        ("label", "Close it"),
        ("paragraph", "x"),
        ("alt text", "a"),
    ]


def test_attribute_values_are_written_for_their_quotes() -> None:
    targets = {"One": 'l\'"a" & <b>', "Two": 'l\'"a"', "Three": 'l\'"a" b'}
    page = rendered("<img alt=One><img alt='Two'><img alt=\"Three\">", targets)
    assert page == '<img alt="l\'&quot;a&quot; &amp; &lt;b&gt;"><img alt=\'l&#39;"a"\'><img alt="l\'&quot;a&quot; b">'
    values = [token.get("alt") for token in tokens(page)]
    assert values == list(targets.values())


def test_json_ld_keeps_its_escapes_and_takes_any_target() -> None:
    data = '{"@type": "NewsArticle", "headline" : "A \\"q\\" \\u00e9", "author": {"name": "X", "description": "Who"}}'
    text = f'<script type="application/ld+json">{data}</script>'
    assert sources(text) == ['A "q" é', "Who"]
    page = rendered(text, {'A "q" é': 'Un </script> "q" \\ <!-- é'})
    inner = page[text.index("{") : page.index("</script>")]
    assert json.loads(inner)["headline"] == 'Un </script> "q" \\ <!-- é'


def test_codes_change_places_and_nest() -> None:
    text = "<p>The <b>new</b> <a href=x>house</a><br>here</p>"
    assert sources(text) == ["The <g1>new</g1> <g2>house</g2><x3/>here"]
    target = "Ici<x3/>la <g2>maison <g1>neuve</g1></g2> & <g9>c"
    assert rendered(text, {sources(text)[0]: target}) == "<p>Ici<br>la <a href=x>maison <b>neuve</b></a> &amp; c</p>"


def test_broken_codes_are_mended() -> None:
    text = "<p>A <b>c</b> <i>d</i> e</p>"
    source = sources(text)[0]
    assert rendered(text, {source: "</g2>a <g1>b <g2>c</g1> d</g2>"}) == "<p>a <b>b <i>c</i></b> d</p>"
    assert rendered(text, {source: "<g1>b"}) == "<p><b>b</b></p>"


def test_context_line_and_place() -> None:
    article = parse("<nav data-l10n-context=menu>\n<a>File</a></nav><select><option>One</select>\n<p>Two")
    assert [(one.source, one.context, one.line, one.wrappable) for one in article.segments] == [
        ("File", "menu", 2, True),
        ("One", None, 2, False),
        ("Two", None, 3, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<b c>d", ["text a", "start <b c>", "text d"]),
        ("1 < 2 <3", ["text 1 < 2 <3"]),
        ("<!--><b>", ["comment <!-->", "start <b>"]),
        ("<!--a--!>b<!--c", ["comment <!--a--!>", "text b", "comment <!--c"]),
        ("<?php a ?>b</ c>d", ["comment <?php a ?>", "text b", "comment </ c>", "text d"]),
        ("<!DOCTYPE html>", ["doctype <!DOCTYPE html>"]),
        ("<![CDATA[a]]>", ["comment <![CDATA[a]]>"]),
        ("<svg><![CDATA[a>b]]></svg>", ["start <svg>", "cdata <![CDATA[a>b]]>", "end </svg>"]),
        ("<script>a</b></SCRIPT >", ["start <script>", "raw a</b>", "end </SCRIPT >"]),
        (
            "<script><!--<script></script>--></script>b",
            ["start <script>", "raw <!--<script></script>-->", "end </script>", "text b"],
        ),
        ("<script><!--></script>b", ["start <script>", "raw <!-->", "end </script>", "text b"]),
        ("<title><b></title>", ["start <title>", "rcdata <b>", "end </title>"]),
        ("<plaintext></plaintext>", ["start <plaintext>", "raw </plaintext>"]),
        ("<a b='", ["lost <a b='"]),
        ("<a b='>'c=d/e>f", ["start <a b='>'c=d/e>", "text f"]),
    ],
)
def test_tokens_are_a_browsers(text: str, expected: list[str]) -> None:
    assert [f"{token.kind} {text[token.start : token.end]}" for token in tokens(text)] == expected


def test_attributes_have_offsets() -> None:
    text = "<A B=1 b='2' C = \"&amp;x\" d e=/f/>"
    token = next(tokens(text))
    assert (token.name, token.self_closing) == ("a", False)
    found = [
        (one.name, one.value, text[one.value_start : one.value_end], one.quote, one.duplicate)
        for one in token.attributes
    ]
    assert found == [
        ("b", "1", "1", "", False),
        ("b", "2", "2", "'", True),
        ("c", "&x", "&amp;x", '"', False),
        ("d", "", "", "", False),
        ("e", "/f/", "/f/", "", False),
    ]
    assert text[token.attributes[2].start : token.attributes[2].end] == 'C = "&amp;x"'


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("&notit; &ampx &copy", False, "¬it; &x ©"),
        ("?a=1&copy=2&copy", True, "?a=1&copy=2©"),
        ("&#x80;&#0;&#xD800;&#x110000;&#999999999999;&#65", False, "€\ufffd\ufffd\ufffd\ufffdA"),
        ("&nosuch; & &; &#;", False, "&nosuch; & &; &#;"),
    ],
)
def test_character_references(text: str, attribute: bool, expected: str) -> None:
    assert decode(text, attribute=attribute) == expected
