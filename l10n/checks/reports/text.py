"""Text for people: findings under the file they are in, with the offending span, and a line that sums up.

Says what stands where and in which style (rich's names); whether a terminal shows styles is the command's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from l10n.checks.finding import Finding
from l10n.checks.reports.gathering import gathered
from l10n.checks.reports.summary import summary
from l10n.text.visible import visible

Piece = tuple[str, str]
"""A text and its style, "" for none."""

_AROUND = 40
"""Code points shown on either side of the offending span."""
_LONGEST = 200
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_SPAN = "bold magenta"


def report(findings: Sequence[Finding]) -> str:
    """The findings grouped by file, then how many there are."""
    return "".join(text for text, _ in pieces(findings))


def pieces(findings: Sequence[Finding]) -> Iterator[Piece]:
    """The same text piece by piece, each with its style."""
    for path, group in groupby(gathered(findings), key=lambda told: told[0].path):
        yield f"{_visible(path)}\n", "bold"
        for one, places in group:
            yield from _finding(one, places[1:])
        yield "\n", ""
    yield f"{_sum(findings)}\n", "bold"


def _finding(one: Finding, others: Sequence[Finding]) -> Iterator[Piece]:
    form = "" if one.form is None else f" (plural form {one.form})"
    yield f"  {one.line or '-'}: ", ""
    yield one.severity, _STYLES[one.severity]
    yield f": {_visible(one.message)}{form} ", ""
    yield f"[{one.check}]\n", "dim"
    text = one.source if one.field == "source" else one.target
    if one.end > one.start:
        yield f"      {one.field}: ", "dim"
        yield from _span(text, one.start, one.end)
        yield "\n", ""
    elif one.source:
        yield "      source: ", "dim"
        yield f"{_cut(one.source)}\n", ""
    if others:
        yield "      also in: ", "dim"
        yield f"{', '.join(dict.fromkeys(str(place.line or '-') for place in others))}\n", ""


def _span(text: str, start: int, end: int) -> Iterator[Piece]:
    """The span in ⟦ ⟧ with some of what stands around it; carets below it would miss their place in Arabic."""
    if start == 0 and end == len(text):
        yield _cut(text), _SPAN
        return
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    yield f"{'…' if start > _AROUND else ''}{_visible(before)}", ""
    yield f"⟦{_cut(text[start:end])}⟧", _SPAN
    yield f"{_visible(after)}{'…' if end + _AROUND < len(text) else ''}", ""


def _cut(text: str) -> str:
    return _visible(text) if len(text) <= _LONGEST else _visible(text[:_LONGEST]) + "…"


def _visible(text: str) -> str:
    """`text` on one line, with what would command a terminal or reorder the line spelt out."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def _sum(findings: Sequence[Finding]) -> str:
    if not findings:
        return "No findings."
    numbers = summary(findings)
    names = (("errors", "error"), ("warnings", "warning"), ("infos", "remark"))
    parts = [f"{numbers[key]} {name}{'s' if numbers[key] != 1 else ''}" for key, name in names if numbers[key]]
    files = f"{numbers['files']} file{'s' if numbers['files'] != 1 else ''}"
    return f"{', '.join(parts)} in {files}."
