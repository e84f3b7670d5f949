"""Where renderings stand in a text, in whatever form grammar gives them; used to verify translations.

Knows strings and languages, no glossary. `inflections` and `leading_forms` are here too, for whoever puts a rendering into a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n.glossary.index import Index, pattern
from l10n.glossary.morphology import inflections, leading_forms, morphology

__all__ = ["inflections", "leading_forms", "occurrences"]


def occurrences(
    text: str, language: str, renderings: Sequence[str], case_sensitive: bool = False, *, proper: bool = False
) -> list[tuple[int, int, str]]:
    """The places where one of `renderings` stands in `text`: (start, end, rendering), left to right, without overlaps.

    Spans are code points of `text`, inline codes included. `case_sensitive`: letter case counts (for acronyms it always does); `proper`: names,
    which do not inflect.

    >>> occurrences("Les directrices générales", "fr", ["directeur général"])
    [(4, 25, 'directeur général')]
    """
    index = _index(language, tuple(renderings), case_sensitive, proper)
    return [(hit.start, hit.end, hit.pattern.form) for hit in index.search(text)]


def banned(
    text: str, language: str, forbidden: Sequence[str], accepted: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    """Where a `forbidden` rendering stands in `text`, left to right, other than inside one of the `accepted` occurrences.

    Where both are forms of one word, that one counts whose gender it has.

    >>> banned("Un formateur", "fr", ["formateur"], occurrences("Un formateur", "fr", ["formatrice"]))
    [(3, 12)]
    """
    return [
        (start, end)
        for start, end, form in occurrences(text, language, forbidden)
        if not any(
            left <= start
            and end <= right
            and not (
                (left, right) == (start, end)
                and _inflects_to(form, text[start:end], language)
                and not _inflects_to(other, text[start:end], language)
            )
            for left, right, other in accepted
        )
    ]


def _inflects_to(rendering: str, text: str, language: str) -> bool:
    return text.casefold() in map(str.casefold, inflections(rendering, language))


@lru_cache(maxsize=2048)
def _index(language: str, renderings: tuple[str, ...], case: bool, proper: bool) -> Index:
    known = morphology(language)
    patterns = (pattern(form, known, None, case=case, proper=proper) for form in renderings)
    # There are many of these, each asked about few texts.
    return Index(known, [one for one in patterns if one is not None], remembered=1000)
