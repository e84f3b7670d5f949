"""Candidate terms: phrases that occur like terms and that the glossary does not hold yet, so that they can be settled before translation.

Termhood is the C-value of K. Frantzi, S. Ananiadou and H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method",
International Journal on Digital Libraries 3 (2000), which takes from a phrase what it owes to the longer ones that hold it, with
log2(1 + words) so that single words count too, as A. Barrón-Cedeño et al., "An improved automatic term recognition method for Spanish",
CICLing 2009, have it. Names and acronyms weigh double, other single words half. Knows texts, not where they come from.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from l10n.glossary.glossary import Glossary
from l10n.glossary.morphology import morphology
from l10n.glossary.phrases import Phrase, phrases
from l10n.text.codes import strip

CONTEXTS = 3
_NAME_WEIGHT = 2.0
_WORD_WEIGHT = 0.5
"""Single words that are no names are mostly words of everyone's."""
_OFTEN = 2
"""Occurrences that make a candidate of a phrase that is neither an acronym nor a name of several words."""
_AROUND = 60
"""Characters of context on each side."""
_FORMS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment (inline codes allowed) and where it stands, as people are told it."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be a term: its commonest form, all forms seen, how often, its termhood and some `contexts` (text around it, place)."""

    term: str
    forms: tuple[str, ...]
    frequency: int
    termhood: float
    contexts: tuple[Passage, ...]


@dataclass(slots=True)
class _Seen:
    """One phrase in all its forms."""

    content: int = 0
    frequency: int = 0
    named: int = 0
    acronym: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    contexts: list[Passage] = field(default_factory=list)
    nested: int = 0
    """Occurrences inside longer candidates."""
    holders: int = 0
    """How many longer candidates hold it."""


def candidates(passages: Iterable[Passage], language: str, glossary: Glossary | None = None) -> list[Candidate]:
    """The candidates in `passages`, all in `language`, best first; a passage that comes again (in a menu, say) is counted once.

    What `glossary` finds is left out. Other phrases count when they occur twice, names of several words and acronyms at once.
    """
    known = glossary or Glossary()
    kept: dict[str, Passage] = {}
    for one in passages:
        kept.setdefault(" ".join(strip(one.text).split()), one)
    found = [
        (passage, phrase)
        for passage in kept.values()
        for phrase in phrases(
            passage.text, language, [(match.start, match.end) for match in known.find(passage.text, language)]
        )
    ]
    heads = lemmas(Counter(word for _, phrase in found for word in phrase.words), language)
    seen: dict[tuple[str, ...], _Seen] = defaultdict(_Seen)
    for passage, phrase in found:
        _count(seen[tuple(heads[word] for word in phrase.words)], passage, phrase, heads)
    for path in [path for path, one in seen.items() if not _frequent(one)]:
        del seen[path]
    _nest(seen)
    ranked = [(_termhood(one), path, one) for path, one in seen.items()]
    ranked.sort(key=lambda row: (-row[0], -row[2].frequency, row[1]))
    return [
        Candidate(forms[0], tuple(forms[:_FORMS]), one.frequency, round(score, 2), tuple(one.contexts))
        for score, _, one in ranked
        if score > 0
        for forms in [[form for form, _ in one.forms.most_common()]]
    ]


def lemmas(words: Counter[str], language: str) -> dict[str, str]:
    """For each word the one that stands for all its forms among `words`: the shortest of which the others are forms, by the language's rules.

    Words in capitals stand for themselves: ADD is no form of add.
    """
    known = morphology(language)
    heads: dict[str, list[str]] = defaultdict(list)
    result: dict[str, str] = {}
    for word, _ in sorted(words.items(), key=lambda item: (len(item[0]), -item[1], item[0])):
        key = known.key(word)
        head = next(
            (
                head
                for one in dict.fromkeys((key, *known.keys(word)))
                for head in heads[one][:8]
                if head.isupper() == word.isupper() and known.rule(head, word, True, False) is not None
            ),
            None,
        )
        if head is None:
            heads[key].append(word)
        result[word] = head or word
    return result


def _count(one: _Seen, passage: Passage, phrase: Phrase, heads: dict[str, str]) -> None:
    one.content = phrase.content
    one.frequency += 1
    one.named += phrase.named
    one.acronym |= phrase.acronym
    form = " ".join(strip(passage.text[phrase.start : phrase.end]).split())
    # A form that begins no sentence, and has nothing attached to its first word, is the better one to show.
    one.forms[form] += 3 - phrase.opening - (heads[phrase.words[0]] != phrase.words[0])
    if len(one.contexts) < CONTEXTS and all(context.place != passage.place for context in one.contexts):
        one.contexts.append(Passage(_around(passage.text, phrase.start, phrase.end), passage.place))


def _around(text: str, start: int, end: int) -> str:
    """What stands around a span, cut at blanks."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[low:start], text[end:high]
    if low:
        before = "…" + before.partition(" ")[2]
    if high < len(text):
        after = after.rpartition(" ")[0] + "…"
    # Half a code that the cut leaves behind is no text.
    shown = re.sub(r"^…[^<>]*/?>|</?[gx]?[0-9]*…$", "…", strip(before + text[start:end] + after))
    return " ".join(shown.split())


def _frequent(one: _Seen) -> bool:
    name = 2 * one.named >= one.frequency and one.content > 1
    return one.frequency >= _OFTEN or one.acronym or name


def _nest(seen: dict[tuple[str, ...], _Seen]) -> None:
    """Tells each phrase what longer ones hold it."""
    for path, one in seen.items():
        inner = {path[low:high] for low in range(len(path)) for high in range(low + 1, len(path) + 1)} - {path}
        for part in inner:
            if part in seen:
                seen[part].holders += 1
                seen[part].nested += one.frequency


def _termhood(one: _Seen) -> float:
    alone = one.frequency - one.nested / one.holders if one.holders else float(one.frequency)
    weight = _NAME_WEIGHT if one.acronym or 2 * one.named > one.frequency else _WORD_WEIGHT if one.content == 1 else 1.0
    return weight * math.log2(1 + one.content) * alone
