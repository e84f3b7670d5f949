"""The check `newlines`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.finding import Severity
from l10n.checks.layout import indented
from l10n.checks.message import message as _


@unit_check(
    "newlines",
    "error",
    gathered=True,
    signs="\n",
    passes=[
        Example("fr", "Line\n", "Ligne\n"),
        Example("fr", "One\ntwo", "Un deux"),
        Example("fr", "\n    Restore %(name)s\n    ", "\nRestaurer %(name)s"),
    ],
    fails=[
        Example("fr", "Line\n", "Ligne", ("e",)),
        Example("ar", "Line", "\nسطر", ("\n",)),
        Example("fr", "One\n\nTwo\n\nThree", "Un Deux Trois", ("Un Deux Trois",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """Line ends are lost or added.

    At the start and the end of a message they must be as in the source: programs put messages together, and gettext refuses to compile
    others. That both have line ends there, but not as many, is a warning, as it is in indented templates, whose layout may be left out at the
    end; within a message, that paragraphs ran together.
    """
    for pair in subject.pairs:
        source, target = pair.source, pair.target
        if not source.strip() or not target.strip():
            continue
        lead, found = _leading(source), _leading(target)
        if lead.count("\n") != found.count("\n"):
            fix = lead if found else lead + target[0]
            message = (
                _("begins with more line ends than the source")
                if found.count("\n") > lead.count("\n")
                else _("begins with fewer line ends than the source")
            )
            weight = _weight(source, lead, found)
            yield Flaw(message, pair, "target", 0, len(found) or 1, fix=fix, severity=weight)
        tail, found = _trailing(source), _trailing(target)
        dropped = indented(source) and not found and tail[-1:] != "\n"
        if tail.count("\n") != found.count("\n") and not dropped:
            start = len(target) - (len(found) or 1)
            fix = tail if found else target[-1] + tail
            message = (
                _("ends with more line ends than the source")
                if found.count("\n") > tail.count("\n")
                else _("ends with fewer line ends than the source")
            )
            weight = _weight(source, tail, found)
            yield Flaw(message, pair, "target", start, len(target), fix=fix, severity=weight)
        paragraphs = source.strip().count("\n\n")
        if paragraphs > 1 and "\n" not in target.strip():
            message = _("runs together what are paragraphs in the source")
            yield Flaw(message, pair, "target", 0, len(target), severity="warning")


def _weight(source: str, wanted: str, found: str) -> Severity | None:
    return "warning" if indented(source) or ("\n" in wanted and "\n" in found) else None


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip("\n\r \t"))]


def _trailing(text: str) -> str:
    return text[len(text.rstrip("\n\r \t")) :]
