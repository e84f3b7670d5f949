"""The check `french-spacing`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.untouchable import blanked

_HIGH = re.compile(r"(?<=[\w)\]»”’>])([ \u2009]?)([;:!?])(?=\s|$|[»”\"<)])")
_OPEN = re.compile(r"«( ?)(?=[^\s\u00a0\u202f])")
_CLOSE = re.compile(r"(?<=[^\s\u00a0\u202f])( ?)»")
_CANADIAN = frozenset(";!?")


@unit_check("french-spacing", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """French punctuation lacks its no-break space.

    `;` `:` `!` `?` and `»` have one before them, `«` one after it (in Canada only `:` and the quotes). An ordinary space, at which a line can
    break, is only remarked on. After the Lexique des règles typographiques en usage à l’Imprimerie nationale.
    """
    language = subject.setting.language
    if language is None or subject.setting.base != "fr":
        return
    for pair in subject.pairs:
        text = blanked(pair.target, subject.unit.flags)
        for pattern in (_HIGH, _OPEN, _CLOSE):
            for match in pattern.finditer(text):
                mark = match[2] if pattern is _HIGH else match[0].strip()
                if language.code == "fr_CA" and mark in _CANADIAN:
                    continue
                where = "after" if mark == "«" else "before"
                yield Flaw(
                    f"the space {where} “{mark}” lets the line break"
                    if match[1]
                    else f"no no-break space {where} “{mark}”",
                    pair,
                    "target",
                    match.start(),
                    match.end(),
                    fixable=True,
                    severity="info" if match[1] else None,
                )
