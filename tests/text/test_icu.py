"""Messages in the ICU notation: read, written with the same meaning, and told when they are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu import icu_messages

from l10n.text.icu import Argument, Choice, Message, Number, Text, arguments, categories, parsed, written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello {name}", (Text("Hello "), Argument("name", "{name}"))),
        ("{ n , number , #,##0.00 }", (Argument("n", "{ n , number , #,##0.00 }"),)),
        ("It's '{'here'}'", (Text("It's {here}"),)),
        ("It''s '{it''s}' #", (Text("It's {it's} #"),)),
        ("{n, plural, =0 {none} other {# '#'}}", (Choice("n", "plural", 0, (("=0", (Text("none"),)), ("other", (Number("n"), Text(" #"))))),)),
        ("{n,plural,offset:1 other{# more}}", (Choice("n", "plural", 1, (("other", (Number("n", 1), Text(" more"))),)),)),
        ("{g, select, f {her} other {#}}", (Choice("g", "select", 0, (("f", (Text("her"),)), ("other", (Text("#"),)))),)),
        ("{d, date, yyyy-MM-dd'T'HH:mm}", (Argument("d", "{d, date, yyyy-MM-dd'T'HH:mm}"),)),
    ],
)  # fmt: skip
def test_a_message_is_read(text: str, message: Message) -> None:
    assert parsed(text) == message
    assert parsed(written(message)) == message


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "}",
        "{n, plural}",
        "{n, plural, one {a}}",
        "{n, plural, other {a}",
        "{a b}",
        "{n, select, other a}",
        "{a, plural, other {" * 60,
    ],
)
def test_what_is_no_message_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(text)


@given(icu_messages())
def test_what_is_written_is_read_as_the_same(message: Message) -> None:
    assert parsed(written(message)) == message


@given(st.text(st.sampled_from("{}n, plurasectoh#=1'"), max_size=60))
def test_any_text_is_a_message_or_told_to_be_none(text: str) -> None:
    try:
        message = parsed(text)
    except ValueError:
        return
    assert parsed(written(message)) == message


def test_arguments_are_found_in_branches() -> None:
    message = parsed("{n, plural, one {{who} has {g, select, f {her} other {{x}}}} other {#}} {n}")
    assert [one.name for one in arguments(message)] == ["n", "who", "g", "x", "n"]


def test_categories_are_cldrs() -> None:
    assert [*categories("ar", "plural")] == ["zero", "one", "two", "few", "many", "other"]
    assert [*categories("fr_CA", "plural")] == ["one", "many", "other"]
    assert [*categories("ja", "plural")] == ["other"]
    assert [*categories("xx", "plural")] == ["other"]
    assert categories("fr", "plural")["many"] == (1_000_000,)
    assert categories("en", "selectordinal")["few"][0] == 23
