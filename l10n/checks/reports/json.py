"""JSON by contract 4.4."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from l10n.checks.finding import Finding
from l10n.checks.reports.summary import summary


def report(findings: Sequence[Finding]) -> str:
    """`{"findings": […], "summary": {…}}`."""
    document = {"findings": [asdict(finding) for finding in findings], "summary": summary(findings)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
