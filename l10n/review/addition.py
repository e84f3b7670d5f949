"""A term added to the project's glossary from the unit in which a reviewer met it: what speaks against it is told first.

A concept that has the term already is completed in the language that lacks one, or given one more rendering; it never gets a rival, of which
the first would win. Knows no HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from l10n.catalog.lock import locked
from l10n.errors import InputError, UsageError
from l10n.glossary.concept import Concept, Wording
from l10n.glossary.edit import put, writable
from l10n.glossary.glossary import load, read
from l10n.glossary.lint import lint
from l10n.glossary.table import joined
from l10n.review.folding import fold
from l10n.review.workspace import OpenCatalog, Workspace
from l10n.text.codes import CODE

LONGEST = 200
"""Characters of a term."""
LONGEST_NOTE = 1000

Answer = Literal["", "variant", "new"]
"""What the reviewer says to what was told: nothing yet; one more rendering of the concept there is; add it all the same."""
ANSWERS: tuple[str, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What speaks against a term. `kind`: `taken` (the term has the other `renderings`), `dnt` (it is not to be translated), `forbidden` (the
    rendering is, for this concept), `other` (a fault that `message` tells in English). `term` and `concept` are the entry concerned.
    """

    kind: Literal["taken", "dnt", "forbidden", "other"]
    concept: str
    term: str
    renderings: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`done` says what was written: a concept `added`, one `completed`, a rendering `admitted`; `known` (it is all there) and `conflict` wrote
    nothing. `offers` are answers that would. `path` is the file.
    """

    done: Literal["added", "completed", "admitted", "known", "conflict"]
    concept: str
    path: Path
    conflicts: tuple[Conflict, ...] = ()
    offers: tuple[Answer, ...] = ()


def add_term(workspace: Workspace, one: OpenCatalog, source: str, target: str, note: str, answer: Answer) -> Outcome:
    """Puts into the glossary that `source` is rendered by `target` in the languages of the catalog `one`, if nothing speaks against it.

    Raises `UsageError` where there is no glossary that can be written, `InputError` for what is no term and for a file that cannot be used.
    """
    source, target = _term(source, "term"), _term(target, "translation")
    note = " ".join(_text(note, "note", LONGEST_NOTE).split())
    path = _file(workspace)
    with locked(path):
        everything = list(load(workspace.project.glossary))
        own = {concept.id for concept in read(path)}
        languages = one.source.code, one.language.code
        same = next((each for each in everything if _is(source, each, languages[0])), None)
        if same is not None:
            return _mended(path, same, source, target, languages[1], note, answer if same.id in own else None)
        concept = Concept(
            _new_id(source, {each.id for each in everything}),
            note=note,
            wordings=(Wording(languages[0], source), Wording(languages[1], target)),
        )
        conflicts, hopeless = _conflicts(concept, everything, languages)
        if conflicts and (hopeless or answer != "new"):
            return Outcome("conflict", concept.id, path, conflicts, () if hopeless else ("new",))
        cells = {languages[0]: source, languages[1]: target}
        put(path, concept.id, {**cells, "note": note} if note else cells)
    return Outcome("added", concept.id, path)


def _mended(
    path: Path, concept: Concept, term: str, target: str, language: str, note: str, answer: Answer | None
) -> Outcome:
    """What becomes of a concept that has the term already; no `answer` helps where it stands in another file than `path`."""
    there = concept.wording(language)
    if any(_equal(target, form) for _, form in concept.forms(language)):
        return Outcome("known", concept.id, path)
    if concept.status == "dnt" and there is None:
        return Outcome("conflict", concept.id, path, (Conflict("dnt", concept.id, term),))
    if any(_equal(target, form) for form in concept.forbidden(language)):
        return Outcome("conflict", concept.id, path, (Conflict("forbidden", concept.id, term),))
    more = {"note": note} if note and not concept.note else {}
    if there is None and answer is not None:
        put(path, concept.id, {language: target, **more})
        return Outcome("completed", concept.id, path)
    if there is not None and answer == "variant":
        column = there.language
        put(path, concept.id, {f"variants_{column}": joined((*there.variants, target)), **more})
        return Outcome("admitted", concept.id, path)
    renderings = tuple(form for _, form in concept.forms(language))
    taken = Conflict("taken", concept.id, term, renderings)
    return Outcome("conflict", concept.id, path, (taken,), () if answer is None else ("variant",))


def _conflicts(
    concept: Concept, everything: Sequence[Concept], languages: tuple[str, str]
) -> tuple[tuple[Conflict, ...], bool]:
    """What speaks against a new concept, and whether it would be of no use at all."""
    source, target = (word.term for word in concept.wordings)
    forbidden = [
        Conflict("forbidden", each.id, form)
        for each in everything
        for _, form in each.forms(languages[0])
        if fold(form) in fold(source) and any(_equal(target, one) for one in each.forbidden(languages[1]))
    ]
    sharing = [
        each
        for each in everything
        if any(_equal(form, word.term) for word in concept.wordings for _, form in each.forms(word.language))
    ]
    faults = [one for one in lint([*sharing, concept]) if one.concept == concept.id]
    others = [Conflict("other", concept.id, source, message=one.message) for one in faults]
    return (*forbidden, *others), any(one.severity == "error" for one in faults)


def _file(workspace: Workspace) -> Path:
    """The first glossary of the project that can be written."""
    paths = workspace.project.glossary
    if not paths:
        raise UsageError(
            "the project has no glossary", remedy='add glossary = ["glossary/terms.csv"] to l10n.toml, and the file'
        )
    found = next((path for path in paths if writable(path)), None)
    if found is None:
        raise UsageError(
            "the project's glossary is only read: terms can be added to CSV files alone",
            path=workspace.project.shown(paths[0]),
            remedy="name a CSV file beside it in l10n.toml, under glossary",
        )
    return found


def _term(text: str, name: str) -> str:
    found = " ".join(_text(text, name, LONGEST).split())
    if not found:
        raise InputError(f"the {name} is empty", remedy="write it")
    if CODE.search(found):
        raise InputError(f"the {name} holds an inline code", remedy="leave it out")
    return found


def _text(text: str, name: str, limit: int) -> str:
    if len(text) > limit:
        raise InputError(f"the {name} has more than {limit} characters", remedy="shorten it")
    if re.search(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", text):
        raise InputError(f"the {name} holds a character that no file can keep", remedy="remove it")
    return text


def _is(source: str, concept: Concept, language: str) -> bool:
    return any(_equal(source, form) for _, form in concept.forms(language))


def _equal(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _new_id(source: str, taken: set[str]) -> str:
    """An id made of the term's own letters, where it has Latin ones: `member-state`."""
    made = "-".join(re.findall(r"[a-z0-9]+", fold(source)))[:60].strip("-") or "term"
    number = 2
    found = made
    while found in taken:
        found, number = f"{made}-{number}", number + 1
    return found
