"""What tells findings apart over time: the same fault keeps its fingerprint when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.finding import Finding


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """One fingerprint per finding, in order: 40 hex digits, all different, independent of line numbers."""
    seen: Counter[tuple[str, ...]] = Counter()
    for one in findings:
        key = (one.path, one.check, one.unit, str(one.form), one.message)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:40]
