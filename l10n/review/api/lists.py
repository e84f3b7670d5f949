"""The list of catalogs, and the list of units."""

from __future__ import annotations

from typing import Any

from l10n.review import panels
from l10n.review.api.bench import Bench
from l10n.review.api.parameters import Sent, number, text, wanted
from l10n.review.listing import Filter, found_by
from l10n.review.wording import LANGUAGES

LARGEST_PAGE = 500
"""Rows of the list in one answer."""


def files(bench: Bench, sent: Sent) -> Any:
    """The catalogs with their numbers of units per state."""
    bench.workspace.refresh()
    catalogs = list(bench.workspace.catalogs())
    return {
        "catalogs": [panels.catalog_panel(one) for one in catalogs],
        "authors": sorted({row.author for one in catalogs for row in one.rows if row.author}),
        "undo": len(bench.workspace.undo),
    }


def units(bench: Bench, sent: Sent) -> Any:
    """A page of the list: rows `offset` … `offset + limit` of the selection that the filter gives or gave. A new selection by findings also
    tells which checks there are to choose from.
    """
    filtered = wanted(sent)
    for one in bench.workspace.catalogs(filtered.scope):
        one.refresh()
    known = total = 0
    if filtered.severity or filtered.check:
        known, total = bench.scan.prepare(filtered.scope)
    found = bench.selections.get(text(sent, "selection"), filtered)
    offset = max(0, number(sent, "offset"))
    limit = min(LARGEST_PAGE, number(sent, "limit", 100))
    return {
        "selection": found.id,
        "total": len(found.keys),
        "offset": offset,
        "rows": [_row(bench, catalog, name) for catalog, name in found.keys[offset : offset + limit]],
        "at": found.place(text(sent, "catalog"), text(sent, "unit")) if sent.get("unit") else None,
        "scanned": [known, total],
        "checks": _checks(bench, filtered) if total and not sent.get("selection") else [],
    }


def _checks(bench: Bench, filtered: Filter) -> list[dict[str, Any]]:
    """The checks that have found something in the scope, the one with most units first; `said` is the title in each language of the interface."""
    from l10n.checks.registry import CHECKS
    from l10n.checks.wording import said

    counted = found_by(bench.workspace, filtered, bench.scan.known)
    return [
        {"check": name, "said": {code: said(CHECKS[name].title, code) for code in LANGUAGES}, "units": units}
        for name, units in counted.most_common()
    ]


def _row(bench: Bench, catalog: str, name: str) -> dict[str, Any]:
    # Not `Workspace.catalog`, which would look at the file again for each row.
    one = next(bench.workspace.catalogs(catalog), None)
    row = None if one is None else one.row(name)
    if one is None or row is None:
        return {"catalog": catalog, "id": name, "state": "gone", "source": "", "target": ""}
    return panels.row_panel(one, row)
