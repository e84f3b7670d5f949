"""Messages of software through MT: same placeholders, tags, entities and line breaks; every plural form filled."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.mt.messages import guard, spoken
from l10n.mt.plurals import Attempt, attempts, count_placeholder, ways
from l10n.text.codes import CODE, well_formed
from l10n.text.languages import language
from l10n.text.plurals import plural_forms

ENGLISH = plural_forms(language("en").plural_forms)


@pytest.mark.parametrize(
    ("source", "flags", "text"),
    [
        ("Hello %(name)s!", ["python-format"], "Hello <x1/>!"),
        ('See <a href="%(url)s">the guide</a>.', ["python-format"], "See <g1>the guide</g1>."),
        ("Save &amp; close", [], "Save <x1/> close"),
        ("Caf&eacute;", [], "Caf&eacute;"),
        ("Two\nlines\n", [], "Two<x1/>lines"),
        ("{count, number} files", [], "<x1/> files"),
        ("Hi {{ name }}, ${total}", [], "Hi <x1/>, <x2/>"),
        ("100%% of %d", ["c-format"], "100% of <x1/>"),
        ("<g1>Open</g1> <b>now</b>", [], "<g1>Open</g1> <g2>now</g2>"),
        ("<g1><b>x</g1></b>", [], "<g1><x2/>x</g1><x3/>"),
        ("a < b and c > d", [], "a < b and c > d"),
    ],
)
def test_what_a_program_reads_becomes_codes(source: str, flags: list[str], text: str) -> None:
    guarded = guard(source, flags, markup=True)
    assert guarded.text == text
    assert guarded.restore(guarded.text) == source


pieces = st.sampled_from(
    [
        "%s",
        "%(a)d",
        "{b}",
        "{}",
        "<b>",
        "</b>",
        "<i class='x'>",
        "</i>",
        "<br/>",
        "&amp;",
        "&#39;",
        "\n",
        " ",
        "word",
        "<g1>",
        "</g1>",
        "<x2/>",
        "%%",
        "{{",
    ]
)


@given(st.lists(pieces, max_size=12).map("".join), st.sampled_from([["python-format"], ["python-brace-format"], []]))
def test_every_message_comes_back(source: str, flags: list[str]) -> None:
    guarded = guard(source, flags, markup=True)
    assert guarded.restore(guarded.text) == source
    if well_formed(source):
        assert well_formed(guarded.text)


@pytest.mark.parametrize(
    ("source", "flags", "swapped"),
    [
        ("%s of %d", ["c-format"], "%2$d : %1$s"),
        ("{} of {}", ["python-brace-format"], "{1} : {0}"),
        # No numbers in this notation: the program would fail if the types changed places.
        ("%s of %d", ["python-format"], "%s : %d"),
        ("%(a)s of %(b)d", ["python-format"], "%(b)d : %(a)s"),
    ],
)
def test_placeholders_that_change_places(source: str, flags: list[str], swapped: str) -> None:
    assert guard(source, flags).restore("<x2/> : <x1/>") == swapped


@pytest.mark.parametrize(
    ("source", "flags", "text"),
    [
        ("%(who)s shared %(n)d files with %(name)s.", ["python-format"], "XK shared 37 files with XN."),
        ("Delete <b>%s</b>?", ["c-format"], "Delete <g1>XK</g1>?"),
        ("{who}'s “{title}”", [], "XK's “XN”"),
        ("{width}px of {a}/{b}", [], "<x1/>px of <x2/>/<x3/>"),
        ("{a} – {b}", [], "<x1/> – <x2/>"),
        ("One<x2/> of {a}", [], "One<x2/> of XK"),
        ("XK is {a} of 37 in %d", ["c-format"], "XK is {a} of 37 in 52"),
        ("a {b} {c} {d} {e} {f} {g} {h}", [], "a XK XN XP XT XV XR <x7/>"),
    ],
)
def test_placeholders_that_stand_by_themselves_are_said_as_words(source: str, flags: list[str], text: str) -> None:
    said = spoken(guard(source, flags, markup=True))
    assert said.text == text
    coded = said.coded(said.text)
    assert coded is not None
    assert said.restore(coded) == source


def test_dates_and_times_are_said_as_such_between_two_languages() -> None:
    source = (
        "{who} meets at {t, time, short} on {d, date, long}, not on %(start_date)s or in {m, date, ::yMMMM}: {update}"
    )
    said = spoken(guard(source), pair=("en", "fr"))
    assert said.text == "XK meets at 10:40 on March 14, 2017, not on July 23, 2018 or in February 2011: XN"
    target = said.coded("XK se réunit à 10 h 40 le 14 mars 2017, non le 23\u00a0juillet 2018 ou en février 2011 : XN")
    assert target is not None
    assert said.restore(target) == (
        "{who} se réunit à {t, time, short} le {d, date, long}, non le %(start_date)s ou en {m, date, ::yMMMM} : {update}"
    )
    assert spoken(guard("On {date}"), pair=("en", "tlh")) == guard("On {date}")


def test_where_a_date_does_not_come_back_a_word_is_tried_next() -> None:
    tried = ways([Attempt(guard("On {date} by {who}"))], pair=("en", "fr"))
    assert [one.guarded.text for one in tried] == ["On March 14, 2017 by XK", "On XK by XN", "On <x1/> by <x2/>"]


def test_a_word_that_does_not_come_back_once_is_no_placeholder() -> None:
    said = spoken(guard("From {a} to {b}"))
    assert said.coded("De XK vers XN") == "De <x1/> vers <x2/>"
    assert said.coded("De XK vers XK") is None
    assert said.coded("De XKN vers XN") is None
    said = spoken(guard("%d of %d files", ["c-format"]))
    assert said.coded("37 fichiers sur 52") == "<x1/> fichiers sur <x2/>"
    assert said.coded("37,5 fichiers sur 52") is None


def test_where_words_have_no_spaces_between_them_placeholders_stand_by_themselves() -> None:
    said = spoken(guard("{who}与{n:d}人分享“{file}”吗？"))
    assert said.text == "XK与37人分享“XN”吗？"
    assert said.coded("XKが37人と「XN」を共有") == "<x1/>が<x2/>人と「<x3/>」を共有"
    assert spoken(guard("宽{n:d}px")).text == "宽<x1/>px"


@pytest.mark.parametrize(
    ("singular", "plural", "flags", "count"),
    [
        ("One file", "%d files", ["c-format"], "%d"),
        ("%(num)d file in %(dir)s", "%(num)d files in %(dir)s", ["python-format"], "%(num)d"),
        ("%s has %d file", "%s has %d files", ["c-format"], "%d"),
        ("{user} has {n} file", "{user} has {n} files", ["python-brace-format"], "{n}"),
        ("file", "files", [], None),
    ],
)
def test_the_number_that_decides_the_form_is_known(
    singular: str, plural: str, flags: list[str], count: str | None
) -> None:
    assert count_placeholder(singular, plural, flags) == count


def _tried(target: str, singular: str, plural: str, flags: tuple[str, ...] = ("python-format",)) -> list[list[Attempt]]:
    return attempts(singular, plural, flags, plural_forms(language(target).plural_forms), ENGLISH, "en")


def _texts(target: str, singular: str, plural: str) -> list[str]:
    return [form[0].guarded.text for form in _tried(target, singular, plural)]


def test_each_form_is_translated_with_a_number_of_its_own() -> None:
    assert _texts("fr", "%(n)d file", "%(n)d files") == ["1 file", "5 files"]
    assert _texts("ar", "%d file", "%d files") == ["0 files", "1 file", "2 files", "5 files", "11 files", "100 files"]
    assert _texts("ja", "%d file", "%d files") == ["1 file"]


def test_a_singular_without_a_number() -> None:
    # French uses its first form for none too: the number must be there. Arabic has a form for one alone.
    assert _texts("fr", "One file", "%d files") == ["1 file", "5 files"]
    assert _texts("ar", "One file", "%d files")[1] == "One file"


def test_a_number_in_the_text_is_not_taken_for_the_count() -> None:
    assert _texts("fr", "%d of 5 files", "%d of 5 files") == ["1 of 5 files", "6 of 5 files"]


@pytest.mark.parametrize(
    ("plural", "flag", "left_out"),
    [
        ("%d files", "c-format", True),
        ("%s has %d files", "c-format", True),
        ("%d files of %s", "c-format", False),
        ("%1$d files of %2$s", "c-format", False),
        ("%2$d files of %1$s", "c-format", True),
        ("%d files", "python-format", False),
        ("%(n)d files of %(who)s", "python-format", True),
        ("{n} files of {}", "python-brace-format", True),
    ],
)
def test_a_form_for_one_number_leaves_it_out_only_where_its_program_allows_that(
    plural: str, flag: str, left_out: bool
) -> None:
    two = _tried("ar", plural.replace("files", "file"), plural, (flag,))[2]
    assert any(one.bare for one in two) == left_out


def test_a_percent_sign_stays_with_its_number() -> None:
    form = _tried("ar", "%d%% of a page", "%d%% of the pages", ("c-format",))[3]
    assert form[0].restored("5% من الصفحات") == "%d%% من الصفحات"
    assert form[0].restored("5 من الصفحات") is None
    assert form[-1].guarded.text == "<x1/><x2/> of the pages"


def test_the_placeholder_comes_back_or_another_way_is_tried() -> None:
    first, *_, last = _tried("fr", "%d file", "%d files")[1]
    assert first.restored("5 fichiers") == "%d fichiers"
    assert first.restored("cinq fichiers") is None
    assert first.restored("15 fichiers") is None
    assert last.guarded.text == "<x1/> files"
    two = _tried("ar", "%d file", "%d files", ("c-format",))[2][0]
    assert two.restored("ملفان") == "ملفان"


@given(
    st.sampled_from(["fr", "ar", "ru", "ja", "pl", "cy"]),
    st.sampled_from(["One %s", "%d %s", "The %s"]),
    st.sampled_from(["%d %s", "%s: %d of 2"]),
)
def test_the_last_attempt_always_gives_a_form_with_the_sources_placeholders(target: str, one: str, other: str) -> None:
    singular, plural = one.replace("%s", "file %s"), other.replace("%s", "files %s")
    for form in _tried(target, singular, plural, ("c-format",)):
        last = form[-1]
        restored = last.restored(last.guarded.text)
        assert restored in (singular, plural)
        assert not CODE.search(restored or "")
        for attempt in form:
            text = attempt.restored(attempt.guarded.text)
            assert text
            found = Counter(re.findall(r"%(?:\d\$)?[sd]", text))
            assert found in (Counter(re.findall("%[sd]", singular)), Counter(re.findall("%[sd]", plural)))
