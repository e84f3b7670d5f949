"""Pseudo-localisation keeps codes and shows where units begin and end."""

from __future__ import annotations

from l10n.mt.engine import Request
from l10n.mt.registry import create
from l10n.text.codes import same


def test_pseudo_text() -> None:
    source = "Open the <g1>programme</g1><x2/> now"
    result = next(create("pseudo", "en", "fr").translate([Request(source)]))
    assert result.target.startswith("[Ôpéñ")
    assert same(source, result.target)
    assert len(result.target) > len(source) * 1.2
    assert result.engine == "pseudo"
