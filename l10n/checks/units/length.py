"""The check `length`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_DENSITY = {"Hani": 2.6, "Jpan": 2.2, "Kore": 1.8, "Arab": 1.12, "Hebr": 1.2, "Hans": 2.6, "Hant": 2.6}
"""How much more one letter says in a script than in Latin letters, roughly."""
_LONG = "The Member States adopted the strategy for the coming four years and thanked the host country for its welcome."

_INVENTED = "Enregistrer le document dans le dossier que vous avez choisi, puis fermer la fenêtre"


@unit_check(
    "length",
    "warning",
    passes=[
        Example("fr", _LONG, "Les États membres ont adopté la stratégie des quatre prochaines années et remercié le pays hôte de son accueil."),
        Example("fr", "Ad", "Publicité"),
    ],
    fails=[
        Example("fr", _LONG, "Les États membres.", ("Les États membres.",)),
        Example("ar", _LONG, "الدول الأعضاء.", ("الدول الأعضاء.",)),
        Example("fr", "Save", _INVENTED, (_INVENTED,)),
    ],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is far shorter or longer than the source.

    Something was dropped, or invented. Lengths are compared by what a letter says in the script; short texts have more freedom. Out of all
    proportion is an error.
    """
    density = _DENSITY.get(subject.setting.language.script, 1.0) if subject.setting.language else 1.0
    for pair in subject.pairs:
        source, target = len(pair.source), len(pair.target) * density
        if "  " in pair.source:
            # Indented templates: layout is no content.
            source, target = len(" ".join(pair.source.split())), len(" ".join(pair.target.split())) * density
        if source * 0.7 < target < source * 1.5 or pair.has_choices:
            continue
        low, high = _bounds(source)
        if low <= target <= high or not pair.target.strip():
            continue
        if subject.unit.plural is not None and pair.exact and target < low:
            continue
        worse = target < low * 0.6 or target > high * 1.8
        lengths = {"there": len(pair.target), "here": source}
        message = (
            _("is far shorter than the source: {there} characters for {here}", **lengths)
            if target < low
            else _("is far longer than the source: {there} characters for {here}", **lengths)
        )
        yield Flaw(message, pair, "target", 0, len(pair.target), severity="error" if worse and source > 30 else None)


def _bounds(length: int) -> tuple[float, float]:
    """The least and the greatest length of a target for a source of `length` (code points, after density)."""
    return max(0.0, 0.6 * length - 10), 1.75 * length + 32
