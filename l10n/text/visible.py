"""Texts as a terminal may be given them: what would command it, or turn its lines round, is spelt out."""

from __future__ import annotations

import re

_COMMANDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and line feed, other line ends, and what steers direction beyond a word."""


def visible(text: str) -> str:
    """`text` with such characters as escapes of Python's; tabs and line feeds stay.

    >>> visible("a\\x1b[2Jb\\u202e\\tc")
    'a\\\\x1b[2Jb\\\\u202e\\tc'
    """
    return _COMMANDING.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)
