"""A unit: one segment (or one plural message) with source, targets, context, locations, state and provenance.

Knows what a unit is and how to tell its state (contract 4.1); knows nothing of files, and changes nothing (see `l10n.catalog.states`).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from l10n.catalog.marks import Mark
from l10n.states import State

MACHINE_VERBS = frozenset({"machine", "tm"})
"""The verbs of marks that say a target was filled by a program."""

DIGITS = 10
"""Hex digits of a unit's id and hash."""

Key = tuple[str | None, str]
"""What tells the units of a catalog apart, as gettext has it: (context or None, source)."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What the source was when the targets were written (`#| msgid`); an absent part is None."""

    source: str
    context: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit.

    `targets` has one string, or one per plural form where `plural` (msgid_plural) is set; "" is an empty target. `locations` are
    (path, line or None), `notes` the extracted comments, `comments` the translator comments that are no marks, `flags` the `#,` and
    `workflow` the `#=` flags. `line` is where its msgid stands in its file (1-based, None for a new unit) and takes no part in equality.
    """

    source: str
    targets: tuple[str, ...] = ("",)
    plural: str | None = None
    context: str | None = None
    locations: tuple[tuple[str, int | None], ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    flags: tuple[str, ...] = ()
    workflow: tuple[str, ...] = ()
    previous: Previous | None = None
    line: int | None = field(default=None, compare=False)
    obsolete: bool = False

    @property
    def key(self) -> Key:
        """(context, source): unique within a catalog."""
        return self.context, self.source

    @property
    def id(self) -> str:
        """10 hex digits that name the unit, the same in every language."""
        return unit_id(self.source, self.context)

    @property
    def target(self) -> str:
        """The first target."""
        return self.targets[0]

    @property
    def filled(self) -> bool:
        """Whether every target (every plural form) has text."""
        return all(self.targets)

    @property
    def fuzzy(self) -> bool:
        """Whether the entry is marked fuzzy, in `#,` or in `#=`."""
        return "fuzzy" in self.flags or "fuzzy" in self.workflow

    @property
    def hash(self) -> str:
        """10 hex digits of SHA-256 over (context, source, all targets), NUL-separated, after NFC.

        An absent context counts as the empty string; a plural message's source is two parts, msgid and msgid_plural.
        """
        source = (self.source,) if self.plural is None else (self.source, self.plural)
        return _digest((self.context or "", *source, *self.targets))

    def fits(self, mark: Mark) -> bool:
        """Whether `mark` speaks of this unit as it stands now; otherwise it is history."""
        written = mark.get("h")
        return written is not None and written == self.hash

    def fitting(self, *verbs: str) -> Mark | None:
        """The last mark with one of `verbs` that fits, or None."""
        found = [mark for mark in self.marks if mark.verb in verbs]
        if not found:
            return None
        digest = self.hash
        return next((mark for mark in reversed(found) if mark.get("h") == digest), None)

    @property
    def state(self) -> State:
        """The state, by contract 4.1.

        A plural message with only some of its forms filled is `needs-work`: it cannot be released, and what is there may be a person's.
        """
        if not all(self.targets):
            return "needs-work" if any(self.targets) else "untranslated"
        if self.fuzzy:
            return "machine" if self.fitting(*MACHINE_VERBS) else "needs-work"
        return "approved" if self.marks and self.fitting("approved") else "translated"

    @property
    def provenance(self) -> Mark | None:
        """The fitting `machine` or `tm` mark: how a program made this target, also after a person accepted it unchanged."""
        return self.fitting(*MACHINE_VERBS)

    @property
    def approval(self) -> Mark | None:
        """The fitting `approved` mark of a unit in state `approved`, else None."""
        return self.fitting("approved") if self.state == "approved" else None


def unit_id(source: str, context: str | None = None) -> str:
    """10 hex digits of SHA-256 over (context, source), NUL-separated, after NFC; an absent context counts as the empty string.

    A plural message is named by its msgid alone, as gettext does.
    """
    return _digest((context or "", source))


def _digest(parts: Iterable[str]) -> str:
    text = "\0".join(parts)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
