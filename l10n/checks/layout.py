"""White space that readers never see: the layout of a template, and what stands around the blocks of a page."""

from __future__ import annotations

import re

_BLOCK = r"(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|t[dh]|section|article|blockquote|pre|form|fieldset|br|hr)\b[^<>]{0,400}>"
_OPENING = re.compile(rf"\s*<{_BLOCK}", re.I)
_CLOSING = re.compile(rf"</?{_BLOCK}\s*\Z", re.I)
_INDENTED = re.compile(r"\s*\n[ \t]{2,}\S")
_TAIL = 450
"""Characters at the end of a text in which its last tag is looked for."""


def begins_with_block(text: str) -> bool:
    """Whether the first thing in `text` is a block of a page, before which white space shows nothing.

    >>> begins_with_block(" <p class='x'>Oui</p>"), begins_with_block(" <b>Oui</b>")
    (True, False)
    """
    return _OPENING.match(text) is not None


def ends_with_block(text: str) -> bool:
    """Whether the last thing in `text` is the end of a block of a page, after which white space shows nothing."""
    return _CLOSING.search(text[-_TAIL:]) is not None


def indented(text: str) -> bool:
    """Whether `text` is a block of an indented template, whose line ends and indents are layout.

    >>> indented("\\n    Restore it\\n    "), indented("\\nRestore it\\n")
    (True, False)
    """
    return _INDENTED.match(text) is not None
