"""The check `multiple-unnamed`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_UNNAMED = re.compile(r"%(?:\.\d+)?[sdifu](?!\w)|\{\}")


@unit_check(
    "multiple-unnamed",
    "info",
    gathered=True,
    signs="%{",
    passes=[
        Example("ar", "%(a)s of %(b)s", "%(a)s من %(b)s", flags=("python-format",)),
        Example("fr", "%s files", "%s fichiers", flags=("python-format",)),
        Example("fr", "%s of %s", "%1$s sur %2$s", flags=("c-format",)),
    ],
    fails=[Example("ar", "%s of %s in %s", "%s من %s في %s", ("%s of %s in %s",), flags=("python-format",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The source has several placeholders without names.

    Translators cannot change their order, which many languages need. Name them in the program: `%(done)s of %(total)s`.
    """
    unit = subject.unit
    if "python-format" not in unit.flags or unit.source.count("%") < 3:
        return
    if len(_UNNAMED.findall(unit.source)) > 2 and subject.setting.language is not None:
        pair = subject.pairs[0] if subject.pairs else Pair(unit.source, unit.target)
        yield Flaw(_("several placeholders have no names"), pair, "source", 0, len(pair.source))
