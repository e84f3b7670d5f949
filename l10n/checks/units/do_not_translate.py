"""The check `do-not-translate`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _
from l10n.checks.terms import unrendered

_GLOSSARY = "id,en,fr,status\nt1,Wikipedia,,dnt"


@unit_check(
    "do-not-translate",
    "error",
    needs="glossary",
    passes=[Example("fr", "See Wikipedia.", "Voir Wikipedia.", glossary=_GLOSSARY)],
    fails=[Example("fr", "See Wikipedia.", "Voir Wikipédia.", ("Wikipedia",), glossary=_GLOSSARY)],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """What the glossary says must not be translated was changed.

    It stands in the target letter for letter (in Arabic perhaps behind a clitic).
    """
    for pair, match, quoted in unrendered(subject, dnt=True):
        yield Flaw(
            _("“{term}” must stay {quoted}", term=match.source, quoted=quoted), pair, "source", match.start, match.end
        )
