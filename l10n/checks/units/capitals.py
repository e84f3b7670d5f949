"""The check `capitals`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_TWO = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ](?<![\w.@/\ufffc-]..)[a-zà-öø-ÿ]{3,}(?!\w)")


@unit_check(
    "capitals",
    "warning",
    gathered=True,
    scripts="Latn",
    passes=[
        Example("fr", "The file was saved.", "Le fichier est enregistré."),
        Example("fr", "File", "fichier"),
        Example("fr", "iPhone users", "Utilisateurs d’iPhone"),
        Example("ar", "The file was saved.", "حُفظ الملف."),
    ],
    fails=[
        Example("fr", "The file was saved.", "le fichier est enregistré.", ("l",)),
        Example("fr", "The file", "LE FIchier", ("FIchier",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A sentence begins with a small letter though the source begins with a capital, or a word begins with two.

    Only whole sentences are looked at; languages without capitals have nothing to lose.
    """
    language = subject.setting.language
    if language is None or language.script != "Latn":
        return
    for pair in subject.pairs:
        target, source = pair.target, pair.source
        if target[:1].islower() and source[:1].isupper() and (source[1:2].islower() or source[1:2] == " "):
            sentence = source.rstrip()[-1:] in ".!?" and source.count(" ") > 0
            first = target.split(maxsplit=1)[0].rstrip(",")
            if (
                sentence
                and first.islower()
                and first not in source.split()
                and first.replace("’", "").replace("'", "").isalpha()
            ):
                yield Flaw(_("begins with a small letter"), pair, "target", 0, 1, fix=target[0].upper())
        if not target.islower():
            for match in _TWO.finditer(target):
                if match[0] not in source and match[0][:2] + match[0][2:].upper() != match[0]:
                    yield Flaw(_("“{word}” begins with two capitals", word=match[0]), pair, "target", *match.span())
