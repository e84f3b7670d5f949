"""The strings a term may be tried as at a place of a target: behind the small words that stand there, made to agree, or behind others.

« de l’Organisation », not « de Organisation »: where a preposition or article stands before the place, the candidates carry every form of it that
goes with the term's first letter, and the model's own score decides. Languages without such words have the bare forms only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.glossary.matching import leading_forms
from l10n.text.languages import base

_FRENCH_VOWEL = re.compile(r"[aeiouyœæàâéèêëîïôùûh]", re.IGNORECASE)
_FRENCH_FAMILIES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # what may stand before · before a consonant · before a vowel
    (r"(?:de la|de l'|du|des|de|d')", ("de ", "du ", "de la ", "des "), ("d'", "de l'", "des ")),
    (r"(?:à la|à l'|au|aux|à)", ("à ", "au ", "à la ", "aux "), ("à ", "à l'", "aux ")),
    (r"(?:le|la|les|l')", ("le ", "la ", "les "), ("l'", "les ")),
    (r"(?:une|un)", ("un ", "une "), ("un ", "une ")),
    (r"(?:cette|cet|ces|ce)", ("ce ", "cette ", "ces "), ("cet ", "cette ", "ces ")),
    (r"(?:que|qu')", ("que ",), ("qu'",)),
)
_FRENCH_BEFORE = [
    (re.compile(rf"(?<![\w'’]){before}\s*$", re.IGNORECASE), consonant, vowel)
    for before, consonant, vowel in _FRENCH_FAMILIES
]
_DETERMINERS = {
    "fr": frozenset("le la les l un une des du de d au aux à ' ’".split()),
    "en": frozenset("the a an".split()),
}

_NEGATIONS = {
    "en": frozenset(
        "not no never none nor neither nothing nobody nowhere without cannot t unless except hardly".split()
    ),
    "fr": frozenset("ne n pas jamais aucun aucune non sans ni rien personne nul nulle guère sauf".split()),
    "ar": frozenset("لا لم لن ليس ليست ليسوا غير بدون دون إلا عدم".split()),
}


def negates(word: str, language: str) -> bool:
    """Whether `word` (or what stands behind its apostrophe) turns what is said into its opposite."""
    return word.lower() in _NEGATIONS.get(base(language), ())


def determines(word: str, language: str) -> bool:
    """Whether `word` (or the apostrophe behind it) belongs to the small words before a term rather than to the term."""
    return word.lower() in _DETERMINERS.get(base(language), ())


def placed(before: str, form: str, language: str) -> Iterator[tuple[str, str]]:
    """(text before, text) pairs for `form` put behind `before` (the target up to the place), in the target language.

    >>> [start + text for start, text in placed("Le rapport du ", "Organisation", "fr")][:3]
    ["Le rapport d'Organisation", "Le rapport de l'Organisation", 'Le rapport des Organisation']
    """
    if base(language) == "fr":
        for pattern, consonant, vowel in _FRENCH_BEFORE:
            match = pattern.search(before.replace("’", "'"))
            if match:
                kept = before[: match.start()]
                for lead in _leads(form, consonant, vowel):
                    yield kept, (lead[0].upper() + lead[1:] if match[0][0].isupper() else lead) + form
                return
    yield before, form


def led(form: str, language: str) -> list[str]:
    """`form` behind each of the small words, or clitics, that might stand before it, for a place where none stands.

    >>> led("infection", "fr")[:2]
    ["l'infection", "d'infection"]
    """
    return [text.replace("’", "'") for text in leading_forms(form, language)[1:]]


def _leads(form: str, consonant: tuple[str, ...], vowel: tuple[str, ...]) -> tuple[str, ...]:
    if not _FRENCH_VOWEL.match(form):
        return consonant
    # An h or y may be aspirated: both ways are tried.
    return tuple(dict.fromkeys(vowel + consonant)) if form[0] in "hHyY" else vowel
