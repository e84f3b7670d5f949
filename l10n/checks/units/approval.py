"""The check `approval`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.catalog.marks import Mark
from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_VOID = Mark("approved", (), (("by", "Ana"), ("on", "2026-11-23"), ("h", "0000000000")))


@unit_check(
    "approval",
    "warning",
    needs="marks",
    passes=[
        Example("fr", "Save", "Enregistrer"),
        Example("fr", "Save", "Enregistrer", marks=(Mark("approved", (), (("by", "Ana"), ("h", "c58c905954"))),)),
    ],
    fails=[Example("fr", "Save", "Sauver", ("Sauver",), marks=(_VOID,))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An approval does not fit the text it stands on.

    Source or target was changed after somebody approved them: the approval no longer counts. Read the unit and approve it again.
    """
    unit = subject.unit
    if not unit.marks or not unit.filled or unit.fuzzy or unit.fitting("approved"):
        return
    void = next((mark for mark in reversed(unit.marks) if mark.verb == "approved"), None)
    if void is not None:
        by, on = void.get("by"), void.get("on")
        if by and on:
            why = _("was changed after {by} approved it on {on}", by=by, on=on)
        else:
            why = _("was changed after {by} approved it", by=by) if by else _("was changed after it was approved")
        yield Flaw(why, end=len(unit.target))
