"""Plural messages through MT: for each plural form of the target, the right source form with a representative number in place.

"5 files deleted" says to a model how the noun inflects, which "%d files deleted" does not; afterwards the number becomes the placeholder again.
Where the number does not come back, another one is tried, and in the end the placeholder itself goes through as a code, so that no form
is ever left blank or without it. Knows messages and plural rules; knows no catalogs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.mt.messages import NONE, Guarded, guard, spoken
from l10n.mt.sayings import NUMERIC, Pair
from l10n.text.languages import base
from l10n.text.placeholders import Placeholder, arguments, placeholders
from l10n.text.plurals import PluralForms

TRIED = 2
"""Numbers tried for a form before its placeholder goes through as a code."""

_COUNTS = frozenset("n num number count total nb nbr quantity amount cnt len length size".split())
_LITERAL = frozenset({"%%", "{{", "}}"})
_NAME = re.compile(r"\w+")
ONE = {
    "en": re.compile(r"\b(?:one|an?)\b", re.IGNORECASE),
    "fr": re.compile(r"\bune?\b", re.IGNORECASE),
    "es": re.compile(r"\bun[ao]?\b", re.IGNORECASE),
}
"""How a singular without a number says "one"."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to translate one form: `guarded` goes to the model; `number` (None: none) stands in it in place of `placeholder`, `times` times.

    `bare` says that the form stands for this number alone, and so may leave it out; `words` is an expression for the number in a target where it
    is not looked for in digits (1 million).
    """

    guarded: Guarded
    number: int | None = None
    placeholder: str = ""
    times: int = 0
    bare: bool = False
    words: str = ""

    def restored(self, target: str, finish: Callable[[str], str] = str) -> str | None:
        """The form that the model's `target` makes, its words finished off; None when a number or a placeholder did not come back as it went."""
        coded = self.guarded.coded(target)
        if coded is None:
            return None
        target = finish(coded)
        if self.number is None:
            return self.guarded.restore(target)
        stated = self.words or rf"(?<![\d.,\u00a0\u202f]){self.number}(?![\d\u00a0\u202f]*\d|[.,]\d)"
        found = [match for match in re.finditer(stated, target) if not _in_code(target, match.start())]
        if len(found) != self.times and not (self.bare and not found):
            return None
        if found and self.guarded.doubled and not _PERCENT.search(target):
            return None
        # Put back from the end, behind the codes' own restoration: a placeholder is no text for MT's signs to be looked for in.
        pieces: list[str] = []
        position = 0
        for match in found:
            pieces += [target[position : match.start()], _MARK]
            position = match.end()
        return self.guarded.restore("".join([*pieces, target[position:]])).replace(_MARK, self.placeholder)


def ways(attempts: Sequence[Attempt], others: Mapping[str, str] = NONE, pair: Pair | None = None) -> list[Attempt]:
    """The attempts with words for placeholders, then as they are; those with a number in them before all others. Parameters as for `spoken`."""
    found: list[Attempt] = []
    for counted in (True, False):
        group = [one for one in attempts if (one.number is not None) == counted]
        said = [replace(one, guarded=spoken(one.guarded, others, how)) for how in (pair, None) for one in group]
        found += [one for index, one in enumerate(said) if one.guarded.words and one not in said[:index]] + group
    return found


_PERCENT = re.compile("[%٪]")
_MARK = "\ufdd0"
"""A noncharacter, so in no text: where the placeholder goes."""


def attempts(
    singular: str, plural: str, flags: Sequence[str], forms: PluralForms, source: PluralForms, language: str
) -> list[list[Attempt]]:
    """For each form of the target, what to try one after the other; the last attempt always gives a form.

    `forms` are the target's, `source` the source language's plural forms, `language` its code.
    """
    counted = count_placeholder(singular, plural, flags)
    return [
        ways(list(_attempts(form, singular, plural, tuple(flags), forms, source, language, counted)))
        for form in range(forms.nplurals)
    ]


def count_placeholder(singular: str, plural: str, flags: Sequence[str]) -> str | None:
    """The placeholder that stands for the number that decides the form, if one does.

    >>> count_placeholder("One file in %(dir)s", "%(n)d files in %(dir)s", ["python-format"])
    '%(n)d'
    """
    found = [one.text for one in placeholders(plural, flags) if one.text not in _LITERAL]
    if not found:
        return None
    in_singular = {one.text for one in placeholders(singular, flags)}
    only = [text for text in found if text not in in_singular]
    numeric = [text for text in found if NUMERIC.fullmatch(text)]
    named = [text for text in found if _COUNTS & {name.lower() for name in _NAME.findall(text)}]
    for group in (only, named, numeric):
        if len(set(group)) == 1:
            return group[0]
    return (numeric or named or found)[0]


def _attempts(
    form: int,
    singular: str,
    plural: str,
    flags: tuple[str, ...],
    forms: PluralForms,
    source: PluralForms,
    language: str,
    counted: str | None,
) -> Iterator[Attempt]:
    numbers = [number for number in (*range(201), 1_000_000) if forms.index(number) == form]
    alone = len(numbers) == 1
    bare = alone and counted is not None and _dispensable(counted, plural, flags)
    first = numbers[0] if numbers else 2
    one = source.index(1)

    def said(number: int) -> str:
        """The source's form for `number`."""
        return singular if number == 1 or (source.nplurals == 2 and source.index(number) == one) else plural

    if counted is None:
        yield Attempt(guard(said(1 if 1 in numbers else first), flags, markup=True))
        return
    if alone and first == 1 and not _spans(singular, counted, flags):
        yield Attempt(guard(singular, flags, markup=True))
        return
    for number in _representative(numbers, _without(singular, flags) + _without(plural, flags)):
        text = said(number)
        spans = _spans(text, counted, flags)
        if not spans and (word := ONE.get(base(language))) and number == 1 and word.search(text):
            # "One file": the form stands for other numbers too, so the number must be there.
            numbered = word.sub("1", text, count=1)
            yield Attempt(guard(numbered, flags, markup=True), 1, counted, 1, bare)
            continue
        if not spans:
            text, spans = plural, _spans(plural, counted, flags)
        yield Attempt(guard(_with(text, spans, str(number)), flags, markup=True), number, counted, len(spans), bare)
    text = said(first)
    yield Attempt(guard(text if _spans(text, counted, flags) else plural, flags, markup=True, percent=True))


def _dispensable(counted: str, text: str, flags: Sequence[str]) -> bool:
    """Whether a form may go without the placeholder `counted` of `text`.

    One with a name may. Of those that are told apart by their places only the last may (C reads its arguments in order, and msgfmt insists),
    and in Python none, which fails when an argument is left over.
    """
    found = [one for one in placeholders(text, flags) if one.text not in _LITERAL]
    taken = [
        (argument, one.text) for one, argument in zip(found, arguments(found), strict=True) if argument is not None
    ]
    shown = [text for _, text in taken]
    if counted not in shown:
        return True
    return "python-format" not in flags and shown.count(counted) == 1 and max(taken)[1] == counted


def _representative(numbers: Sequence[int], text: str) -> list[int]:
    """The numbers to try: 1 where it is among them, else such as are written in digits and do not stand in the text already."""
    wanted = [1] if 1 in numbers else sorted(numbers, key=lambda number: (number < 5, number))[:50]
    return [number for number in wanted if str(number) not in re.findall(r"\d+", text)][:TRIED]


def _without(text: str, flags: Sequence[str]) -> str:
    """`text` without its placeholders, whose own digits are no numbers."""
    for one in reversed(placeholders(text, flags)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _spans(text: str, counted: str, flags: Sequence[str]) -> list[Placeholder]:
    return [one for one in placeholders(text, flags) if one.text == counted]


def _with(text: str, spans: Sequence[Placeholder], number: str) -> str:
    out: list[str] = []
    position = 0
    for one in spans:
        out += [text[position : one.start], number]
        position = one.end
    return "".join([*out, text[position:]])


def _in_code(text: str, at: int) -> bool:
    """Whether the digits at `at` are a code's: `<x1/>`."""
    return at > 1 and text[at - 1] in "gx" and text[at - 2] in "</"
