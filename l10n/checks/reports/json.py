"""JSON by contract 4.4."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields

from l10n.checks.finding import Finding
from l10n.checks.reports.summary import summary


def report(findings: Sequence[Finding]) -> str:
    """`{"findings": […], "summary": {…}}`."""
    names = [field.name for field in fields(Finding)]
    told = [{name: getattr(finding, name) for name in names} for finding in findings]
    document = {"findings": told, "summary": summary(findings)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
