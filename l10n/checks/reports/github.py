"""GitHub annotations: workflow commands that GitHub Actions shows beside the lines.

Escaping as in GitHub's toolkit, `packages/core/src/command.ts`: `%`, CR and LF in messages, `:` and `,` too in properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.checks.finding import Finding
from l10n.checks.reports.gathering import gathered

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(findings: Sequence[Finding]) -> str:
    """One workflow command per line; GitHub shows no more than ten of a kind."""
    return "".join(
        f"::{_COMMANDS[one.severity]} file={_property(one.path)},line={one.line or 1},title={_property(one.check)}"
        f"::{_data(one.message)}\n"
        for one, _ in gathered(findings)
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
