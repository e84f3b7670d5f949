"""The check `do-not-translate`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.terms import terms

_GLOSSARY = "id,en,fr,status\nt1,Wikipedia,,dnt"


@unit_check(
    "do-not-translate",
    "error",
    passes=[Example("fr", "See Wikipedia.", "Voir Wikipedia.", glossary=_GLOSSARY)],
    fails=[Example("fr", "See Wikipedia.", "Voir Wikipédia.", ("Wikipedia",), glossary=_GLOSSARY)],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """What the glossary says must not be translated was changed.

    It stands in the target letter for letter (in Arabic perhaps behind a clitic).
    """
    setting = subject.setting
    if setting.glossary is None or setting.language is None:
        return
    target = setting.language.code
    for pair in subject.pairs:
        for match in terms(pair, setting):
            renderings = match.renderings(target)
            if match.concept.status != "dnt" or not renderings:
                continue
            if setting.glossary.verify(pair.target, target, match) is None:
                quoted = " or ".join(f"“{one}”" for one in renderings[:3])
                yield Flaw(f"“{match.source}” must stay {quoted}", pair, "source", match.start, match.end)
