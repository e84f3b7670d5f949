"""Glossaries as TBX: reads TBX v3 (ISO 30042:2019) in DCT and DCA style and the older TBX-Basic (martif); writes all three.

TBX-Basic knows no case sensitivity and no do-not-translate: a note `l10n: …` at the concept carries these, which other tools show and keep.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from l10n.errors import InputError
from l10n.files import read_bytes, write_text
from l10n.glossary.concept import Concept, Wording, named
from l10n.xml import LANG, legal, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_GENERIC = frozenset({"admin", "adminNote", "descrip", "descripNote", "termNote", "termCompList"})
_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "variant": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
    "acronym": "admittedTerm-admn-sts",
}
_KINDS = {
    "preferredTerm-admn-sts": "preferred",
    "preferred": "preferred",
    "admittedTerm-admn-sts": "variant",
    "admitted": "variant",
    "deprecatedTerm-admn-sts": "forbidden",
    "supersededTerm-admn-sts": "forbidden",
    "notRecommended": "forbidden",
    "obsolete": "forbidden",
}
_POS = {
    "proper noun": "properNoun",
    "propn": "properNoun",
    "noun": "noun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
}
_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_MARK = "l10n: "


def read_tbx(path: Path) -> list[Concept]:
    """The concepts of a TBX file, in its order. Raises `InputError` naming file, line and remedy."""
    root = parse(read_bytes(path), path)
    if local(root) not in ("tbx", "martif"):
        raise InputError(
            f"is <{local(root)[:40]}>, not TBX", path=path, line=1, remedy="the root must be <tbx> or <martif>"
        )
    concepts = [_concept(entry) for entry in root.iter() if local(entry) in ("conceptEntry", "termEntry")]
    twice = next((name for name, count in Counter(one.id for one in concepts).items() if name and count > 1), None)
    if twice is not None:
        raise InputError(f'concept "{twice}" is there twice', path=path, remedy="give each entry its own id")
    forms = [next((form for word in one.wordings for _, form in word.forms()), "?") for one in concepts]
    names = named([one.id for one in concepts], forms)
    return [replace(one, id=name) for one, name in zip(concepts, names, strict=True)]


def _category(element: Element) -> str:
    """The data category of an element, in any style: the `type` of a generic one, else its own name.

    Translate Toolkit, and so Weblate, describes a concept without saying that it does.
    """
    name = local(element)
    return element.get("type", "definition" if name == "descrip" else "") if name in _GENERIC else name


def _text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _above(entry: Element, stop: frozenset[str]) -> Iterator[Element]:
    """The elements of an entry down to, and without, those named in `stop`."""
    stack = list(reversed(entry))
    while stack:
        element = stack.pop()
        if local(element) not in stop:
            yield element
            stack += reversed(element)


_SECTIONS = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})


def _concept(entry: Element) -> Concept:
    """What an entry holds; its id is "" where it has none."""
    facts: dict[str, str] = {}
    notes = []
    extra: dict[str, str] = {}
    for element in _above(entry, _SECTIONS):
        category = _category(element)
        if category == "note" and _text(element).startswith(_MARK):
            extra = dict(part.split("=", 1) for part in _text(element)[len(_MARK) :].split(" ") if "=" in part)
        elif category == "note":
            notes.append(_text(element))
        elif category in ("subjectField", "definition"):
            facts.setdefault(category, _text(element))
    wordings = []
    for section in (one for one in entry.iter() if local(one) in _SECTIONS):
        language = (section.get(LANG) or section.get("lang") or "und").replace("-", "_")
        for element in _above(section, _TERMS):
            if _category(element) == "definition":
                facts.setdefault("definition", _text(element))
        wordings.append(_wording(section, language, facts))
    return Concept(
        id=extra.get("id", "").replace("\u00a0", " ") or entry.get("id", ""),
        status="dnt" if extra.get("status") == "dnt" else "preferred",
        domain=facts.get("subjectField", ""),
        pos=facts.get("pos", ""),
        definition=facts.get("definition", ""),
        note="\n".join(notes),
        case_sensitive=extra.get("case_sensitive") == "yes",
        wordings=tuple(word for word in wordings if not word.empty or word.forbidden),
    )


def _wording(section: Element, language: str, facts: dict[str, str]) -> Wording:
    forms: dict[str, list[str]] = {"preferred": [], "variant": [], "forbidden": [], "acronym": []}
    gender = ""
    for term in (one for one in section.iter() if local(one) in _TERMS):
        found = {_category(element): _text(element) for element in term.iter()}
        status = found.get("administrativeStatus") or found.get("normativeAuthorization") or ""
        kind = _KINDS.get(status.removesuffix("-admn-sts") + "-admn-sts") or _KINDS.get(status)
        if (
            kind != "forbidden"
            and found.get("termType") in ("acronym", "abbreviation", "initialism")
            and not forms["acronym"]
        ):
            kind = "acronym"
        if kind is None:
            kind = "variant" if forms["preferred"] else "preferred"
        forms[kind].append(found.get("term", ""))
        names = {long: short for short, long in _POS.items()}
        if found.get("partOfSpeech"):
            facts.setdefault(
                "pos", "proper noun" if found["partOfSpeech"] == "properNoun" else names.get(found["partOfSpeech"], "")
            )
        gender = gender or {long: short for short, long in _GENDERS.items()}.get(found.get("grammaticalGender", ""), "")
    preferred = forms["preferred"][:1]
    variants = (*forms["preferred"][1:], *forms["variant"])
    return Wording(language, "".join(preferred), variants, tuple(forms["forbidden"]), "".join(forms["acronym"]), gender)


class _Style:
    """How one dialect spells structure and data categories."""

    def __init__(self, dialect: str) -> None:
        self.direct = dialect == "dct"
        self.old = dialect == "basic"
        self.entry, self.section, self.term = (
            ("termEntry", "langSet", "tig") if self.old else ("conceptEntry", "langSec", "termSec")
        )

    def fact(self, element: str, module: str, category: str, text: str) -> str:
        """One data category, as an element of its own (DCT) or a generic one with a type."""
        if self.direct:
            return f"<{module}:{category}>{_escaped(text)}</{module}:{category}>"
        return f'<{element} type="{category}">{_escaped(text)}</{element}>'


def _escaped(text: str) -> str:
    return escape(legal(text))


def tbx_text(concepts: Sequence[Concept], dialect: str = "dct") -> str:
    """The TBX of `concepts` in `dialect`: `dct` or `dca` (TBX v3), or `basic` (TBX-Basic of 2008)."""
    style = _Style(dialect)
    about = "<fileDesc><sourceDesc><p>Exported by l10n</p></sourceDesc></fileDesc>"
    if style.old:
        head = f'<martif type="TBX-Basic" xml:lang="en"><martifHeader>{about}</martifHeader>'
        tail = "</martif>"
    else:
        modules = (
            ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
            if style.direct
            else ""
        )
        head = f'<tbx type="TBX-Basic" style="{dialect}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"{modules}><tbxHeader>{about}</tbxHeader>'
        tail = "</tbx>"
    entries = "\n".join(_entry(concept, style) for concept in concepts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n<text><body>\n{entries}\n</body></text>\n{tail}\n'


def _entry(concept: Concept, style: _Style) -> str:
    name, marks = concept.id, []
    if not _NAME.fullmatch(name):
        # An XML id must be a name: the note keeps the real one.
        name = "c" + hashlib.sha256(concept.id.encode()).hexdigest()[:12]
        marks.append("id=" + concept.id.replace(" ", "\u00a0"))
    marks += ["status=dnt"] * (concept.status == "dnt") + ["case_sensitive=yes"] * concept.case_sensitive
    lines = [f"<{style.entry} id={quoteattr(name)}>"]
    if concept.domain:
        lines.append(style.fact("descrip", "min", "subjectField", concept.domain))
    if concept.definition:
        lines.append(style.fact("descrip", "basic", "definition", concept.definition))
    lines += [f"<note>{_escaped(note)}</note>" for note in concept.note.splitlines() if note.strip()]
    if marks:
        lines.append(f"<note>{_MARK}{_escaped(' '.join(marks))}</note>")
    for word in concept.wordings:
        lines.append(f"<{style.section} xml:lang={quoteattr(word.language.replace('_', '-'))}>")
        lines += _terms(word, concept, style)
        lines.append(f"</{style.section}>")
    return "\n".join([*lines, f"</{style.entry}>"])


def _terms(word: Wording, concept: Concept, style: _Style) -> Iterator[str]:
    forms = [("preferred", word.term), *(("variant", one) for one in word.variants), ("acronym", word.acronym)]
    for kind, form in [*forms, *(("forbidden", one) for one in word.forbidden)]:
        if not form.strip():
            continue
        facts = [style.fact("termNote", "min", "administrativeStatus", _STATUS[kind])]
        if kind == "acronym":
            facts.append(style.fact("termNote", "basic", "termType", "acronym"))
        if concept.pos and kind == "preferred":
            facts.append(style.fact("termNote", "min", "partOfSpeech", _POS.get(concept.pos.strip().lower(), "other")))
        if word.gender in _GENDERS and kind == "preferred":
            facts.append(style.fact("termNote", "basic", "grammaticalGender", _GENDERS[word.gender]))
        yield f"<{style.term}><term>{_escaped(form)}</term>{''.join(facts)}</{style.term}>"


def write_tbx(path: Path, concepts: Sequence[Concept], dialect: str = "dct") -> None:
    """Writes `concepts` to `path` atomically, in `dialect`."""
    write_text(path, tbx_text(concepts, dialect))
