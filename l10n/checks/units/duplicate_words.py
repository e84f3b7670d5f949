"""The check `duplicate-words`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq

from l10n.checks.check import Flaw, Pair, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_LETTER = "[^\\W\\d_][\u0300-\u036f\u064b-\u065f\u0670]*"
_DOUBLED = re.compile(
    rf"(?<![\w'’.@/&\ufffc-])((?:{_LETTER}){{1,40}}(?:['’-](?:{_LETTER}){{1,40}}){{0,3}})[ \u00a0\u202f]+(\1)(?![\w'’@/-]|\.\w)",
    re.I,
)
_WORD = re.compile(r"\w+(?:[\u064b-\u065f'’-]+\w+)*")
_DRAWN = re.compile(r"([^\W\d_])\1{5,}|([^\W\d_]{2,4})\2{4,}")
_RIGHT = {
    "fr": frozenset({"nous", "vous", "en", "bla", "si"}),
    "en": frozenset({"had", "that", "is", "bye"}),
    "de": frozenset({"die", "der", "das", "sie"}),
    "ar": frozenset({"شيئا", "شيئًا", "إس", "اس", "بي", "سي", "دي", "تي"}),
}
"""Words that grammar doubles (“nous nous félicitons”), and names of letters (RSS, آر إس إس)."""
_SPACE = re.compile("[ \u00a0\u202f]")
_PLAIN = re.compile("[.,;:!?…،؛؟]?\\s")
"""What stands between two words of a loop."""
_LONGEST = 12
"""Words in a run that is looked for twice."""


@unit_check(
    "duplicate-words",
    "warning",
    passes=[
        Example("fr", "We meet.", "Nous nous réunissons."),
        Example("fr", "Baden Baden", "Baden Baden"),
        Example("fr", "%ss, %ss and %ss", "%s s, %s s et %s s"),
        Example("fr", "very very good", "très très bon"),
        Example("fr", "one by one and two by two", "un par un et deux par deux"),
        Example("fr", "Exit the shell.\n\nIt ends with N.", "Termine le shell.\n\nTermine le shell avec N."),
        Example("fr", "The system's name (of the software)", "Le nom du système (le nom du système logiciel)"),
        Example("fr", "-t, --type=<type>  file system", "-t, --type=<type>  type de système"),
    ],
    fails=[
        Example("fr", "in the house", "dans la la maison", ("la la",)),
        Example("ar", "in the house", "في في البيت", ("في في",)),
        Example("fr", "It opened in Rabat.", "Il ouvre à Rabat ouvre à Rabat ouvre à Rabat.", (" ".join(["ouvre à Rabat"] * 3),)),
        Example("ar", "The session ended.", "انتهت الدورة الدورة الدورة الدورة الدورة.", ("الدورة الدورة الدورة الدورة الدورة",)),
    ],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """A word or a run of words stands twice in a row.

    Unless the source doubles one too, or grammar does (French “nous nous”). Machine translation that turns in a loop is an error.
    """
    for pair in subject.pairs:
        words = _words(pair.target)
        twice = len(words) > len(set(words))
        doubled = twice and any(map(eq, words, words[1:]))
        loop = _loop(pair, words) if doubled or (twice and _again(words)) or _drawn(words) else None
        if loop is not None:
            yield loop
            continue
        # A cheap question that few texts answer with yes comes before the pattern.
        if not doubled or not _DOUBLED.search(pair.target_prose) or _DOUBLED.search(pair.source_prose):
            continue
        right = _RIGHT.get(subject.setting.base, frozenset())
        for match in _DOUBLED.finditer(pair.target_prose):
            if match[1].lower() not in right and not (match[1].isupper() and len(match[1]) == 1 and match[1].isascii()):
                yield Flaw(_("“{word}” stands twice", word=match[1]), pair, "target", *match.span(), fix=None)


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if len(folded) != len(text):
        # Some letters fold into several signs (İ), which are no longer one word.
        return [word.casefold() for word in _WORD.findall(text)]
    return _WORD.findall(folded)


def _again(words: list[str]) -> bool:
    """Whether two words come again together."""
    return len(words) > len(set(pairwise(words))) + 1


def _drawn(words: list[str]) -> bool:
    """Whether a letter of a word, or a few, come again and again."""
    for word in words:
        # Six equal letters in up to nine hold the middle; longer words repeat at least five letters of their own.
        suspect = len(word) - len(set(word)) > 4 if len(word) > 9 else len(word) > 5 and word[3] == word[4] == word[5]
        if suspect and _DRAWN.search(word):
            return True
    return False


def _loop(pair: Pair, words: list[str]) -> Flaw | None:
    """A run of words that comes again at once: thrice, or twice where it has three words or more."""
    places = list(_WORD.finditer(pair.target))
    found = _run(words, [pair.target[one.end() : other.start()] for one, other in pairwise(places)])
    if found is not None and _run(_words(pair.source)) is None:
        start, end = places[found[0]].start(), places[found[1]].end()
        return Flaw(_("turns in a loop: the same words again and again"), pair, "target", start, end, severity="error")
    match = _DRAWN.search(pair.target)
    if match is not None and not _DRAWN.search(pair.source):
        return Flaw(
            _("turns in a loop: the same letters again and again"), pair, "target", *match.span(), severity="error"
        )
    return None


def _run(words: list[str], gaps: Sequence[str] = ()) -> tuple[int, int] | None:
    """The first and the last word of such a run; `gaps` are what stands between the words, where that counts."""
    last: dict[str, int] = {}
    for at, word in enumerate(words):
        before = last.get(word)
        last[word] = at
        if before is None or word.isdigit() or (len(word) == 1 and at == before + 1):
            continue
        size = at - before
        if size > _LONGEST or words[before : before + size] != words[at : at + size]:
            continue
        run = words[before:at]
        thrice = words[at + size : at + 2 * size] == run
        enough = thrice or (size >= 3 and sum(map(len, run)) > 11)
        if not enough or (gaps and not _straight(gaps[before : at + size], size, thrice)):
            continue
        times = 2
        while words[at + (times - 1) * size : at + times * size] == run:
            times += 1
        return before, before + times * size - 1
    return None


def _straight(gaps: Sequence[str], size: int, thrice: bool) -> bool:
    """Whether words go on from one run of `size` to the next: a sentence or a line that begins as the last one did is no loop."""
    if size == 1:
        return all(map(_PLAIN.fullmatch, gaps))
    return thrice or _SPACE.fullmatch(gaps[size - 1]) is not None
