"""Typography of running text: apostrophes, quotation marks, no-break spaces, digits and direction as a language's readers expect them.

What is particular to a language is data (`TYPOGRAPHY` in `l10n.text.rules`): French after the Lexique des règles typographiques en usage à
l'Imprimerie nationale, Arabic punctuation after CLDR's exemplar characters. What is done to every text: NFC, and no stray control characters.
No letter is ever changed but for an accent that a capital lacks, the ligature œ, the ending of an ordinal, and Arabic presentation forms, which
become the letters they show. Inline codes, placeholders and addresses stay as they are. Both functions are idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from l10n.text import bidi
from l10n.text.codes import CODE
from l10n.text.languages import base
from l10n.text.languages import language as language_of
from l10n.text.rules import CLOSED, HIDDEN, typography

_PLACEHOLDER = r"%\([A-Za-z_][\w.]*\)[-#0 +\d.]*[a-zA-Z]|\{\w*\}|&#?\w+;"
_ADDRESS = r"(?:https?://|www\.)[^\s\u0600-\u06ff\ue000]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
_GUARDED = re.compile(rf"{CODE.pattern}|{_PLACEHOLDER}|{_ADDRESS}")
_UNSHOWN = re.compile(rf"{CODE.pattern}|{_PLACEHOLDER}")
_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufff9-\ufffb]")
_SHAPED = re.compile("[\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+")
"""Arabic presentation forms; the word ligatures of U+FDFA and above and the ornate parentheses are characters of their own."""

_DIGIT = re.compile(
    r"(?<![A-Za-z\u00c0-\u024f\d_@#])(?<![A-Za-z\u00c0-\u024f\d][./-])\d+(?:([.,٫٬/:–-])\d+)*(?![A-Za-z\u00c0-\u024f\d]|[-_@#][A-Za-z])"
)
_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)")
"""A number with no-break spaces between its groups, which a right-to-left line would show in the wrong order."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ELIDED = re.compile(
    r"\b([ldjmtscnLDJMTSCN]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Aa]ujourd|[Pp]resqu)\s*(['’])\s+(?=\w)|(\w)\s+(['’])(?=\w)"
)
_INVERTED = re.compile(r"(?<=[aec])\s+-\s*t\s*-\s+(?=(?:il|elle|on)s?\b)")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a project chooses for Arabic: `digits` are `latin` (2025) or `arabic` (٢٠٢٥), `months` the names in use (`l10n.text.months`)."""

    digits: str = "latin"
    months: str = "gregorian"


DEFAULT = Choices()


def polish(text: str, language: str, choices: Choices = DEFAULT) -> str:
    """`text` with the signs and spaces that the readers of `language` expect, in NFC, without stray control characters.

    >>> polish("l'ICESCO : « oui »", "fr")
    'l’ICESCO\\xa0: «\\xa0oui\\xa0»'
    """
    if HIDDEN in text or CLOSED in text:
        return text
    text = unicodedata.normalize("NFC", _STRAY.sub("", text))
    arabic = _arabic(language)
    rules = typography(language)
    if not rules and not arabic:
        return text
    if arabic:
        text = bidi.unmarked(_SHAPED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))
    text = _apart(text, _GUARDED, lambda shown: _ruled(shown, rules, choices if arabic else None))
    if arabic:
        text = _apart(text, _UNSHOWN, bidi.isolated)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=256)
def _arabic(language: str) -> bool:
    return language_of(language).script == "Arab"


def _apart(text: str, guard: re.Pattern[str], change: Callable[[str], str]) -> str:
    """`text` after `change`, which sees one private-use character for each thing that `guard` finds."""
    guarded = [match[0] for match in guard.finditer(text)]
    shown = change(guard.sub(lambda match: CLOSED if match[0].startswith("</") else HIDDEN, text))
    if sum(map(shown.count, (HIDDEN, CLOSED))) != len(guarded):
        return text
    left = iter(guarded)
    return re.sub(f"[{HIDDEN}{CLOSED}]", lambda _: next(left), shown)


def _ruled(text: str, rules: tuple[tuple[re.Pattern[str], str], ...], choices: Choices | None) -> str:
    if choices is not None:
        text = _digits(text, choices)
    for pattern, sign in rules:
        # Again while it changes something: a quotation may hold quotations.
        while (changed := pattern.sub(sign, text)) != text:
            text = changed
    return text


def _digits(text: str, choices: Choices) -> str:
    """The digits of a text in an Arabic script, those of Latin words (COVID-19) apart."""
    text = _SPACED.sub(lambda match: re.sub(r"\D", ",", match[0]), text.translate(_TO_LATIN))
    if choices.digits == "latin":
        return text
    text = _DIGIT.sub(_arabic_number, text)
    return re.sub(r"(?<=[٠-٩])\s?%", "٪", text)


def _arabic_number(match: re.Match[str]) -> str:
    number = match[0]
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "٬")
    if re.fullmatch(r"[\d٬]+\.\d+|\d+,\d{1,2}", number):
        number = re.sub("[.,]", "٫", number)
    return number.translate(_TO_ARABIC)


def tidy(text: str, language: str) -> str:
    """`text` without the spaces that a model trained on tokenised text leaves in it.

    >>> tidy("de l ' ICESCO , ici", "fr")
    "de l'ICESCO, ici"
    """
    text = re.sub(r"(?<=\w) (?=[,.](?:\s|$))", "", text)
    if base(language) == "fr":
        text = _INVERTED.sub("-t-", text)
        text = _ELIDED.sub(lambda match: f"{match[1] or match[3]}{match[2] or match[4]}", text)
    return text
