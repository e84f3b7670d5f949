"""The check `functions`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_FUNCTION = re.compile(r"(?<![\w.%])[A-Za-z_]\w*(?:(?:\.|::|->)[A-Za-z_]\w*)*\(\)")


@unit_check(
    "functions",
    "warning",
    signs="(",
    passes=[Example("fr", "call os.exit() first", "appelez d’abord os.exit()")],
    fails=[Example("fr", "call os.exit() first", "appelez d’abord os.quitter()", ("os.exit()",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A function's name is not in the target.

    `name()` stays as the program has it.
    """
    for pair in subject.pairs:
        if "()" not in pair.source:
            continue
        for match in _FUNCTION.finditer(pair.source):
            if not re.search(rf"(?<!\w){re.escape(match[0][:-2])}(?!\w)", pair.target):
                yield Flaw(_("the function {name} is not in the target", name=match[0]), pair, "source", *match.span())
