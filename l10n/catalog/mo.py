"""Compiled catalogs (`.mo`): the messages a program looks up while it runs, byte for byte as msgfmt lays them out.

Format: GNU gettext manual, "The Format of GNU MO Files", revision 0.0, little-endian, with a hash table. Knows the format; which units go in
is the caller's choice, save that an empty target never does. Text is UTF-8 whatever the PO file's charset, and the header says so
(msgfmt does the same from 0.22 on); POT-Creation-Date is left out, as msgfmt does, so that the same messages make the same file.
Messages with C's `<PRIu64>` and the like, which msgfmt stores as system-dependent strings (revision 0.1), are stored as they stand.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from l10n.catalog.catalog import Catalog
from l10n.catalog.header import set_fields
from l10n.catalog.unit import Unit

_MAGIC = 0x950412DE
_HEADER = 28
_CONTENT_TYPE = "text/plain; charset=UTF-8"


def compiled(catalog: Catalog, keep: Callable[[Unit], bool] = lambda unit: not unit.fuzzy) -> bytes:
    """The `.mo` file of the units in use that `keep` admits (default: those that are not fuzzy) and whose first target is not empty."""
    messages = [(b"", _header(catalog).encode())]
    messages += [(_original(unit), "\0".join(unit.targets).encode()) for unit in catalog if unit.target and keep(unit)]
    return _laid_out(sorted(messages))


def _header(catalog: Catalog) -> str:
    changes: dict[str, str | None] = {"POT-Creation-Date": None}
    declared = catalog.header.get("Content-Type", "")
    if not declared.lower().endswith("charset=utf-8"):
        changes["Content-Type"] = _CONTENT_TYPE
    return set_fields(catalog.header_text, changes)


def _original(unit: Unit) -> bytes:
    context = "" if unit.context is None else f"{unit.context}\4"
    plural = "" if unit.plural is None else f"\0{unit.plural}"
    return f"{context}{unit.source}{plural}".encode()


def _laid_out(messages: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The file of the (original, translation) pairs, which are sorted."""
    count = len(messages)
    table = _hash_table([original.partition(b"\0")[0] for original, _ in messages])
    translations = _HEADER + 8 * count
    hashes = translations + 8 * count
    at = hashes + 4 * len(table)
    places: list[int] = []
    texts = [original for original, _ in messages] + [translation for _, translation in messages]
    for text in texts:
        places += (len(text), at)
        at += len(text) + 1
    numbers = (_MAGIC, 0, count, _HEADER, translations, len(table), hashes, *places, *table)
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(text + b"\0" for text in texts)


def _hash_table(names: Sequence[bytes]) -> list[int]:
    """Where each name (context and msgid) is found: 1 + its index, at the place its hash says, with double hashing; 0 is free."""
    size = max(3, _next_prime(len(names) * 4 // 3))
    table = [0] * size
    for index, name in enumerate(names):
        value = _hashed(name)
        at, step = value % size, 1 + value % (size - 2)
        while table[at]:
            at = (at + step) % size
        table[at] = index + 1
    return table


def _hashed(name: bytes) -> int:
    """P. J. Weinberger's hash of 32 bits, as gettext has it."""
    value = 0
    for byte in name:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24 ^ high
    return value & 0xFFFFFFFF


def _next_prime(least: int) -> int:
    """The first prime from `least` on; 2 and 3 are none to gettext, whose table for them has 5 places."""
    number = least | 1 if least not in (2, 3) else 5
    while any(number % divisor == 0 for divisor in range(3, int(number**0.5) + 1, 2)):
        number += 2
    return number
