"""Examples of a check: what passes and what fails, as its documentation shows it and its tests run it.

Knows how to make a catalog of an example; knows no check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.unit import Key, Unit
from l10n.config import Rule


@dataclass(frozen=True, slots=True)
class Example:
    """A source and its target in `language`; a plural message has `plural` and several `targets`.

    `marked` are the texts that findings point at, in order (none for a passing example). `others` are further (source, target) pairs of
    the same catalog, `header` fields its header has besides the usual ones (None for one it lacks), `glossary` the lines of a glossary CSV.
    `before` are the targets of an earlier revision, `rules` the project's own.
    """

    language: str
    source: str
    targets: str | tuple[str, ...]
    marked: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    plural: str | None = None
    context: str | None = None
    marks: tuple[Mark, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    header: tuple[tuple[str, str | None], ...] = ()
    glossary: str = ""
    before: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def catalog(self) -> Catalog:
        """The catalog of this example: its unit first, then the others."""
        catalog = Catalog.new(self.language)
        if self.header:
            catalog.set_header(dict(self.header))
        if self.source:
            catalog.put(self._unit)
        for source, target in self.others:
            catalog.put(Unit(source, (target,)))
        return catalog

    @property
    def revision(self) -> dict[Key, Unit] | None:
        """The units of the earlier revision, None without one."""
        return {self._unit.key: replace(self._unit, targets=self.before)} if self.before else None

    @property
    def _unit(self) -> Unit:
        targets = (self.targets,) if isinstance(self.targets, str) else self.targets
        return Unit(self.source, targets, self.plural, self.context, marks=self.marks, flags=self.flags)
