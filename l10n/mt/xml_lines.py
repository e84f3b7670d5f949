"""Lines with tags in them (`--markup xml`): tags become inline codes before translation and the same tags again afterwards.

Any element name and attributes will do (`<g id="1">…</g>`, `<b>`, `<br/>`). A tag that neither closes nor opens properly is kept as a
standalone code.
"""

from __future__ import annotations

import html
import itertools
import re
from collections import Counter
from collections.abc import Sequence

from l10n.errors import InputError
from l10n.text.codes import CODE, MAX_CODES, MAX_DEPTH

TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))?)*)\s*(/?)>")
"""A tag: whether it closes, its name, its attributes, whether it stands alone."""

_VOID = frozenset({"br", "hr", "img", "wbr", "input", "bx", "ex", "ph", "x"})


def to_codes(line: str) -> tuple[str, dict[str, str]]:
    """`line` with its tags as inline codes and entities decoded, and what each code stands for; raises `InputError` for too many tags.

    >>> to_codes('A <b>bold</b> &amp; <br/>')
    ('A <g1>bold</g1> & <x2/>', {'<g1>': '<b>', '</g1>': '</b>', '<x2/>': '<br/>'})
    """
    tags = list(TAG.finditer(line))
    if len(tags) > MAX_CODES:
        raise InputError(
            f"a line holds more than {MAX_CODES} tags", path="standard input", remedy="cut it into segments"
        )
    pairs = paired(tags)
    mapping: dict[str, str] = {}
    out: list[str] = []
    position = 0
    numbers = itertools.count(1)
    closing: dict[int, str] = {}

    def text(piece: str) -> str:
        """`piece` decoded; what then looks like a code becomes a standalone one."""

        def standalone(match: re.Match[str]) -> str:
            code = f"<x{next(numbers)}/>"
            mapping[code] = html.escape(match[0], quote=False)
            return code

        return CODE.sub(standalone, html.unescape(piece))

    for index, tag in enumerate(tags):
        out.append(text(line[position : tag.start()]))
        if index in closing:
            code = closing[index]
        else:
            number = next(numbers)
            code = f"<x{number}/>"
            if index in pairs:
                code, closing[pairs[index]] = f"<g{number}>", f"</g{number}>"
        mapping[code] = tag[0]
        out.append(code)
        position = tag.end()
    return "".join([*out, text(line[position:])]), mapping


def from_codes(target: str, mapping: dict[str, str]) -> str:
    """The inverse of `to_codes` on a target: text escaped as XML, codes as the tags they were."""
    out: list[str] = []
    position = 0
    for code in CODE.finditer(target):
        if code[0] not in mapping:
            continue
        out += [html.escape(target[position : code.start()], quote=False), mapping[code[0]]]
        position = code.end()
    return "".join([*out, html.escape(target[position:], quote=False)])


def paired(tags: Sequence[re.Match[str]]) -> dict[int, int]:
    """Which opening tag (by index) is closed by which, properly nested and not too deep."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    unclosed: Counter[str] = Counter()
    for index, tag in enumerate(tags):
        if tag[4] or tag[2].lower() in _VOID:
            continue
        if not tag[1]:
            stack.append(index)
            unclosed[tag[2]] += 1
            continue
        while unclosed[tag[2]]:
            opening = stack.pop()
            unclosed[tags[opening][2]] -= 1
            if tags[opening][2] == tag[2]:
                if len(stack) < MAX_DEPTH:
                    pairs[opening] = index
                break
    return pairs
