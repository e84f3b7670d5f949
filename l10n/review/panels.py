"""Catalogs and units as the page shows them: in their lists, and a unit with its terms, findings, remarks and provenance beside it.

Everything is told as plain data for JSON. Knows no HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from l10n.catalog.marks import Mark
from l10n.catalog.states import write
from l10n.catalog.unit import MACHINE_VERBS, Unit
from l10n.checks.finding import Finding
from l10n.checks.fix import Place, fixes
from l10n.checks.registry import CHECKS
from l10n.checks.run import check_unit
from l10n.checks.wording import explained, said
from l10n.glossary.glossary import Glossary, Match, minds_case
from l10n.glossary.matching import occurrences
from l10n.review.pieces import Mark as Span
from l10n.review.pieces import pieces
from l10n.review.wording import LANGUAGES
from l10n.review.workspace import OpenCatalog, Row, Workspace, version
from l10n.states import STATES
from l10n.text.languages import Language

_SHOWN = 240
"""Characters of a text in the list."""


def catalog_panel(one: OpenCatalog) -> dict[str, Any]:
    """A catalog in the list of catalogs."""
    return {
        "name": one.name,
        "path": one.shown,
        "folder": one.folder,
        "article": one.article,
        "language": spoken(one.language),
        "total": len(one.rows),
        "states": states(one),
        "problem": one.problem,
    }


def states(one: OpenCatalog) -> dict[str, int]:
    """How many units of a catalog are in each state."""
    return {state: one.counts[state] for state in STATES}


def row_panel(one: OpenCatalog, row: Row) -> dict[str, Any]:
    """A unit in the list of units."""
    severities = {severity for _, severity in row.findings or ()}
    return {
        "catalog": one.name,
        "id": row.id,
        "version": version(row.unit),
        "state": row.state,
        "source": row.unit.source[:_SHOWN],
        "target": row.unit.target[:_SHOWN],
        "sourceLanguage": spoken(one.source),
        "targetLanguage": spoken(one.language),
        "severity": next((weight for weight in ("error", "warning", "info") if weight in severities), None),
    }


def unit_panel(one: OpenCatalog, unit: Unit, workspace: Workspace) -> dict[str, Any]:
    """Everything about one unit; `live` is what changes while somebody writes."""
    glossary = workspace.glossary
    sources = unit.source if unit.plural is None else (unit.source, unit.plural)
    texts = (sources,) if isinstance(sources, str) else sources
    target = one.language
    before, after = (text and text[:_SHOWN] for text in one.around(unit.id))
    forms = []
    for form in range(len(unit.targets)):
        number = target.plural_examples[form] if form < len(target.plural_examples) else None
        forms.append({"form": form, "number": number, "source": 0 if unit.plural is None or number == 1 else 1})
    return {
        "catalog": one.name,
        "id": unit.id,
        "version": version(unit),
        "state": unit.state,
        "context": unit.context,
        "sources": [
            pieces(text, unit.flags, _term_spans(glossary.find(text, one.source.code, into=target.code)))
            for text in texts
        ],
        "texts": list(texts),
        "targets": list(unit.targets),
        "plural": None if unit.plural is None else forms,
        "flags": [flag for flag in unit.flags if flag != "fuzzy"],
        "notes": list(unit.notes),
        "comments": list(unit.comments),
        "remarks": [_remark(mark) for mark in unit.marks if mark.verb == "note"],
        "ignored": [
            {"checks": list(mark.words), "why": mark.get("why", "")} for mark in unit.marks if mark.verb == "ignore"
        ],
        "locations": [path if line is None else f"{path}:{line}" for path, line in unit.locations],
        "previous": None if unit.previous is None else unit.previous.source,
        "provenance": _provenance(unit),
        "approval": _approval(unit),
        "sourceLanguage": spoken(one.source),
        "targetLanguage": spoken(target),
        "around": {"before": before, "after": after},
        "live": live_panel(one, unit, unit.targets, workspace),
    }


def live_panel(one: OpenCatalog, unit: Unit, targets: Sequence[str], workspace: Workspace) -> dict[str, Any]:
    """What the `targets`, as somebody is writing them, mean for terms and checks."""
    written = write(unit, targets) if tuple(targets) != unit.targets else unit
    run = one.run(workspace.glossary)
    findings = check_unit(written, run)
    mended = fixes(written, run, {finding.check for finding in findings if finding.fixable})
    return {
        "terms": terms(one, written, workspace.glossary),
        "findings": [_finding(finding, mended) for finding in findings],
    }


def terms(one: OpenCatalog, unit: Unit, glossary: Glossary) -> list[dict[str, Any]]:
    """The glossary's terms in a unit, each once: what they must be rendered by, and the form that stands in the targets."""
    source, target = one.source.code, one.language.code
    filled = [text for text in unit.targets if text]
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for text in (unit.source,) if unit.plural is None else (unit.source, unit.plural):
        for match in glossary.find(text, source, into=target):
            key = (match.concept.id, match.kind)
            if key not in told:
                told[key] = _term(match, filled, glossary, target)
    return list(told.values())


def _term(match: Match, targets: Sequence[str], glossary: Glossary, language: str) -> dict[str, Any]:
    concept = match.concept
    found = [glossary.verify(text, language, match) for text in targets]
    renderings = match.renderings(language)
    forbidden = match.forbidden(language)
    broken = [
        text[start:end]
        for text in targets
        for start, end, _ in occurrences(text, language, forbidden, minds_case(concept), proper=concept.proper)
        if not any(left <= start and end <= right for left, right, _ in occurrences(text, language, renderings))
    ]
    kept = bool(found) and all(form is not None for form in found)
    return {
        "concept": concept.id,
        "source": match.source,
        "form": match.form,
        "rule": match.rule,
        "dnt": concept.status == "dnt",
        "renderings": list(renderings),
        "forbidden": list(forbidden),
        "domain": concept.domain,
        "definition": concept.definition,
        "note": concept.note,
        "found": next((form for form in found if form is not None), None),
        "broken": broken,
        "status": "forbidden" if broken else "kept" if kept else "missing" if targets else "open",
    }


def spoken(one: Language) -> dict[str, str]:
    """A language as a page's `lang` and `dir` have it, and its gettext code."""
    return {"code": one.code, "tag": one.tag, "dir": one.direction}


def _term_spans(matches: Iterable[Match]) -> list[Span]:
    return [
        (match.start, match.end, {"term": match.concept.id, "dnt": match.concept.status == "dnt"}) for match in matches
    ]


def _finding(finding: Finding, mended: Mapping[Place, str]) -> dict[str, Any]:
    """A finding; `said` is its message and `why` its check's explanation in each language of the interface, `fixed` what its target would be with
    the safe fix in it (None where there is none)."""
    fix = mended.get((finding.check, finding.form, finding.start, finding.end)) if finding.fixable else None
    text = finding.target
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "said": {code: said(finding.message, code) for code in LANGUAGES},
        "why": {code: explained(CHECKS[finding.check].explanation, code) for code in LANGUAGES},
        "form": finding.form,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "fixed": None if fix is None else text[: finding.start] + fix + text[finding.end :],
    }


def _remark(mark: Mark) -> dict[str, str]:
    return {"by": mark.get("by") or "", "on": mark.get("on") or "", "text": mark.get("text") or " ".join(mark.words)}


def _provenance(unit: Unit) -> dict[str, Any] | None:
    """How a program made the target that stands there, or made its first draft (`current` says which)."""
    mark = unit.provenance
    if mark is None:
        mark = next((one for one in reversed(unit.marks) if one.verb in MACHINE_VERBS), None)
    if mark is None:
        return None
    return {
        "verb": mark.verb,
        "origin": " ".join(mark.words),
        "values": dict(mark.values),
        "current": unit.provenance is not None,
    }


def _approval(unit: Unit) -> dict[str, str] | None:
    mark = unit.approval
    return None if mark is None else {"by": mark.get("by") or "", "on": mark.get("on") or ""}
