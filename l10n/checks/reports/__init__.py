"""Report formats: findings as text, in one dialect per module. One more is one more file and one more line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l10n.checks.finding import Finding
from l10n.checks.reports import github, gitlab, json, junit, sarif, text

Report = Callable[[Sequence[Finding]], str]

REPORTS: dict[str, Report] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "gitlab": gitlab.report,
}
"""Format name → function from findings to the whole report, with a line end at its end where it is not empty."""
