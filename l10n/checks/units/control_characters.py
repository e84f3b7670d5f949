"""The check `control-characters`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_SIGN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)


@unit_check(
    "control-characters",
    "error",
    needs="hidden",
    passes=[Example("fr", "Bell \x07", "Cloche \x07")],
    fails=[Example("fr", "Save", "Enregis\x0ctrer", ("\x0c",)), Example("ar", "Save", "حفظ\x08", ("\x08",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A control character, or one that no font knows, stands in the target.

    XML and HTML cannot hold most of them, and what programs make of them nobody can tell.
    """
    for pair in subject.pairs:
        for match in _SIGN.finditer(pair.target):
            if match[0] not in pair.source:
                yield Flaw(
                    _("the control character U+{code}", code=f"{ord(match[0]):04X}"),
                    pair,
                    "target",
                    *match.span(),
                    fix="",
                )
