"""What a check is: a generator function over a subject, with an id, a severity, a title and examples.

A check says only what is wrong and where in the text; the rest of a finding is filled in here. It never decides whether it is wanted
(`l10n.checks.suppress`), in what order checks run (`l10n.checks.run`) or how findings look (`l10n.checks.reports`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Key, Unit
from l10n.checks.example import Example
from l10n.checks.finding import Field, Finding, Severity
from l10n.checks.message import one_line
from l10n.checks.traits import Needs, Traits
from l10n.checks.untouchable import blanked
from l10n.config import Rule
from l10n.text.icu import has_choice
from l10n.text.languages import Language, base

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary, Match


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all units of a catalog.

    `path` is how people are told it, `language` what the catalog translates into (None where nobody says), `source` the code of the
    language it translates from, `min_state` the lowest state that is good enough. `before` are the units of an earlier revision, where only
    what changed since is asked for; `rules` are the project's own.
    """

    catalog: Catalog
    path: str
    language: Language | None
    source: str
    glossary: Glossary | None
    min_state: str
    before: Mapping[Key, Unit] | None = None
    rules: tuple[Rule, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What a check that compares units found out about the catalog as a whole, by the check's id."""

    @property
    def base(self) -> str:
        """The target language without its region or script (`fr` of `fr_CA`), "" where it is unknown."""
        return base(self.language.code) if self.language else ""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the catalog, in order."""
        units: tuple[Unit, ...] = self.once("units", lambda setting: tuple(setting.catalog))
        return units

    @property
    def targets(self) -> str:
        """All that the catalog's targets say, a line end between one and the next."""
        targets: str = self.once(
            "targets", lambda setting: "\n".join(target for unit in setting.units for target in unit.targets)
        )
        return targets

    @property
    def size(self) -> int:
        """How many units the catalog has."""
        return len(self.units)

    def asked(self, unit: Unit) -> bool:
        """Whether findings at `unit` are asked for."""
        return self.before is None or self.before.get(unit.key) != unit

    def once(self, name: str, find: Callable[[Setting], Any]) -> Any:
        """`find(self)`, worked out when it is first asked for under `name`."""
        if name not in self.kept:
            self.kept[name] = find(self)
        return self.kept[name]


@dataclass(slots=True, eq=False)
class Pair:
    """A source and a target that belong together; `form` is the plural form, None for a message without plural.

    `exact` says that the form stands for one or two numbers only (none, one, two), so that the number itself may be left out; `flags` are
    the unit's. Prose is made once and shared by all checks: this is why a pair is no plain value.
    """

    source: str
    target: str
    form: int | None = None
    exact: bool = False
    flags: tuple[str, ...] = ()
    none: bool = False
    """Whether the form stands for the number 0 only, and may say “nothing” instead."""
    matches: tuple[Match, ...] | None = None
    """The glossary's terms in the source, once somebody asked (`l10n.checks.terms`)."""
    _source_prose: str | None = None
    _target_prose: str | None = None

    @property
    def has_choices(self) -> bool:
        """Whether this is an ICU message with choices, in which a target may say in each branch what the source says once around them."""
        return has_choice(self.source)

    @property
    def source_prose(self) -> str:
        """The source with U+FFFC for every character that is no prose; offsets stay."""
        if self._source_prose is None:
            self._source_prose = blanked(self.source, self.flags)
        return self._source_prose

    @property
    def target_prose(self) -> str:
        """The target with U+FFFC for every character that is no prose; offsets stay."""
        if self._target_prose is None:
            self._target_prose = blanked(self.target, self.flags)
        return self._target_prose


@dataclass(frozen=True, slots=True)
class Subject:
    """One unit in its setting: what a check of units looks at."""

    unit: Unit
    setting: Setting
    pairs: tuple[Pair, ...]
    """The filled targets with their sources; none where the target belongs to an earlier source (`needs-work`)."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a check found: a message and, where it can be told, the span in code points of `field` of the pair's texts.

    `fix` is what may safely stand in the place of that span of the target, None where only a person can tell. `unit` is the unit
    concerned, for checks of whole catalogs.
    """

    message: str
    pair: Pair | None = None
    field: Field = "target"
    start: int = 0
    end: int = 0
    fix: str | None = None
    severity: Severity | None = None
    """Other than the check's own, where one of its flaws weighs more or less."""
    unit: Unit | None = None


_OF_SETTING = frozenset({"glossary", "before", "rules"})
"""Needs that a whole catalog has, or has not."""


@dataclass(frozen=True, slots=True)
class UnitCheck:
    """A check of one unit at a time.

    `signs` are characters of which one must stand in a unit for the check to find anything; "" is any. `languages` are the base codes
    of the target languages it knows something about; none are all; `scripts` likewise. `needs` is what it must have. `gathered` says that its
    faults come from the writer's hand, so that people are told of many as of one (`l10n.checks.reports.gathering`).
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    look: Callable[[Subject], Iterator[Flaw]]
    passes: Sequence[Example] = ()
    fails: Sequence[Example] = ()
    signs: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    needs: Needs = ""
    gathered: bool = False

    def concerns(self, setting: Setting) -> bool:
        """Whether anything can be found in this catalog."""
        if self.needs in _OF_SETTING and not getattr(setting, self.needs):
            return False
        if self.scripts and (setting.language is None or setting.language.script not in self.scripts):
            return False
        return not self.languages or setting.base in self.languages

    def fits(self, signs: Set[str], traits: Traits) -> bool:
        """Whether anything can be found in a unit that holds `signs` and has `traits`."""
        if self.needs and not getattr(traits, self.needs, True):
            return False
        return not self.signs or not self.signs.isdisjoint(signs)


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """A check of a catalog as a whole; its flaws are its header's, or those of the units it names."""

    id: str
    severity: Severity
    title: str
    explanation: str
    look: Callable[[Setting], Iterator[Flaw]]
    passes: Sequence[Example] = ()
    fails: Sequence[Example] = ()


Check = UnitCheck | CatalogCheck


def unit_check(
    name: str,
    severity: Severity,
    *,
    passes: Sequence[Example],
    fails: Sequence[Example],
    signs: str = "",
    languages: str = "",
    scripts: str = "",
    needs: Needs = "",
    gathered: bool = False,
) -> Callable[[Callable[[Subject], Iterator[Flaw]]], UnitCheck]:
    """Makes a check of units of a generator function; the first sentence of its docstring is the title, the rest the explanation."""

    def make(look: Callable[[Subject], Iterator[Flaw]]) -> UnitCheck:
        title, text = _described(look.__doc__)
        where = frozenset(languages.split()), frozenset(scripts.split())
        return UnitCheck(name, severity, title, text, look, passes, fails, frozenset(signs), *where, needs, gathered)

    return make


def catalog_check(
    name: str, severity: Severity, *, passes: Sequence[Example], fails: Sequence[Example]
) -> Callable[[Callable[[Setting], Iterator[Flaw]]], CatalogCheck]:
    """As `unit_check`, for a check of whole catalogs."""

    def make(look: Callable[[Setting], Iterator[Flaw]]) -> CatalogCheck:
        return CatalogCheck(name, severity, *_described(look.__doc__), look, passes, fails)

    return make


def finding(check: Check, flaw: Flaw, unit: Unit | None, setting: Setting) -> Finding:
    """The finding of `check` that `flaw` makes at `unit` (None: at the catalog's header)."""
    pair = flaw.pair or (Pair(unit.source, unit.target) if unit else Pair("", ""))
    return Finding(
        check=check.id,
        severity=flaw.severity or check.severity,
        message=one_line(flaw.message),
        path=setting.path,
        line=unit.line if unit else 1,
        language=setting.language.code if setting.language else "",
        unit=unit.id if unit else "",
        context=unit.context if unit else None,
        form=pair.form,
        source=pair.source,
        target=pair.target,
        field=flaw.field,
        start=flaw.start,
        end=flaw.end,
        fixable=flaw.fix is not None,
    )


def _described(docstring: str | None) -> tuple[str, str]:
    title, _, explanation = cleandoc(docstring or "").partition("\n\n")
    return " ".join(title.split()).removesuffix("."), explanation.strip()
