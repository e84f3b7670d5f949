"""GitLab Code Quality: the subset of the Code Climate format that GitLab reads."""

from __future__ import annotations

import json
from collections.abc import Sequence

from l10n.checks.finding import Finding
from l10n.checks.reports.fingerprint import fingerprints

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(findings: Sequence[Finding]) -> str:
    """A JSON array with an object per finding."""
    issues = [
        {
            "description": one.message,
            "check_name": one.check,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": one.path, "lines": {"begin": one.line or 1}},
        }
        for one, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
