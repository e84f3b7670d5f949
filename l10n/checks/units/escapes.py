"""The check `escapes`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_ESCAPE = re.compile(r"\\(?:[nrt0\"']|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})(?![A-Za-z])|\\[nrt](?=[A-Zأ-ي])")


@unit_check(
    "escapes",
    "warning",
    signs="\\",
    passes=[
        Example("fr", r"One\nTwo", r"Un\nDeux"),
        Example("fr", r"in C:\temp", r"dans C:\temp"),
        Example("fr", r"he said \"yes\"", r"il a dit « oui »"),
    ],
    fails=[Example("fr", r"One\nTwo", "Un Deux", (r"\n",)), Example("fr", "One", r"Un\n", (r"\n",))],
)
def check(subject: Subject) -> Iterator[Flaw]:
    r"""Escape sequences differ.

    What programs read as a sign (`\n`, `\t`, `\u00e9` written as backslash and letters) stands as often in the target as in the source.
    """
    for pair in subject.pairs:
        wanted = Counter(match[0] for match in _ESCAPE.finditer(pair.source) if match[0][1] not in "\"'")
        found = Counter(match[0] for match in _ESCAPE.finditer(pair.target) if match[0][1] not in "\"'")
        if wanted == found:
            continue
        for text in wanted - found:
            at = pair.source.find(text)
            yield Flaw(
                _("the escape sequence {text} is missing in the target", text=text), pair, "source", at, at + len(text)
            )
        for text in found - wanted:
            at = pair.target.rfind(text)
            yield Flaw(
                _("the escape sequence {text} is not in the source", text=text), pair, "target", at, at + len(text)
            )
