"""What matching wants to know of a language: its words, how forms of one word are indexed together, and which forms are the same word.

Two steps keep this fast and precise: `key` is coarse (forms of one word share it, other words may too) and finds candidates in an index;
`rule` is exact and says whether, and why, two forms are the same word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from l10n.glossary.words import WORD

Rule = Callable[[str, str, bool, bool], str | None]
"""`rule(term_word, form, first, proper)` → the name of the rule by which `form` is the term's word, or None. `first`: the term's
first word, to which a language may attach particles; `proper`: a name, which does not inflect."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What tells phrases that may be terms from others, without a tagger.

    `stopwords` stand at no end of a term, and only the `linkers` among them inside one, those for names (`of`, `and`) inside capitalised ones
    only; a phrase does not end like a word of `unlikely`, nor does it go on with a word that begins with something `attached`. `fold` makes of a
    word what may be among the stopwords.
    """

    stopwords: frozenset[str]
    linkers: frozenset[str] = frozenset()
    name_linkers: frozenset[str] = frozenset()
    unlikely: re.Pattern[str] | None = None
    attached: re.Pattern[str] | None = None
    fold: Callable[[str], str] = str.lower


@dataclass(frozen=True, slots=True)
class Morphology:
    """One language's knowledge. `key` indexes a term's word, `keys` are those under which a text's word may be one of a term's forms.

    `word` finds words, `articles` may stand inside a term or not, `trimmed` says how much of a term's last word is the term; `grammar` is for
    finding terms nobody has listed yet, None where little is known.
    """

    code: str
    key: Callable[[str], str]
    keys: Callable[[str], tuple[str, ...]]
    rule: Rule
    inflections: Callable[[str], list[str]]
    leading_forms: Callable[[str], list[str]]
    word: re.Pattern[str] = WORD
    articles: frozenset[str] = frozenset()
    trimmed: Callable[[str], int] = len
    grammar: Grammar | None = None


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """`word` for comparison: compatibility forms resolved, lower case, invisible characters and the dots of acronyms gone.

    >>> plain("U.N."), plain("ÉTAT")
    ('un', 'état')
    """
    if word.isascii():
        return word.lower().replace(".", "")
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    return folded.translate(_INVISIBLE)


_INVISIBLE = {ord(character): None for character in ".\u00ad\u200c\u200d\ufeff\u200b"}


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """A plain word without its accents: `état` → `etat`, `œuvre` → `oeuvre`."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
