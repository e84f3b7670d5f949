"""The check `glossary-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.terms import unrendered

_GLOSSARY = "\n".join(
    (
        "id,en,fr,ar,acronym_en,acronym_fr",
        "t1,Director-General,Directeur général,المدير العام,,",
        "t2,World Health Organization,Organisation mondiale de la santé,,WHO,OMS",
    )
)


@unit_check(
    "glossary-missing",
    "error",
    needs="glossary",
    passes=[
        Example("fr", "The Director-General spoke.", "Le Directeur général a parlé.", glossary=_GLOSSARY),
        Example("ar", "And the Director-General spoke.", "وتحدث المدير العام.", glossary=_GLOSSARY),
        Example("fr", "The WHO answered.", "L’OMS a répondu.", glossary=_GLOSSARY),
        Example("fr", "The director of the film", "Le réalisateur du film", glossary=_GLOSSARY),
    ],
    fails=[
        Example("fr", "The Director-General spoke.", "Le chef a parlé.", ("Director-General",), glossary=_GLOSSARY),
        Example("ar", "The Director-General spoke.", "تحدث الرئيس.", ("Director-General",), glossary=_GLOSSARY),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A term is not rendered as the glossary wants.

    Where the source has a term, one of its accepted renderings stands in the target, in whatever form grammar asks for.
    """
    for pair, match, quoted in unrendered(subject, dnt=False):
        message = _("“{term}” must be rendered as {renderings}", term=match.source, renderings=quoted)
        if match.source in pair.target:
            message = _("{what} (it was left as in the source)", what=message)
        yield Flaw(message, pair, "source", match.start, match.end)
