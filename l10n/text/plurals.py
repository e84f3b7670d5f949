"""Plural forms as gettext has them: the `Plural-Forms` header read, and its C expression evaluated safely.

Source: GNU gettext manual, "Plural forms". Knows nothing about languages; which header belongs to which is in `l10n.text.languages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from l10n.errors import InputError

_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,500});?\s*")
_TOKEN = re.compile(r"\s*(\d{1,9}|n|&&|\|\||[=!<>]=|[-+*/%<>!?:()])")
_BINARY: tuple[tuple[str, ...], ...] = (
    ("||",),
    ("&&",),
    ("==", "!="),
    ("<", ">", "<=", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)
_MAX_DEPTH = 60

Expression = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class PluralForms:
    """A parsed header: how many forms there are, and which one a number takes."""

    nplurals: int
    index: Expression


@lru_cache(maxsize=256)
def plural_forms(header: str) -> PluralForms:
    """Parses a `Plural-Forms` value; raises `InputError` when it is none.

    >>> plural_forms("nplurals=2; plural=(n > 1);").index(1)
    0
    """
    match = _HEADER.fullmatch(header)
    if not match or not 1 <= int(match[1]) <= 20:
        raise InputError(f'"{header[:80]}" is no Plural-Forms header', remedy="copy the language's standard one")
    return PluralForms(int(match[1]), _Parser(match[2]).parse())


class _Parser:
    """Recursive descent over the C subset that gettext allows; builds closures, evaluates nothing else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        position = 0
        while position < len(text.rstrip()):
            match = _TOKEN.match(text, position)
            if match is None:
                raise self._error()
            self.tokens.append(match[1])
            position = match.end()
        self.tokens.append("")
        self.at = 0
        self.depth = 0

    def parse(self) -> Expression:
        expression = self._ternary()
        if self.tokens[self.at]:
            raise self._error()
        return expression

    def _error(self) -> InputError:
        return InputError(
            f'the plural expression "{self.text[:80]}" cannot be read', remedy="copy the language's standard one"
        )

    def _take(self, *wanted: str) -> str | None:
        if self.tokens[self.at] in wanted:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def _ternary(self) -> Expression:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self._error()
        condition = self._binary(0)
        if self._take("?"):
            yes = self._ternary()
            if not self._take(":"):
                raise self._error()
            no = self._ternary()
            self.depth -= 1
            return lambda n: yes(n) if condition(n) else no(n)
        self.depth -= 1
        return condition

    def _binary(self, level: int) -> Expression:
        if level == len(_BINARY):
            return self._unary()
        left = self._binary(level + 1)
        while operator := self._take(*_BINARY[level]):
            left = _combine(operator, left, self._binary(level + 1))
        return left

    def _unary(self) -> Expression:
        if self._take("!"):
            self.depth += 1
            if self.depth > _MAX_DEPTH:
                raise self._error()
            inner = self._unary()
            self.depth -= 1
            return lambda n: int(not inner(n))
        if self._take("("):
            expression = self._ternary()
            if not self._take(")"):
                raise self._error()
            return expression
        token = self.tokens[self.at]
        self.at += 1
        if token == "n":  # noqa: S105 - a variable's name
            return lambda n: n
        if token.isdigit():
            value = int(token)
            return lambda n: value
        self.at -= 1
        raise self._error()


def _combine(operator: str, left: Expression, right: Expression) -> Expression:
    operations: dict[str, Expression] = {
        "||": lambda n: int(bool(left(n)) or bool(right(n))),
        "&&": lambda n: int(bool(left(n)) and bool(right(n))),
        "==": lambda n: int(left(n) == right(n)),
        "!=": lambda n: int(left(n) != right(n)),
        "<": lambda n: int(left(n) < right(n)),
        ">": lambda n: int(left(n) > right(n)),
        "<=": lambda n: int(left(n) <= right(n)),
        ">=": lambda n: int(left(n) >= right(n)),
        "+": lambda n: left(n) + right(n),
        "-": lambda n: left(n) - right(n),
        "*": lambda n: left(n) * right(n),
        "/": lambda n: left(n) // right(n) if right(n) else 0,
        "%": lambda n: left(n) % right(n) if right(n) else 0,
    }
    return operations[operator]


def examples(forms: PluralForms) -> tuple[int, ...]:
    """The smallest number (0…200, and 1,000,000) that takes each form; 1 is preferred for the form it takes.

    >>> examples(plural_forms("nplurals=2; plural=(n > 1);"))
    (1, 2)
    """
    found: dict[int, int] = {}
    for number in (1, *range(201), 1_000_000):
        found.setdefault(forms.index(number), number)
    return tuple(found.get(form, 0) for form in range(forms.nplurals))
