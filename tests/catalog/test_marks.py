"""The grammar of `# l10n:` lines: what goes in comes out, also after polib has wrapped it."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.marks import WIDTH, Mark, format_mark, format_marks, parse_marks

KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,8}", fullmatch=True)
TEXT = st.text(st.characters(codec="utf-8"), max_size=90)
MARKS = st.builds(
    Mark,
    verb=KEYS,
    words=st.lists(TEXT, max_size=3).map(tuple),
    values=st.lists(st.tuples(KEYS, TEXT), max_size=6).map(tuple),
)


def test_the_example_of_the_contract() -> None:
    lines = [
        "l10n: machine argos:en_fr@opus-1 score=0.83 terms=3/3",
        "how=free,free,forced glossary=9c1f on=2026-11-23 h=5d41402abc",
    ]
    (mark,), rest = parse_marks(lines)
    assert rest == ()
    assert mark.verb == "machine"
    assert mark.words == ("argos:en_fr@opus-1",)
    assert mark.get("terms") == "3/3"
    assert mark.get("h") == "5d41402abc"
    assert format_mark(mark) == [
        "l10n: machine argos:en_fr@opus-1 score=0.83 terms=3/3",
        "how=free,free,forced glossary=9c1f on=2026-11-23 h=5d41402abc",
    ]


@given(st.lists(MARKS, max_size=4))
def test_round_trip(marks: list[Mark]) -> None:
    assert parse_marks(format_marks(marks)) == (tuple(marks), ())


@given(MARKS)
def test_lines_stay_short_unless_one_token_is_too_long(mark: Mark) -> None:
    first, *rest = format_mark(mark)
    for line in rest:
        assert len(f"# {line}") <= WIDTH or len(parse_marks(["l10n: x", line])[0][0].values) == 1
    assert len(f"# {first}") <= WIDTH or not parse_marks([first])[0][0].values


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")), max_size=6))
def test_what_is_no_mark_stays_a_comment(lines: list[str]) -> None:
    marks, rest = parse_marks(lines)
    if not marks:
        assert rest == tuple(lines)
    else:
        assert any("l10n:" in line for line in lines)


@given(MARKS, st.text(st.sampled_from("ab- é"), min_size=80, max_size=300).map(lambda text: " ".join(text.split())))
def test_an_over_long_value_survives_the_wrapping_of_polib(mark: Mark, long: str) -> None:
    mark = Mark("note", (), (("text", long), ("h", "0123456789")))
    entry = polib.POEntry(msgid="a", msgstr="b", tcomment="\n".join(format_mark(mark)))
    wrapped = polib.pofile(f'msgid ""\nmsgstr ""\n\n{entry}')[0].tcomment.split("\n")
    (read,), rest = parse_marks(wrapped)
    assert rest == ()
    # Where a line ended after a free-standing hyphen nobody can tell whether a space stood there.
    assert read.get("text", "").replace(" ", "") == long.replace(" ", "")
    assert read.get("h") == "0123456789"


@pytest.mark.parametrize(
    "line",
    [
        "l10n:",
        "l10n: =x",
        'l10n: note text="never closed',
        "l10n: 12",
        'l10n: a"b"',
        "L10N: approved",
        "see l10n: machine",
    ],
)
def test_lines_outside_the_grammar_are_comments(line: str) -> None:
    assert parse_marks([line, "and more"]) == ((), (line, "and more"))


def test_unknown_verbs_and_keys_are_kept() -> None:
    (mark,), _ = parse_marks(["l10n: blessed twice moon=full"])
    assert mark == Mark("blessed", ("twice",), (("moon", "full"),))


def test_the_lines_that_msgcat_adds_are_tolerated() -> None:
    lines = [
        "#-#-#-#-#  a.po (x)  #-#-#-#-#",
        "l10n: approved by=Ana",
        "on=2026-11-23 h=1",
        "#-#-#-#-#  b.po  #-#-#-#-#",
        "free",
    ]
    marks, rest = parse_marks(lines)
    assert [mark.get("on") for mark in marks] == ["2026-11-23"]
    assert rest == (lines[0], lines[3], "free")


def test_a_free_comment_after_a_mark_is_not_swallowed() -> None:
    marks, rest = parse_marks(["l10n: approved by=Ana", "width=3 is too narrow", "k=v"])
    assert marks == (Mark("approved", (), (("by", "Ana"),)),)
    assert rest == ("width=3 is too narrow", "k=v")


@pytest.mark.parametrize("verb", ["", "two words", "é", "a=b", "1st"])
def test_a_verb_that_cannot_be_spelt_is_refused(verb: str) -> None:
    with pytest.raises(ValueError, match="no verb"):
        Mark(verb)
