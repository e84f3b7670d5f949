"""XML from anywhere, read safely: the one parser that the whole toolkit uses.

A DOCTYPE is accepted, since TMX files carry one, but nothing is ever fetched for it, and a document that declares entities is refused.
Depth, the length of a text and what references may expand to are limited by libxml2. Knows nothing of what a document means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypedDict

from l10n.errors import InputError
from l10n.files import open_bytes

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The name of `xml:lang` as elements know it."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""The name of `xml:space`."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class _Hardened(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    dtd_validation: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


_HARDENED: _Hardened = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(data: bytes, path: Path | str) -> _Element:
    """The root element of the document `data`, without comments and processing instructions; `path` is named in errors.

    Raises `InputError` with file, line and remedy when it is not well-formed, declares entities, or goes beyond the limits.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**_HARDENED))
    except etree.XMLSyntaxError as error:
        raise _wrong(error, path) from None
    except ValueError as error:
        raise InputError(f"cannot be read as XML ({error})", path=path, line=1, remedy="save it as UTF-8") from None
    _refuse_entities(root, path)
    entity: Any = etree.Entity
    for found in root.iter(entity):
        raise _fetched(found, path)
    return root


def stream(path: Path, *names: str) -> Iterator[_Element]:
    """Every element with one of the local `names`, whole, in document order; memory stays constant however many there are.

    An element's content is gone once the next one is asked for. Raises `InputError` as `parse` does, also midway.
    """
    with open_bytes(path) as file:
        yield from _stream(file, path, names)


def _stream(file: BinaryIO, path: Path, names: tuple[str, ...]) -> Iterator[_Element]:
    from lxml import etree

    tags = [f"{{*}}{name}" for name in names]
    entity: Any = etree.Entity
    checked = False
    try:
        for _, element in etree.iterparse(file, events=("end",), tag=tags, **_HARDENED):
            if not checked:
                _refuse_entities(element, path)
                checked = True
            for found in element.iter(entity):
                raise _fetched(found, path)
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise _wrong(error, path) from None


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def legal(text: str, instead: str = "") -> str:
    """`text` with `instead` for each character that no XML document can hold (most control characters, half surrogates)."""
    return _ILLEGAL.sub(instead, text)


def _refuse_entities(root: _Element, path: Path | str) -> None:
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise InputError("declares XML entities", path=path, remedy="remove the declarations; they are never expanded")


def _fetched(reference: Any, path: Path | str) -> InputError:
    """An entity that the document leaves to a DTD elsewhere would silently be lost."""
    return InputError(
        f"uses the entity {reference.text}, which is never fetched",
        path=path,
        line=reference.getparent().sourceline,
        remedy="write the characters themselves",
    )


def _wrong(error: XMLSyntaxError, path: Path | str) -> InputError:
    # libxml2 advises its callers here; people cannot follow that.
    message = " ".join(re.sub(r", (line \d|(use|try) XML_PARSE_HUGE).*", "", str(error.msg), flags=re.DOTALL).split())
    if "amplification" in message or "entity" in message.lower():
        return InputError(
            f"relies on XML entities ({message})",
            path=path,
            line=error.lineno,
            remedy="write the characters themselves; entities are never expanded",
        )
    if "encoding" in message.lower():
        return InputError(
            f"cannot be decoded ({message})", path=path, line=error.lineno or 1, remedy="save it as UTF-8"
        )
    return InputError(
        f"is not well-formed XML ({message})", path=path, line=error.lineno or 1, remedy="export it again"
    )
