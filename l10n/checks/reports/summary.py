"""How many findings there are, by severity, check and file. Shared by the formats that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.checks.finding import Finding


def summary(findings: Sequence[Finding]) -> dict[str, int | dict[str, int]]:
    """The numbers of `findings`: in all, per severity, of files concerned, and per check."""
    severities = Counter(finding.severity for finding in findings)
    return {
        "findings": len(findings),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
        "files": len({finding.path for finding in findings}),
        "checks": dict(sorted(Counter(finding.check for finding in findings).items())),
    }
