"""Messages with choices through MT: whole sentences go to the model, every form of the target comes back, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import l10n
from hypothesis import given
from hypothesis import strategies as st
from icu import icu_messages

from l10n.catalog.catalog import Catalog
from l10n.mt.choices import Plan, plan
from l10n.text.icu import Argument, Choice, Message, Number, Text, arguments, category, exact, parsed, written

FILES = (
    "{who, select, f {She} other {They}} sent {n, plural, =0 {nothing} one {a file} other {# files}} to <b>{name}</b>."
)


def _asked(made: Plan) -> list[list[str]]:
    return [[attempt.guarded.text for attempt in tried] for tried in made.attempts]


def _copied(made: Plan, attempt: int = 0) -> str:
    """The message when a model gives back what it was given."""
    targets = []
    for tried in made.attempts:
        one = tried[min(attempt, len(tried) - 1)]
        restored = one.restored(one.guarded.text)
        assert restored is not None
        targets.append(restored)
    return made.assembled(targets)


def test_each_branch_is_a_whole_sentence_in_every_form_of_the_target() -> None:
    made = plan(FILES, "en", "ar")
    assert made is not None
    first = [tried[0] for tried in _asked(made)]
    assert [text.split(" to ")[0] for text in first[:7]] == [
        "She sent nothing",
        "She sent 0 files",
        "She sent a file",
        "She sent 2 files",
        "She sent 5 files",
        "She sent 11 files",
        "She sent 100 files",
    ]
    assert all("</g" in text and "{" not in text for text in first)
    assert _copied(made).startswith(
        "{who, select, f {{n, plural, =0 {She sent nothing to <b>{name}</b>.} zero {She sent # files to"
    )


def test_a_number_that_a_form_cannot_do_without_is_put_in() -> None:
    french = plan("{n, plural, one {A file} other {# files}}", "en", "fr")
    arabic = plan("{n, plural, one {A file} other {# files}}", "en", "ar")
    assert french is not None
    assert arabic is not None
    # In French it is 0, too; in Arabic it is no other number.
    assert _asked(french)[0][0] == "1 file"
    assert _asked(arabic)[1] == ["A file"]
    assert _copied(french) == "{n, plural, one {# file} many {# files} other {# files}}"


def test_a_number_that_does_not_come_back_goes_through_as_a_code() -> None:
    made = plan("{n, plural, other {# files}}", "en", "de")
    assert made is not None
    assert made.attempts[1][0].restored("fünf Dateien") is None
    assert [tried[-1] for tried in _asked(made)] == ["<x1/> files", "<x1/> files"]
    assert _copied(made, attempt=9) == "{n, plural, one {# files} other {# files}}"


@pytest.mark.parametrize(
    ("text", "assembled"),
    [
        (
            "It''s '{'here'}' {n, plural, other {# '#'}}",
            "{n, plural, one {It's '{'here'}' # '#'} other {It's '{'here'}' # '#'}}",
        ),
        ("{n, plural, offset:1 =0 {None} other {{who} and # more}}", None),
        ("{a, plural, other {# in {b, plural, other {#}} boxes}}", "{a, number} in #"),
        ("{n, plural, other {# of {g, select, f {her} other {his}}}}", "{n, number} of her"),
        ("{n, plural, other {{n, number, percent} more}}", "{n, number, percent} more"),
        ("{n, selectordinal, one {#st} other {#th}} file", "#st file"),
    ],
)
def test_what_a_program_reads_is_kept(text: str, assembled: str | None) -> None:
    made = plan(text, "en", "en")
    assert made is not None
    copied = _copied(made)
    assert parsed(copied)
    assert assembled is None or assembled in copied


def test_a_million_is_a_word_and_takes_the_form_that_french_has_for_it() -> None:
    made = plan("{n, plural, one {# file} other {# files}}", "en", "fr")
    assert made is not None
    assert [tried[0] for tried in _asked(made)] == ["1 file", "1 million files", "5 files"]
    assert made.attempts[1][0].restored("1 million de fichiers") == "<x1/> de fichiers"
    assert made.attempts[1][0].restored("1000000 fichiers") is None


@pytest.mark.parametrize(
    "text",
    [
        "{n, plural, other {#",
        "{n, plural, offset:1 other {# in {b, plural, other {# x}}}}",
        "<x1/> {n, plural, other {# files}}",
        "{n, plural, =12345678901 {All files} other {# files}}",
        "{n, plural, dozen {Twelve files} other {# files}}",
        "".join(f"{{g{number}, select, a {{b}} other {{c}}}}" for number in range(9)),
    ],
)
def test_what_is_none_or_too_much_is_left_to_people(text: str) -> None:
    assert plan(text, "en", "fr") is None


def _said(message: Message, values: dict[str, int | str]) -> str:
    """What a reader sees of an English message."""
    out = ""
    for part in message:
        if isinstance(part, Text):
            out += part.text
        elif isinstance(part, Number):
            out += str(int(values[part.name]) - part.offset)
        elif isinstance(part, Argument):
            out += str(values[part.name])
        else:
            out += _said(_branch(part, values[part.name]), values)
    return out


def _branch(choice: Choice, value: int | str) -> Message:
    branches = dict(choice.branches)
    if choice.kind == "select":
        return branches.get(str(value), branches["other"])
    number = int(value)
    for selector, branch in choice.branches:
        if exact(selector) == number:
            return branch
    return branches.get(category(abs(number - choice.offset), "en", choice.kind), branches["other"])


@given(icu_messages(), st.integers(2, 9), st.integers(0, 1))
def test_copied_into_its_own_language_a_message_says_the_same(message: Message, number: int, attempt: int) -> None:
    if any(isinstance(one, Choice) and one.name in ("who", "0") and one.kind != "select" for one in arguments(message)):
        return
    made = plan(written(message), "en", "en")
    if made is None:
        return
    values: dict[str, int | str] = {"n": number, "a1": number + 1, "who": "female", "0": "x"}
    copied = parsed(_copied(made, 9))
    assert _said(copied, values) == _said(message, values)
    assert {one.name for one in arguments(copied)} <= {one.name for one in arguments(message)}


def test_a_catalog_is_filled_with_messages_that_pass_the_check(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "You have {n, plural, one {# new message} other {# new messages}} in <b>{folder}</b> from 2025. Read them."\nmsgstr ""\n\n'
        'msgid "{n, plural, one {broken"\nmsgstr ""\n',
        encoding="utf-8",
    )
    l10n("translate", str(path), "--to", "fr", "--out", str(tmp_path / "out"), "--quiet", cwd=tmp_path)
    [out] = [found for found in tmp_path.rglob("*.po") if found != path] or [path]
    done, left = Catalog.load(out, "fr")
    assert done.state == "machine"
    assert done.target.startswith("{n, plural, one {")
    assert [one.name for one in arguments(parsed(done.target))] == ["n", "folder", "folder", "folder"]
    assert left.state == "untranslated"
    found = json.loads(l10n("check", str(out), "--fail-on", "never", "--json", cwd=tmp_path).stdout)["findings"]
    assert {one["check"] for one in found} <= {"untranslated", "unreviewed", "low-score"}
