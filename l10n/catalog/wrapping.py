"""How wide a PO file's lines are: what is written anew is wrapped as the rest of the file is, or not at all.

Tools differ (msgcat 79 columns, Babel 76, Weblate 77, many none), and no header says which it was; the lines themselves do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.catalog.quoting import PAGE_WIDTH, UNWRAPPED, width

_SAMPLE = 5000
"""Lines looked at: enough to tell."""

_WIDEST = 400
"""A wider page is none."""

_STRING = re.compile(r'(?:#~ ?)?(?:msg[a-z_]+(?:\[\d+\])? ?)?"(.*)"\s*\Z')


def page_width(lines: Sequence[str]) -> int:
    """The columns at which the strings in the `lines` of a PO file are wrapped, `UNWRAPPED` when they are not; 79 where nothing tells.

    It is the width that contradicts the fewest lines: a wrapped line fits into it, and would not with the next line's first word; a line that
    is not followed by its rest fits into it too, unless it has no space to be broken at.
    """
    wrapped: list[tuple[int, int]] = []
    whole: Counter[int] = Counter()
    for columns, following in _strings(lines[:_SAMPLE]):
        if following is not None:
            wrapped.append((columns, columns + following - 1))
        else:
            whole[columns] += 1
    if not wrapped and all(columns <= PAGE_WIDTH for columns in whole):
        return PAGE_WIDTH
    fits: Counter[int] = Counter()
    for least, most in wrapped:
        fits.update(range(least, min(most, _WIDEST) + 1))
    too_long = {at: sum(count for columns, count in whole.items() if columns > at) for at in fits}
    # Not to wrap contradicts every wrapped line and nothing else.
    best = min(fits, key=lambda at: (too_long[at] - fits[at], abs(at - PAGE_WIDTH)), default=None)
    return UNWRAPPED if best is None or too_long[best] >= fits[best] else best


def _strings(lines: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """For each string line that tells something: its columns, and those of the next line's first word where the string goes on there."""
    for index, line in enumerate(lines):
        match = _STRING.match(line)
        if match is None or not match[1]:
            continue
        after = _STRING.match(lines[index + 1]) if index + 1 < len(lines) and '"' in lines[index + 1][:4] else None
        goes_on = after is not None and "msg" not in lines[index + 1][:7]
        columns = width(line.rstrip())
        if after is not None and goes_on and not match[1].endswith("\\n"):
            yield columns, width(re.match(r"[^ ]* *", after[1])[0])  # type: ignore[index]
        elif " " in match[1].strip(" "):
            yield columns, None
