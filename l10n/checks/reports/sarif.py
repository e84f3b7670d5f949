"""SARIF 2.1.0 (OASIS), which code-scanning services read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from l10n.checks.finding import Finding
from l10n.checks.registry import CHECKS
from l10n.checks.reports.fingerprint import fingerprints

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(findings: Sequence[Finding]) -> str:
    """One run whose rules are all the checks there are."""
    order = {name: index for index, name in enumerate(CHECKS)}
    results = [_result(one, order, mark) for one, mark in zip(findings, fingerprints(findings), strict=True)]
    driver = {"name": "l10n", "version": _version(), "rules": _rules()}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": check.id,
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": " ".join(check.explanation.split()) or check.title},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
        }
        for check in CHECKS.values()
    ]


def _result(one: Finding, order: dict[str, int], fingerprint: str) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(one.path, safe="/")},
            "region": {"startLine": one.line or 1},
        }
    }
    if one.unit:
        place["logicalLocations"] = [{"name": one.unit, "kind": "resource"}]
    result: dict[str, Any] = {
        "ruleId": one.check,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [place],
        "partialFingerprints": {"l10n/v1": fingerprint},
        "properties": {"language": one.language, "source": one.source, "target": one.target},
    }
    if one.check in order:
        result["ruleIndex"] = order[one.check]
    return result


def _version() -> str:
    try:
        return version("l10n-toolkit")
    except PackageNotFoundError:
        return "0"
