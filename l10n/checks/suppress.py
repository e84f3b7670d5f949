"""Which findings are not wanted: `ignore` marks on units and on the header, and the project's list of ignored checks.

A mark `# l10n: ignore CHECK… why="…"` names checks (`*` for all) and holds for its unit, on the header entry for the whole file. An entry of
the project's list is the id of a check, or `id:path-glob`, which holds for the catalogs whose path, as shown, matches.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from fnmatch import fnmatchcase

from l10n.catalog.marks import Mark
from l10n.errors import UsageError

VERB = "ignore"


def by_project(ignore: Iterable[str], path: str, known: Collection[str]) -> frozenset[str]:
    """The ids of the checks that the list `ignore` switches off for the catalog shown as `path`.

    Raises `UsageError` for an entry that names none of the `known` checks.

    >>> sorted(by_project(["numbers", "tags:*/fr/*"], "catalogs/fr/a.po", ["numbers", "tags"]))
    ['numbers', 'tags']
    """
    off = set()
    for entry in ignore:
        name = entry.partition(":")[0]
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"known: {', '.join(sorted(known))}"
            raise UsageError(f'"{entry}" under "ignore" names no check', remedy=remedy)
        if holds(entry, path):
            off.add(name)
    return frozenset(off)


def holds(entry: str, path: str) -> bool:
    """Whether an entry of the project's list speaks of the catalog shown as `path`."""
    pattern = entry.partition(":")[2]
    return not pattern or fnmatchcase(path, pattern)


def suppressions(marks: Sequence[Mark]) -> dict[str, Mark]:
    """The checks that `marks` suppress, each with the mark that does; `*` stands for all."""
    return {word: mark for mark in marks if mark.verb == VERB for word in mark.words}
