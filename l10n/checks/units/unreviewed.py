"""The check `unreviewed`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.catalog.difference import since
from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.states import STATES

_WHY = {
    "needs-work": _("needs work: its source has changed, or a person sent it back"),
    "machine": _("was made by a machine and nobody has reviewed it"),
    "translated": _("is not approved"),
}
_KINDS = {"typography": _("typography"), "codes": _("codes"), "words": _("words")}


@unit_check(
    "unreviewed",
    "error",
    needs="low",
    passes=[Example("fr", "Save", "Enregistrer")],
    fails=[Example("fr", "Save", "Enregistrer", ("Enregistrer",), flags=("fuzzy",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is below the lowest state that is wanted.

    Which state that is, `--min-state` or `min_state` under `[check]` says; by default a person must have accepted every target.
    """
    unit = subject.unit
    if not unit.filled:
        return
    state = unit.state
    if STATES.index(state) < STATES.index(subject.setting.min_state):
        changed = since(unit)
        why = _WHY[state]
        if changed is not None:
            kind, difference = changed
            why = _("needs work: {kind} changed in the source: {difference}", kind=_KINDS[kind], difference=difference)
        yield Flaw(why, end=len(unit.target))
