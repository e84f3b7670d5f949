"""Lines with tags in them (`--markup xml`): tags become inline codes before translation and the same tags again afterwards.

Any element name and attributes will do (`<g id="1">…</g>`, `<b>`, `<br/>`). A tag that neither closes nor opens properly is kept as a
standalone code.
"""

from __future__ import annotations

import html
import re
from collections import Counter

_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))?)*)\s*(/?)>")
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "bx", "ex", "ph", "x"})


def to_codes(line: str) -> tuple[str, dict[str, str]]:
    """`line` with its tags as inline codes and entities decoded, and what each code stands for.

    >>> to_codes('A <b>bold</b> &amp; <br/>')
    ('A <g1>bold</g1> & <x2/>', {'<g1>': '<b>', '</g1>': '</b>', '<x2/>': '<br/>'})
    """
    tags = list(_TAG.finditer(line))
    pairs = _pairs(tags)
    mapping: dict[str, str] = {}
    out: list[str] = []
    position = number = 0
    closing: dict[int, str] = {}
    for index, tag in enumerate(tags):
        if index in closing:
            code = closing[index]
        else:
            number += 1
            code = f"<x{number}/>"
            if index in pairs:
                code, closing[pairs[index]] = f"<g{number}>", f"</g{number}>"
        mapping[code] = tag[0]
        out += [html.unescape(line[position : tag.start()]), code]
        position = tag.end()
    return "".join([*out, html.unescape(line[position:])]), mapping


def from_codes(target: str, mapping: dict[str, str]) -> str:
    """The inverse of `to_codes` on a target: text escaped as XML, codes as the tags they were."""
    pattern = re.compile("|".join(map(re.escape, mapping)) or r"(?!)")
    out: list[str] = []
    position = 0
    for code in pattern.finditer(target):
        out += [html.escape(target[position : code.start()], quote=False), mapping[code[0]]]
        position = code.end()
    return "".join([*out, html.escape(target[position:], quote=False)])


def _pairs(tags: list[re.Match[str]]) -> dict[int, int]:
    """Which opening tag (by index) is closed by which, properly nested."""
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
                pairs[opening] = index
                break
    return pairs
