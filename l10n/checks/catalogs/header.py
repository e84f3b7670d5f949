"""The check `header`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, catalog_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_BOILERPLATE = re.compile("FULL NAME|EMAIL@ADDRESS|LL@li\\.org|YEAR-MO-DA|PACKAGE VERSION")
_TRANSLATORS = ("PO-Revision-Date", "Last-Translator", "Language-Team")
"""The fields that a translator fills in; the others come from the template."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[+-]\d\d:?\d\d|UTC|GMT|Z|[A-Z]{3,4})?\Z")


@catalog_check(
    "header",
    "info",
    passes=[Example("fr", "Save", "Enregistrer")],
    fails=[
        Example("fr", "Save", "Enregistrer", ("",), header=(("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),)),
        Example("fr", "Save", "Enregistrer", ("",), header=(("Content-Type", "text/plain; charset=CHARSET"),)),
        Example("fr", "Save", "Enregistrer", ("",), header=(("PO-Revision-Date", "yesterday"),)),
    ],
)
def check(setting: Setting) -> Iterator[Flaw]:
    """The header has fields no translator filled in, or dates and a character set that tools cannot read.

    Who translated, when, and in which encoding is what msgmerge, translators' tools and archives go by.
    """
    header = setting.catalog.header
    left = [name for name in _TRANSLATORS if _BOILERPLATE.search(header.get(name, ""))]
    if left:
        yield Flaw(_("nobody filled in: {fields}", fields=", ".join(left)))
    charset = re.search(r"charset=([\w-]*)", header.get("Content-Type", ""))
    if charset is None and header:
        yield Flaw(_('names no character set — write "Content-Type: text/plain; charset=UTF-8"'))
    elif charset is not None and charset[1].upper().replace("-", "") not in ("UTF8", "USASCII", "ASCII"):
        yield Flaw(_('the character set is "{charset}" — convert the catalog: msgconv -t UTF-8', charset=charset[1]))
    for name in ("PO-Revision-Date", "POT-Creation-Date"):
        value = header.get(name, "").strip()
        if value and not _DATE.match(value) and not _BOILERPLATE.search(value):
            yield Flaw(_('{name} is "{value}" — write for example 2026-11-24 18:00+0000', name=name, value=value[:40]))
