"""The check `header-language`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, catalog_check
from l10n.checks.example import Example
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
        yield Flaw("neither the folder nor the header says which language this is", severity="warning")
        return
    code = setting.language.code
    if not declared:
        yield Flaw(f'the header names no language — write "Language: {code}"', severity="warning")
    elif base(declared) != base(code):
        yield Flaw(f'the header says "{declared}", the folder {code} — write "Language: {code}"')
    if setting.source.replace("-", "_").lower() == code.lower():
        yield Flaw(f'the header says that the source is in "{setting.source}" too — correct "X-Source-Language"')
