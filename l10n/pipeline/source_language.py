"""In which language a text to be translated is, when nobody has said: what detection is sure of, else the likeliest that can be translated."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.text.detection import detect

SURE = 0.6
"""Confidence from which a language counts although no installed model translates from it: the message is then about that."""


def source_language(text: str, targets: Sequence[str]) -> str | None:
    """The code of the language of `text`, which is to be translated into `targets`; None when it cannot be told.

    Short texts look like many languages: "Member States met in Rabat." is Indonesian by its letters. So a guess that is not sure is made again
    among the languages from which models lead to the targets, and the targets themselves.
    """
    from l10n.mt.packages import sources_of

    found = detect(text)
    able = set.intersection(*(set(sources_of(target)) for target in targets)) if targets else set()
    if able and not any(char.isalpha() for char in text):
        # Nothing to translate, in whatever language.
        return min(able)
    if not able or (found and (found[0].language in able | set(targets) or found[0].confidence >= SURE)):
        return found[0].language if found else None
    # Too short to tell at all: then at least it is not what it shall become.
    among = detect(text, sorted(able | set(targets))) or detect(text, sorted(able - set(targets))) or found
    return among[0].language if among else None
