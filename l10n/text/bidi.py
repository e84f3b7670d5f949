"""The Unicode Bidirectional Algorithm (UAX #9), as far as plain running text needs it: what stands where when a paragraph is shown.

Without explicit embeddings and overrides (rules X2–X7), which no text of ours holds; isolates are honoured. Used to find the names, numbers
and codes that a right-to-left paragraph would scramble, and to isolate these and no others.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

LRI, PDI = "\u2066", "\u2069"
CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""All characters that steer direction, as the inside of a set."""

_STEERING = re.compile(f"[{CONTROLS}]")
_LEFT_TO_RIGHT = re.compile(
    # An address, or words of Latin letters and digits with the signs inside and at the edges of them; spaces only between two such words.
    r"(?:https?://|www\.)[^\s<>\u0600-\u06ff]*[^\s<>\u0600-\u06ff.,;:!?)»”\"']"
    r"|[-−]?\d+(?:[.,]\d+)?\s?°[CF]|[A-Z]{1,3}[$€£](?:\s?\d[\d.,]*(?<=\d))?"
    r"|[+#@.$€£~/\\_-]{0,3}[A-Za-z\u00c0-\u024f0-9](?:[A-Za-z\u00c0-\u024f0-9._@/\\&'’+#:=*~%-]*[A-Za-z\u00c0-\u024f0-9+#%/])?"
    r"(?: [+#@.]{0,3}[A-Za-z\u00c0-\u024f0-9](?:[A-Za-z\u00c0-\u024f0-9._@/\\&'’+#:=*~%-]*[A-Za-z\u00c0-\u024f0-9+#%/])?"
    r"| \([+#@.]{0,3}[A-Za-z\u00c0-\u024f0-9][^()<>\u0600-\u06ff\ue000-\uf8ff]{0,80}\))*"
)
_PLAIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?: [A-Za-z\u00c0-\u024f]+)*|\d+(?:[.,/:]\d+)*")
"""Words alone, and numbers alone: no paragraph scrambles these."""
_ONLY_NUMBERS = re.compile(r"[\d.,:/\s%$€£-]+")
_NEGATIVE = re.compile(r"[-−]\d+(?:[.,]\d+)*")
_PHONE = re.compile(r"\+?\d{1,4}(?:[ .-]\d{2,4}){3,}")


def unmarked(text: str) -> str:
    """`text` without the characters that steer direction."""
    return _STEERING.sub("", text)


def isolated(text: str) -> str:
    """Right-to-left `text` with isolates (LRI … PDI) around what it would scramble otherwise, and no other steering characters.

    >>> isolated("لغة C++ سهلة") == "لغة " + LRI + "C++" + PDI + " سهلة"
    True
    >>> isolated("زار ICESCO أمس") == "زار ICESCO أمس"
    True
    """
    text = unmarked(text)
    spans = [
        match.span()
        for match in _LEFT_TO_RIGHT.finditer(text)
        if not _PLAIN.fullmatch(match[0]) and (not _ONLY_NUMBERS.fullmatch(match[0]) or _alone(text, match))
    ]
    if not spans:
        return text
    place = _places(text)
    out: list[str] = []
    position = 0
    for start, end in spans:
        if _scrambled(place[start:end]):
            out += [text[position:start], LRI, text[start:end], PDI]
            position = end
    return "".join([*out, text[position:]])


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether numbers and signs are one thing: a telephone number, or one with a minus sign, before which no range begins."""
    negative = _NEGATIVE.fullmatch(match[0]) and not text[: match.start()].rstrip()[-1:].isdigit()
    return bool(negative or _PHONE.fullmatch(match[0]))


def _scrambled(places: Sequence[int]) -> bool:
    """Whether characters that follow each other are not shown side by side from left to right."""
    return any(after != before + 1 for before, after in itertools.pairwise(places))


def visual_order(text: str) -> list[int]:
    """The indices of a right-to-left paragraph's characters as they are shown, from left to right.

    >>> visual_order("اب 12")
    [3, 4, 2, 1, 0]
    """
    levels = _levels(text)
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        index = 0
        while index < len(order):
            if levels[order[index]] < level:
                index += 1
                continue
            end = index
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[index:end] = order[index:end][::-1]
            index = end
    return order


def _places(text: str) -> list[int]:
    """For each character the place where it is shown."""
    places = [0] * len(text)
    for place, index in enumerate(visual_order(text)):
        places[index] = place
    return places


def _levels(text: str) -> list[int]:
    """The embedding level of each character of a right-to-left paragraph; what stands in an LRI … PDI pair is a paragraph of its own, two deeper."""
    # Private-use characters stand for codes, which are not shown.
    types = ["BN" if "\ue000" <= char <= "\uf8ff" else unicodedata.bidirectional(char) or "L" for char in text]
    levels = [1] * len(text)
    outer: list[int] = []
    index, last = 0, text.rfind(PDI)
    while index < len(text):
        if text[index] == LRI and index < last:
            end = text.index(PDI, index)
            inner = list(range(index + 1, end))
            _resolve(text, types, levels, inner, base=2)
            outer += [index]
            types[index] = types[end] = "ON"
            index = end
        outer.append(index)
        index += 1
    _resolve(text, types, levels, outer, base=1)
    return levels


def _resolve(text: str, types: list[str], levels: list[int], run: Sequence[int], base: int) -> None:
    """Rules W1–W7, N0–N2, I1–I2 and L1 for the characters `run` (indices in order) at the embedding level `base`."""
    embedding = "R" if base % 2 else "L"
    kinds = [types[index] for index in run]
    _weak(kinds, embedding)
    _brackets([text[index] for index in run], kinds, embedding)
    _neutral(kinds, embedding)
    for index, kind in zip(run, kinds, strict=True):
        if base % 2:
            levels[index] = base + (kind != "R")
        else:
            levels[index] = base + (1 if kind == "R" else 2 if kind in ("EN", "AN") else 0)
    for index in reversed(run):
        if types[index] not in ("WS", "BN", "S", "B"):
            break
        levels[index] = base


def _weak(kinds: list[str], embedding: str) -> None:
    before = embedding
    for index, kind in enumerate(kinds):  # W1
        kinds[index] = before = before if kind in ("NSM", "BN") else kind
    strong = embedding
    for index, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            kinds[index] = left
    index = 0
    while index < len(kinds):  # W5
        if kinds[index] != "ET":
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if "EN" in (kinds[index - 1] if index else "", kinds[end] if end < len(kinds) else ""):
            kinds[index:end] = ["EN"] * (end - index)
        index = end
    strong = embedding
    for index, kind in enumerate(kinds):  # W6, W7
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _direction(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


_PAIRS = {"(": ")", "[": "]", "{": "}"}


def _brackets(chars: Sequence[str], kinds: list[str], embedding: str) -> None:
    """N0: a pair of brackets takes the direction of what it holds, or of what stands before it."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if kinds[index] != "ON":
            continue
        if char in _PAIRS:
            stack.append((_PAIRS[char], index))
        elif char in _PAIRS.values():
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == char:
                    pairs.append((stack[depth][1], index))
                    del stack[depth:]
                    break
    for start, end in sorted(pairs):
        inside = {_direction(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        way = embedding
        if embedding not in inside:
            before = next((side for kind in reversed(kinds[:start]) if (side := _direction(kind))), embedding)
            way = before if before != embedding else embedding
        kinds[start] = kinds[end] = way


def _neutral(kinds: list[str], embedding: str) -> None:
    index = 0
    while index < len(kinds):  # N1, N2
        if _direction(kinds[index]):
            index += 1
            continue
        end = index
        while end < len(kinds) and not _direction(kinds[end]):
            end += 1
        left = _direction(kinds[index - 1]) if index else embedding
        right = _direction(kinds[end]) if end < len(kinds) else embedding
        kinds[index:end] = [left if left == right else embedding] * (end - index)
        index = end
