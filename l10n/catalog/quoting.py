"""PO strings: quoting, unquoting, and wrapping over lines as msgcat does.

Knows the C-like escapes of PO files (msgfmt rejects any other) and where a long string may be broken; knows nothing of entries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

PAGE_WIDTH = 79
"""Columns of a line that msgcat writes, quotes included."""

UNWRAPPED = 1 << 30
"""The page width of a file whose strings are broken after newlines only."""

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_UNESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_BYTES = r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,8}))+"
_ESCAPE = re.compile(rf'{_BYTES}|\\([ntr"\\abfv])|(\\.?|")')
_BYTE = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]+))")

# Latin, Greek, Cyrillic, Arabic letters and common punctuation: one column each.
_NARROW = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u0620-\u064a\u2010-\u2027\u202f-\u205e]*\Z"
)
_SPACES = re.compile(r" +")
# Places where a line may end other than after a space, by the pairs of UAX #14 that matter in running text.
_BREAK = (
    r"[-\u2010\u00ad.:](?=[^\W\d_])"
    r"|(?<=\w)[\u2013|](?=\w)"
    r"|/(?=[^\W\d_<\\])"
    r"|[!?}](?=[^\W\d_])"
    r"|\u2014+(?=[^\s\u2014])|(?=\u2014)(?<=[^\s\u2014])"
    r"|(?<=[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff01-\uff60])(?=[\u2e80-\u3000\u3003-\u3007\u3012\u3013\u3020-\u9fff\uac00-\ud7ff\uf900-\ufaff])"
)


class BadStringError(ValueError):
    """A PO string that msgfmt rejects; the message is for people."""


def quote(text: str) -> str:
    """`text` escaped for a PO string, without the quotes around it."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\{ord(match[0]):03o}", text)


def unquote(body: str, charset: str = "utf-8") -> str:
    """The text of a PO string's `body` (what stands between its quotes); numeric escapes are bytes in `charset`.

    Raises `BadStringError` for an unescaped quote or an escape that PO does not have.
    """
    if "\\" not in body:
        if '"' in body:
            raise BadStringError("an unescaped double quote stands inside the string")
        return body

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return _UNESCAPES[match[1]]
        if match[2] == '"':
            raise BadStringError("an unescaped double quote stands inside the string")
        if match[2]:
            raise BadStringError(f'"{match[2]}" is no escape that PO files have')
        codes = [int(byte[1], 16) if byte[1] else int(byte[2], 8) for byte in _BYTE.finditer(match[0])]
        try:
            return bytes(codes).decode(charset)
        except ValueError:
            raise BadStringError(f'"{match[0]}" is no text in {charset}') from None

    return _ESCAPE.sub(replace, body)


def string_lines(keyword: str, text: str, indent: int = 0, page: int = PAGE_WIDTH) -> list[str]:
    """The lines of `keyword "text"`, wrapped like msgcat: one line when it fits, else an empty string and one line per piece.

    `indent` is the width in columns of what the caller will put before each line (`#~ `), `page` that of the page.

    >>> string_lines("msgid", "one\\ntwo")
    ['msgid ""', '"one\\\\n"', '"two"']
    """
    quoted = quote(text)
    room = page - indent
    if text.find("\n") in (-1, len(text) - 1) and width(quoted) + len(keyword) + 3 <= room:
        return [f'{keyword} "{quoted}"']
    pieces = [piece for line in _after_newlines(text) for piece in _wrap(quote(line), room - 2)]
    return [f'{keyword} ""', *(f'"{piece}"' for piece in pieces)]


def width(text: str) -> int:
    """Columns of `text` on a terminal: wide East Asian characters take two, combining marks and format characters none."""
    if _NARROW.match(text):
        return len(text)
    return sum(map(_columns, text))


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(_BREAK)


@cache
def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def _after_newlines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _wrap(quoted: str, room: int) -> Iterator[str]:
    """`quoted` in pieces of at most `room` columns, or longer where nothing may be broken."""
    narrow = _NARROW.match(quoted) is not None
    start = 0
    while True:
        limit = start + (room if narrow else _fitting(quoted, start, room))
        if limit >= len(quoted):
            break
        end = _last_break(quoted, start, limit) or _first_break(quoted, limit)
        if end >= len(quoted):
            break
        yield quoted[start:end]
        start = end
    yield quoted[start:]


def _fitting(quoted: str, start: int, room: int) -> int:
    """How many characters of `quoted` from `start` on fit into `room` columns."""
    columns = 0
    for at in range(start, len(quoted)):
        columns += _columns(quoted[at])
        if columns > room:
            return at - start
    return len(quoted) - start


def _last_break(quoted: str, start: int, limit: int) -> int:
    """The last place in (start, limit] where a line may end, or 0. A run of spaces stays with the word before it."""
    end = limit
    if quoted[limit] == " ":
        end = start + len(quoted[start:limit].rstrip(" "))
    after_space = quoted.rfind(" ", start, end) + 1
    best = after_space
    # Two characters more let the pattern look ahead; the rest of a long text is none of this line's.
    for match in _breaks().finditer(quoted, max(after_space, start + 1), limit + 2):
        if match.end() > limit:
            break
        best = match.end()
    return best


def _first_break(quoted: str, limit: int) -> int:
    """The first place after `limit` where a line may end; the end of the text when there is none."""
    space = _SPACES.search(quoted, limit)
    end = len(quoted) if space is None else space.end()
    ends = (match.end() for match in _breaks().finditer(quoted, limit, end + 1))
    return min(next((found for found in ends if found > limit), end), end)
