"""The check `dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.text.languages import base
from l10n.text.months import ARABIC, month_names

_SPELLINGS = {4: ("ابريل", "إبريل"), 5: ("ايار",), 8: ("اغسطس",), 9: ("ايلول",), 10: ("اكتوبر",)}
"""How people write Arabic months besides CLDR's names."""
_CLITICS = "[وفبلك]?"


@unit_check(
    "dates",
    "error",
    signs="0123456789",
    passes=[
        Example("fr", "on 3 March 2025", "le 3 mars 2025"),
        Example("fr", "on March 3, 2025", "le 03/03/2025"),
        Example("ar", "on 3 July 2025", "في 3 يوليو 2025"),
        Example("ar", "on 3 July 2025", "في 3 تموز 2025"),
        Example("fr", "You may 3 times", "Vous pouvez 3 fois"),
    ],
    fails=[
        Example("fr", "on 3 March 2025", "le 3 mai 2025", ("March",)),
        Example("ar", "on 3 July 2025", "في 3 يونيو 2025", ("July",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A date names another month.

    Months are known by CLDR's names, in Arabic by those of the Levant and the Maghreb too. A month in figures is not judged.
    """
    setting = subject.setting
    there, here = _months(setting.base), _months(base(setting.source))
    if there is None or here is None:
        return
    for pair in subject.pairs:
        wanted = {match.lastgroup or "": match for match in here.finditer(pair.source) if _dated(match, pair.source)}
        if not wanted:
            continue
        found = {match.lastgroup or "" for match in there.finditer(pair.target)}
        missing, extra = set(wanted) - found, found - set(wanted)
        if missing and extra:
            group = min(missing)
            match = wanted[group]
            yield Flaw(f"{match[group]} has become another month", pair, "source", *match.span(group))


def _dated(match: re.Match[str], text: str) -> bool:
    """Whether the name of a month belongs to a date: a number stands beside it."""
    before, after = text[: match.start()].rstrip(" \u00a0,"), text[match.end() :].lstrip(" \u00a0,.")
    return before[-1:].isdigit() or after[:1].isdigit()


@lru_cache(maxsize=32)
def _months(language: str) -> re.Pattern[str] | None:
    """A pattern that finds the names of months, with a group `m1`…`m12` each; None where CLDR does not know the language."""
    arabic = language == "ar"
    calendars = [month_names(code) for code in (ARABIC.values() if arabic else (language,))]
    groups = []
    for month, names in enumerate(zip(*calendars, strict=True), 1):
        every = dict.fromkeys((*names, *(_SPELLINGS.get(month, ()) if arabic else ())))
        groups.append(f"(?P<m{month}>{'|'.join(map(re.escape, every))})")
    clitics = _CLITICS if arabic else ""
    return re.compile(rf"(?<!\w){clitics}(?:{'|'.join(groups)})(?!\w)", re.I) if groups else None
