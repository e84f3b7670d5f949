"""WordprocessingML made simple before it is cut into segments: changes accepted, noise dropped, equal runs joined.

What is dropped says nothing to readers of a translation: marks of the spelling checker, revision numbers, comments, tracked deletions, the
language of single runs. ECMA-376 part 1, § 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.xml import SPACE, local

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKS = ("\ufdd0", "\ufdd1", "\ufdd2")
"""Noncharacters that stand in no text: where a machine's target begins, where a source shown for want of a target does, where either ends."""

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (_TRANSITIONAL, _STRICT)

_DROPPED = frozenset(
    (
        "proofErr lastRenderedPageBreak del moveFrom delText delInstrText rPrChange pPrChange sectPrChange tblPrChange tcPrChange "
        "trPrChange tblPrExChange tblGridChange numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
        "commentRangeStart commentRangeEnd commentReference annotationRef permStart permEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd smartTagPr customXmlPr"
    ).split()
)
_UNWRAPPED = frozenset("ins moveTo smartTag customXml".split())
_UNSEEN = frozenset("lang noProof".split())


def namespace(root: _Element) -> str | None:
    """The namespace of WordprocessingML where `w:` stands for it in this part, else None."""
    found = root.nsmap.get("w")
    return found if found in NAMESPACES else None


def simplify(root: _Element, w: str) -> None:
    """Makes the part below `root` simple, in place; `w` is its namespace."""
    prefix = f"{{{w}}}"
    for row in [row for row in root.iter(f"{prefix}tr") if row.find(f"{prefix}trPr/{prefix}del") is not None]:
        _remove(row)
    for element in [one for one in root.iter(f"{prefix}*") if one.getparent() is not None]:
        name = local(element)
        if name in _DROPPED or (name in _UNSEEN and _parent(element) == "rPr"):
            _remove(element)
        elif name in _UNWRAPPED:
            _unwrap(element)
        elif name in ("r", "p", "tr"):
            for attribute in [one for one in element.attrib if str(one).startswith(f"{prefix}rsid")]:
                del element.attrib[attribute]
    for properties in list(root.iter(f"{prefix}rPr")):
        if len(properties) == 0 and _parent(properties) == "r":
            _remove(properties)
    for text in root.iter(f"{prefix}t"):
        value = text.text or ""
        if text.get(SPACE) != "preserve":
            # XML's white space alone: a no-break space counts.
            value = value.strip(" \t\r\n")
            text.set(SPACE, "preserve")
        for mark in MARKS:
            value = value.replace(mark, "")
        text.text = value
    _join(root, prefix)


def _parent(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        # A part of Word's has no text but in w:t, which is never removed with text behind it.
        parent.remove(element)


def _unwrap(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _join(root: _Element, prefix: str) -> None:
    """Neighbouring runs with equal properties become one, and neighbouring texts in a run too."""
    for run in list(root.iter(f"{prefix}r")):
        before = run.getprevious()
        if (
            before is not None
            and before.tag == run.tag
            and _plain(before, prefix)
            and _plain(run, prefix)
            and _properties(before, prefix) == _properties(run, prefix)
        ):
            before.extend([one for one in run if one.tag != f"{prefix}rPr"])
            _remove(run)
    for text in list(root.iter(f"{prefix}t")):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            text.text = (before.text or "") + (text.text or "")
            _remove(before)


def _plain(run: _Element, prefix: str) -> bool:
    """Whether a run holds text, tabs and line breaks alone."""
    return all(
        one.tag in {f"{prefix}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen")} for one in run
    )


def _properties(run: _Element, prefix: str) -> str:
    from lxml import etree

    found = run.find(f"{prefix}rPr")
    return "" if found is None else etree.tostring(found, encoding="unicode", with_tail=False)
