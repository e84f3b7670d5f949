"""The check `nplurals`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _


@unit_check(
    "nplurals",
    "error",
    needs="plural",
    passes=[
        Example("fr", "a file", ("un fichier", "des fichiers"), plural="files"),
        Example("ar", "a day", ("لا أيام", "يوم", "يومان", "أيام", "يوما", "يوم"), plural="days"),
    ],
    fails=[
        Example("ar", "a day", ("يوم", "أيام"), ("يوم",), plural="days"),
        Example("fr", "a file", ("un", "deux", "trois"), ("un",), plural="files"),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A plural message has more or fewer forms than its language.

    How many there are, the catalog's `Plural-Forms` header says, else the language: two in French, six in Arabic.
    """
    unit = subject.unit
    if unit.plural is None:
        return
    wanted, found = subject.setting.once("nplurals", lambda setting: setting.catalog.nplurals), len(unit.targets)
    if found == wanted:
        return
    language = subject.setting.language
    name = language.name() if language else "its language"
    if found < wanted:
        message = _(
            'plural form {found} is missing; {name} needs {wanted} — run "l10n update"',
            found=found,
            name=name,
            wanted=wanted,
        )
    else:
        message = _("has {found} plural forms; {name} has {wanted}", found=found, name=name, wanted=wanted)
    yield Flaw(message, end=len(unit.target))
