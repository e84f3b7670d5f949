"""The check `plurals`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check


@unit_check("plurals", "error")
def check(subject: Subject) -> Iterator[Flaw]:
    """A plural message has more or fewer forms than its language.

    How many there are, the catalog's `Plural-Forms` header says, else the language: two in French, six in Arabic.
    """
    unit = subject.unit
    if unit.plural is None:
        return
    wanted, found = subject.setting.catalog.nplurals, len(unit.targets)
    if found == wanted:
        return
    language = subject.setting.language
    name = language.name() if language else "its language"
    if found < wanted:
        yield Flaw(f'plural form {found} is missing; {name} needs {wanted} — run "l10n update"')
    else:
        yield Flaw(f"has {found} plural forms; {name} has {wanted}")
