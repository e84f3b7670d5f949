"""Any other language: letter case, compatibility forms and, where Snowball has a stemmer for it, the stem.

Snowball (snowballstemmer, pure Python, BSD) covers thirty languages; it is trusted only for words that share most of their letters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from l10n.glossary.morphology.morphology import Morphology, plain

_SNOWBALL = {
    "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "no": "norwegian", "nl": "dutch", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish", "ne": "nepali",
}  # fmt: skip


def generic(code: str) -> Morphology:
    """The morphology of language `code` as far as a stemmer goes."""
    stem = _stemmer(code)

    @lru_cache(maxsize=65536)
    def key(word: str) -> str:
        return stem(plain(word))

    def keys(word: str) -> tuple[str, ...]:
        return (key(word),)

    def rule(term: str, form: str, first: bool, proper: bool) -> str | None:
        left, right = plain(term), plain(form)
        if left == right:
            return "exact"
        if proper or key(term) != key(form):
            return None
        shared = _shared(left, right)
        return "stem" if shared >= 3 and 3 * shared >= 2 * max(len(left), len(right)) else None

    return Morphology(code, key, keys, rule, lambda term: [term], lambda term: [term])


def _stemmer(code: str) -> Callable[[str], str]:
    name = _SNOWBALL.get(code)
    if name is None:
        return lambda word: word
    import snowballstemmer  # type: ignore[import-untyped]

    word: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return word


def _shared(left: str, right: str) -> int:
    """How many letters two words begin with alike."""
    return next(
        (place for place, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )
