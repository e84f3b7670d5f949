"""The check `normalisation`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdcf\ufe70-\ufefc]+")
"""Arabic presentation forms, without the ligatures of religious formulas and the ornate brackets."""
_PERSIAN = {"\u06cc": "\u064a", "\u06a9": "\u0643", "\u06c0": "\u0629", "\u06c1": "\u0647", "\u06d5": "\u0647"}
_PERSIAN |= {chr(0x6F0 + digit): chr(0x660 + digit) for digit in range(10)}
_LETTER = re.compile(f"[{''.join(_PERSIAN)}]")
_SUSPECT = re.compile(f"{_LETTER.pattern}|{_FORMS.pattern}")


@unit_check(
    "normalisation",
    "warning",
    gathered=True,
    passes=[
        Example("fr", "Summer", "été"),
        Example("ar", "Muhammad ﷺ", "محمد ﷺ"),
        Example("ar", "book", "كتاب"),
        Example("fa", "book", "کتاب"),
        Example("ar", "the Persian word کتاب", "الكلمة کتاب"),
    ],
    fails=[
        Example("fr", "Summer", "e\u0301te\u0301", ("e\u0301",)),
        Example("ar", "Peace", "ﺍﻟﺴﻼﻡ", ("ﺍﻟﺴﻼﻡ",)),
        Example("ar", "book", "کتاب", ("ک",)),
        Example("ar", "in the city", "فی المدينة", ("ی",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Letters are written with the wrong characters, though they look right.

    Accents apart from their letter (not Unicode form NFC), Arabic presentation forms, and the Persian yeh, keheh and digits in Arabic text:
    searching and sorting take them for other words.
    """
    for pair in subject.pairs:
        text = pair.target
        if text.isascii():
            continue
        arabic = subject.setting.base == "ar"
        if not unicodedata.is_normalized("NFC", text):
            yield from _decomposed(pair)
        if arabic and _SUSPECT.search(text):
            yield from _arabic(pair)


def _decomposed(pair: Pair) -> Iterator[Flaw]:
    text = pair.target
    composed = unicodedata.normalize("NFC", text)
    # The order of Arabic vowel signs differs from how people type them; only what grows together is a fault.
    if len(composed) == len(text) or not unicodedata.is_normalized("NFC", pair.source):
        return
    for match in re.finditer(r"[^\u0300-\u036f\u0653-\u0655][\u0300-\u036f\u0653-\u0655]+", text):
        fixed = unicodedata.normalize("NFC", match[0])
        if len(fixed) < len(match[0]):
            yield Flaw(_("“{fixed}” is written in parts", fixed=fixed), pair, "target", *match.span(), fix=fixed)
            return


def _arabic(pair: Pair) -> Iterator[Flaw]:
    text = pair.target
    for match in _FORMS.finditer(text):
        if match[0] not in pair.source:
            fixed = unicodedata.normalize("NFKC", match[0])
            yield Flaw(_("is written with presentation forms"), pair, "target", *match.span(), fix=fixed)
    if _LETTER.search(pair.source):
        return
    for match in _LETTER.finditer(text):
        sign = match[0]
        name = unicodedata.name(sign).removeprefix("ARABIC LETTER ").lower()
        message = (
            _("a Persian digit in Arabic text ({name})", name=name)
            if sign.isdigit()
            else _("a Persian letter in Arabic text ({name})", name=name)
        )
        yield Flaw(message, pair, "target", *match.span(), fix=_PERSIAN[sign])
