"""JSON by contract 4.4."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from l10n.checks.finding import Finding
from l10n.checks.reports.summary import summary

_NAMES = tuple(field.name for field in fields(Finding))
_PLACE = ("line", "unit", "context", "form", "source", "target", "start", "end")


def report(findings: Sequence[Finding]) -> str:
    """`{"findings": […], "summary": {…}}`."""
    document = {"findings": [told(one) for one in findings], "summary": summary(findings)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def told(one: Finding) -> dict[str, Any]:
    """A finding as JSON has it; of its places only what tells them apart."""
    places = [{name: getattr(place, name) for name in _PLACE} for place in one.places]
    return {name: getattr(one, name) for name in _NAMES} | {"places": places}
