"""Text with inline codes as XML content and back: `g`/`x` in XLIFF 1.2, `pc`/`ph` in XLIFF 2.x.

Terms are marked with `mrk`. Characters that XML cannot hold travel as elements of their own.
A text whose codes do not pair up is written as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.text.codes import Code, codes, well_formed
from l10n.xml import legal, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAME = re.compile(r"[gx][1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The names of a version's elements: of paired and standalone codes, and its namespace."""

    namespace: str
    paired: str
    standalone: str
    cp: bool


XLIFF_1 = Dialect("urn:oasis:names:tc:xliff:document:1.2", "g", "x", False)
XLIFF_2 = Dialect("urn:oasis:names:tc:xliff:document:2.0", "pc", "ph", True)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary at `text[start:end]` of a source (code points), with what may be said for it."""

    start: int
    end: int
    renderings: tuple[str, ...]


def put(element: Element, text: str, dialect: Dialect, terms: Sequence[Term] = ()) -> None:
    """Makes `text` the content of `element`, which is empty. Of `terms`, those that do not overlap are marked.

    Where one paired code begins or ends inside a term and not beside it, XLIFF 2 marks the term's two ends; XLIFF 1.2 has no way to mark it.
    """
    found = list(codes(text)) if well_formed(text) else []
    marks = [mark for mark in _marks(found, terms) if mark.whole or dialect.cp]
    cuts: list[tuple[int, int, Code | _Mark]] = [(code.start, 2, code) for code in found]
    cuts += [(place, order, mark) for mark in marks for place, order in ((mark.start, 1), (mark.end, 0))]
    stack, at = [element], 0
    for place, order, cut in sorted(cuts, key=lambda one: one[:2]):
        _append(stack[-1], text[at:place], dialect)
        at = place
        if isinstance(cut, Code):
            at = cut.end
            if cut.kind == "close":
                stack.pop()
                continue
            child = _child(stack[-1], dialect.standalone if cut.kind == "standalone" else dialect.paired, dialect)
            child.set("id", cut.name)
            if cut.kind == "open":
                stack.append(child)
        elif order == 0:
            if cut.whole:
                stack.pop()
            else:
                _child(stack[-1], "em", dialect).set("startRef", cut.name)
        else:
            child = _child(stack[-1], "mrk" if cut.whole else "sm", dialect)
            if dialect.cp:
                child.set("id", cut.name)
            child.set("type" if dialect.cp else "mtype", "term")
            child.set("value" if dialect.cp else "comment", legal(" | ".join(cut.term.renderings)))
            if cut.whole:
                stack.append(child)
    _append(stack[-1], text[at:], dialect)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A term with a name within its text. It covers [start, end), and of every pair of codes both or none if it is `whole`."""

    name: str
    term: Term
    start: int
    end: int
    whole: bool


def _marks(found: Sequence[Code], terms: Sequence[Term]) -> Iterator[_Mark]:
    """The terms that can be marked in a text with the codes `found`, each with the codes beside it that belong to those within it."""
    last = 0
    for number, term in enumerate(terms, 1):
        start, end = term.start, term.end
        if any(code.start < place < code.end for code in found for place in (start, end)):
            continue
        inside = [code for code in found if start <= code.start and code.end <= end and code.kind != "standalone"]
        names = [code.name for code in inside]
        alone = {code.name for code in inside if names.count(code.name) == 1}
        for code in reversed(found):
            if code.end == start and code.kind == "open" and code.name in alone:
                start = code.start
                alone.remove(code.name)
        for code in found:
            if code.start == end and code.kind == "close" and code.name in alone:
                end = code.end
                alone.remove(code.name)
        if last <= start < end:
            yield _Mark(f"t{number}", term, start, end, not alone)
            last = end


def _child(parent: Element, name: str, dialect: Dialect) -> Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{dialect.namespace}}}{name}")


def _append(parent: Element, text: str, dialect: Dialect) -> None:
    for part in re.split("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff])", text):
        if part and not legal(part):
            child = _child(parent, "cp" if dialect.cp else "x", dialect)
            if dialect.cp:
                child.set("hex", f"{ord(part):04X}")
            else:
                child.set("id", f"u{ord(part):04x}")
                child.set("ctype", "x-l10n-character")
                child.set("equiv-text", f"U+{ord(part):04X}")
        elif part and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + part
        elif part:
            parent.text = (parent.text or "") + part


def text_of(element: Element) -> str:
    """The text of `element` with its codes written our way; another tool's codes get the next free numbers."""
    taken = {name for one in element.iter() for name in (one.get("id", ""), local(one)) if _NAME.fullmatch(name)}
    names: dict[str, str] = {}
    out: list[str] = []
    _walk(element, out, names, taken)
    return "".join(out)


def _walk(element: Element, out: list[str], names: dict[str, str], taken: set[str]) -> None:
    out.append(element.text or "")
    for child in element:
        kind, key = local(child), child.get("id", "")
        if kind == "cp":
            out.append(_character(child.get("hex", "")))
        elif kind == "x" and child.get("ctype") == "x-l10n-character":
            out.append(_character(child.get("equiv-text", "")[2:]))
        elif kind in ("g", "pc"):
            name = _name("g", key, names, taken)
            out.append(f"<{name}>")
            _walk(child, out, names, taken)
            out.append(f"</{name}>")
        elif kind in ("bpt", "sc", "ept", "ec"):
            # Their pair has one key: what they say they belong to, else their own id.
            start = kind in ("bpt", "sc")
            name = _name("g", child.get("rid") or child.get("startRef") or key, names, taken)
            out.append(f"<{name}>" if start else f"</{name}>")
        elif kind in ("x", "bx", "ex", "ph", "it"):
            out.append(f"<{_name('x', key, names, taken)}/>")
        elif _NAME.fullmatch(kind):
            # Weblate's downloads have our codes as elements of these names.
            out.append(f"<{kind}>" if kind[0] == "g" else f"<{kind}/>")
            _walk(child, out, names, taken)
            out.append(f"</{kind}>" if kind[0] == "g" else "")
        else:
            # mrk, sub and whatever else surrounds text that is to be translated.
            _walk(child, out, names, taken)
        out.append(child.tail or "")


def _name(letter: str, key: str, names: dict[str, str], taken: set[str]) -> str:
    if _NAME.fullmatch(key) and key[0] == letter:
        return key
    name = names.get(letter + key)
    if name is None:
        number = int(key) if re.fullmatch(r"[1-9][0-9]{0,3}", key) and f"{letter}{key}" not in taken else 1
        while f"{letter}{number}" in taken:
            number += 1
        name = names[letter + key] = f"{letter}{number}"
        taken.add(name)
    return name


def _character(digits: str) -> str:
    return chr(int(digits, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", digits) and int(digits, 16) < 0x110000 else ""
