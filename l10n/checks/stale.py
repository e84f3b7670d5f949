"""The check `stale-suppression`: what is suppressed without need. Its findings come out of running the others (`l10n.checks.run`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from l10n.catalog.marks import Mark
from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.finding import Finding, of_file
from l10n.checks.message import message as _
from l10n.checks.suppress import holds, suppressions
from l10n.config import Project, line_of


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

    The fault that `# l10n: ignore …` was written for is gone, or no check has that name; or nothing is found that an entry of `ignore` in the
    project’s settings is for. Remove it, lest it hide the next one.
    """
    yield from ()


def stale(marks: tuple[Mark, ...], used: set[str], known: frozenset[str], length: int) -> Iterator[Flaw]:
    """The flaws of suppressing `marks` of which only the checks `used` had anything to suppress; `length` is the target's."""
    for name in suppressions(marks):
        if name not in known and name != "*":
            yield Flaw(_('"ignore {name}" names no check', name=name), end=length)
        elif name not in used:
            yield Flaw(_('"ignore {name}" suppresses nothing', name=name), end=length)


def unused(entries: Collection[str], project: Project) -> Iterator[Finding]:
    """The findings at those `entries` of the project's list of ignored checks, which suppressed nothing in any catalog."""
    shown = project.shown(project.file)
    if any(entry.partition(":")[0] == check.id and holds(entry, shown) for entry in project.ignore):
        return
    for entry in dict.fromkeys(project.ignore):
        if entry in entries and entry.partition(":")[0] != check.id:
            message = _('"{entry}" under "ignore" suppresses nothing', entry=entry)
            line = line_of(project.file, entry)
            yield of_file(check.id, check.severity, message, shown, line)
