"""The check `header-language`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, catalog_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text.languages import base


@catalog_check(
    "header-language",
    "error",
    passes=[
        Example("fr", "Save", "Enregistrer"),
        Example("fr", "Save", "Enregistrer", header=(("Language", "fr_CA"),)),
    ],
    fails=[
        Example("fr", "Save", "Enregistrer", ("",), header=(("Language", "ar"),)),
        Example("fr", "Save", "Enregistrer", ("",), header=(("Language", None),)),
    ],
)
def check(setting: Setting) -> Iterator[Flaw]:
    """The header names another language than the catalog's folder, or none.

    Programs that read a catalog by its header alone would take its words for another language's.
    """
    declared = setting.catalog.header.get("Language", "").strip()
    if setting.language is None:
        yield Flaw(_("neither the folder nor the header says which language this is"), severity="warning")
        return
    code = setting.language.code
    if not declared:
        yield Flaw(_('the header names no language — write "Language: {code}"', code=code), severity="warning")
    elif base(declared) != base(code):
        yield Flaw(
            _(
                'the header says "{declared}", the folder {code} — write "Language: {code}"',
                declared=declared,
                code=code,
            )
        )
    if setting.source.replace("-", "_").lower() == code.lower():
        yield Flaw(
            _(
                'the header says that the source is in "{source}" too — correct "X-Source-Language"',
                source=setting.source,
            )
        )
