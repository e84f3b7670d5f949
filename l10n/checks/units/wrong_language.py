"""The check `wrong-language`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Pair, Setting, Subject, unit_check
from l10n.checks.commands import typed
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.units.wrong_script import without_letters
from l10n.text.detection import common_words, detect
from l10n.text.function_words import function_words

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 5
"""Words that a text needs before the lack of its language's commonest words is suspicious."""
_MANY = 8
"""Words in small letters from which on a text without any word that only its language has is suspicious."""
_LETTERS = 20
_SURE = 0.9
_AMBIGUOUS = frozenset("a an as at on me or in no des non si ci e à".split())
"""Words that are common in several languages: they give nothing away."""
_NEIGHBOURS = ("en", "fr", "es", "pt", "de", "it")
_NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d2\u0679\u0688\u0691\u06ba\u06c1]")
_LATIN_RUN = re.compile(r"[a-z](?<![\w.-].)[a-z]+[ ,]+(?:[a-z]{2,}[ ,]+){2,}[a-z]{2,}(?![\w-])")

_ENGLISH = "The program was opened in Rabat with a speech."
_SPANISH = "El programa se inauguró hoy en la ciudad de Rabat."
_SCRIPT = " # dd if=/dev/zero of=~/file.img bs=1024k count=10\n # losetup --find --show ~/file.img\n /dev/loop0\n # mount /dev/loop0 /mnt"
_PERSIAN = "شورا در ماه مه تشکیل جلسه می‌دهد و گزارش را بررسی می‌کند."


@unit_check(
    "wrong-language",
    "error",
    passes=[
        Example("fr", "The programme opened in Rabat.", "Le programme s’est ouvert à Rabat."),
        Example("fr", "The film “The Lord of the Rings”", "Le film « The Lord of the Rings » sort en salle"),
        Example("ar", "The programme opened.", "افتتح البرنامج."),
        Example("ar", "Run apt install here", "شغل الأمر apt install هنا"),
        Example("fr", _SCRIPT, _SCRIPT),
        Example("fr", "git rerere [clear | forget <path>... | diff | status | gc]", "git rerere [clear | forget <chemin>... | diff | status | gc]"),
    ],
    fails=[
        Example("fr", "The programme opened in Rabat.", _ENGLISH, (_ENGLISH,)),
        Example("fr", "The programme opened in Rabat today.", _SPANISH, (_SPANISH,)),
        Example("ar", "The Council will meet in May.", _PERSIAN, (_PERSIAN,)),
        Example("ar", "The Council is ready to meet in May.", "المجلس is ready to meet in مايو", ("is ready to meet in",)),
    ],
)  # fmt: skip
def check(subject: Subject) -> Iterator[Flaw]:
    """The target is in another language than its catalog's.

    It was left in the source language, or is a third language's. Texts of few words, and names and quotations within others, are not judged.
    """
    setting = subject.setting
    if setting.language is None:
        return
    latin = setting.language.script == "Latn"
    for pair in subject.pairs:
        if latin:
            if len(pair.target) >= _LETTERS and _foreign(pair.target, setting):
                yield from _latin(pair, setting)
        elif setting.base == "ar":
            yield from _arabic(pair, setting)


def _foreign(target: str, setting: Setting) -> bool:
    """Whether a first look sees more words that only other languages have than words that only this one has."""
    words = target.lower().split()
    if len(words) < 4:
        return False
    own, only_own, only_others = setting.once("wrong-language", _vocabularies)
    return bool(own) and len(only_others.intersection(words)) >= len(only_own.intersection(words))


def _latin(pair: Pair, setting: Setting) -> Iterator[Flaw]:
    own, only_own, only_others = setting.once("wrong-language", _vocabularies)
    # Elided articles (« l’eau ») and punctuation hide words from a plain split.
    prose = pair.target_prose.replace("\ufffc", " ")
    words = _WORD.findall(prose.lower())
    seen = set(words)
    foreign, familiar = len(seen & only_others), len(seen & own)
    if foreign > familiar and (foreign > 1 or len(words) >= _ENOUGH):
        yield from _asked(pair, prose, setting)
    elif not seen & only_own and (foreign or not familiar) and sum(map(str.islower, prose.split())) >= _MANY:
        yield from _asked(pair, prose, setting, third=bool(familiar))


def _arabic(pair: Pair, setting: Setting) -> Iterator[Flaw]:
    if len(_NOT_ARABIC.findall(pair.target)) > 1:
        own, persian = common_words("ar"), common_words("fa") | common_words("ur")
        words = set(_WORD.findall(pair.target))
        if len(words & persian - own) > len(words & own - persian):
            yield from _asked(pair, pair.target_prose.replace("\ufffc", " "), setting)
            return
    run = _LATIN_RUN.search(pair.target_prose)
    if run is None or without_letters(pair, setting.language):
        return
    if len(set(run[0].split()) & function_words("en") - {"in"}) > 1:
        yield Flaw(_("keeps a stretch in another language"), pair, "target", run.start(), run.end(), severity="warning")


def _asked(pair: Pair, prose: str, setting: Setting, third: bool = False) -> Iterator[Flaw]:
    """What a language detector says about a suspect; with `third`, only another language than the source's counts."""
    letters = sum(map(str.isalpha, prose))
    words = [word for word in prose.split() if word[:1].isalpha()]
    if typed(pair.source) and _mostly(pair.target, pair.source):
        return
    if letters < _LETTERS or sum(word[0].isupper() for word in words) * 2 > len(words):
        return
    found = detect(prose)
    if not found or found[0].language == setting.base or found[0].confidence < _SURE:
        return
    # Of a language that nobody expects here, a detector must have seen more.
    expected = found[0].language == setting.source[:2]
    if (expected and not third) or (not expected and letters >= 1.5 * _LETTERS):
        from l10n.text.languages import language

        name = language(found[0].language).name()
        yield Flaw(_("seems to be in {name}", name=name), pair, "target", 0, len(pair.target))


def _mostly(target: str, source: str) -> bool:
    """Whether most words of `target` are those of `source`."""
    words, there = target.split(), set(source.split())
    return sum(word in there for word in words) * 3 > len(words) * 2


def _vocabularies(setting: Setting) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The commonest words of the target's language, those that only it has, and those that only others of its script have."""
    own = function_words(setting.base) | common_words(setting.base)
    others = frozenset().union(
        *(function_words(code) | common_words(code) for code in _NEIGHBOURS if code != setting.base)
    )
    return own, own - others, others - own - _AMBIGUOUS
