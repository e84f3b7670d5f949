"""What a check is: a generator function over a subject, with an id, a severity and a title.

A check says only what is wrong and where in the text; the rest of a finding is filled in here. It never decides whether it is wanted
(`l10n.checks.suppress`), in what order checks run (`l10n.checks.run`) or how findings look (`l10n.checks.reports`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit
from l10n.checks.finding import Field, Finding, Severity
from l10n.text.languages import Language

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all units of a catalog.

    `path` is how people are told it, `language` what the catalog translates into (None where nobody says), `source` the code of the
    language it translates from, `min_state` the lowest state that is good enough.
    """

    catalog: Catalog
    path: str
    language: Language | None
    source: str
    glossary: Glossary | None
    min_state: str
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What a check that compares units found out about the catalog as a whole, by the check's id."""

    @property
    def base(self) -> str:
        """The target language without its region or script (`fr` of `fr_CA`), "" where it is unknown."""
        return self.language.code.split("_")[0].split("@")[0] if self.language else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a target that belong together; `form` is the plural form, None for a message without plural.

    `exact` says that the form stands for one or two numbers only (none, one, two), so that the number itself may be left out.
    """

    source: str
    target: str
    form: int | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One unit in its setting: what a check of units looks at."""

    unit: Unit
    setting: Setting
    pairs: tuple[Pair, ...]
    """The filled targets with their sources; none where the target belongs to an earlier source (`needs-work`)."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a check found: a message and, where it can be told, the span in code points of `field` of the pair's texts."""

    message: str
    pair: Pair | None = None
    field: Field = "target"
    start: int = 0
    end: int = 0
    fixable: bool = False
    severity: Severity | None = None
    """Other than the check's own, where one of its flaws weighs more or less."""


@dataclass(frozen=True, slots=True)
class UnitCheck:
    """A check of units; calling it gives the findings at one unit."""

    id: str
    severity: Severity
    title: str
    explanation: str
    look: Callable[[Subject], Iterator[Flaw]]

    def __call__(self, subject: Subject) -> Iterator[Finding]:
        """The findings of this check at `subject`."""
        unit, setting = subject.unit, subject.setting
        name = ""
        for flaw in self.look(subject):
            # The id is a hash of the whole source: made once, and only for units that have a finding.
            name = name or unit.id
            pair = flaw.pair or Pair(unit.source, unit.target)
            yield Finding(
                check=self.id,
                severity=flaw.severity or self.severity,
                message=flaw.message,
                path=setting.path,
                line=unit.line,
                language=setting.language.code if setting.language else "",
                unit=name,
                context=unit.context,
                form=pair.form,
                source=pair.source,
                target=pair.target,
                field=flaw.field,
                start=flaw.start,
                end=flaw.end,
                fixable=flaw.fixable,
            )


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """A check of a catalog as a whole; calling it gives the findings at its header."""

    id: str
    severity: Severity
    title: str
    explanation: str
    look: Callable[[Setting], Iterator[Flaw]]

    def __call__(self, setting: Setting) -> Iterator[Finding]:
        """The findings of this check at the header of `setting.catalog`."""
        for flaw in self.look(setting):
            yield Finding(
                check=self.id,
                severity=flaw.severity or self.severity,
                message=flaw.message,
                path=setting.path,
                line=1,
                language=setting.language.code if setting.language else "",
                unit="",
                context=None,
                form=None,
                source="",
                target="",
                field=flaw.field,
                start=0,
                end=0,
                fixable=flaw.fixable,
            )


Check = UnitCheck | CatalogCheck


def unit_check(name: str, severity: Severity) -> Callable[[Callable[[Subject], Iterator[Flaw]]], UnitCheck]:
    """Makes a check of units of a generator function; the first sentence of its docstring is the title, the rest the explanation."""

    def make(look: Callable[[Subject], Iterator[Flaw]]) -> UnitCheck:
        return UnitCheck(name, severity, *_described(look.__doc__), look)

    return make


def catalog_check(name: str, severity: Severity) -> Callable[[Callable[[Setting], Iterator[Flaw]]], CatalogCheck]:
    """As `unit_check`, for a check of whole catalogs."""

    def make(look: Callable[[Setting], Iterator[Flaw]]) -> CatalogCheck:
        return CatalogCheck(name, severity, *_described(look.__doc__), look)

    return make


def _described(docstring: str | None) -> tuple[str, str]:
    title, _, explanation = cleandoc(docstring or "").partition("\n\n")
    return " ".join(title.split()).removesuffix("."), explanation.strip()
