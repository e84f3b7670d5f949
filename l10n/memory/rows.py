"""What a memory keeps of a unit, whatever it is stored in: rows made from units and translations, digests, language pairs."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import Unit
from l10n.states import State
from l10n.text.languages import language

KEPT: tuple[State, ...] = ("translated", "approved")
"""The states whose units go in, in rising order."""

_TRADITIONAL = frozenset({"TW", "HK", "MO"})


class Row(NamedTuple):
    """One unit as it is kept.

    `digest` is of source and plural, to find them by; `targets` is the target, or a JSON array of a plural message's forms; `before` and
    `after` are the neighbours' digests, None at an end of the document.
    """

    digest: int
    source: str
    plural: str | None
    targets: str
    context: str | None
    before: int | None
    after: int | None
    state: str
    origin: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The targets one by one."""
        return (self.targets,) if self.plural is None else tuple(json.loads(self.targets))


def rows(units: Iterable[Unit]) -> Iterator[tuple[Row, str | None]]:
    """(row, date of approval or None) of each unit that goes in: finished and in use. All units in use count as neighbours."""
    in_use = [unit for unit in units if not unit.obsolete]
    digests = [digest(unit.source, unit.plural) for unit in in_use]
    # Neighbours are known by their source alone: that is what `exact` is asked with.
    beside = [one if unit.plural is None else digest(unit.source) for unit, one in zip(in_use, digests, strict=True)]
    for at, unit in enumerate(in_use):
        state = unit.state
        if state not in KEPT:
            continue
        approval = unit.fitting("approved") if state == "approved" else None
        provenance = unit.provenance
        origin = approval.get("by", "") if approval is not None else ""
        if not origin and provenance is not None:
            origin = " ".join(provenance.words)
        row = Row(
            digests[at],
            nfc(unit.source),
            None if unit.plural is None else nfc(unit.plural),
            packed(unit.targets, unit.plural),
            unit.context,
            beside[at - 1] if at else None,
            beside[at + 1] if at + 1 < len(in_use) else None,
            state,
            origin or "",
        )
        yield row, approval.get("on") if approval is not None else None


def row_of(one: Translation) -> Row:
    """The row of a translation of another memory."""
    source, plural = nfc(one.source), None if one.plural is None else nfc(one.plural)
    return Row(
        _digest(source if plural is None else f"{source}\0{plural}"),
        source,
        plural,
        packed(one.targets, plural),
        one.context,
        one.before,
        one.after,
        one.state,
        one.origin,
    )


def packed(targets: tuple[str, ...], plural: str | None) -> str:
    """Targets as a row has them."""
    return targets[0] if plural is None else json.dumps(targets, ensure_ascii=False)


def digest(source: str, plural: str | None = None) -> int:
    """A signed 64-bit number that stands for a source (and its msgid_plural), after NFC."""
    return _digest(nfc(source if plural is None else f"{source}\0{plural}"))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


def nfc(text: str) -> str:
    """`text` in normalisation form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=512)
def dialects(code: str) -> str:
    """What the dialects of a language have in common, from any one's code: language and script. Text in one can serve for another.

    >>> dialects("fr_CA"), dialects("zh_TW"), dialects("zh_CN")
    ('fr-Latn', 'zh-Hant', 'zh-Hans')
    """
    found = language(code)
    base, *parts = found.code.partition("@")[0].split("_")
    if base == "zh":
        return "zh-Hant" if "Hant" in parts or _TRADITIONAL & set(parts) else "zh-Hans"
    return f"{base}-{found.script}"


def pair(source_lang: str, target_lang: str) -> str:
    """The key under which all dialects of a language pair are kept."""
    return f"{dialects(source_lang)} {dialects(target_lang)}"
