"""The check `acronyms`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from l10n.checks.check import Flaw, Setting, Subject, unit_check
from l10n.checks.example import Example

_ACRONYM = re.compile(r"(?<![\w&.@/\\\ufffc-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?:[/-][A-Z0-9]+)*(?=s?(?![\w@(&/\\-]|\.\w))")
_ANY = re.compile(r"(?<![a-z])[A-Z][A-Z0-9]+(?![a-z]{2})|\b(?:[A-Z]\.){2,}")
_SHOUTED = re.compile(r"[A-Z]{2,}[^a-z]+[A-Z]{2,}[^a-z]+[A-Z]{2,}")
_TRANSLATED = frozenset(
    "ID IDS OK FAQ TV UI GUI AM PM US USA UK UN EU NATO WHO AIDS HIV DNA RNA IMF WTO NGO GDP VAT CEO AND OR NOT NO YES ALL NEW ON OFF THE "
    "UTC GMT PO AKA ASAP IT HR TBD TODO NB PS BC AD BCE CE MB GB KB TB PB EB GIB MIB KIB RAM CPU OS CAD OOM RTL LTR II III IV VI VII VIII "
    "IX XI XII CC BCC MR MRS DR ST OP RE FW TO IS".split()
)
"""Acronyms that languages have their own for, words in capitals, units, and Roman numerals."""


@unit_check(
    "acronyms",
    "warning",
    passes=[
        Example("fr", "Use the XML format.", "Utilisez le format XML."),
        Example("fr", "The UN met.", "L’ONU s’est réunie."),
        Example("ar", "Use the XML format.", "استخدم صيغة XML."),
        Example("ar", "The ILO met.", "اجتمعت منظمة العمل الدولية."),
        Example("fr", "READ THIS FIRST", "À lire d’abord"),
    ],
    fails=[
        Example("fr", "Use the XML format.", "Utilisez le format.", ("XML",)),
        Example("ar", "Use the XML format.", "استخدم الصيغة.", ("XML",), others=(("An XML file", "ملف XML"),)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """An acronym of the source is lost.

    Acronyms are kept, or the target has its own (an acronym of its own, or the glossary's). In languages of other scripts one is often
    spelt out; there it is missed only where the catalog keeps it elsewhere.
    """
    setting = subject.setting
    if setting.language is None:
        return
    latin = setting.language.script == "Latn"
    for pair in subject.pairs:
        source = pair.source
        if source.islower() or not _ACRONYM.search(source) or _SHOUTED.search(source):
            continue
        for match in _ACRONYM.finditer(pair.source_prose):
            acronym = match[0]
            if (
                acronym in _TRANSLATED
                or acronym.lower() in pair.target.lower()
                or (len(acronym) > 6 and acronym.isalpha())
            ):
                continue
            kept, lost = setting.once("acronyms", _habits).get(acronym, (0, 0))
            kept_elsewhere = kept > lost if latin else 0 < kept > 3 * (lost - 1)
            if kept_elsewhere or (latin and not _ANY.search(pair.target_prose)):
                yield Flaw(f"the acronym {acronym} is not in the target", pair, "source", *match.span())


def _habits(setting: Setting) -> dict[str, tuple[int, int]]:
    """In how many units each acronym is kept, and in how many it is not."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for unit in setting.catalog:
        if unit.target and not unit.source.islower():
            target = unit.target.lower()
            for acronym in set(_ACRONYM.findall(unit.source)):
                counts[acronym][acronym.lower() not in target] += 1
    return {acronym: (kept, lost) for acronym, (kept, lost) in counts.items()}
