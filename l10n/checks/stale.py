"""The check `stale-suppression`: what is suppressed without need. Its findings come out of running the others (`l10n.checks.run`)."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.catalog.marks import Mark
from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.suppress import suppressions


@unit_check(
    "stale-suppression",
    "warning",
    needs="marks",
    passes=[
        Example(
            "fr", "Hello {name}", "Bonjour", marks=(Mark("ignore", ("placeholders",), (("why", "no name here"),)),)
        ),
    ],
    fails=[
        Example("fr", "Hello", "Bonjour", ("Bonjour",), marks=(Mark("ignore", ("placeholders",)),)),
        Example("fr", "Hello", "Bonjour", ("Bonjour",), marks=(Mark("ignore", ("placeholder",)),)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """A suppression suppresses nothing.

    The fault that `# l10n: ignore …` was written for is gone, or no check has that name. Remove it, lest it hide the next one.
    """
    yield from ()


def stale(marks: tuple[Mark, ...], used: set[str], known: frozenset[str], length: int) -> Iterator[Flaw]:
    """The flaws of suppressing `marks` of which only the checks `used` had anything to suppress; `length` is the target's."""
    for name in suppressions(marks):
        if name not in known and name != "*":
            yield Flaw(f'"ignore {name}" names no check', end=length)
        elif name not in used:
            yield Flaw(f'"ignore {name}" suppresses nothing', end=length)
