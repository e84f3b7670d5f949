"""The check `reused`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from l10n.catalog.unit import Unit
from l10n.checks.check import Flaw, Pair, Setting, catalog_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_WORDS = 4
_ALIKE = 60
"""Sources that resemble each other to this percentage may well have one target."""


@catalog_check(
    "reused",
    "warning",
    passes=[
        Example("fr", "Save", "Enregistrer", others=(("Record", "Enregistrer"),)),
        Example(
            "fr", "Save your file here now", "Enregistrez ici votre fichier maintenant",
            others=(("Save your files here now", "Enregistrez ici votre fichier maintenant"),),
        ),
    ],
    fails=[
        Example(
            "fr", "Save your file here", "Enregistrez votre fichier ici maintenant",
            ("Enregistrez votre fichier ici maintenant",) * 2,
            others=(("The session opens on Monday", "Enregistrez votre fichier ici maintenant"),),
        )
    ],
)  # fmt: skip
def check(setting: Setting) -> Iterator[Flaw]:
    """Quite different sources have the same target.

    One of them was probably pasted in the wrong place. Short targets, and sources that resemble each other, are not judged.
    """
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit in setting.units:
        if unit.plural is None and unit.target.count(" ") >= _WORDS - 1 and not unit.fuzzy:
            units[unit.target].append(unit)
    for target, sharing in units.items():
        if len(sharing) < 2:
            continue
        from rapidfuzz.fuzz import ratio, token_set_ratio

        first = sharing[0]
        for other in sharing[1:]:
            one, two = first.source.casefold(), other.source.casefold()
            if ratio(one, two) < _ALIKE and token_set_ratio(one, two) < _ALIKE:
                for unit, twin in ((first, other), (other, first)):
                    place = _("line {line}", line=twin.line) if twin.line else _("unit {id}", id=twin.id)
                    message = _("the same target as for a different source ({place})", place=place)
                    yield Flaw(message, Pair(unit.source, target), "target", 0, len(target), unit=unit)
                break
