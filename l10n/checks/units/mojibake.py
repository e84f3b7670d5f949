"""The check `mojibake`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ"
_TWICE = re.compile(
    rf"â[\u0080€][{_REST}]|[ÃÂ][\u0080-\u009f\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ•–—˜™š›œžŸŽ]|[ÃÂ]\u00a0|Ã (?=[a-z])"
    rf"|[Ã][’‘“”](?=\w)|Å[\u0080-\u0093\u00b8“’](?=\w)|(?:[ØÙÚÛ][{_REST}]){{2,}}|ï»¿|ï¿½"
)
_SUSPECT = re.compile("[âÃÂÅØÙÚÛïРСÐÑ\ufffd?]")
_SUSPECT_ARABIC = re.compile("[À-ÿРС\ufffd?]")
"""Of what one stands in every text that was misread."""
_CYRILLIC = re.compile("(?:[РСÐÑ][\u0080-\u00bf‚ѓ„…†‡€‰Љ‹Њ‘’“”•–—™љ›њ\u00a0-\u00bf]){3,}")
_LATIN_RUN = re.compile("[\u00c0-\u00ff]{4,}")
_LOST = re.compile(
    r"\?{3,}|\w\?{1,2}(?:\w|\(\w|(?= ['(?a-zß-ÿ]|\s?[»)\]\"]|\s?[:;]|[.,]))|(?:^|[\s\"«(’'])\?{1,2}[^\W\d_]|\s\?\s(?=[«a-zß-ÿ])"
)
"""Question marks within a word, at its start, or after it where its sentence goes on."""


@unit_check(
    "mojibake",
    "error",
    passes=[
        Example("fr", "Summer", "Été"),
        Example("fr", "AGE", "ÂGE"),
        Example("fr", "What???", "Quoi ???"),
        Example("fr", "Is it late?", "Est-il tard ?"),
        Example("ar", "Peace", "السلام"),
    ],
    fails=[
        Example("fr", "Summer", "Ã‰tÃ©", ("Ã‰",)),
        Example("fr", "The member", "Lâ€™Ã©tat", ("â€™",)),
        Example("ar", "Peace", "Ø§Ù„Ø³Ù„Ø§Ù…", ("Ø§Ù„Ø³Ù„Ø§Ù…",)),
        Example("fr", "Summer", "\ufffdt\ufffd", ("\ufffd",)),
        Example("ar", "Peace", "??????", ("??????",)),
        Example("fr", "The fairy", "La f?e", ("f?e",)),
        Example("ar", "Peace", "ÇáÓáÇã", ("ÇáÓáÇã",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The text was read in the wrong encoding.

    UTF-8 taken for a Western encoding leaves sequences like “Ã©”; letters that an encoding could not hold end as question marks or U+FFFD.
    """
    arabic = bool(subject.setting.language and subject.setting.language.script == "Arab")
    suspect = _SUSPECT_ARABIC if arabic else _SUSPECT
    for pair in subject.pairs:
        text = pair.target
        if not suspect.search(text):
            continue
        if text.isascii():
            if "?" in text:
                yield from _lost(pair)
            continue
        if "\ufffd" in text and "\ufffd" not in pair.source:
            at = text.index("\ufffd")
            yield Flaw(_("holds U+FFFD, left where a letter could not be read"), pair, "target", at, at + 1)
            continue
        match = _TWICE.search(text) or (_CYRILLIC.search(text) if arabic or "Р" in text else None)
        if match is None and arabic:
            match = _LATIN_RUN.search(text)
        if match is not None and match[0] not in pair.source:
            yield Flaw(_("“{text}” comes from a wrong encoding", text=match[0][:20]), pair, "target", *match.span())
        elif "?" in text:
            yield from _lost(pair)


def _lost(pair: Pair) -> Iterator[Flaw]:
    """Question marks where letters were."""
    match = _LOST.search(pair.target_prose)
    if match is not None and not _LOST.search(pair.source) and "?" not in pair.source:
        yield Flaw(_("letters were lost to question marks"), pair, "target", *match.span())
