"""The check `was-translated`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.states import STATES

_SHOWN = 60


@unit_check(
    "was-translated",
    "warning",
    needs="before",
    passes=[
        Example("fr", "Save", "Enregistrer", before=("Sauver",)),
        Example("fr", "Save", "", before=("",)),
    ],
    fails=[
        Example("fr", "Save", "", ("",), before=("Enregistrer",)),
        Example("fr", "a file", ("un fichier", ""), ("",), plural="files", before=("un fichier", "des fichiers")),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A person's translation was lost.

    The target is empty, though at the revision that `--since` names a person's words stood there.
    """
    unit = subject.unit
    then = (subject.setting.before or {}).get(unit.key)
    if then is None or STATES.index(then.state) < STATES.index("translated"):
        return
    for form, (had, has) in enumerate(zip_longest(then.targets, unit.targets, fillvalue="")):
        if had and not has:
            shown = had if len(had) <= _SHOWN else f"{had[:_SHOWN]}…"
            pair = Pair(unit.source, "", form if unit.plural is not None else None)
            yield Flaw(_("was translated: “{shown}”", shown=shown), pair)
