"""The check `functions`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example

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
                yield Flaw(f"the function {match[0]} is not in the target", pair, "source", *match.span())
