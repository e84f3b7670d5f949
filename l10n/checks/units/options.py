"""The check `options`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")


@unit_check(
    "options",
    "warning",
    signs="-",
    passes=[Example("fr", "use --force to go on", "utilisez --force pour continuer")],
    fails=[
        Example("fr", "use --force to go on", "utilisez --forcer pour continuer", ("--force",)),
        Example("ar", "use --force to go on", "استخدم force للمتابعة", ("--force",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An option of a command line is not in the target.

    Programs know it by this name only.
    """
    for pair in subject.pairs:
        if "--" not in pair.source:
            continue
        there = set(_OPTION.findall(pair.target))
        for match in _OPTION.finditer(pair.source):
            if match[0] not in there:
                yield Flaw(
                    _("the option {option} is not in the target", option=match[0]), pair, "source", *match.span()
                )
