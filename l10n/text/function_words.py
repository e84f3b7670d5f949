"""The small words that grammar puts before a content word: articles, determiners, prepositions, pronouns, auxiliaries.

They say which words of a translation are there for the target's grammar only ("de l’inflation" for "inflation"). Without their apostrophe,
lower case. A language more is an entry more; one that is not here has no such words as far as the toolkit knows.
"""

from __future__ import annotations

from l10n.text.languages import base

_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        (
            "a an the this that these those such some any each every no all both either neither another other its his her "
            "their our your my whose which what of to in on at by for from with without within into onto upon over under "
            "between among through during before after about against around across along behind beyond near since until "
            "towards toward as than like via per including excluding concerning regarding according due and or but nor if "
            "it he she they we you i who is are was were be been being am has have had having do does did will would shall "
            "should can could may might must not s"
        ).split()
    ),
    "fr": frozenset(
        (
            "le la les l un une des du de d au aux à ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
            "ton ta tes tel telle tels telles quel quelle quels quelles chaque tout toute tous toutes aucun aucune en dans "
            "sur sous par pour avec sans entre vers chez parmi depuis pendant dès dont qui que qu où se s me m te t y il "
            "elle ils elles on nous vous je n ne et ou est sont était étaient sera seront soit a ont avait avaient aura "
            "auront ait aient été être avoir c"
        ).split()
    ),
    "es": frozenset(
        (
            "el la los las lo un una unos unas de del al a en con sin por para sobre entre hacia desde hasta su sus este "
            "esta estos estas ese esa esos esas que se le les me te nos y o e u es son era ha han fue no"
        ).split()
    ),
    "it": frozenset(
        (
            "il lo la i gli le l un uno una di del dello della dei degli delle dell d a al allo alla ai agli alle all da "
            "dal dalla in nel nella nei nelle con su sul sulla per tra fra che si ci e o è sono ha hanno non"
        ).split()
    ),
    "de": frozenset(
        (
            "der die das den dem des ein eine einen einem einer eines kein keine dieser diese dieses jeder jede jedes sein "
            "seine ihr ihre unser unsere in im an am auf zu zum zur mit von vom bei für aus nach über unter durch gegen um "
            "und oder sich es er sie wir ist sind war hat haben wird werden nicht"
        ).split()
    ),
    "pt": frozenset(
        (
            "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre entre "
            "ao à aos às que se seu sua seus suas este esta esse essa e ou é são foi tem não"
        ).split()
    ),
}

_ADVERBS = {"en": ("ly",), "fr": ("ment",), "es": ("mente",), "it": ("mente",), "pt": ("mente",)}
"""Endings of adverbs. Another language may say one in a phrase that begins with a small word: "especially", « en particulier »."""


def function_words(language: str) -> frozenset[str]:
    """Those of a language (its base code counts); empty where none are known.

    >>> "de" in function_words("fr_CA"), function_words("zh")
    (True, frozenset())
    """
    return _WORDS.get(base(language), frozenset())


def opens_phrase(word: str, language: str) -> bool:
    """Whether the translation of a phrase that begins with `word` (lower case) may rightly begin with a small word.

    >>> opens_phrase("of", "en"), opens_phrase("especially", "en"), opens_phrase("inflation", "en")
    (True, True, False)
    """
    return word in function_words(language) or word.endswith(_ADVERBS.get(base(language), ()))
