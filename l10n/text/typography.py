"""Typography of a language's running text: apostrophes, no-break spaces and signs as its readers expect them.

French after the Lexique des règles typographiques en usage à l'Imprimerie nationale; Arabic punctuation after CLDR's exemplar characters.
Both functions change signs and spaces only, never a letter, leave inline codes, URLs and times alone, and are idempotent.
"""

from __future__ import annotations

import re

from l10n.text.codes import CODE

NBSP = "\u00a0"
NARROW = "\u202f"

_GUARDED = re.compile(rf"{CODE.pattern}|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_HIDDEN, _CLOSED = "\ue000", "\ue001"
"""Private-use characters that stand for what is guarded while rules are applied: anything, and a code that closes."""

_ELIDED = re.compile(
    r"\b([ldjmtscnLDJMTSCN]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Aa]ujourd|[Pp]resqu)\s*(['’])\s+(?=\w)|(\w)\s+(['’])(?=\w)"
)
_INVERTED = re.compile(r"(?<=[aec])\s+-\s*t\s*-\s+(?=(?:il|elle|on)s?\b)")
_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf'(?<![\w"])"(?=[\w{_HIDDEN}])([^"]*[^\s"])"(?!\w)'), r"«\1»"),
    (re.compile(r"“([^“”]*)”"), r"«\1»"),
    (re.compile(rf"(?<=\w)'(?=\w|$|[«{_HIDDEN}])"), "’"),
    (re.compile(rf"[ {NBSP}{NARROW}]+(?=[;!?](?![;!?\w]))|(?<=[\w)»%{_CLOSED}])(?=[;!?](?:[\s»]|$))"), NARROW),
    (re.compile(rf"[ {NBSP}{NARROW}]+(?=:(?!\w))|(?<=[\w)»%{_CLOSED}])(?=:(?:[\s»]|$))"), NBSP),
    (re.compile(rf"«[ {NBSP}{NARROW}]*"), f"«{NBSP}"),
    (re.compile(rf"[ {NBSP}{NARROW}]*»"), f"{NBSP}»"),
    (re.compile(rf"(?<=\d)[ {NBSP}{NARROW}](?=%)"), NBSP),
)
_ARABIC: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=[\u0600-\u06ff{_CLOSED}]),(?!\d)"), "،"),
    (re.compile(rf"(?<=[\u0600-\u06ff{_CLOSED}]);"), "؛"),
    (re.compile(rf"(?<=[\u0600-\u06ff{_CLOSED}])\?"), "؟"),
    (re.compile("\u0640"), ""),
)
_RULES = {"fr": _FRENCH, "ar": _ARABIC}


def polish(text: str, language: str) -> str:
    """`text` with the signs and spaces its language's readers expect; unchanged for a language without rules.

    >>> polish("l'ICESCO : « oui »", "fr")
    'l’ICESCO\\xa0: «\\xa0oui\\xa0»'
    """
    rules = _RULES.get(language.split("_")[0], ())
    if not rules or _HIDDEN in text or _CLOSED in text:
        return text
    guarded = iter([match[0] for match in _GUARDED.finditer(text)])
    text = _GUARDED.sub(lambda match: _CLOSED if match[0].startswith("</") else _HIDDEN, text)
    for pattern, sign in rules:
        # Again while it changes something: a quotation may hold quotations.
        while (changed := pattern.sub(sign, text)) != text:
            text = changed
    return re.sub(f"[{_HIDDEN}{_CLOSED}]", lambda _: next(guarded), text)


def tidy(text: str, language: str) -> str:
    """`text` without the spaces that a model trained on tokenised text leaves in it.

    >>> tidy("de l ' ICESCO , ici", "fr")
    "de l'ICESCO, ici"
    """
    text = re.sub(r"(?<=\w) (?=[,.](?:\s|$))", "", text)
    if language.split("_")[0] == "fr":
        text = _INVERTED.sub("-t-", text)
        text = _ELIDED.sub(lambda match: f"{match[1] or match[3]}{match[2] or match[4]}", text)
    return text
