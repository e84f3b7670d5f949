"""A baseline: the findings an old project had when it adopted the checks. They are not told again; new ones are.

The file is JSON, sorted, one finding a line, so that version control shows what was mended. Findings are known by their fingerprint, which does
not depend on line numbers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from l10n.checks.finding import Finding
from l10n.checks.reports.fingerprint import fingerprints
from l10n.errors import InputError
from l10n.files import read_text, write_text

_VERSION = 1


def save(path: Path, findings: Sequence[Finding]) -> None:
    """Writes `findings` to `path` as the new baseline."""
    known = {
        mark: f"{one.path}: {one.check}: {one.message}"
        for one, mark in zip(findings, fingerprints(findings), strict=True)
    }
    write_text(
        path, json.dumps({"version": _VERSION, "findings": known}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def load(path: Path) -> frozenset[str]:
    """The fingerprints in the baseline at `path`; raises `InputError`."""
    try:
        document = json.loads(read_text(path))
        if document["version"] != _VERSION:
            raise KeyError("version")
        return frozenset(document["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("is no baseline", path=path, remedy="write one: l10n check --write-baseline FILE") from None


def without(findings: Sequence[Finding], known: frozenset[str]) -> list[Finding]:
    """The findings whose fingerprint is not in `known`."""
    return [one for one, mark in zip(findings, fingerprints(findings), strict=True) if mark not in known]
