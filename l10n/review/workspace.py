"""The project's catalogs, kept in memory beside their files: reread when somebody else writes them, written at once when a reviewer decides.

Knows nothing of HTTP. One lock per catalog: reading rows needs none, since a row is never changed but replaced.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import format_marks
from l10n.catalog.states import DECISIONS
from l10n.catalog.unit import Unit
from l10n.checks.run import Run, begin
from l10n.config import Project
from l10n.errors import ConflictError, InputError, L10nError
from l10n.files import Stamp, stamp
from l10n.glossary.glossary import Glossary, load
from l10n.pipeline.paths import catalog_name, catalog_paths
from l10n.review.folding import Folded
from l10n.states import State
from l10n.text.languages import Language, language

BY_STATE = ("untranslated", "unreviewed")
"""Checks whose findings the unit's state says already."""


class Row:
    """A unit in its catalog's list, with what lists and filters ask of it: its `id`, `state` and `author`."""

    __slots__ = ("author", "findings", "id", "state", "unit")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.id = unit.id
        self.state: State = unit.state
        self.author = _author(unit, self.state)
        self.findings: tuple[tuple[str, str], ...] | None = None
        """(check, severity) of each finding, None while nobody has looked."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one unit. `version` is the one its reader saw (None: whichever stands there); `make` gives the changed unit."""

    id: str
    version: str | None
    make: Callable[[Unit], Unit]


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit as it was and as it is now."""

    before: Unit
    after: Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of changes: those made, and the ids of units that are not any more what their reader saw."""

    done: tuple[Changed, ...]
    stale: tuple[str, ...]


class OpenCatalog:
    """One catalog of the project; `name` is its path under the catalogs' folder without ending (`fr/news/astana`)."""

    def __init__(self, path: Path, name: str, project: Project) -> None:
        self.path = path
        self.name = name
        self.shown = project.shown(path)
        self._default_source = project.source
        self.lock = threading.RLock()
        self._stamp: Stamp | None = None
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}
        self.counts: Counter[str] = Counter()
        self.revision = 0
        """Grows whenever `rows` are others than before."""
        self._ignore = project.ignore
        self._rules = project.rules
        self._run: Run | None = None
        self.folded = Folded()
        """The texts of `rows` as they are searched."""
        self.problem: str | None = None
        """Why the file cannot be read at the moment, as people are told."""

    @property
    def folder(self) -> str:
        """The language's gettext code, which is the folder's name."""
        return self.name.split("/", 1)[0]

    @property
    def article(self) -> str:
        """The name of the article (or template) it translates."""
        return self.name.split("/", 1)[1]

    @property
    def language(self) -> Language:
        """The language it translates into."""
        return language(self.folder)

    @property
    def source(self) -> Language:
        """The language it translates from."""
        return language(self.catalog.source_language or self._default_source)

    def run(self, glossary: Glossary) -> Run:
        """How its units are checked: as `l10n check` does it in this project. Some checks compare a unit with the habits of all, which takes
        a look at each: that is kept until the file is read again. Raises `UsageError` where the project ignores a check that there is not.
        """
        known = self._run
        if known is None or known.setting.catalog is not self.catalog or known.setting.glossary is not glossary:
            known = self._run = begin(
                self.catalog, glossary, ignore=(*self._ignore, *BY_STATE), shown=self.shown, rules=self._rules
            )
        return known

    def refresh(self) -> None:
        """Reads the file again when it is another than the one last read or written."""
        found = stamp(self.path)
        if found == self._stamp:
            return
        with self.lock:
            if found != self._stamp:
                self._read(found)

    def row(self, name: str) -> Row | None:
        """The row of the unit with the id `name`, or None."""
        place = self._places.get(name)
        return None if place is None else self.rows[place]

    def find(self, name: str) -> Unit | None:
        """The unit with the id `name`, or None."""
        row = self.row(name)
        return None if row is None else row.unit

    def around(self, name: str) -> tuple[str | None, str | None]:
        """The sources of the units before and after the one with the id `name`, None where there is none."""
        place = self._places.get(name)
        if place is None:
            return None, None
        before, after = (
            self.rows[at].unit.source if 0 <= at < len(self.rows) else None for at in (place - 1, place + 1)
        )
        return before, after

    def change(self, wanted: Sequence[Change], whole: bool = False) -> Outcome:
        """Makes the changes to units that are still what their reader saw, and saves; with `whole` all of them or none.

        Nothing is changed, in memory or on disk, when the file cannot be written: that raises `InputError` or `ConflictError`.
        """
        with self.lock:
            self.refresh()
            if self.problem is not None:
                raise InputError(self.problem)
            done: list[Changed] = []
            stale: list[str] = []
            for one in wanted:
                unit = self.find(one.id)
                if unit is None or (one.version is not None and version(unit) != one.version):
                    stale.append(one.id)
                else:
                    done.append(Changed(unit, one.make(unit)))
            if (whole and stale) or not done:
                return Outcome((), tuple(stale))
            merged = self.catalog.merges
            try:
                for each in done:
                    self.catalog.put(each.after)
                self.catalog.save()
            except ConflictError:
                # Somebody wrote between our look at the file and our turn to write it.
                self._read(stamp(self.path))
                return Outcome((), tuple(one.id for one in wanted))
            except L10nError:
                self._read(stamp(self.path))
                raise
            self._stamp = stamp(self.path)
            if self.catalog.merges == merged:
                self._replace(done)
            else:
                self._index()
            return Outcome(tuple(done), tuple(stale))

    def _read(self, found: Stamp | None) -> None:
        try:
            self.catalog = Catalog.load(self.path)
            self.problem = None
        except L10nError as error:
            self.problem = str(error)
            if self._stamp is None:
                self.catalog = Catalog.new(self.folder, self.path)
        self._stamp = found
        self._index()

    def _index(self) -> None:
        """Makes the rows of all units, and folds their texts: reading took ten times as long, and the first who searches need not wait."""
        rows = [Row(unit) for unit in self.catalog]
        self.folded.fold(rows)
        places: dict[str, int] = {}
        for place, row in enumerate(rows):
            places.setdefault(row.id, place)
        self.counts = Counter(row.state for row in rows)
        self.rows, self._places = rows, places
        self.revision += 1

    def _replace(self, done: Sequence[Changed]) -> None:
        """Makes the rows of units that we alone have changed: of the others, nothing but their lines has."""
        rows = list(self.rows)
        counts = self.counts.copy()
        for each in done:
            place = self._places[each.after.id]
            counts[rows[place].state] -= 1
            rows[place] = Row(each.after)
            counts[rows[place].state] += 1
        self.rows, self.counts = rows, counts
        self.revision += 1


class Workspace:
    """A project that is being reviewed. `reviewer` is who decides where nobody else is named."""

    def __init__(self, project: Project, reviewer: str) -> None:
        self.project = project
        self.reviewer = reviewer
        self.undo: list[tuple[str, tuple[Changed, ...]]] = []
        """This session's decisions, oldest first: (catalog's name, what changed)."""
        self._catalogs: dict[str, OpenCatalog] = {}
        self._lock = threading.Lock()
        self._glossary: Glossary | None = None
        self._glossary_stamps: tuple[Stamp | None, ...] = ()

    def refresh(self) -> None:
        """Looks for new, gone and changed catalogs."""
        with self._lock:
            found = {catalog_name(path, self.project): path for path in catalog_paths(self.project)}
            for name, path in found.items():
                if name not in self._catalogs:
                    self._catalogs[name] = OpenCatalog(path, name, self.project)
            self._catalogs = {name: self._catalogs[name] for name in found}
        for one in self.catalogs():
            one.refresh()

    def catalogs(self, scope: str = "") -> Iterator[OpenCatalog]:
        """The catalogs of a `scope`: a catalog's name, a language's folder, or "" for all."""
        for name, one in list(self._catalogs.items()):
            if scope in ("", name, one.folder):
                yield one

    def catalog(self, name: str) -> OpenCatalog | None:
        """The catalog called `name`, up to date with its file, or None."""
        found = self._catalogs.get(name)
        if found is not None:
            found.refresh()
        return found

    @property
    def glossary(self) -> Glossary:
        """The project's glossary, read again when its files have changed; one that has become unreadable stays as it was."""
        stamps = tuple(stamp(path) for path in self.project.glossary)
        with self._lock:
            if self._glossary is None or stamps != self._glossary_stamps:
                try:
                    self._glossary = load(self.project.glossary)
                    self._forget_findings()
                except L10nError:
                    if self._glossary is None:
                        raise
                self._glossary_stamps = stamps
            return self._glossary

    def _forget_findings(self) -> None:
        """What was found in units was found under another glossary."""
        for one in self.catalogs():
            for row in one.rows:
                row.findings = None


def version(unit: Unit) -> str:
    """10 hex digits over everything that was decided about a unit, as a reader saw it: another version is another decision.

    Unlike `Unit.hash` it changes with the state too; locations, notes and remarks make no difference.
    """
    decided = format_marks(mark for mark in unit.marks if mark.verb in DECISIONS)
    text = "\n".join([unit.hash, str(unit.fuzzy), *decided])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _author(unit: Unit, state: State) -> str:
    if state == "approved":
        mark = unit.fitting("approved")
        return (mark.get("by") or "") if mark else ""
    if state == "machine":
        mark = unit.provenance
        return " ".join(mark.words) if mark else ""
    return ""
