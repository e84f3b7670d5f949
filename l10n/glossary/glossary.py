"""The institution's glossary: its concepts, where they occur in a source text, and whether a target renders them.

Loading is `l10n.glossary.csv`'s and `l10n.glossary.tbx`'s business, word forms are `l10n.glossary.morphology`'s.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from l10n.errors import InputError, UsageError
from l10n.glossary.concept import Concept, Kind
from l10n.glossary.index import Index, pattern, resolve
from l10n.glossary.matching import occurrences
from l10n.glossary.morphology import morphology
from l10n.text.codes import strip

_OPENING = re.compile(r"""\s*[(（\[]\s*["“«‘']?\s*""")
_CLOSING = re.compile(r"""\s*["”»’']?\s*[)）\]]""")


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found in a text: `source` is `text[start:end]` (code points, inline codes included) in `language`.

    `form` is the glossary's form that was recognised, `kind` which of the concept's forms that is, `rule` how the two differ
    (`exact`, `number`, `clitic`…). `into` is the target language the text was searched for, if any.
    """

    concept: Concept
    source: str
    start: int
    end: int
    language: str
    form: str = ""
    kind: Kind = "term"
    rule: str = "exact"
    into: str | None = None
    beside: bool = False

    def renderings(self, language: str) -> tuple[str, ...]:
        """The accepted renderings in `language`, best first; for a `dnt` concept without a wording there, what stands in the source."""
        return self.concept.renderings(language, kind=self.kind, surface=strip(self.source), beside=self.beside)

    def forbidden(self, language: str) -> tuple[str, ...]:
        """The renderings that must not stand in the target."""
        return self.concept.forbidden(language)


class Glossary:
    """A term base, ready for use in any of its languages: iterable over its concepts, in their order.

    Indexes are made per language when first needed.
    """

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self._concepts = tuple(concepts)
        self._indexes: dict[str, Index] = {}
        self._renderable: dict[str, frozenset[str]] = {}

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts)

    def __len__(self) -> int:
        return len(self._concepts)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that word at least one concept, in order of appearance."""
        return tuple(dict.fromkeys(word.language for one in self._concepts for word in one.wordings if not word.empty))

    def find(self, text: str, language: str, into: str | None = None) -> list[Match]:
        """The concepts that `text` (in `language`, inline codes allowed) names, left to right; where terms overlap the longest wins.

        With `into`, only concepts that can be rendered in that language. Nothing is found in URLs, e-mail addresses and placeholders.
        """
        hits = self._index(language).hits(text)
        if not hits:
            return []
        if into is not None:
            wanted = self._renderable_into(into)
            hits = [hit for hit in hits if hit.pattern.payload[0].id in wanted]
        matches = []
        for hit in resolve(hits):
            concept, kind = hit.pattern.payload
            source = text[hit.start : hit.end]
            matches.append(Match(concept, source, hit.start, hit.end, language, hit.pattern.form, kind, hit.rule, into))
        return _mentions(text, matches)

    def renderings(self, match: Match, language: str) -> tuple[str, ...]:
        """`match.renderings(language)`."""
        return match.renderings(language)

    def verify(self, target: str, language: str, term: Match | Concept) -> str | None:
        """The form in which `target` (in `language`) renders `term`, as it stands there; None when it does not."""
        if isinstance(term, Match):
            concept, renderings = term.concept, term.renderings(language)
        else:
            concept, renderings = term, tuple(form for _, form in term.forms(language))
        spans = (
            occurrences(target, language, renderings, minds_case(concept), proper=concept.proper) if renderings else []
        )
        for start, end, rendering in spans:
            # What is not translated stands letter for letter (behind a clitic, perhaps).
            if concept.status != "dnt" or strip(target[start:end]).endswith(rendering):
                return target[start:end]
        return None

    def digest(self, matches: Iterable[Match]) -> str:
        """A short fingerprint of what the matched concepts ask of a translation: equal while the glossary says the same about them."""
        lines = set()
        for match in matches:
            concept = match.concept
            said = [concept.id, concept.status, str(concept.case_sensitive), match.kind, *["beside"] * match.beside]
            for wording in concept.wordings:
                if match.into is None or wording is concept.wording(match.into):
                    said += [
                        wording.language,
                        wording.term,
                        wording.acronym,
                        *wording.variants,
                        "≠",
                        *wording.forbidden,
                    ]
            lines.add("\x1f".join(said))
        return hashlib.sha256("\x1e".join(sorted(lines)).encode()).hexdigest()[:8]

    def _index(self, language: str) -> Index:
        if language not in self._indexes:
            known = morphology(language)
            patterns = (
                pattern(
                    form, known, (concept, kind), case=kind == "acronym" or minds_case(concept), proper=concept.proper
                )
                for concept in self._concepts
                for kind, form in concept.forms(language)
            )
            self._indexes[language] = Index(known, [one for one in patterns if one is not None])
        return self._indexes[language]

    def _renderable_into(self, language: str) -> frozenset[str]:
        if language not in self._renderable:
            self._renderable[language] = frozenset(
                concept.id
                for concept in self._concepts
                if concept.status == "dnt" or concept.wording(language) is not None
            )
        return self._renderable[language]


def _mentions(text: str, matches: list[Match]) -> list[Match]:
    """`matches` with those marked that introduce a name together: "Long Name (LN)", "LN (Long Name)"."""
    for number, (one, other) in enumerate(itertools.pairwise(matches)):
        if one.concept is not other.concept or (one.kind == "acronym") == (other.kind == "acronym"):
            continue
        if _OPENING.fullmatch(strip(text[one.end : other.start])) and _CLOSING.match(strip(text[other.end :])):
            matches[number], matches[number + 1] = replace(one, beside=True), replace(other, beside=True)
    return matches


def minds_case(concept: Concept) -> bool:
    """Whether letter case counts for a concept: where the glossary says so, and for everything that is not translated."""
    return concept.case_sensitive or concept.status == "dnt"


def load(paths: Sequence[Path] | Path) -> Glossary:
    """The glossary of one file or several (CSV; TBX and Excel by the endings `.tbx` and `.xlsx`); none make an empty one. Raises `InputError`."""
    files = [paths] if isinstance(paths, Path) else list(paths)
    concepts: dict[str, Concept] = {}
    origin: dict[str, Path] = {}
    for path in files:
        for concept in read(path):
            if concept.id in concepts:
                raise InputError(
                    f'concept "{concept.id}" is in {origin[concept.id]} already',
                    path=path,
                    remedy="give each concept one row, or its own id",
                )
            concepts[concept.id], origin[concept.id] = concept, path
    return Glossary(concepts.values())


def read(path: Path) -> list[Concept]:
    """The concepts of one file, by its ending. Raises `InputError`."""
    if path.suffix.lower() in (".tbx", ".xml"):
        from l10n.glossary.tbx import read_tbx

        return read_tbx(path)
    if path.suffix.lower() == ".xlsx":
        from l10n.glossary.xlsx import read_xlsx

        return read_xlsx(path)
    from l10n.glossary.csv import read_csv

    return read_csv(path)


def columns(path: Path) -> tuple[str, ...]:
    """The languages that a CSV file or workbook has columns for, also empty ones; of other files none. Raises `InputError`."""
    if path.suffix.lower() in (".tbx", ".xml"):
        return ()
    if path.suffix.lower() == ".xlsx":
        from l10n.glossary.xlsx import xlsx_languages

        return xlsx_languages(path)
    from l10n.glossary.csv import csv_languages

    return csv_languages(path)


def write(path: Path, concepts: Sequence[Concept], dialect: str = "dct", languages: Sequence[str] = ()) -> None:
    """Writes `concepts` to `path` atomically, as its ending says. Raises `InputError`, `UsageError`.

    `dialect` is that of a TBX file; `languages` have a column in a table, whether or not a concept is worded in them.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        from l10n.glossary.csv import write_csv

        write_csv(path, concepts, languages)
    elif ending == ".xlsx":
        from l10n.glossary.xlsx import write_xlsx

        write_xlsx(path, concepts, languages)
    elif ending == ".tbx":
        from l10n.glossary.tbx import write_tbx

        write_tbx(path, concepts, dialect)
    else:
        raise UsageError(f'"{path}" ends in none of .csv, .xlsx and .tbx', remedy="name the file by its format")
