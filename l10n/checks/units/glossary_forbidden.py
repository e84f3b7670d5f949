"""The check `glossary-forbidden`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.terms import terms

_GLOSSARY = "id,en,fr,forbidden_fr\nt1,National Commission,commission nationale,comité national"
_HER = "id,en,fr,forbidden_fr\nt1,Director-General,Directrice générale,Directeur général"


@unit_check(
    "glossary-forbidden",
    "error",
    needs="glossary",
    passes=[
        Example("fr", "The National Commission", "La commission nationale", glossary=_GLOSSARY),
        Example("fr", "The Director-General", "La Directrice générale", glossary=_HER),
    ],
    fails=[
        Example("fr", "The National Commission", "Le comité national", ("comité national",), glossary=_GLOSSARY),
        Example("fr", "The Director-General", "Le Directeur général", ("Directeur général",), glossary=_HER),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """The target renders a term by a word that the glossary forbids for it.

    A forbidden word inside an accepted rendering is part of that rendering. A word that is a form of both is what its gender says.
    """
    language = subject.setting.language
    for pair, match in terms(subject):
        assert language is not None
        forbidden = match.forbidden(language.code)
        if not forbidden:
            continue
        from l10n.glossary.matching import banned, occurrences

        accepted = occurrences(pair.target, language.code, match.renderings(language.code))
        for start, end in banned(pair.target, language.code, forbidden, accepted):
            message = _("“{word}” is forbidden for “{term}”", word=pair.target[start:end], term=match.source)
            yield Flaw(message, pair, "target", start, end)
