"""Marks: the `# l10n:` lines among an entry's translator comments (contract 4.1), read and written.

    # l10n: machine argos:en_fr@opus-1 score=0.83 terms=3/3
    # how=free,free,forced glossary=9c1f on=2026-11-23 h=5d41402abc

A mark is a verb, bare words, then `key=value` or `key="quoted value"`. Lines stay under 74 columns, since polib and Babel wrap longer ones;
following comment lines that hold only `key=value` continue the mark. This module knows the spelling alone: what a verb means, and whether a
mark still counts, is `l10n.catalog.unit`'s business. Unknown verbs and keys are kept, and what is no mark stays a comment.

Quoted values escape `\\\\`, `\\"`, `\\n`, `\\r`, `\\t` and, as `\\uXXXX`, what a tool could take for a line end or XML cannot hold.
A word that would read as something else (it holds a space, a quote, `=` or a backslash) is quoted too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

PREFIX = "l10n:"
WIDTH = 73
"""The longest line written, in characters, `# ` included."""

_MOST_WRAPPED = 200
"""A quote that this many lines do not close is taken for text: the search stays linear on hostile comments."""

_KEY = r"[A-Za-z][A-Za-z0-9_.-]*"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(
    rf'(?:(?P<key>{_KEY})=)?(?:(?P<quoted>{_QUOTED})|(?P<bare>[^\s"\\]+))(?=\s|$)|(?P<empty>{_KEY})=(?=\s|$)'
)
_VERB = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")
_PLAIN = re.compile(r'[^\s"\\=]+\Z')
_PLAIN_VALUE = re.compile(r'[^\s"\\]+\Z')
_CONTINUES = re.compile(rf"{_KEY}=")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: `verb`, bare `words`, and `values` as (key, value) pairs in the order they stand.

    Raises `ValueError` for a verb or key that the grammar cannot spell.
    """

    verb: str
    words: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not _VERB.match(self.verb):
            raise ValueError(f"no verb of a mark: {self.verb!r}")
        for key, _ in self.values:
            if not _VERB.match(key):
                raise ValueError(f"no key of a mark: {key!r}")

    def get(self, key: str, default: str | None = None) -> str | None:
        """The value of `key` (the last one, when it stands twice), else `default`."""
        for name, value in reversed(self.values):
            if name == key:
                return value
        return default

    def with_value(self, key: str, value: str) -> Mark:
        """This mark with `key` set to `value`, as its last value (where `h` belongs)."""
        return Mark(self.verb, self.words, (*(pair for pair in self.values if pair[0] != key), (key, value)))


def today() -> str:
    """The day as marks have it: ISO 8601, where this machine is."""
    return date.today().isoformat()


def parse_marks(lines: Sequence[str]) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """The marks among translator comment `lines` (without their `# `), and the remaining lines in their order.

    A line that starts with the prefix but does not follow the grammar is a comment like any other.

    >>> parse_marks(["Checked with HQ.", "l10n: approved by=Ana", "h=5d41402abc"])
    ((Mark(verb='approved', words=(), values=(('by', 'Ana'), ('h', '5d41402abc'))),), ('Checked with HQ.',))
    """
    marks: list[Mark] = []
    comments: list[str] = []
    at = 0
    while at < len(lines):
        body = _body(lines[at])
        at += 1
        if body is None:
            comments.append(lines[at - 1])
            continue
        body, at_open = _close_quote(body, lines, at)
        tokens = _tokens(body)
        mark = _mark(tokens) if tokens else None
        if mark is None:
            comments.append(lines[at - 1])
            continue
        at = at_open
        while at < len(lines) and _CONTINUES.match(lines[at].lstrip()):
            more, after = _close_quote(lines[at].strip(), lines, at + 1)
            pairs = _tokens(more)
            if pairs is None or any(key is None for key, _ in pairs):
                break
            mark = Mark(mark.verb, mark.words, mark.values + tuple((key or "", value) for key, value in pairs))
            at = after
        marks.append(mark)
    return tuple(marks), tuple(comments)


def format_mark(mark: Mark) -> list[str]:
    """The comment lines of `mark` (without their `# `).

    Each has at most 71 characters, unless its verb and words, or one value, are longer by themselves.
    """
    lines: list[str] = []
    current = " ".join([PREFIX, mark.verb, *map(_word, mark.words)])
    for key, value in mark.values:
        token = f"{key}={value if _PLAIN_VALUE.match(value) and not _UNSAFE.search(value) else _quote(value)}"
        if len(current) + 1 + len(token) + 2 > WIDTH:
            lines.append(current)
            current = token
        else:
            current += " " + token
    return [*lines, current]


def format_marks(marks: Iterable[Mark]) -> list[str]:
    """The comment lines of all `marks`, in order."""
    return [line for mark in marks for line in format_mark(mark)]


def _body(line: str) -> str | None:
    line = line.strip()
    return line[len(PREFIX) :].strip() if line.startswith(PREFIX) else None


def _close_quote(body: str, lines: Sequence[str], at: int) -> tuple[str, int]:
    """`body`, joined with the lines from `at` on that a tool wrapped away from an over-long quoted value, and the index after them."""
    start, whole = at, body
    while not _quotes_closed(whole):
        if at >= len(lines) or at - start > _MOST_WRAPPED or _body(lines[at]) is not None:
            return body, start
        # textwrap, which polib and Babel use, breaks at a space, which it drops, or after the hyphen of a compound.
        glue = "" if re.search(r"\w-\Z", whole) and lines[at][:1].isalpha() else " "
        whole = f"{whole}{glue}{lines[at].strip()}"
        at += 1
    return whole, at


def _quotes_closed(text: str) -> bool:
    return '"' not in text or '"' not in re.sub(_QUOTED, "", text)


def _tokens(body: str) -> list[tuple[str | None, str]] | None:
    """The (key or None, value) tokens of `body`, or None when it does not follow the grammar."""
    tokens: list[tuple[str | None, str]] = []
    at = 0
    while at < len(body):
        match = _TOKEN.match(body, at)
        if match is None:
            return None
        if match["empty"] is not None:
            tokens.append((match["empty"], ""))
        else:
            quoted = match["quoted"]
            tokens.append((match["key"], match["bare"] if quoted is None else _unquote(quoted)))
        at = match.end()
        while at < len(body) and body[at].isspace():
            at += 1
    return tokens


def _mark(tokens: list[tuple[str | None, str]]) -> Mark | None:
    (key, verb), rest = tokens[0], tokens[1:]
    if key is not None or not _VERB.match(verb):
        return None
    words = tuple(value for key, value in rest if key is None)
    return Mark(verb, words, tuple((key, value) for key, value in rest if key is not None))


def _word(word: str) -> str:
    return word if _PLAIN.match(word) and not _UNSAFE.search(word) else _quote(word)


def _quote(value: str) -> str:
    def escape(match: re.Match[str]) -> str:
        return _ESCAPED.get(match[0]) or f"\\u{ord(match[0]):04x}"

    return f'"{_UNSAFE.sub(escape, value)}"'


def _unquote(quoted: str) -> str:
    return _ESCAPE.sub(
        lambda match: chr(int(match[1], 16)) if match[1] else _UNESCAPED.get(match[2], match[2]), quoted[1:-1]
    )
