"""The check `end-punctuation`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.text import codes

_CLOSERS = " \t\n\r\u00a0\u202f\u200b\u200e\u200f\u202c\u2069\"'“”‘’«»‹›()[]{}*_`"
_CLASSES = {
    **dict.fromkeys(".。۔।", _("a full stop")),
    **dict.fromkeys("?؟？", _("a question mark")),
    **dict.fromkeys("!！", _("an exclamation mark")),
    **dict.fromkeys(":：", _("a colon")),
    "…": _("an ellipsis"),
}
_SHORT = re.compile(
    r"(?:(?<!\w)[^\W\d_]\. ?){2,}$|(?<![\w)}%'’])[^\W\d_]\.$|\.\w{1,4}\.?$|^\W*\d+\.$"
    r"|(?<!\w)(?:etc|vs|inc|ltd|co|corp|no|approx|min|max|mrs?|ms|dr|prof|st|jr|sr|pp|cf|al|ext|env|réf|art|éd|vol|fig|resp|ex|cie|km|sec|hrs?"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|janv|févr?|avr|juil|déc|mon|tue|wed|thu|fri|sat|sun|dim|lun|mer|jeu|ven|sam)\.$"
    r"|(?:\d|\)s|\}) car\.$",
    re.I,
)
"""An abbreviation, an initial or a file's ending: its stop belongs to the word."""
_ROLE = re.compile(r":[a-z][a-z-]{0,40}:\Z")
"""The name of a role or an option, to which its colons belong."""
_TAG = re.compile(
    r"(?:</[A-Za-z][^<>]*>|<(?:br|p|img|input|a|b|i|em|strong|span|div|li|ul|wbr|g\d+|x\d+)\b[^<>]*>|\s)+$"
)


@unit_check(
    "end-punctuation",
    "warning",
    gathered=True,
    passes=[
        Example("ar", "Why?", "لماذا؟"),
        Example("fr", "He said, “Yes.”", "Il a dit : « Oui. »"),
        Example("fr", "In the U.S.", "Aux États-Unis"),
        Example("fr", "Wait...", "Attendez…"),
        Example("fr", "Done!", "Terminé."),
        Example("fr", "<p>Done.</p>", "<p>Fini.</p>"),
        Example("ar", "See the details below.", "انظر التفاصيل أدناه. 🠯"),
        Example("fr", "Failed to ban {}", "Échec du bannissement : {}"),
        Example("fr", "Give an :encoding: option", "Donnez l’option :encoding:"),
        Example("fr", "Slug (up to %(max)s)", "Slug (jusqu’à %(max)s car.)"),
    ],
    fails=[
        Example("fr", "Why?", "Pourquoi", ("i",)),
        Example("fr", "It ended.", "Terminé\u00a0:", (":",)),
        Example("ar", "It ended here.", "انتهى هنا", ("ا",)),
        Example("fr", "Name:", "Nom", ("m",)),
        Example("fr", "The answer was %s.", "La réponse était %s", ("s",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target ends with another mark than the source.

    Marks count by what they do: `؟` is a question mark, `۔` a full stop; stop, exclamation mark and ellipsis may stand for one another. Closing
    quotes, brackets, tags and a symbol are passed over.
    """
    for pair in subject.pairs:
        if _alike(pair.source[-2:], pair.target[-2:]) or pair.has_choices:
            continue
        wanted, found = _ends(pair.source, pair.target)
        if wanted != found:
            yield from _flaw(pair, wanted, found)


def _ends(source: str, target: str) -> tuple[str, str]:
    """The marks that end source and target, where they differ in a way that counts; twice the same where not."""
    wanted, before = _mark(source)
    found, there = _mark(target)
    if wanted == found or not before or not there or _close(wanted, found):
        return "", ""
    if {wanted, found} == {"a full stop", ""} and _SHORT.search(before if wanted else there):
        return "", ""
    if {wanted, found} == {"an ellipsis", ""} and source.isascii() and "..." not in source:
        return "", ""
    return wanted, found


def _flaw(pair: Pair, wanted: str, found: str) -> Iterator[Flaw]:
    end = len(pair.target.rstrip()) or len(pair.target)
    start = max(0, end - 1)
    if wanted and found:
        yield Flaw(
            _("ends with {found}, the source with {wanted}", found=found, wanted=wanted), pair, "target", start, end
        )
    elif wanted:
        yield Flaw(_("does not end with {wanted} as the source does", wanted=wanted), pair, "target", start, end)
    else:
        yield Flaw(_("ends with {found}, the source does not", found=found), pair, "target", start, end)


def _mark(text: str) -> tuple[str, str]:
    """The class of the mark that ends `text` ("" for none), and the text up to it."""
    if text.rstrip().endswith(">"):
        text = _TAG.sub("", codes.strip(text))
    if text.rstrip().endswith("{}"):
        return "", text
    text = text.rstrip(_CLOSERS)
    if text and unicodedata.category(text[-1]) == "So":
        text = text[:-1].rstrip(_CLOSERS)
    if text.endswith(("...", "..")):
        return _CLASSES["…"], text
    if text.endswith(";") or (text.endswith(":") and _ROLE.search(text[-50:])):
        return "", text
    return _CLASSES.get(text[-1:], ""), text


def _alike(source: str, target: str) -> bool:
    """Whether the last two signs of both texts say already that they end alike: with a letter or a figure, or with the same mark behind one."""
    if source[-1:].isalnum():
        return target[-1:].isalnum()
    return source[-1:] == target[-1:] and source[-1:] in _CLASSES and source[:1].isalnum() and target[:1].isalnum()


def _close(wanted: str, found: str) -> bool:
    """Whether the marks may stand for one another: tone is the translator's, a dropped or changed question is not."""
    free = {"a full stop", "an exclamation mark", "an ellipsis"}
    return wanted in free and found in free
