"""What changed in a source since its targets were written: shown to translators, and told apart by how much it matters.

Knows texts and inline codes; where the earlier text comes from (`#| msgid`) is the caller's.
"""

from __future__ import annotations

import re
from typing import Literal

from l10n.catalog.similar import even
from l10n.catalog.unit import Unit
from l10n.text import codes

Kind = Literal["typography", "codes", "words"]

_TOKEN = re.compile(rf"{codes.CODE.pattern.replace('(', '(?:')}|\w+|\s+|.", re.DOTALL)
_LONGEST = 2000
"""Longer texts, in tokens, are shown whole: comparing them word by word takes too long."""


def kind(old: str, new: str) -> Kind:
    """What differs between two texts: only quotes, dashes, dots and spaces; inline codes (and these); or words.

    >>> kind("It's here...", "It’s here…"), kind("a word", "a <g1>word</g1>"), kind("one", "two")
    ('typography', 'codes', 'words')
    """
    if even(old).replace("...", ".") != even(new).replace("...", "."):
        return "words"
    return "typography" if codes.signature(old) == codes.signature(new) else "codes"


def shown(old: str, new: str) -> str:
    """`new` with what it lost as `[-…-]` and what it gained as `{+…+}`, word by word, as wdiff writes it.

    >>> shown("It's a word.", "It’s a word.")
    "It[-'-]{+’+}s a word."
    """
    from rapidfuzz.distance import LCSseq

    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _LONGEST:
        return f"[-{old}-]{{+{new}+}}"
    out: list[str] = []
    lost = gained = ""
    for code in LCSseq.opcodes(before, after):
        gone, come = "".join(before[code.src_start : code.src_end]), "".join(after[code.dest_start : code.dest_end])
        # A space between two changed words does not part them.
        if code.tag != "equal" or (gone.isspace() and lost and gained):
            lost, gained = lost + gone, gained + come
            continue
        out += [_changed(lost, gained), gone]
        lost = gained = ""
    return "".join([*out, _changed(lost, gained)])


def _changed(lost: str, gained: str) -> str:
    return (f"[-{lost}-]" if lost else "") + (f"{{+{gained}+}}" if gained else "")


def since(unit: Unit) -> tuple[Kind, str] | None:
    """What changed in the source of a unit that needs work since its targets were written, and how it is shown; None where nothing is known."""
    previous = unit.previous
    if previous is None or unit.state != "needs-work":
        return None
    if previous.source != unit.source:
        return kind(previous.source, unit.source), shown(previous.source, unit.source)
    if (previous.plural or "") != (unit.plural or ""):
        return kind(previous.plural or "", unit.plural or ""), shown(previous.plural or "", unit.plural or "")
    return "words", f"context {shown(previous.context or '', unit.context or '')}"
