"""The check `choices`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.icu import CATEGORIES, UP_TO, Choice, Message, arguments, categories, category, exact, parsed

_POSITION = re.compile(r"at position (\d+)")
_FILES = "{n, plural, one {# file} other {# files}}"
_NONE = "{n, plural, =0 {No file} one {# file} other {# files}}"
_WHO = "{who, select, f {She} other {They}} left"


@unit_check(
    "choices",
    "error",
    signs="{",
    passes=[
        Example("fr", _FILES, "{n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}"),
        Example("fr", _FILES, "{n, plural, =0 {aucun fichier} =1 {un fichier} other {# fichiers}}"),
        Example(
            "ar", _FILES, "{n, plural, =0 {لا ملفات} =1 {ملف} =2 {ملفان} few {# ملفات} many {# ملفا} other {# ملف}}"
        ),
        Example("fr", _NONE, "{n, plural, =0 {Aucun fichier} one {# fichier} many {# de fichiers} other {# fichiers}}"),
        Example(
            "ar", _NONE, "{n, plural, zero {لا ملفات} one {ملف} two {ملفان} few {# ملفات} many {# ملفا} other {# ملف}}"
        ),
        Example("fr", _WHO, "{who, select, f {Elle est partie} other {Ils sont partis}}"),
    ],
    fails=[
        Example("fr", _FILES, "{n, plural, one {# fichier} other {# fichiers}", ("",)),
        Example("fr", _FILES, "{n, pluriel, one {# fichier} other {# fichiers}}", ("{",)),
        Example("fr", _FILES, "{nb, plural, one {# fichier} other {# fichiers}}", ("n", "nb")),
        Example("ar", _FILES, "{n, plural, one {# ملف} other {# ملف}}", ("n",)),
        Example("fr", _NONE, "{n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}", ("n",)),
        Example("fr", _WHO, "{who, select, elle {Elle est partie} other {Ils sont partis}}", ("who",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The choices of an ICU message are broken or incomplete.

    The target must be a message that a program can read, with the source's arguments, the same branches of a `select`, and every plural form
    that its language needs (which is a warning, as `other` is shown in its place). A number that the source words by itself (`=0`) has a
    branch of its own in the target, too, or a form that stands for this number alone; that it has none is a warning.
    """
    for pair in subject.pairs:
        if not pair.has_choices:
            continue
        try:
            source = parsed(pair.source)
        except ValueError:
            continue
        try:
            target = parsed(pair.target)
        except ValueError as error:
            at = _POSITION.search(str(error))
            start = min(int(at[1]), len(pair.target)) if at else 0
            yield Flaw(
                _("a program cannot read the target: {error}", error=error),
                pair,
                "target",
                start,
                min(start + 1, len(pair.target)),
            )
            continue
        yield from _arguments(pair, source, target)
        for choice in _choices(target):
            if choice.kind == "select":
                yield from _branches(pair, choice, source)
            else:
                yield from _forms(pair, choice, subject.setting.base)
                yield from _numbers(pair, choice, source, subject.setting.base)


def _choices(message: Message) -> list[Choice]:
    return [one for one in arguments(message) if isinstance(one, Choice)]


def _arguments(pair: Pair, source: Message, target: Message) -> Iterator[Flaw]:
    wanted, found = ({one.name for one in arguments(message)} for message in (source, target))
    for name in sorted(wanted - found):
        yield Flaw(
            _("the argument {name} is missing in the target", name=name), pair, "source", *_span(name, pair.source)
        )
    for name in sorted(found - wanted):
        yield Flaw(_("the argument {name} is not in the source", name=name), pair, "target", *_span(name, pair.target))


def _branches(pair: Pair, choice: Choice, source: Message) -> Iterator[Flaw]:
    keys = [
        {key for key, _ in one.branches} for one in _choices(source) if (one.name, one.kind) == (choice.name, "select")
    ]
    own = {key for key, _ in choice.branches}
    if keys and own not in keys:
        names = ", ".join(sorted(min(keys, key=lambda wanted: len(wanted ^ own)) ^ own))
        message = _("the branches of {name} differ from the source's: {names}", name=choice.name, names=names)
        yield Flaw(message, pair, "target", *_span(choice.name, pair.target))


def _forms(pair: Pair, choice: Choice, language: str) -> Iterator[Flaw]:
    said = _exact(choice)
    needed = {
        category(number, language, choice.kind) for number in range(UP_TO + 1) if number + choice.offset not in said
    }
    missing = [
        name for name in categories(language, choice.kind) if name in needed - {key for key, _ in choice.branches}
    ]
    if missing:
        message = _("the plural {name} lacks {forms}", name=choice.name, forms=", ".join(missing))
        yield Flaw(message, pair, "target", *_span(choice.name, pair.target), severity="warning")


def _numbers(pair: Pair, choice: Choice, source: Message, language: str) -> Iterator[Flaw]:
    wanted = {number for one in _choices(source) if one.name == choice.name for number in _exact(one)}
    said = _exact(choice)
    alone = {
        next(iter(numbers)) + choice.offset
        for name in CATEGORIES
        if name in dict(choice.branches)
        and len(numbers := {one for one in _taking(name, language, choice) if one + choice.offset not in said}) == 1
    }
    lost = sorted(wanted - said - alone)
    if lost:
        message = _(
            "the plural {name} lacks {forms}", name=choice.name, forms=", ".join(f"={number}" for number in lost)
        )
        yield Flaw(message, pair, "target", *_span(choice.name, pair.target), severity="warning")


def _exact(choice: Choice) -> set[int]:
    """The numbers that a choice has branches for."""
    return {number for key, _ in choice.branches if (number := exact(key)) is not None}


def _taking(name: str, language: str, choice: Choice) -> set[int]:
    """The numbers that take a plural category."""
    return {number for number in range(UP_TO + 1) if category(number, language, choice.kind) == name}


def _span(name: str, text: str) -> tuple[int, int]:
    """Where an argument stands."""
    match = re.search(rf"\{{\s*({re.escape(name)})\s*[,}}]", text)
    return match.span(1) if match else (0, 0)
