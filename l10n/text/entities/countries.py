"""Countries and territories by the names that CLDR has for them (through Babel) and by others in use, which `l10n.text.rules` lists.

A name within a longer one is none: Michael Jordan, Air France, New Jersey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.text.entities.entity import Country, Entity
from l10n.text.function_words import function_words
from l10n.text.languages import base
from l10n.text.rules import names, rules

_NO_TERRITORIES = frozenset("EU EZ UN XA XB ZZ QO".split())
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "’": "'", "\u00a0": " ", "\u202f": " "})
"""How a name may be written otherwise, one code point for one."""
_MARKS = re.compile("[\u064b-\u0652]")
_BEFORE = re.compile(r"(\w[\w’'-]*) \Z")
_BEHIND = re.compile(r" (\w+)")
_WINDOW = 30
"""Code points before a name that are looked at."""
_STEM = 4
"""Letters that a country's name and what comes from there begin with alike."""
_AND = {"en": "and"}
"""What CLDR writes as `&`."""


def countries(text: str, language: str, *, within: bool = False) -> Iterator[Entity]:
    """The countries of `text`, in order; with `within` also where their names are part of longer ones."""
    pattern, codes = _pattern(language)
    folded = text.translate(_FOLDED)
    for match in pattern.finditer(folded):
        if within or not _in_a_longer_name(match, language):
            name = match.lastgroup or ""
            code = codes[_MARKS.sub("", match[name])]
            yield Entity("country", Country(code), match.start(), match.end(), match.span())


def mentions(text: str, code: str, language: str) -> bool:
    """Whether a country is mentioned in a text by any of its names, or by a word that begins like one of them (Hungarian, « hongrois »)."""
    there = list(countries(text, language, within=True))
    if any(one.value == Country(code) for one in there):
        return True
    beginnings = _beginnings(language).get(code)
    # Not by the names of others: Niger is not in « Nigéria ».
    return beginnings is not None and any(
        not any(one.start <= match.end() <= one.end for one in there)
        for match in beginnings.finditer(text.translate(_FOLDED))
    )


def country_names(code: str, language: str) -> tuple[str, ...]:
    """What a country is called in a language, CLDR's name first; () where it has none."""
    listed = (*_territories(language).items(), *names(language).countries.items())
    return tuple(dict.fromkeys(name for name, other in listed if other == code))


def _in_a_longer_name(match: re.Match[str], language: str) -> bool:
    """Whether a word with a capital stands directly beside, other than the small word that begins a sentence."""
    before = _BEFORE.search(match.string, max(0, match.start() - _WINDOW), match.start())
    if before and before[1][:1].isupper():
        small = before[1].lower() in function_words(language) or before[1] in rules(language).starters
        if not small:
            return True
    behind = _BEHIND.match(match.string, match.end())
    return behind is not None and behind[1][:1].isupper()


@lru_cache(maxsize=64)
def _territories(language: str) -> dict[str, str]:
    """CLDR's names of territories, as they are, and their codes."""
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(base(language)).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {str(name): code for code, name in found.items() if code.isalpha() and code not in _NO_TERRITORIES}


@lru_cache(maxsize=64)
def _beginnings(language: str) -> dict[str, re.Pattern[str]]:
    """For each country what finds words that begin like its names."""
    found: dict[str, list[str]] = {}
    for name, code in _codes(language).items():
        word = name.removeprefix("ال")
        if len(word) >= _STEM:
            found.setdefault(code, []).append(re.escape(word[:_STEM]))
    return {
        code: re.compile(rf"(?<!\w)(?:[وف]?[بكل]?(?:ال)?|لل)(?:{'|'.join(begins)})", re.IGNORECASE)
        for code, begins in found.items()
    }


@lru_cache(maxsize=64)
def _codes(language: str) -> dict[str, str]:
    """The countries' codes by all their names, folded."""
    return {
        _MARKS.sub("", form.translate(_FOLDED)): code
        for name, code in (*_territories(language).items(), *names(language).countries.items())
        for form in _forms(name, language)
    }


@lru_cache(maxsize=64)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds names of countries in folded text, by one of two groups, and the codes of what the groups match."""
    codes = _codes(language)
    arabic = {name[2:]: code for name, code in codes.items() if name.startswith("ال")}
    plain = {name: code for name, code in codes.items() if not name.startswith("ال")}
    return re.compile(
        rf"(?<!\w)(?:[وف]?(?:[بك]?ال|لل)(?P<rest>{_any(arabic)})|[وف]?[بكل]?(?P<name>{_any(plain)}))(?![\w$])"
    ), plain | arabic


def _forms(name: str, language: str) -> list[str]:
    """What is said for a name as CLDR has it: `Myanmar (Burma)` is one or the other, and `&` a word."""
    name = name.replace("&", _AND.get(base(language), "&"))
    both = re.fullmatch(r"(\w{2,}) \((\w{2,})\)", name)
    return [both[1], both[2]] if both else [name]


def _any(found: dict[str, str]) -> str:
    """An expression for any of the names, longest first; Arabic letters may carry vowel signs."""
    spelt = (
        "".join(re.escape(char) + ("[\u064b-\u0652]*" if "\u0620" <= char <= "\u064a" else "") for char in name)
        for name in sorted(found, key=len, reverse=True)
    )
    return "|".join(spelt) or "(?!)"
