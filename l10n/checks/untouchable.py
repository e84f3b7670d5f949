"""Which parts of a text are no prose: addresses, placeholders, character references. Checks of punctuation and spacing pass them over."""

from __future__ import annotations

import re
from collections.abc import Collection

from l10n.text.placeholders import placeholders

ADDRESS = re.compile(
    r"https?://[^\s<>\"'“”«»،؛؟()\[\]{}]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
"""A web or e-mail address; what closes a sentence may hang on its end."""

_REFERENCE = re.compile(r"&#?\w{1,32};")


def blanked(text: str, flags: Collection[str] = ()) -> str:
    """`text` with every character of those parts replaced by U+FFFC, so that offsets stay; `flags` are the unit's.

    >>> blanked("Voir https://icesco.org !").count("\\ufffc")
    18
    """
    spans = [match.span() for pattern in (ADDRESS, _REFERENCE) for match in pattern.finditer(text)]
    spans += [(one.start, one.end) for one in placeholders(text, flags)]
    if not spans:
        return text
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], "\ufffc" * (end - start)]
            at = end
    return "".join([*parts, text[at:]])
