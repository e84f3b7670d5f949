"""The check `consistency`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.catalog.unit import Key
from l10n.checks.check import Flaw, Pair, Setting, Subject, unit_check
from l10n.checks.finding import Severity

if TYPE_CHECKING:
    from l10n.glossary.glossary import Glossary, Match

_Named = tuple[str, str, str]
"""A concept as a source names it: its id, the form, and the rule by which that was found (a plural may be rendered otherwise)."""
_WEAK = str.maketrans("", "", "اويهء")
_latest: list[tuple[Setting, dict[Key, list[Flaw]]]] = []
"""What was found in the catalog being checked: all is found at once, then asked for unit by unit."""


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A term found in a pair, and where its one `rendering` (as the glossary gives it) stands in the target."""

    key: Key
    pair: Pair
    match: Match
    rendering: str
    start: int
    end: int

    @property
    def named(self) -> _Named:
        return self.match.concept.id, self.match.form, self.match.rule


@unit_check("consistency", "warning")
def check(subject: Subject) -> Iterator[Flaw]:
    """A term is rendered otherwise here than in most of the catalog.

    The glossary admits both renderings, but one text should call one thing by one name. It is only a remark where the odd one is a variant.
    Inflected forms, acronyms and targets that hold both renderings make no difference.
    """
    setting = subject.setting
    if setting.glossary is None or setting.language is None:
        return
    if not _latest or _latest[0][0] is not setting:
        _latest[:] = [(setting, _flaws(setting, setting.glossary, setting.language.code))]
    yield from _latest[0][1].get(subject.unit.key, ())


def _flaws(setting: Setting, glossary: Glossary, language: str) -> dict[Key, list[Flaw]]:
    """The flaws of a whole catalog, by unit."""
    renderings: dict[_Named, list[_Rendered]] = defaultdict(list)
    for unit in setting.catalog:
        if unit.plural is None and unit.target and unit.state != "needs-work":
            pair = Pair(unit.source, unit.target)
            for one in _rendered(unit.key, pair, glossary, setting.source, language):
                renderings[one.named].append(one)
    flaws: dict[Key, list[Flaw]] = defaultdict(list)
    for places in renderings.values():
        accepted = places[0].match.renderings(language)
        counts = Counter(one.rendering for one in places)
        usual = max(counts, key=lambda text: (counts[text], -accepted.index(text)))
        others = f"{counts[usual]} units" if counts[usual] > 1 else "another unit"
        for one in places:
            if one.rendering != usual and not (setting.base == "ar" and _one_root(one.rendering, usual)):
                message = f"“{one.match.source}” is “{one.rendering}” here, but “{usual}” in {others}"
                severity: Severity | None = None if one.rendering == accepted[0] else "info"
                flaws[one.key].append(Flaw(message, one.pair, "target", one.start, one.end, severity=severity))
    return flaws


def _rendered(key: Key, pair: Pair, glossary: Glossary, source: str, target: str) -> Iterator[_Rendered]:
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
            yield _Rendered(key, pair, match, text, start, end)


def _one_root(one: str, other: str) -> bool:
    """Whether the words of two Arabic renderings share their strong letters: دولة عضو and الدول الأعضاء are one term in two numbers.

    Broken plurals stand in the glossary as variants, for no rule derives them.
    """
    left, right = _words(one), _words(other)
    return len(left) == len(right) and all(_within(*sorted(pair, key=len)) for pair in zip(left, right, strict=True))


def _words(text: str) -> Sequence[str]:
    from l10n.glossary.morphology.ar import normal

    return [normal(word).removeprefix("ال").translate(_WEAK) for word in text.split()]


def _within(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(letter in rest for letter in short)
