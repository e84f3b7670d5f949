"""One concept of the institution's glossary and how each language words it. Knows nothing about files or about finding terms in text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from l10n.text.languages import base

Status = Literal["preferred", "dnt"]
Kind = Literal["term", "variant", "acronym"]
"""Which of a concept's forms one is."""

PROPER = frozenset({"proper noun", "proper", "name", "propn"})
"""What `pos` says of names: they take no plural and no gender."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language words a concept: the preferred `term`, admitted `variants`, `forbidden` renderings, `acronym`, `gender`."""

    language: str
    term: str = ""
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    acronym: str = ""
    gender: str = ""

    @property
    def empty(self) -> bool:
        """Whether the language has no accepted form at all."""
        return not (self.term.strip() or self.acronym.strip() or any(variant.strip() for variant in self.variants))

    def forms(self) -> tuple[tuple[Kind, str], ...]:
        """All accepted forms with their kind: the term, the variants, the acronym; blanks squeezed, empty ones left out, each once."""
        found: dict[str, Kind] = {}
        for kind, text in (
            ("term", self.term),
            *(("variant", one) for one in self.variants),
            ("acronym", self.acronym),
        ):
            squeezed = " ".join(text.split())
            if squeezed and (kind == "acronym" or squeezed not in found):
                # An acronym that is also the term is matched as an acronym: letter case counts.
                found[squeezed] = kind  # type: ignore[assignment]
        return tuple((kind, text) for text, kind in found.items())


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary. `status` `dnt` means do not translate: a language without a term of its own keeps the source's form."""

    id: str
    status: Status = "preferred"
    domain: str = ""
    pos: str = ""
    definition: str = ""
    note: str = ""
    case_sensitive: bool = False
    wordings: tuple[Wording, ...] = ()

    @property
    def proper(self) -> bool:
        """Whether the concept is a name, which has no plural and no other gender."""
        return self.status == "dnt" or self.pos.strip().lower() in PROPER

    def wording(self, language: str) -> Wording | None:
        """The wording in `language`, or in its base language (`fr` for `fr_CA`); None when there is no accepted form."""
        code = language.replace("-", "_")
        for wanted in (code, base(code)):
            for wording in self.wordings:
                if wording.language.replace("-", "_") == wanted and not wording.empty:
                    return wording
        return None

    def forms(self, language: str) -> tuple[tuple[Kind, str], ...]:
        """The accepted forms in `language`; for a `dnt` concept without any there, those of all languages."""
        wording = self.wording(language)
        if wording is not None:
            return wording.forms()
        if self.status != "dnt":
            return ()
        found: dict[str, Kind] = {}
        for other in self.wordings:
            for kind, text in other.forms():
                found.setdefault(text, kind)
        return tuple((kind, text) for text, kind in found.items())

    def renderings(
        self, language: str, *, kind: Kind = "term", surface: str = "", beside: bool = False
    ) -> tuple[str, ...]:
        """The accepted renderings in `language`, best first, for a source form of `kind` that stands there as `surface`.

        An acronym prefers the acronym, then the full term; `beside` the full term, as in "Long Name (LN)", it is the acronym, where the language
        has one. Anything else is rendered by the term or a variant, or by the acronym where
        the language has nothing else. A `dnt` concept without a wording is rendered by the surface itself.
        """
        wording = self.wording(language)
        if wording is None:
            return (surface,) if self.status == "dnt" and surface else ()
        forms = wording.forms()
        long = tuple(text for found, text in forms if found != "acronym" or text == " ".join(wording.term.split()))
        short = tuple(text for found, text in forms if found == "acronym")
        if kind == "acronym":
            return short if beside and short else tuple(dict.fromkeys(short + long))
        return long or short

    def forbidden(self, language: str) -> tuple[str, ...]:
        """The renderings that must not stand in a target in `language`."""
        code = language.replace("-", "_")
        for wording in self.wordings:
            if wording.language.replace("-", "_") in (code, base(code)):
                return tuple(" ".join(text.split()) for text in wording.forbidden if text.strip())
        return ()


def named(ids: Sequence[str], forms: Sequence[str]) -> list[str]:
    """What concepts are called: by their ids; one without goes by its first form, numbered if taken.

    >>> named(["ms", "", ""], ["Member State", "Act", "Act"])
    ['ms', 'Act', 'Act 2']
    """
    taken, times = set(ids), Counter[str]()
    names = list(ids)
    for number, form in enumerate(forms):
        if not names[number]:
            name = form
            while name in taken:
                times[form] += 1
                name = f"{form} {times[form] + 1}"
            names[number] = name
            taken.add(name)
    return names
