"""Countries and territories in running text, by any of their names.

A name within a longer one is none: Michael Jordan, Air France, New Jersey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from l10n.text.entities.country_names import codes_by_name, folded, without_vowel_signs
from l10n.text.entities.entity import Country, Entity
from l10n.text.function_words import function_words
from l10n.text.rules import rules

_ARTICLE = "ال"
_ONTO_ARTICLE = f"[وف]?(?:[بك]?{_ARTICLE}|لل)"
"""What stands for the article of an Arabic name with what is written on to it: والمغرب, بالمغرب; للمغرب, where the article has melted."""
_ONTO_NAME = "[وف]?[بكل]?"
"""What is written on to an Arabic name without an article: وتونس, بتونس."""
_ONTO_WORD = f"(?:[وف]?[بكل]?(?:{_ARTICLE})?|لل)"
_VOWEL_SIGNS = "[\u064b-\u0652]*"
_BEFORE = re.compile(r"(\w[\w’'-]*) \Z")
_BEHIND = re.compile(r" (\w+)")
_WINDOW = 30
"""Code points before a name that are looked at."""
_STEM = 4
"""Letters that a country's name and what comes from there begin with alike."""


def countries(text: str, language: str, *, within: bool = False) -> Iterator[Entity]:
    """The countries of `text`, in order; with `within` also where their names are part of longer ones."""
    names = _names(language)
    for match in names.pattern.finditer(folded(text)):
        if within or not _in_a_longer_name(match, language):
            yield Entity("country", Country(names.code(match)), match.start(), match.end(), match.span())


def mentions(text: str, code: str, language: str) -> bool:
    """Whether a country is mentioned in a text by any of its names, or by a word that begins like one of them (Hungarian, « hongrois »)."""
    there = list(countries(text, language, within=True))
    if any(one.value == Country(code) for one in there):
        return True
    beginnings = _beginnings(language).get(code)
    # Not by the names of others: Niger is not in « Nigéria ».
    return beginnings is not None and any(
        not any(one.start <= match.end() <= one.end for one in there) for match in beginnings.finditer(folded(text))
    )


def _in_a_longer_name(match: re.Match[str], language: str) -> bool:
    """Whether a word with a capital stands directly beside, other than the small word that begins a sentence."""
    before = _BEFORE.search(match.string, max(0, match.start() - _WINDOW), match.start())
    if before and before[1][:1].isupper():
        small = before[1].lower() in function_words(language) or before[1] in rules(language).starters
        if not small:
            return True
    behind = _BEHIND.match(match.string, match.end())
    return behind is not None and behind[1][:1].isupper()


@dataclass(frozen=True, slots=True)
class _Names:
    """What finds a language's names of countries in folded text, and the codes of what its two groups match.

    `definite` are names that have the Arabic article, without it; `plain` all others.
    """

    pattern: re.Pattern[str]
    definite: Mapping[str, str]
    plain: Mapping[str, str]

    def code(self, match: re.Match[str]) -> str:
        """The code of the country that a match of the pattern names."""
        if match["definite"]:
            return self.definite[without_vowel_signs(match["definite"])]
        return self.plain[without_vowel_signs(match["plain"])]


@lru_cache(maxsize=64)
def _names(language: str) -> _Names:
    codes = codes_by_name(language)
    definite = {name.removeprefix(_ARTICLE): code for name, code in codes.items() if name.startswith(_ARTICLE)}
    plain = {name: code for name, code in codes.items() if not name.startswith(_ARTICLE)}
    pattern = re.compile(
        rf"(?<!\w)(?:{_ONTO_ARTICLE}(?P<definite>{_any(definite)})|{_ONTO_NAME}(?P<plain>{_any(plain)}))(?![\w$])"
    )
    return _Names(pattern, definite, plain)


def _any(names: Iterable[str]) -> str:
    """An expression for any of the names, longest first; Arabic letters may carry vowel signs."""
    return "|".join(map(_spelt, sorted(names, key=len, reverse=True))) or "(?!)"


def _spelt(name: str) -> str:
    return "".join(re.escape(char) + (_VOWEL_SIGNS if "\u0620" <= char <= "\u064a" else "") for char in name)


@lru_cache(maxsize=64)
def _beginnings(language: str) -> Mapping[str, re.Pattern[str]]:
    """For each country what finds words that begin like its names, with or without an article."""
    found: dict[str, list[str]] = {}
    for name, code in codes_by_name(language).items():
        word = name.removeprefix(_ARTICLE)
        if len(word) >= _STEM:
            found.setdefault(code, []).append(re.escape(word[:_STEM]))
    return {
        code: re.compile(rf"(?<!\w){_ONTO_WORD}(?:{'|'.join(stems)})", re.IGNORECASE) for code, stems in found.items()
    }
