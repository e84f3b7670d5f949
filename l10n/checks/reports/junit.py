"""JUnit XML, which most CI servers show as test results: a suite per file, a failed test per finding.

Only what the schema of Jenkins (`junit-10.xsd`) knows, which is why a test says its line in its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from l10n.checks.finding import Finding
from l10n.xml import legal

_LINE_ENDS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def report(findings: Sequence[Finding]) -> str:
    """The whole document. Without findings it holds one passed test, since some servers take an empty report for a broken one.

    A finding that is no error fails its test all the same: its type says what it is.
    """
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.path, []).append(finding)
    total = len(findings)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="l10n" tests="{total or 1}" failures="{total}" errors="0">')
    if not files:
        lines.append('<testsuite name="l10n check" tests="1" failures="0" errors="0">')
        lines.append('<testcase classname="l10n" name="check"/>')
        lines.append("</testsuite>")
    for path, group in files.items():
        count = len(group)
        name = _attribute(path)
        lines.append(f'<testsuite name={name} file={name} tests="{count}" failures="{count}" errors="0">')
        lines += [line for one in group for line in _case(one)]
        lines.append("</testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _case(one: Finding) -> list[str]:
    name = f"{one.check} {one.unit} (line {one.line or 1})" if one.unit else f"{one.check} (line {one.line or 1})"
    return [
        f"<testcase classname={_attribute(one.path)} name={_attribute(name)}>",
        f"<failure type={_attribute(f'{one.severity}: {one.check}')} message={_attribute(one.message)}>"
        f"{_text(f'{one.path}:{one.line or 1}: {one.message}')}\n"
        f"source: {_text(one.source)}\ntarget: {_text(one.target)}</failure>",
        "</testcase>",
    ]


def _text(text: str) -> str:
    return escape(_clean(text), quote=False)


def _attribute(text: str) -> str:
    return f'"{escape(_clean(text)).translate(_LINE_ENDS)}"'


def _clean(text: str) -> str:
    """`text` with U+FFFD for what XML 1.0 cannot hold."""
    return legal(text, "\ufffd")
