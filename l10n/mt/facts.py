"""What a text states in figures, dates, amounts and countries, through any engine: put right in a target where that is certain."""

from __future__ import annotations

from l10n.mt.figures import corrected
from l10n.text.entities.mending import put_right


def stated(source: str, target: str, source_language: str, target_language: str) -> tuple[str, bool]:
    """`target` with what is certain put right, and whether it states all that `source` does; a target that does not is worth half its score.

    >>> stated("It has 2,250 seats since 3 May.", "Il a 2,250 places depuis le 3 mars.", "en", "fr") == (
    ...     "Il a 2\\u202f250 places depuis le 3 mai.", True)
    True
    """
    target, figures = corrected(source, target, source_language, target_language)
    target, entities = put_right(source, target, source_language, target_language)
    return target, figures and entities
