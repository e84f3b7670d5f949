"""Text for people: findings under the file they are in, with the offending span, and a line that sums up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from l10n.checks.finding import Finding
from l10n.checks.reports.summary import summary

_AROUND = 40
"""Code points shown on either side of the offending span."""
_LONGEST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def report(findings: Sequence[Finding]) -> str:
    """The findings grouped by file, then how many there are."""
    lines: list[str] = []
    for path, group in groupby(findings, key=lambda one: one.path):
        lines.append(_visible(path))
        for one in group:
            lines += _finding(one)
        lines.append("")
    return "\n".join([*lines, _sum(findings)]) + "\n"


def _finding(one: Finding) -> list[str]:
    form = "" if one.form is None else f" (plural form {one.form})"
    lines = [f"  {one.line or '-'}: {one.severity}: {_visible(one.message)}{form} [{one.check}]"]
    text = one.source if one.field == "source" else one.target
    if one.end > one.start:
        lines.append(f"      {one.field}: {_span(text, one.start, one.end)}")
    elif one.source:
        lines.append(f"      source: {_cut(one.source)}")
    return lines


def _span(text: str, start: int, end: int) -> str:
    """The span in ⟦ ⟧ with some of what stands around it; carets below it would miss their place in Arabic."""
    if start == 0 and end == len(text):
        return _cut(text)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return f"{left}{_visible(before)}⟦{_cut(text[start:end])}⟧{_visible(after)}{right}"


def _cut(text: str) -> str:
    return _visible(text) if len(text) <= _LONGEST else _visible(text[:_LONGEST]) + "…"


def _visible(text: str) -> str:
    """`text` on one line, with what would command a terminal or reorder the line spelt out."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}" if match[0] != "\n" else "\\n", text)


def _sum(findings: Sequence[Finding]) -> str:
    if not findings:
        return "No findings."
    numbers = summary(findings)
    names = (("errors", "error"), ("warnings", "warning"), ("infos", "remark"))
    parts = [f"{numbers[key]} {name}{'s' if numbers[key] != 1 else ''}" for key, name in names if numbers[key]]
    files = f"{numbers['files']} file{'s' if numbers['files'] != 1 else ''}"
    return f"{', '.join(parts)} in {files}."
