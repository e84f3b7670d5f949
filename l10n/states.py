"""The states of a unit (contract 4.1). What they mean in a catalog, and how a unit's is told, is the business of `l10n.catalog.unit`."""

from __future__ import annotations

from typing import Literal, get_args

State = Literal["untranslated", "needs-work", "machine", "translated", "approved"]
"""The state of a unit."""
STATES: tuple[State, ...] = get_args(State)
"""The states in rising order."""
