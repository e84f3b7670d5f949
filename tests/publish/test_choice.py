"""The table of contract 4.1: state by threshold."""

from __future__ import annotations

import pytest

from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill, send_back, write
from l10n.catalog.unit import Unit
from l10n.publish.choice import Choice, choose

HELLO = Unit("Hello")
WRITTEN = write(HELLO, ("Bonjour",))
UNITS = {
    "untranslated": HELLO,
    "needs-work": send_back(WRITTEN),
    "machine": fill(HELLO, ("Bonjour",), Mark("machine", ("pseudo",))),
    "translated": WRITTEN,
    "approved": approve(WRITTEN, "Ana", "2026-11-23"),
}
SOURCE = Choice(None, "source")
MARKED = Choice("Bonjour", "machine")
PLAIN = Choice("Bonjour", None)
TABLE = {
    "untranslated": (SOURCE, SOURCE, SOURCE),
    "needs-work": (SOURCE, SOURCE, SOURCE),
    "machine": (MARKED, SOURCE, SOURCE),
    "translated": (PLAIN, PLAIN, SOURCE),
    "approved": (PLAIN, PLAIN, PLAIN),
}


@pytest.mark.parametrize("state", TABLE)
def test_every_state_under_every_threshold(state):
    assert UNITS[state].state == state
    shown = tuple(choose(UNITS[state], min_state) for min_state in ("machine", "translated", "approved"))
    assert shown == TABLE[state]
    assert choose(UNITS[state], "untranslated") == choose(UNITS[state], "needs-work") == TABLE[state][0]


def test_a_unit_that_the_catalog_does_not_have_is_shown_in_its_source():
    assert choose(None, "machine") == SOURCE
