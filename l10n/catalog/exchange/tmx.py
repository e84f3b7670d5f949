"""TMX 1.4b: translation memories, read and written as streams, however large.

What TMX has no element for travels as `prop` elements whose type begins with `x-l10n-`: state, context, neighbours, document, domain and
plural forms. Other tools keep these or pass them over. Inline codes `<g1>…</g1>` and `<x2/>` become `bpt`, `ept` and `ph`; a foreign file's
own codes become numbered ones. Knows nothing of catalogs and stores.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from l10n.catalog.exchange.translation import Translation
from l10n.errors import InputError, UsageError
from l10n.files import replacing
from l10n.states import STATES, State
from l10n.text.codes import codes
from l10n.text.languages import base, language
from l10n.xml import LANG, legal, local, stream

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="l10n-toolkit" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en" srclang={} datatype="xml"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"
_PROP = "x-l10n-"
_HIDDEN = frozenset({"bpt", "ept", "it", "ph", "ut"})
_DOMAINS = ("x-l10n-domain", "x-domain", "x-Domain", "x-subject", "subject", "domain")
_DIGITS = re.compile(r"[1-9][0-9]{0,3}")
_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_STATES: dict[str, State] = {state: state for state in STATES}


def write_tmx(path: Path, translations: Iterable[Translation], source_lang: str) -> int:
    """Writes `translations`, out of `source_lang` for the most part, to `path` atomically; returns how many."""
    count = 0
    with replacing(path) as out:
        out.write(_HEAD.format(quoteattr(language(source_lang).tag)).encode())
        for one in translations:
            out.write(_tu(one).encode())
            count += 1
        out.write(_TAIL.encode())
    return count


def read_tmx(path: Path) -> Iterator[Translation]:
    """The translations of a TMX file: one for each target language of each of its units.

    The source is the variant in the unit's or the header's `srclang`, else the first. Raises `InputError` with file, line and remedy.
    """
    source_lang, is_tmx, laid_out = "", False, False
    for element in stream(path, "tmx", "header", "tu"):
        kind = local(element)
        is_tmx = is_tmx or kind == "tmx"
        if kind == "tu":
            found = _translations(element, source_lang, path)
            yield from map(_trimmed, found) if laid_out else found
        elif kind == "header":
            source_lang = element.get("srclang", "")
            # Weblate's memory comes with each text on a line of its own; its header alone names no tool.
            laid_out = element.get("creationtool") is None
    if not is_tmx:
        raise InputError("is not TMX", path=path, line=1, remedy="the root must be <tmx>")


def _trimmed(one: Translation) -> Translation:
    return one._replace(source=one.source.strip(), targets=tuple(map(str.strip, one.targets)))


class _Variant(NamedTuple):
    """A unit's text in one language (gettext code), with what is said about it."""

    code: str
    segment: Element
    attributes: dict[str, str]
    props: dict[str, str]


def _translations(unit: Element, source_lang: str, path: Path) -> Iterator[Translation]:
    # Names are compared whole: at a million units the time it takes to cut namespaces off counts, as does each question to an element.
    prefix = str(unit.tag)[: -len("tu")]
    tuv, seg, prop = f"{prefix}tuv", f"{prefix}seg", f"{prefix}prop"
    variants: list[_Variant] = []
    shared: dict[str, str] = {}
    for child in unit:
        tag = child.tag
        if tag == prop:
            shared[child.get("type", "")] = child.text or ""
        elif tag == tuv and (variant := _variant(child, seg, prop, path)) is not None:
            variants.append(variant)
    if len(variants) < 2:
        return
    attributes = _attributes(unit)
    wanted = attributes.get("srclang", source_lang)
    at = next((number for number, one in enumerate(variants) if _same(one.code, wanted)), 0)
    own = variants.pop(at)
    source, names = _text(own.segment, {})
    for variant in variants:
        told = {**attributes, **variant.attributes}
        props = {**shared, **variant.props} if variant.props else shared
        plural = props.get("x-l10n-plural")
        targets: tuple[str, ...] = (_text(variant.segment, dict(names))[0],)
        if plural is not None:
            targets = _forms(props.get("x-l10n-forms", ""), path, _line(variant.segment)) or targets
        yield Translation(
            own.code,
            variant.code,
            source,
            targets,
            plural,
            props.get("x-l10n-context"),
            _number(props.get("x-l10n-before")),
            _number(props.get("x-l10n-after")),
            _STATES.get(props.get("x-l10n-state", ""), "translated"),
            told.get("changeid") or told.get("creationid") or "",
            _date(told.get("changedate") or told.get("creationdate")),
            props.get("x-l10n-document", ""),
            next(filter(None, map(props.get, _DOMAINS)), ""),
        )


def _variant(element: Element, seg: str, prop: str, path: Path) -> _Variant | None:
    """What a `tuv` holds; None where it has no language or no segment. `seg` and `prop` are its children's names."""
    attributes = _attributes(element)
    tag = attributes.get(LANG) or attributes.get("lang")
    if not tag:
        return None
    try:
        code = language(tag).code
    except UsageError:
        raise InputError(
            f'"{tag[:40]}" is no language', path=path, line=_line(element), remedy='give xml:lang="fr", say'
        ) from None
    segment = None
    props: dict[str, str] = {}
    for child in element:
        if child.tag == prop:
            props[child.get("type", "")] = child.text or ""
        elif child.tag == seg and segment is None:
            segment = child
    return None if segment is None else _Variant(code, segment, attributes, props)


def _attributes(element: Element) -> dict[str, str]:
    items: Any = element.items()
    return dict(items)


def _line(element: Element) -> int | None:
    found: Any = element.sourceline
    return None if found is None else int(found)


@lru_cache(maxsize=256)
def _same(code: str, tag: str) -> bool:
    """Whether a gettext code is the language that `srclang` names."""
    return code.lower() == tag.replace("-", "_").lower() or base(code) == tag.lower()


def _forms(text: str, path: Path, line: int | None) -> tuple[str, ...]:
    try:
        forms = json.loads(text) if text else []
        if isinstance(forms, list) and all(isinstance(form, str) for form in forms):
            return tuple(forms)
    except (ValueError, RecursionError):
        pass
    raise InputError("has plural forms that cannot be read", path=path, line=line, remedy="export it again")


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,19}", text) and abs(int(text)) < 1 << 63 else None


def _date(stamp: str | None) -> str:
    """The ISO date of a TMX time (`20261123T093000Z`), "" when it is none."""
    found = _STAMP.match(stamp) if stamp else None
    return f"{found[1]}-{found[2]}-{found[3]}" if found else ""


def _text(segment: Element, names: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The text of a segment, its codes written our way; and for each of its codes' keys the name it got, for the other languages."""
    if not len(segment):
        return segment.text or "", names
    out: list[str] = []
    _walk(segment, out, itertools.count(), names)
    return "".join(out), names


def _walk(element: Element, out: list[str], unnamed: Iterator[int], names: dict[str, str]) -> None:
    out.append(element.text or "")
    for child in element:
        kind = local(child)
        if kind == "bpt":
            name = _named("g", child.get("x") or child.get("i") or "", names)
            names["open:" + (child.get("i") or "")] = name
            out.append(f"<{name}>")
        elif kind == "ept":
            found = names.get("open:" + (child.get("i") or ""))
            out.append(f"</{found}>" if found else f"<{_named('x', 'e' + (child.get('i') or ''), names)}/>")
        elif kind in _HIDDEN:
            key = child.get("x") or child.get("i") or f"#{next(unnamed)}"
            out.append(f"<{_named('x', key, names)}/>")
        else:
            # <hi> and whatever else surrounds text that is to be translated.
            _walk(child, out, unnamed, names)
        out.append(child.tail or "")


def _named(letter: str, key: str, names: dict[str, str]) -> str:
    """The name of a code: the number it has in the file where that is free, else the next one that is."""
    known = names.get(letter + key)
    if known is None:
        taken = {name[1:] for name in names.values()}
        number = key if _DIGITS.fullmatch(key) and key not in taken else ""
        known = letter + (number or str(next(one for one in range(1, len(taken) + 2) if str(one) not in taken)))
        names[letter + key] = known
    return known


def _tu(one: Translation) -> str:
    """One unit as an element."""
    props = {
        "state": one.state,
        "context": one.context,
        "before": one.before,
        "after": one.after,
        "document": one.document or None,
        "domain": one.domain or None,
        "plural": one.plural,
        "forms": None if one.plural is None else json.dumps(one.targets, ensure_ascii=False),
    }
    stamp = f"{one.when.replace('-', '')}T000000Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", one.when) else ""
    who = f" creationid={quoteattr(legal(one.origin))}" if one.origin else ""
    when = f' creationdate="{stamp}"' if stamp else ""
    lines = [
        f'<prop type="{_PROP}{name}">{escape(legal(str(value)))}</prop>'
        for name, value in props.items()
        if value is not None
    ]
    source, target = _segment(one.source), _segment(one.targets[0])
    return (
        f"<tu{who}{when}>{''.join(lines)}"
        f"<tuv xml:lang={quoteattr(language(one.source_lang).tag)}><seg>{source}</seg></tuv>"
        f"<tuv xml:lang={quoteattr(language(one.target_lang).tag)}><seg>{target}</seg></tuv></tu>\n"
    )


def _segment(text: str) -> str:
    """The content of a `seg`: a paired code is numbered by its place among the pairs (`i`), and for matching by its own number (`x`)."""
    out: list[str] = []
    at = 0
    for code in codes(text):
        out.append(escape(legal(text[at : code.start])))
        number, written = code.name[1:], escape(text[code.start : code.end])
        if code.kind == "standalone":
            out.append(f'<ph x="{number}">{written}</ph>')
        elif code.kind == "open":
            out.append(f'<bpt i="{number}" x="{number}">{written}</bpt>')
        else:
            out.append(f'<ept i="{number}">{written}</ept>')
        at = code.end
    out.append(escape(legal(text[at:])))
    return "".join(out)
