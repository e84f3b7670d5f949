"""Line mode: one segment per line in, one result per line out, in order, outside any project."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from l10n.errors import InputError
from l10n.glossary.glossary import Glossary
from l10n.mt.engine import Engine, Request, Result
from l10n.mt.messages import guard
from l10n.mt.plurals import Attempt, ways
from l10n.mt.rounds import Rounds, answered
from l10n.mt.terms import asked
from l10n.mt.xml_lines import from_codes, to_codes

WINDOW = 512
"""Lines read before the first is translated, when nobody sits at the other end typing."""


_Line = tuple[str, Sequence[tuple[str, Sequence[str]]]]
"""A segment and the terms it brings: (source, renderings) each."""


@dataclass(frozen=True, slots=True)
class LineMode:
    """How lines are read: `jsonl` (objects with their own terms), `markup` (tags are inline codes); and the language pair."""

    source: str
    target: str
    jsonl: bool = False
    markup: bool = False


def translate_lines(
    lines: Iterable[str], mode: LineMode, engine: Engine, glossary: Glossary, window: int = WINDOW
) -> Iterator[Result]:
    """One result per line, in order; a blank line comes back as it is, and so, with score 0, does one that could not be translated.

    Raises `InputError` with the line number when `jsonl` input is not as contract 4.4 says; the lines before it are translated first.
    """
    numbered = enumerate(lines, 1)
    while True:
        read: list[_Line] = []
        wrong: InputError | None = None
        try:
            for number, line in itertools.islice(numbered, window):
                read.append(read_line(line, number, mode.jsonl))
        except InputError as error:
            wrong = error
        yield from _translate(read, mode, engine, glossary)
        if wrong is not None:
            raise wrong
        if not read:
            return


def _translate(lines: Sequence[_Line], mode: LineMode, engine: Engine, glossary: Glossary) -> Iterator[Result]:
    coded = [to_codes(text) if mode.markup else (text, {}) for text, _ in lines]
    rounds = Rounds(
        [ways([Attempt(guard(text))], pair=(mode.source, mode.target)) if text.strip() else () for text, _ in coded]
    )
    made = [Result(text, text, 1.0, (), engine.signature) for text, _ in lines]
    while due := rounds.due():
        texts = [attempt.guarded.text for _, attempt in due]
        terms = [
            asked(one, mode.source, mode.target, glossary, lines[at][1])
            for one, (at, _) in zip(texts, due, strict=True)
        ]
        results = engine.translate([Request(*one) for one in zip(texts, terms, strict=True)])
        for (index, attempt), result in zip(due, results, strict=True):
            tagged = partial(from_codes, mapping=coded[index][1]) if mode.markup else str
            made[index], done = answered(attempt, result, lines[index][0], mode.target, tagged)
            if done:
                rounds.done(index)
    yield from made


def read_line(line: str, number: int, jsonl: bool) -> tuple[str, list[tuple[str, Sequence[str]]]]:
    """The segment of line `number` and the terms it brings; raises `InputError` when it is not as `jsonl` promises."""
    if not jsonl or not line.strip():
        return line, []
    remedy = 'give {"source": "…", "terms": [{"source": "…", "target": ["…"]}]}'
    try:
        data = json.loads(line)
        if not isinstance(data, dict) or not isinstance(data["source"], str):
            raise TypeError
        terms: list[tuple[str, Sequence[str]]] = []
        for term in data.get("terms") or []:
            targets = [term["target"]] if isinstance(term["target"], str) else list(term["target"])
            if not isinstance(term["source"], str) or not all(isinstance(one, str) and one.strip() for one in targets):
                raise TypeError
            if targets and term["source"].strip():
                terms.append((term["source"], targets))
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON ({error.msg})", path="standard input", line=number, remedy=remedy) from None
    except UnicodeEncodeError:
        raise InputError(
            "holds half of a surrogate pair", path="standard input", line=number, remedy="write the whole character"
        ) from None
    except ValueError:
        # Python reads no number of thousands of digits.
        raise InputError("holds a number that is too long", path="standard input", line=number, remedy=remedy) from None
    except RecursionError:
        raise InputError("is nested too deep", path="standard input", line=number, remedy=remedy) from None
    except (KeyError, TypeError):
        raise InputError("is not as --jsonl expects", path="standard input", line=number, remedy=remedy) from None
    return data["source"], terms


def as_line(result: Result) -> str:
    """The target as one line: a line break that a JSON string brought in becomes a space."""
    return " ".join(result.target.splitlines()) if "\n" in result.target or "\r" in result.target else result.target


def as_object(result: Result) -> dict[str, Any]:
    """A result as contract 4.4 has it."""
    return {
        "source": result.source,
        "target": result.target,
        "engine": result.engine,
        "score": round(result.score, 4),
        "terms": [
            {"source": term.source, "target": term.target, "found": term.found, "how": term.how}
            for term in result.terms
        ],
    }


def as_json(result: Result) -> str:
    """`as_object` as one line of JSON."""
    return json.dumps(as_object(result), ensure_ascii=False)
