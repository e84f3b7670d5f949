"""The check `consistency`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.catalog.unit import Unit
from l10n.checks.check import Flaw, Pair, Setting, catalog_check
from l10n.checks.example import Example
from l10n.checks.finding import Severity
from l10n.checks.message import message as _

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary, Match

_Named = tuple[str, str, str]
"""A concept as a source names it: its id, the form, and the rule by which that was found (a plural may be rendered otherwise)."""
_WEAK = str.maketrans("", "", "اويهء")
_ROOT = 4
"""Letters with which two words of one root begin."""


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A term found in a pair, and where its one `rendering` (as the glossary gives it) stands in the target."""

    unit: Unit
    pair: Pair
    match: Match
    rendering: str
    start: int
    end: int

    @property
    def named(self) -> _Named:
        return self.match.concept.id, self.match.form, self.match.rule


_GLOSSARY = "id,en,fr,variants_fr\nt1,workshop,atelier,séminaire"


@catalog_check(
    "consistency",
    "warning",
    passes=[
        Example("fr", "A workshop.", "Un atelier.", others=(("The workshops", "Les ateliers"),), glossary=_GLOSSARY),
        Example("fr", "A workshop.", "Un atelier.", others=(("The workshop", "Le séminaire"),)),
    ],
    fails=[
        Example(
            "fr", "A workshop.", "Un atelier.", ("séminaire",),
            others=(("One workshop", "Un atelier"), ("The workshop", "Le séminaire")), glossary=_GLOSSARY,
        ),
    ],
)  # fmt: skip
def check(setting: Setting) -> Iterator[Flaw]:
    """A term is rendered otherwise here than in most of the catalog.

    The glossary admits both renderings, but one text should call one thing by one name. It is only a remark where the odd one is a variant.
    Inflected forms, acronyms and targets that hold both renderings make no difference.
    """
    if setting.glossary is None or setting.language is None:
        return
    language = setting.language.code
    renderings: dict[_Named, list[_Rendered]] = defaultdict(list)
    for unit in setting.units:
        if unit.plural is None and unit.target and unit.state != "needs-work":
            for one in _rendered(unit, Pair(unit.source, unit.target), setting.glossary, setting.source, language):
                renderings[one.named].append(one)
    for places in renderings.values():
        accepted = places[0].match.renderings(language)
        counts = Counter(one.rendering for one in places)
        usual = max(counts, key=lambda text: (counts[text], -accepted.index(text)))
        others = _("{units} units", units=counts[usual]) if counts[usual] > 1 else _("another unit")
        for one in places:
            if one.rendering != usual and not _related(one.rendering, usual, setting.base):
                message = _(
                    "“{term}” is “{rendering}” here, but “{usual}” in {others}",
                    term=one.match.source,
                    rendering=one.rendering,
                    usual=usual,
                    others=others,
                )
                severity: Severity | None = None if one.rendering == accepted[0] else "info"
                yield Flaw(message, one.pair, "target", one.start, one.end, severity=severity, unit=one.unit)


def _rendered(unit: Unit, pair: Pair, glossary: Glossary, source: str, target: str) -> Iterator[_Rendered]:
    """The terms of a pair of which exactly one rendering stands in the target, and no other term there has the same one."""
    from l10n.glossary.glossary import minds_case
    from l10n.glossary.matching import occurrences

    matches = glossary.find(pair.source, source, into=target)
    for match in matches:
        accepted = match.renderings(target)
        if match.kind == "acronym" or match.concept.status == "dnt" or len(accepted) < 2:
            continue
        others = {text for other in matches if other.concept is not match.concept for text in other.renderings(target)}
        spans = occurrences(pair.target, target, accepted, minds_case(match.concept), proper=match.concept.proper)
        found = {text for _, _, text in spans}
        if len(found) == 1 and others.isdisjoint(found):
            start, end, text = spans[0]
            yield _Rendered(unit, pair, match, text, start, end)


def _related(one: str, other: str, language: str) -> bool:
    """Whether two renderings are one in two forms: word by word of the same root.

    A glossary may list inflected forms (broken plurals it must) and what the word becomes as another part of speech (isolement, isoler).
    """
    left, right = _words(one, language), _words(other, language)
    within = _within if language == "ar" else _same_beginning
    return len(left) == len(right) and all(within(*sorted(pair, key=len)) for pair in zip(left, right, strict=True))


def _words(text: str, language: str) -> Sequence[str]:
    """The words of a rendering that say something, in one spelling."""
    from l10n.glossary.morphology import morphology
    from l10n.glossary.morphology.morphology import bare, plain

    if language == "ar":
        from l10n.glossary.morphology.ar import normal

        return [normal(word).removeprefix("ال").translate(_WEAK) for word in text.split()]
    known = morphology(language)
    small = known.grammar.stopwords if known.grammar else frozenset()
    words = [plain(word) for word in known.word.findall(text)]
    return [bare(word) for word in words if word not in small] or words


def _same_beginning(short: str, long: str) -> bool:
    return short == long or (len(short) >= _ROOT and short[:_ROOT] == long[:_ROOT])


def _within(short: str, long: str) -> bool:
    """Whether the strong letters of an Arabic word stand in those of another in their order: دولة and دول, برنامج and برامج."""
    rest = iter(long)
    return all(letter in rest for letter in short)
