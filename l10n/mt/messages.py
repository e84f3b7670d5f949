"""Placeholders of software messages through MT: turned into standalone inline codes before, and back afterwards.

The engine guards inline codes already; so `%(name)s` and `{total}` come back letter for letter and none is lost or doubled.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.text.codes import CODE, MAX_CODES, codes
from l10n.text.placeholders import placeholders


def protect(source: str, flags: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """`source` with each placeholder as a standalone code, and the originals in order; codes already there keep their names.

    >>> protect("Hello %(name)s!", ["python-format"])
    ('Hello <x1/>!', ('<x1/>', '%(name)s'))
    """
    taken = max((int(code.name[1:]) for code in codes(source)), default=0)
    pieces: list[str] = []
    originals: list[str] = []
    position = 0
    for number, found in zip(range(taken + 1, MAX_CODES + 1), placeholders(source, flags), strict=False):
        code = f"<x{number}/>"
        pieces += [source[position : found.start], code]
        originals += [code, found.text]
        position = found.end
    return "".join([*pieces, source[position:]]), tuple(originals)


def restore(target: str, originals: tuple[str, ...]) -> str:
    """The inverse of `protect` on a target that carries the same codes."""
    texts = dict(zip(originals[::2], originals[1::2], strict=True))
    return CODE.sub(lambda code: texts.get(code[0], code[0]), target)
