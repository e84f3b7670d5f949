"""Text with inline codes as XML content and back: `g`/`x` in XLIFF 1.2, `pc`/`ph` in XLIFF 2.x.

Terms are marked with `mrk`. Characters that XML cannot hold travel as elements of their own.
A text whose codes do not pair up is written as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.text.codes import codes, well_formed
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
    """Makes `text` the content of `element`, which is empty. Of `terms` those are marked that hold no codes and do not overlap."""
    if not well_formed(text):
        _put_plain(element, text, 0, len(text), dialect, terms)
        return
    stack, at = [element], 0
    for code in codes(text):
        _put_plain(stack[-1], text, at, code.start, dialect, terms)
        at = code.end
        if code.kind == "close":
            stack.pop()
            continue
        name = dialect.standalone if code.kind == "standalone" else dialect.paired
        child = _child(stack[-1], name, dialect)
        child.set("id", code.name)
        if code.kind == "open":
            stack.append(child)
    _put_plain(stack[-1], text, at, len(text), dialect, terms)


def _put_plain(parent: Element, text: str, start: int, end: int, dialect: Dialect, terms: Sequence[Term]) -> None:
    """Appends `text[start:end]`, which is no code, with the terms that lie in it."""
    at = start
    for number, term in enumerate(terms, 1):
        if at <= term.start < term.end <= end:
            _append(parent, text[at : term.start], dialect)
            marked = _child(parent, "mrk", dialect)
            if dialect.cp:
                marked.set("id", f"t{number}")
            marked.set("type" if dialect.cp else "mtype", "term")
            marked.set("value" if dialect.cp else "comment", legal(" | ".join(term.renderings)))
            _append(marked, text[term.start : term.end], dialect)
            at = term.end
    _append(parent, text[at:end], dialect)


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
    taken = {one.get("id", "") for one in element.iter() if _NAME.fullmatch(one.get("id", ""))}
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
