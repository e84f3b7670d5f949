"""The check `untranslated`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.states import STATES


@unit_check(
    "untranslated",
    "error",
    needs="low",
    passes=[Example("fr", "Save", "Enregistrer")],
    fails=[
        Example("fr", "Save", "", ("",)),
        Example("fr", "a file", ("un fichier", ""), ("",), plural="files"),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Nothing stands in the target.

    Of a plural message every form counts. Reported for units below the lowest state that is wanted (`--min-state`).
    """
    unit = subject.unit
    if unit.filled or STATES.index(unit.state) >= STATES.index(subject.setting.min_state):
        return
    if not any(unit.targets):
        yield Flaw(_("is not translated"))
        return
    form = unit.targets.index("")
    yield Flaw(_("plural form {form} is not translated", form=form), Pair(unit.plural or unit.source, "", form))
