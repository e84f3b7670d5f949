"""The check `partial-plural`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _


@unit_check(
    "partial-plural",
    "error",
    needs="plural",
    passes=[
        Example("fr", "a file", ("un fichier", "des fichiers"), plural="files"),
        Example("fr", "a file", ("", ""), plural="files"),
    ],
    fails=[
        Example("fr", "a file", ("un fichier", ""), ("",), plural="files"),
        Example("ar", "a day", ("لا أيام", "يوم", "يومان", "أيام", "", "يوم"), ("",), plural="days"),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A plural message has some of its forms, and others are empty.

    Readers would see the source language for some numbers and the target language for others.
    """
    unit = subject.unit
    if unit.plural is None or unit.filled or not any(unit.targets):
        return
    for form, target in enumerate(unit.targets):
        if not target:
            yield Flaw(_("plural form {form} is empty, others are not", form=form), Pair(unit.plural, "", form))
