"""One unit, and what can be had beside it. Nothing here changes a catalog."""

from __future__ import annotations

from typing import Any

from l10n.errors import UsageError
from l10n.review import panels
from l10n.review.api.bench import Bench
from l10n.review.api.parameters import Sent, targets, text
from l10n.review.concordance import concordance as passages
from l10n.review.history import history as versions

LONGEST_PHRASE = 300
"""Characters that are looked for in other units."""


def unit(bench: Bench, sent: Sent) -> Any:
    """The unit with everything that stands beside it."""
    one, row = bench.unit(sent)
    return panels.unit_panel(one, row.unit, bench.workspace)


def live(bench: Bench, sent: Sent) -> Any:
    """Terms and findings for targets that are being written."""
    one, row = bench.unit(sent)
    written = targets(sent)
    if len(written) != len(row.unit.targets):
        raise UsageError(f"the unit takes {len(row.unit.targets)} targets")
    return panels.live_panel(one, row.unit, written, bench.workspace)


def matches(bench: Bench, sent: Sent) -> Any:
    """What people wrote for sources like the unit's."""
    one, row = bench.unit(sent)
    return {"matches": bench.suggestions.matches(one, row.unit)}


def concordance(bench: Bench, sent: Sent) -> Any:
    """How a word or phrase was translated elsewhere."""
    one, row = bench.unit(sent)
    return {"passages": passages(bench.workspace, one, row.id, text(sent, "text", LONGEST_PHRASE))}


def machine(bench: Bench, sent: Sent) -> Any:
    """A fresh machine translation of the unit."""
    one, row = bench.unit(sent)
    return bench.suggestions.machine(one, row.unit)


def history(bench: Bench, sent: Sent) -> Any:
    """What the unit has been."""
    one, row = bench.unit(sent)
    return {"versions": versions(one.path, row.unit)}
