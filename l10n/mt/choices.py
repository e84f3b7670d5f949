"""Messages with choices (`{n, plural, …}`, `{who, select, …}`) through MT: every branch as a whole sentence, in every form the target has.

What stands around a choice is said in each of its branches, as ICU advises, so that the model has whole sentences to translate and each may be
worded by itself. A plural gets the categories of the target language (CLDR), each translated with a number in place that takes it, as in
`l10n.mt.plurals`; selectors of a `select` and exact ones (`=0`) stay as they are. Arguments go through as inline codes. Knows no catalogs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.mt.messages import guard
from l10n.mt.plurals import ONE, TRIED, Attempt, ways
from l10n.text.codes import CODE, MAX_CODES
from l10n.text.icu import (
    CATEGORIES,
    Argument,
    Choice,
    Message,
    Number,
    Part,
    Text,
    arguments,
    categories,
    category,
    exact,
    parsed,
    written,
)
from l10n.text.languages import base
from l10n.text.rules import numbers

MOST = 64
"""Sentences that a message may come to, and choices that it may have; one with more is left to people."""
MILLION = 1_000_000
_SIGNS = re.compile("([{}#]+)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A branch of its own: its parts, and which of the sentences to translate it is; None where there is nothing to translate."""

    parts: Message
    index: int | None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A choice of the target, with a sentence or another choice for each selector."""

    choice: Choice
    branches: tuple[tuple[str, _Sentence | _Chosen], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a message is translated: for each of its sentences what may be tried, one after the other, and how they make the message."""

    attempts: tuple[tuple[Attempt, ...], ...]
    _tree: _Sentence | _Chosen

    def assembled(self, targets: Sequence[str]) -> str:
        """The message that the translated sentences make, in the ICU notation."""
        return written(_message(self._tree, targets))


def plan(text: str, source: str, target: str) -> Plan | None:
    """How to translate an ICU message from language `source` into `target`; None for what is none, or too much for a machine."""
    try:
        message = parsed(text)
        if sum(isinstance(one, Choice) for one in arguments(message)) > MOST:
            return None
        planner = _Planner(source, target)
        tree = planner.sentences(message, {}, None)
    except ValueError:
        return None
    return Plan(tuple(map(tuple, planner.attempts)), tree)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A choice around a sentence, and which of its branches the sentence is worded like."""

    choice: Choice
    selector: str

    def decides(self, other: Choice) -> bool:
        """Whether this also says which branch another choice by the same argument takes."""
        own, others = (
            {selector for selector, _ in choice.branches if choice.kind == "select" or exact(selector) is not None}
            for choice in (self.choice, other)
        )
        return self.choice.offset == other.offset and others <= own


@dataclass(frozen=True, slots=True)
class _Within:
    """The plural that a sentence stands in, the numbers it is said for, and whether it is directly in it, so that `#` means this plural."""

    choice: Choice
    numbers: tuple[int, ...]
    only: bool
    directly: bool = True


@dataclass(slots=True)
class _Planner:
    """Collects the sentences of one message; raises `ValueError` for what is too much for a machine."""

    source: str
    target: str
    attempts: list[list[Attempt]] = field(default_factory=list)
    leaves: int = 0

    def sentences(
        self, parts: Message, taken: Mapping[tuple[str, str], _Taken], within: _Within | None
    ) -> _Sentence | _Chosen:
        """`parts` with their choices outermost; `taken` are the branches that choices around them have taken, by name and kind."""
        # A select first: `#` is best directly within its plural.
        choices = sorted((one for one in parts if isinstance(one, Choice)), key=lambda one: one.kind != "select")
        if not choices:
            return self._sentence(parts, within)
        choice = choices[0]
        at = parts.index(choice)
        key = (choice.name, choice.kind)
        if before := taken.get(key):
            if not before.decides(choice):
                raise ValueError("two choices by one argument that differ")
            branch = _branch(choice, before.selector)
            return self.sentences((*parts[:at], *branch, *parts[at + 1 :]), taken, within)
        branches = []
        for selector, like, inside in self._branches(choice, within):
            whole = (*parts[:at], *_branch(choice, like), *parts[at + 1 :])
            branches.append((selector, self.sentences(whole, {**taken, key: _Taken(choice, like)}, inside)))
        return _Chosen(replace(choice, branches=()), tuple(branches))

    def _branches(self, choice: Choice, within: _Within | None) -> list[tuple[str, str, _Within | None]]:
        """The selectors that a choice needs in the target, those of the source that they are worded like, and the plural they are in."""
        if choice.kind == "select":
            outside = within and replace(within, directly=False)
            return [(selector, selector, outside) for selector, _ in choice.branches]
        found: list[tuple[str, str, _Within | None]] = []
        for selector, _ in choice.branches:
            number = exact(selector)
            if number is None and selector not in CATEGORIES:
                raise ValueError("a selector that stands for no number known here")
            if number is not None:
                found.append((selector, selector, _Within(choice, (max(number - choice.offset, 0),), only=True)))
        for name, taking in categories(self.target, choice.kind).items():
            like = category(taking[0], self.source, choice.kind)
            found.append((name, like, _Within(choice, taking, only=len(taking) == 1 and taking[0] < MILLION)))
        return found

    def _sentence(self, parts: Message, within: _Within | None) -> _Sentence:
        self.leaves += 1
        parts = tuple(_outside(piece, within) for part in parts for piece in _apart(part))
        texts = [part.text for part in parts if isinstance(part, Text)]
        if self.leaves > MOST or len(parts) > MAX_CODES // 2 or any(map(CODE.search, texts)):
            raise ValueError("too much for a machine")
        if not any(char.isalpha() for text in texts for char in text):
            return _Sentence(parts, None)
        parts = self._with_number(parts, within)
        self.attempts.append(self._tried(parts, within))
        return _Sentence(parts, len(self.attempts) - 1)

    def _tried(self, parts: Message, within: _Within | None) -> list[Attempt]:
        """What is tried for a sentence: with a number in the place of its count, another one, and with the count as a code."""
        tried = []
        counted = _counted(parts, within) if within else []
        if within and counted:
            code = _code(parts.index(counted[0]))
            literal = "".join(part.text for part in parts if isinstance(part, Text))
            for number in [number for number in within.numbers if str(number) not in literal][:TRIED]:
                said, words = self._number(number)
                guarded = guard(_coded(parts, counted[0], said), markup=True)
                tried.append(Attempt(guarded, number, code, len(counted), within.only, words))
        tried.append(Attempt(guard(_coded(parts), markup=True)))
        others = {
            _code(index): part.text if isinstance(part, Argument) else "#"
            for index, part in enumerate(parts)
            if isinstance(part, Argument | Number)
        }
        return ways(tried, others, (self.source, self.target))

    def _number(self, number: int) -> tuple[str, str]:
        """How a number is said to the model, and an expression for it in the target where that is not in digits.

        A million takes a word: French says "1 million de fichiers", and has a plural category for it.
        """
        here, there = (
            [word for word, value in numbers(language).scales.items() if value == MILLION]
            for language in (self.source, self.target)
        )
        if number != MILLION or not here or not there:
            return str(number), ""
        return f"1 {here[0]}", rf"\b1[\s\u00a0\u202f](?:{'|'.join(map(re.escape, there))})\b"

    def _with_number(self, parts: Message, within: _Within | None) -> Message:
        """`parts` with the number instead of a word for one ("One file"), where the form stands for other numbers too."""
        word = ONE.get(base(self.source))
        if within is None or within.only or within.numbers[0] != 1 or word is None or _counted(parts, within):
            return parts
        counts = [count for _, branch in within.choice.branches for count in _counted(branch, within)]
        if not counts:
            return parts
        for at, part in enumerate(parts):
            if isinstance(part, Text) and (match := word.search(part.text)):
                before, behind = Text(part.text[: match.start()]), Text(part.text[match.end() :])
                return (*parts[:at], before, _outside(counts[0], within), behind, *parts[at + 1 :])
        return parts


def _counted(parts: Message, within: _Within) -> list[Part]:
    """The parts that state the plural's number, all written alike."""
    name = within.choice.name
    own = [part for part in parts if part == _number(within)]
    simple = [part for part in parts if isinstance(part, Argument) and part.name == name and not within.choice.offset]
    found: list[Part] = [*own] or [*simple]
    return found if len(set(found)) == 1 else []


def _number(within: _Within) -> Number:
    return Number(within.choice.name, within.choice.offset)


def _outside(part: Part, within: _Within | None) -> Part:
    """A `#` that has come out of its plural, as an argument."""
    if isinstance(part, Number) and not (within and within.directly and part == _number(within)):
        if part.offset:
            raise ValueError("a number less an offset, outside its plural")
        return Argument(part.name, f"{{{part.name}, number}}")
    return part


def _apart(part: Part) -> list[Part]:
    """Words without signs of the notation, and these signs, which a model would lose."""
    return [Text(piece) for piece in _SIGNS.split(part.text) if piece] if isinstance(part, Text) else [part]


def _spoken(part: Part) -> bool:
    """Whether a part is words for the model."""
    return isinstance(part, Text) and not _SIGNS.fullmatch(part.text)


def _branch(choice: Choice, selector: str) -> Message:
    branches = dict(choice.branches)
    return branches.get(selector, branches["other"])


def _code(index: int) -> str:
    return f"<x{index + 1}/>"


def _coded(parts: Message, counted: Part | None = None, number: str = "") -> str:
    """A sentence with a code for each part that is no text, named after its place; or a number for those that are `counted`."""
    return "".join(
        part.text if isinstance(part, Text) and _spoken(part) else number if part == counted else _code(index)
        for index, part in enumerate(parts)
    )


def _message(tree: _Sentence | _Chosen, targets: Sequence[str]) -> Message:
    if isinstance(tree, _Chosen):
        branches = tuple((selector, _message(branch, targets)) for selector, branch in tree.branches)
        return (replace(tree.choice, branches=branches),)
    if tree.index is None:
        return _merged(tree.parts)
    own = {_code(index): part for index, part in enumerate(tree.parts) if not _spoken(part)}
    out: list[Part] = []
    position = 0
    target = targets[tree.index]
    for code in CODE.finditer(target):
        if code[0] in own:
            out += [Text(target[position : code.start()]), own[code[0]]]
            position = code.end()
    out.append(Text(target[position:]))
    return _merged(out)


def _merged(parts: Iterable[Part]) -> Message:
    """`parts` with neighbouring texts as one, so that signs are quoted as they stand beside each other."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, Text) and out and isinstance(before := out[-1], Text):
            out[-1] = Text(before.text + part.text)
        elif part != Text(""):
            out.append(part)
    return tuple(out)
