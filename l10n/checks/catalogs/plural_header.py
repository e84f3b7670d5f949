"""The check `plural-header`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, catalog_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.errors import InputError
from l10n.text.plurals import PluralForms, plural_forms

_NUMBERS = (*range(201), 1000, 1001, 1002, 1011, 1100)


@catalog_check(
    "plural-header",
    "error",
    passes=[Example("fr", "a file", ("un fichier", "des fichiers"), plural="files")],
    fails=[
        Example(
            "ar",
            "a day",
            ("يوم", "أيام"),
            ("",),
            plural="days",
            header=(("Plural-Forms", "nplurals=2; plural=(n != 1);"),),
        ),
        Example(
            "fr",
            "a",
            ("un", "des"),
            ("",),
            plural="b",
            header=(("Plural-Forms", "nplurals=2; plural=(n > 1 ? 2 : 0);"),),
        ),
        Example("fr", "a", ("un", "des"), ("",), plural="b", header=(("Plural-Forms", None),)),
    ],
)
def check(setting: Setting) -> Iterator[Flaw]:
    """The header does not say how plurals work, or says it wrongly.

    `Plural-Forms` is missing where plural messages stand, cannot be read, points to forms that are not there,
    or disagrees with the language.
    """
    value = setting.catalog.header.get("Plural-Forms", "").strip()
    remedy = _("copy the language's")
    if setting.language:
        remedy = _('write "Plural-Forms: {forms}"', forms=setting.language.plural_forms)
    if not value:
        if any(unit.plural is not None for unit in setting.units):
            yield Flaw(_("the header has no Plural-Forms — {remedy}", remedy=remedy))
        return
    try:
        forms = plural_forms(value)
        taken = [forms.index(number) for number in _NUMBERS]
    except InputError as error:
        yield Flaw(_("{error} — {remedy}", error=error.message, remedy=remedy))
        return
    if not all(0 <= index < forms.nplurals for index in taken):
        yield Flaw(
            _(
                "Plural-Forms points to a form that nplurals={forms} does not have — {remedy}",
                forms=forms.nplurals,
                remedy=remedy,
            )
        )
    elif setting.language is not None:
        yield from _compare(forms, taken, setting.language.plural_forms, setting.language.name(), remedy)


def _compare(forms: PluralForms, taken: list[int], header: str, name: str, remedy: str) -> Iterator[Flaw]:
    known = plural_forms(header)
    if forms.nplurals < known.nplurals:
        yield Flaw(
            _(
                "Plural-Forms has {forms} forms; {name} needs {needed} — {remedy}",
                forms=forms.nplurals,
                name=name,
                needed=known.nplurals,
                remedy=remedy,
            )
        )
    elif forms.nplurals == known.nplurals and taken != [known.index(number) for number in _NUMBERS]:
        # CLDR and older tables know other divisions of some languages, with as many forms: worth a look, no fault by itself.
        yield Flaw(
            _("Plural-Forms divides numbers otherwise than {name} does — {remedy}", name=name, remedy=remedy),
            severity="warning",
        )
