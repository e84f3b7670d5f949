"""Tags and placeholders around a translation: what goes in as text comes out as text, in linear time."""

from __future__ import annotations

import pytest

from l10n.errors import InputError
from l10n.mt.messages import guard
from l10n.mt.xml_lines import from_codes, to_codes


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
