"""Tags and placeholders around a translation: what goes in as text comes out as text, in linear time."""

from __future__ import annotations

import pytest

from l10n.errors import InputError
from l10n.formats.html import Html
from l10n.library import translate
from l10n.mt.markup import separate
from l10n.mt.messages import guard
from l10n.mt.packages import ModelPackage
from l10n.mt.xml_lines import from_codes, to_codes
from l10n.text.codes import MAX_DEPTH, same, strip


@pytest.mark.parametrize(
    "line", ["<b>look</b> at &lt;g1&gt; and &lt;x2/&gt;", "&lt;/g1&gt; <br/>", "<g1>a</g1> &amp; &lt;b&gt;"]
)
def test_escaped_text_that_looks_like_a_code_stays_escaped(line: str) -> None:
    coded, mapping = to_codes(line)
    assert from_codes(coded, mapping) == line


def test_a_line_with_a_million_tags_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="more than 9999 tags"):
        to_codes("<b>" * 300_000)


def test_thousands_of_tags_and_placeholders_come_back_in_linear_time() -> None:
    line = "<b>a</b>" * 4_900
    assert from_codes(*to_codes(line)) == line
    source = "{name} a " * 200_000
    guarded = guard(source)
    assert guarded.restore(guarded.text) == source


def test_tags_nested_without_end_come_back_and_only_the_outer_ones_pair() -> None:
    line = "<b>" * 3000 + "a" + "</b>" * 3000
    coded, mapping = to_codes(line)
    assert from_codes(coded, mapping) == line
    assert len([name for name in mapping if name.startswith("<g")]) == MAX_DEPTH
    assert separate(coded).plain == "a"


def test_markup_of_articles_nested_without_end_is_translated(en_fr: ModelPackage) -> None:
    text = "<p>We see " + "<b>" * 3000 + "the house" + "</b>" * 3000 + ".</p>"
    article = Html().parse(text, "en", "a.html")
    assert article.source() == text
    [segment] = article.segments
    [result] = translate([segment.source], "en", "fr")
    assert "maison" in strip(result.target)
    assert same(segment.source, result.target)
