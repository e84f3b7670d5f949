"""Which parts of a text are no prose: tags, addresses, placeholders, character references, code. Checks of wording pass them over."""

from __future__ import annotations

import re
from collections.abc import Collection

from l10n.text.placeholders import placeholders

URL = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'“”«»،؛؟()\[\]{}`|\\]+|(?<![\w./@-])www\.[a-z0-9-]+\.[^\s<>\"'“”«»،؛؟()\[\]{}`|\\]+"
)
"""A web address; what closes a sentence may hang on its end."""

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
"""An e-mail address."""

_PATH = r"[\w.@+-]+(?:/[\w.@+-]+)+/?"
# Every branch begins with a letter of its own: so the search passes over all other letters quickly.
_OTHER = re.compile(
    r"&#?\w{1,32};"
    r"|</?[A-Za-z][^<>]{0,400}>"
    r"|``[^`\n]{1,200}``|`[^`\n]{1,200}`"
    r"|-(?<![\w/.-]-)-?[A-Za-z][\w-]*=?"
    rf"|/(?<![\w/.:~]/){_PATH}|~(?<![\w/.:~]~)[~.]?/{_PATH}|\.(?<![\w/.:~]\.)[~.]?/{_PATH}"
    r"|\\[nrt\"\\]"
)
_SIGNS = re.compile(r"[%{<&@/$`\\]|-(?<![\w/.-]-)-?[A-Za-z]|www\.")


def blanked(text: str, flags: Collection[str] = ()) -> str:
    """`text` with every character of those parts replaced by U+FFFC, so that offsets stay; `flags` are the unit's.

    >>> blanked("Voir https://icesco.org !").count("\\ufffc")
    18
    """
    if _SIGNS.search(text) is None:
        return text
    spans = [match.span() for match in _OTHER.finditer(text)]
    if "://" in text or "www." in text:
        spans += [match.span() for match in URL.finditer(text)]
    if "@" in text:
        spans += [match.span() for match in EMAIL.finditer(text)]
    if "%" in text or "{" in text or "}" in text:
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
