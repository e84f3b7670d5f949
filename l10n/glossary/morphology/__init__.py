"""What is known of each language for finding terms; a language more is a file more and its line here."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from l10n.glossary.morphology.generic import generic
from l10n.glossary.morphology.morphology import Morphology
from l10n.text.languages import base

_OWN = frozenset({"ar", "en", "fr"})


@lru_cache(maxsize=64)
def morphology(language: str) -> Morphology:
    """The morphology of a language code (`fr`, `fr_CA`, `pt-BR`): its own, its base language's, or the generic one."""
    code = base(language)
    if code in _OWN:
        found: Morphology = import_module(f"{__name__}.{code}").MORPHOLOGY
        return found
    return generic(code)


def inflections(term: str, language: str) -> list[str]:
    """The term and the other forms it plausibly takes in `language`, the term first."""
    return morphology(language).inflections(term)


def leading_forms(term: str, language: str) -> list[str]:
    """The term alone and with each determiner or clitic that may be written before it in `language`, the term first."""
    return morphology(language).leading_forms(term)
