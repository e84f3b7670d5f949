"""What countries and territories are called in a language: by CLDR (through Babel), and by other names in use, which `l10n.text.rules` lists.

Knows no running text; `countries` finds the names in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from l10n.text.languages import base
from l10n.text.rules import names

_NO_TERRITORIES = frozenset("EU EZ UN XA XB ZZ QO".split())
"""Codes of CLDR's for what is no country: unions, the world's rest, locales for tests."""
_AND = {"en": "and"}
"""What CLDR writes as `&`."""
_OR = re.compile(r"(\w{2,}) \((\w{2,})\)")
"""Two names for one country, as CLDR has them: Myanmar (Burma)."""
_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "’": "'", "\u00a0": " ", "\u202f": " "})
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


def country_names(code: str, language: str) -> tuple[str, ...]:
    """What a country is called in a language, CLDR's name first; () where it has none.

    >>> country_names("CI", "fr")
    ('Côte d’Ivoire', "Côte-d'Ivoire")
    """
    return tuple(name for name, other in _all_names(language).items() if other == code)


@lru_cache(maxsize=64)
def codes_by_name(language: str) -> Mapping[str, str]:
    """The codes of all countries by all their names, these `folded` and without vowel signs.

    >>> [codes_by_name("en")[name] for name in ("Burma", "Myanmar", "Trinidad and Tobago")]
    ['MM', 'MM', 'TT']
    """
    return {
        without_vowel_signs(folded(form)): code
        for name, code in _all_names(language).items()
        for form in _forms(name, language)
    }


def folded(text: str) -> str:
    """`text` with letters and signs that people take for each other as one (أ and ا, ’ and '), one code point for one."""
    return text.translate(_ALIKE)


def without_vowel_signs(text: str) -> str:
    """Arabic `text` with its letters alone."""
    return _VOWEL_SIGNS.sub("", text)


@lru_cache(maxsize=64)
def _all_names(language: str) -> Mapping[str, str]:
    """The codes of countries by their names as they are written, CLDR's first."""
    listed = names(language).countries
    return {**_territories(language), **listed}


def _territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(base(language)).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {str(name): code for code, name in found.items() if code.isalpha() and code not in _NO_TERRITORIES}


def _forms(name: str, language: str) -> tuple[str, ...]:
    """What is said for a name of CLDR's: either of two, and a word for `&`."""
    name = name.replace("&", _AND.get(base(language), "&"))
    either = _OR.fullmatch(name)
    return either.groups() if either else (name,)
