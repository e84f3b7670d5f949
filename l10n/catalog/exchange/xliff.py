"""XLIFF 1.2 and 2.0, mapped to states as contract 4.1's table says.

A file holds one catalog. A unit's id, what it was at export (`l10n:base`), its marks, previous source, remarks and notes go along; plural
messages are groups with a unit per form. Codes are `l10n.catalog.exchange.inline`'s business, and what becomes of a returned unit
`l10n.catalog.exchange.record`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from l10n.catalog.exchange.inline import XLIFF_1, XLIFF_2, Dialect, Term, put, text_of
from l10n.catalog.exchange.record import Exchanged, Record, base_of
from l10n.catalog.marks import Mark, format_mark, parse_marks
from l10n.catalog.unit import Previous, Unit
from l10n.errors import InputError, UsageError
from l10n.states import STATES, State
from l10n.text.languages import language
from l10n.xml import SPACE, legal, local, parse

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

OWN = "urn:l10n-toolkit:exchange"
"""The namespace of our own attributes."""

_BASE, _ID = f"{{{OWN}}}base", f"{{{OWN}}}unit"
_MACHINES = frozenset(
    "mt-suggestion leveraged-mt leveraged-tm leveraged-repository leveraged-inherited tm-suggestion exact-match fuzzy-match id-match".split()
)
_APPROVED = frozenset({"final", "signed-off", "reviewed"})
_STATES_1: dict[State, str] = {
    "untranslated": "new",
    "needs-work": "needs-translation",
    "machine": "needs-translation",
    "translated": "translated",
    "approved": "final",
}
_STATES_2: dict[State, tuple[str, str | None]] = {
    "untranslated": ("initial", None),
    "needs-work": ("initial", "l10n:needs-work"),
    "machine": ("initial", "l10n:machine"),
    "translated": ("translated", None),
    "approved": ("final", None),
}


Terms = Callable[[str], Sequence[Term]]
"""What finds the glossary's terms in a source, left to right."""


def write_xliff(
    units: Iterable[Unit], source: str, target: str, original: str, version: str, terms: Terms = lambda _: ()
) -> bytes:
    """The XLIFF (`version` is "1.2" or "2.0") of a catalog's units; languages are gettext codes, `original` is the catalog's path."""
    from lxml import etree

    dialect = XLIFF_2 if version == "2.0" else XLIFF_1
    names: dict[Any, str] = {None: dialect.namespace, "l10n": OWN}
    root = etree.Element(f"{{{dialect.namespace}}}xliff", nsmap=names)
    root.set("version", version)
    file = _child(root, "file", dialect)
    tags = language(source).tag, language(target).tag
    if version == "2.0":
        root.set("srcLang", tags[0])
        root.set("trgLang", tags[1])
        file.set("id", "f1")
        file.set("original", legal(original))
        body = file
    else:
        file.set("original", legal(original))
        file.set("source-language", tags[0])
        file.set("target-language", tags[1])
        file.set("datatype", "plaintext")
        tool = _child(_child(file, "header", dialect), "tool", dialect)
        tool.set("tool-id", "l10n")
        tool.set("tool-name", "l10n-toolkit")
        body = _child(file, "body", dialect)
    for unit in units:
        parent = body
        if unit.plural is not None:
            parent = _child(body, "group", dialect)
            parent.set("id", unit.id)
            parent.set(*(("type", "l10n:plural") if version == "2.0" else ("restype", "x-gettext-plurals")))
        for number in range(len(unit.targets)):
            (_unit_2 if version == "2.0" else _unit_1)(parent, unit, number, terms)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False) + b"\n"


def _child(parent: Element, name: str, dialect: Dialect, text: str = "") -> Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{dialect.namespace}}}{name}")
    if text:
        child.text = legal(text)
    return child


def _begun(parent: Element, name: str, unit: Unit, number: int, dialect: Dialect) -> Element:
    element = _child(parent, name, dialect)
    element.set("id", unit.id if unit.plural is None else f"{unit.id}-{number}")
    element.set(SPACE, "preserve")
    element.set(_ID, unit.id)
    element.set(_BASE, base_of(unit))
    return element


def _source(unit: Unit, number: int) -> str:
    return unit.source if unit.plural is None or number == 0 else unit.plural


def _notes(unit: Unit) -> Iterator[tuple[str, str]]:
    """(kind, text) of what goes along with a unit."""
    yield from (("l10n", " ".join(format_mark(mark))) for mark in unit.marks)
    if unit.previous is not None:
        parts = {"source": unit.previous.source, "context": unit.previous.context, "plural": unit.previous.plural}
        values = tuple((name, text) for name, text in parts.items() if text is not None)
        yield "previous", " ".join(format_mark(Mark("previous", (), values)))
    yield from (("translator", comment) for comment in unit.comments)
    yield from (("developer", note) for note in unit.notes)


def _unit_1(parent: Element, unit: Unit, number: int, terms: Terms) -> None:
    element = _begun(parent, "trans-unit", unit, number, XLIFF_1)
    element.set("approved", "yes" if unit.state == "approved" else "no")
    source = _source(unit, number)
    put(_child(element, "source", XLIFF_1), source, XLIFF_1, terms(source))
    target = _child(element, "target", XLIFF_1)
    put(target, unit.targets[number], XLIFF_1)
    target.set("state", _STATES_1[unit.state])
    mark = unit.provenance
    if unit.state == "machine" and mark is not None:
        target.set("state-qualifier", "mt-suggestion" if mark.verb == "machine" else "leveraged-tm")
    for path, line in unit.locations:
        group = _child(element, "context-group", XLIFF_1)
        group.set("purpose", "location")
        _child(group, "context", XLIFF_1, path).set("context-type", "sourcefile")
        if line is not None:
            _child(group, "context", XLIFF_1, str(line)).set("context-type", "linenumber")
    if unit.context is not None:
        group = _child(element, "context-group", XLIFF_1)
        group.set("purpose", "information")
        _child(group, "context", XLIFF_1, unit.context).set("context-type", "x-po-msgctxt")
    for kind, text in _notes(unit) if number == 0 else ():
        _child(element, "note", XLIFF_1, text).set("from", kind)


def _unit_2(parent: Element, unit: Unit, number: int, terms: Terms) -> None:
    element = _begun(parent, "unit", unit, number, XLIFF_2)
    notes = list(_notes(unit)) if number == 0 else []
    notes += [("location", path if line is None else f"{path}:{line}") for path, line in unit.locations]
    if unit.context is not None:
        notes.append(("context", unit.context))
    if notes:
        holder = _child(element, "notes", XLIFF_2)
        for kind, text in notes:
            _child(holder, "note", XLIFF_2, text).set("category", kind)
    segment = _child(element, "segment", XLIFF_2)
    state, more = _STATES_2[unit.state]
    segment.set("state", state)
    if more:
        segment.set("subState", more)
    source = _source(unit, number)
    put(_child(segment, "source", XLIFF_2), source, XLIFF_2, terms(source))
    if unit.targets[number] or unit.state != "untranslated":
        put(_child(segment, "target", XLIFF_2), unit.targets[number], XLIFF_2)


def read_xliff(data: bytes, path: Path) -> list[Exchanged]:
    """What an XLIFF file holds, one for each of its `file` elements. Raises `InputError` with file, line and remedy."""
    root = parse(data, path)
    if local(root) != "xliff":
        raise InputError(f"is <{local(root)[:40]}>, not XLIFF", path=path, line=1, remedy="the root must be <xliff>")
    newer = root.get("version", "1.2").startswith("2")
    found = []
    for file in (one for one in root if local(one) == "file"):
        languages = (
            (root.get("srcLang"), root.get("trgLang"))
            if newer
            else (file.get("source-language"), file.get("target-language"))
        )
        name = "unit" if newer else "trans-unit"
        forms = [_read_2(one) if newer else _read_1(one, file) for one in file.iter() if local(one) == name]
        source, target = (_code(tag, path) for tag in languages)
        found.append(Exchanged(tuple(_plurals(forms)), file.get("original", ""), source, target))
    return found


def _code(tag: str | None, path: Path) -> str:
    try:
        return language(tag).code if tag else ""
    except UsageError:
        raise InputError(f'"{(tag or "")[:40]}" is no language', path=path, line=1, remedy="for example fr") from None


def _plurals(forms: Sequence[tuple[Record, str | None]]) -> Iterator[Record]:
    """The records, the forms of one plural message (which share a group) made one."""
    at = 0
    while at < len(forms):
        record, group = forms[at]
        at += 1
        if group is None:
            yield record
            continue
        parts = [record]
        while at < len(forms) and forms[at][1] == group:
            parts.append(forms[at][0])
            at += 1
        plural = parts[1].source if len(parts) > 1 else None
        # The form that is least finished speaks for all.
        states = [one.state for one in parts if one.state != "untranslated"]
        state: State = min(states, key=STATES.index, default="untranslated")
        yield replace(record, plural=plural, targets=tuple(one.targets[0] for one in parts), state=state)


def _group(element: Element) -> str | None:
    parent = element.getparent()
    if parent is None or local(parent) != "group":
        return None
    plural = parent.get("restype") == "x-gettext-plurals" or parent.get("type") == "l10n:plural"
    return parent.get("id", "group") if plural else None


def _read_1(element: Element, file: Element) -> tuple[Record, str | None]:
    source = next((one for one in element if local(one) == "source"), None)
    target = next((one for one in element if local(one) == "target"), None)
    text = "" if target is None else text_of(target)
    contexts = [one.text or "" for one in element.iter() if one.get("context-type") == "x-po-msgctxt"]
    notes = [(one.get("from", ""), one.text or "") for one in element if local(one) == "note"]
    people = {one.get("phase-name", ""): one.get("contact-name", "") for one in file.iter() if local(one) == "phase"}
    phase = "" if target is None else target.get("phase-name", "")
    person = people.get(phase) or (next(iter(people.values())) if len(people) == 1 else "")
    state = _state_1(element, target, text)
    return _record(element, source, text, state, contexts[0] if contexts else None, notes, person), _group(element)


def _state_1(element: Element, target: Element | None, text: str) -> State:
    state = "" if target is None else target.get("state", "")
    if not text:
        return "untranslated"
    if state in _APPROVED:
        return "approved"
    if state == "translated" and _group(element) is not None:
        # Translate Toolkit says of every plural form that is translated that it is approved.
        return "translated"
    if state in ("translated", ""):
        return "approved" if element.get("approved") == "yes" else "translated"
    # Poedit leaves `approved` as it was where somebody sends a unit back.
    qualifier = "" if target is None else target.get("state-qualifier", "")
    return "machine" if qualifier in _MACHINES else "needs-work"


def _read_2(element: Element) -> tuple[Record, str | None]:
    sources, targets, states = [], [], []
    for segment in (one for one in element if local(one) in ("segment", "ignorable")):
        source = next((one for one in segment if local(one) == "source"), None)
        target = next((one for one in segment if local(one) == "target"), None)
        sources.append("" if source is None else text_of(source))
        targets.append("" if target is None else text_of(target))
        if local(segment) == "segment":
            states.append(_state_2(segment, targets[-1]))
        elif not targets[-1]:
            targets[-1] = sources[-1]
    state: State = min(states, key=STATES.index, default="untranslated")
    notes = [(one.get("category", ""), one.text or "") for one in element.iter() if local(one) == "note"]
    contexts = [text for kind, text in notes if kind == "context"]
    text = "".join(targets) if state != "untranslated" else ""
    record = _record(element, None, text, state, contexts[0] if contexts else None, notes, "")
    return replace(record, source="".join(sources)), _group(element)


def _state_2(segment: Element, text: str) -> State:
    state, more = segment.get("state", "initial"), segment.get("subState", "")
    if not text:
        return "untranslated"
    if more == "poedit:fuzzy":
        return "needs-work"
    if state in _APPROVED:
        return "approved"
    if state == "translated":
        return "translated"
    return "machine" if more == "l10n:machine" else "needs-work"


def _record(
    element: Element,
    source: Element | None,
    text: str,
    state: State,
    context: str | None,
    notes: Sequence[tuple[str, str]],
    person: str,
) -> Record:
    marks, _ = parse_marks([note for kind, note in notes if kind == "l10n"])
    earlier, _ = parse_marks([note for kind, note in notes if kind == "previous"])
    return Record(
        source="" if source is None else text_of(source),
        targets=(text,),
        state=state,
        id=element.get(_ID) or re.sub(r"-\d+\Z", "", element.get("id", "")),
        context=context,
        marks=marks,
        comments=tuple(note for kind, note in notes if kind == "translator"),
        base=element.get(_BASE, ""),
        person=person,
        previous=_previous(earlier[0]) if earlier else None,
    )


def _previous(mark: Mark) -> Previous:
    return Previous(mark.get("source") or "", mark.get("context"), mark.get("plural"))
