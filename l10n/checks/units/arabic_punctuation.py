"""The check `arabic-punctuation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.untouchable import blanked

_MARK = re.compile(r"(?<=[\u0620-\u065f\u0670-\u06d3])[\"”»)\]]?\s?([,;?])(?!\d)")
_RIGHT = {",": "،", ";": "؛", "?": "؟"}
_LANGUAGES = frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ckb"})


@unit_check("arabic-punctuation", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """A Latin comma, semicolon or question mark stands in Arabic text.

    Arabic script has its own: `،` `؛` `؟`. Marks after Latin words, in numbers and in addresses are left alone.
    """
    if subject.setting.base not in _LANGUAGES:
        return
    for pair in subject.pairs:
        for match in _MARK.finditer(blanked(pair.target, subject.unit.flags)):
            mark = match[1]
            start, end = match.span(1)
            yield Flaw(f"“{mark}” must be “{_RIGHT[mark]}” in Arabic script", pair, "target", start, end, fixable=True)
