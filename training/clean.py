"""What is kept of parallel text, and the reason why the rest is dropped. Plain rules on one pair at a time; knows no files."""

from __future__ import annotations

import re
import unicodedata

from l10n.text.languages import language
from l10n.text.scripts import share

LONGEST = 120
"""Words; longer texts are several sentences, or tables."""

RATIO = (0.4, 2.5)
"""Characters of the target per character of the source. Both Arabic and French stay within it wherever the translation is whole."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]")
_NUMBER = re.compile(r"\d+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|\{\{|\}\}|&[a-z]+;|https?://\S{40,}")


def tidy(text: str) -> str:
    """`text` in NFC, without controls, markup of its own or doubled spaces; Arabic without tatweel and presentation forms."""
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text)).replace("\u0640", "")
    if any("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc" for char in text):
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.split())


def fault(source: str, target: str, source_language: str, target_language: str) -> str | None:
    """Why a tidied pair is not kept, in a word or two; None when it is."""
    if not source or not target:
        return "empty"
    if source == target:
        return "untranslated"
    words = max(len(source.split()), len(target.split()))
    if words > LONGEST:
        return "too long"
    ratio = (len(target) + 5) / (len(source) + 5)
    if not RATIO[0] <= ratio <= RATIO[1]:
        return "length ratio"
    if _MARKUP.search(source) or _MARKUP.search(target):
        return "markup"
    for text, code in ((source, source_language), (target, target_language)):
        script = share(text, language(code).script)
        if script is None:
            return "no letters"
        if script < (0.5 if code == target_language else 0.7):
            return "wrong script"
    if sorted(_NUMBER.findall(source)) != sorted(_NUMBER.findall(target.translate(_DIGITS))):
        return "numbers differ"
    return None
