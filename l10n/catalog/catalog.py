"""A catalog: the units of one PO (or POT) file, in order, with its header; loaded, changed and saved without loss.

An entry nobody changed keeps its bytes, and a catalog nobody changed is not written. Saving is safe beside other writers: under a lock
the file is read again when it has changed on disk, merged unit by unit (`l10n.catalog.merge`), and replaced atomically. Knows nothing of
articles, engines or how a unit comes by its targets.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from l10n.catalog import header as headers
from l10n.catalog.lock import locked
from l10n.catalog.marks import Mark
from l10n.catalog.merge import UnitConflictError, merge, words
from l10n.catalog.po_reader import read_entries
from l10n.catalog.po_text import PoText, decode
from l10n.catalog.slots import Layout, Slot, lay_out, settle
from l10n.catalog.unit import Key, Unit, unit_id
from l10n.errors import ConflictError, InputError, UsageError
from l10n.files import read_bytes, write_bytes

HEADER_KEY: Key = (None, "")
"""The key of the header entry, which is no unit."""

_EMPTY = PoText([""], "utf-8", "UTF-8", False, "\n")


class Catalog:
    """The units of a PO file. Make one with `Catalog.load` or `Catalog.new`.

    Iterating gives the units in use, in order; `len` counts them. `path` is where `save` writes, None for a catalog that has no place yet.
    """

    def __init__(self, path: Path | None = None, language: str | None = None) -> None:
        self.path = path
        self._language = language
        self._text = _EMPTY
        self._tail = 0
        self._slots: dict[Key, Slot] = {}
        self._ids: dict[str, Key] | None = None
        self._dropped: dict[Key, Unit] = {}
        self._reordered = False
        self._digest: bytes | None = None
        self.merges = 0
        """How often `save` has taken in what somebody else wrote: units are others then than those that were put."""

    @classmethod
    def load(cls, path: Path | str, language: str | None = None) -> Catalog:
        """The catalog at `path`; `language` (a gettext code) overrides what folder and header say.

        Raises `InputError` naming file, line and remedy when it cannot be read.
        """
        return cls.read(read_bytes(Path(path)), Path(path), language)

    @classmethod
    def read(cls, data: bytes, path: Path, language: str | None = None) -> Catalog:
        """The catalog in `data`, an earlier content of the file at `path`, say; parameters and errors as for `load`."""
        catalog = cls(path, language)
        catalog._read(data)
        return catalog

    @classmethod
    def new(
        cls,
        language: str | None,
        path: Path | str | None = None,
        project: str = "l10n",
        created: str | None = None,
    ) -> Catalog:
        """An empty catalog with a full header, or a template when `language` is None.

        `created` is its POT-Creation-Date (default: now). Raises `UsageError` for an unknown language.
        """
        catalog = cls(None if path is None else Path(path), language)
        plural_forms = None
        if language is not None:
            from l10n.text.languages import language as lookup

            plural_forms = lookup(language).plural_forms
        text = headers.new_header(language, project, plural_forms, created or headers.timestamp())
        flags = ("fuzzy",) if language is None else ()
        catalog._slots[HEADER_KEY] = Slot(unit=Unit("", (text,), flags=flags))
        return catalog

    def __iter__(self) -> Iterator[Unit]:
        return (slot.unit for key, slot in self._slots.items() if key != HEADER_KEY and not slot.obsolete)

    def __len__(self) -> int:
        return sum(1 for key, slot in self._slots.items() if key != HEADER_KEY and not slot.obsolete)

    @property
    def obsolete(self) -> tuple[Unit, ...]:
        """The units that are out of use (`#~`), in order."""
        return tuple(slot.unit for key, slot in self._slots.items() if key != HEADER_KEY and slot.obsolete)

    @property
    def changed(self) -> bool:
        """Whether `save` has anything to write."""
        return (
            self._digest is None
            or bool(self._dropped)
            or self._reordered
            or any(slot.changed for slot in self._slots.values())
        )

    @property
    def header(self) -> Mapping[str, str]:
        """The header's fields, in order; change them with `set_header`."""
        return headers.parse_header(self.header_text)

    @property
    def header_text(self) -> str:
        """The header as it stands, "" without one."""
        slot = self._slots.get(HEADER_KEY)
        return "" if slot is None else slot.unit.target

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks on the header entry: they speak of the whole file."""
        slot = self._slots.get(HEADER_KEY)
        return () if slot is None else slot.unit.marks

    @property
    def language(self) -> str | None:
        """The language's gettext code: the one given, else that of the file's folder, else the header's, else None."""
        if self._language is None:
            declared = self.header.get("Language", "").replace("-", "_") or None
            self._language = _folder_language(self.path, declared) or declared
        return self._language

    @property
    def source_language(self) -> str | None:
        """The gettext code of the language that the sources are in, where the header's `X-Source-Language` says it, else None."""
        return self.header.get("X-Source-Language") or None

    @property
    def nplurals(self) -> int:
        """How many plural forms a message has here: as the header says, else as the language has them, else 2."""
        declared = headers.nplurals(self.header)
        if declared is None and self.language is not None:
            from l10n.text.languages import language

            with contextlib.suppress(UsageError):
                declared = language(self.language).nplurals
        return declared or 2

    def get(self, name: str) -> Unit | None:
        """The unit in use whose id is `name`, or None."""
        if self._ids is None:
            self._ids = {}
            for key in self._slots:
                self._ids.setdefault(unit_id(key[1], key[0]), key)
        key = self._ids.get(name, HEADER_KEY)
        slot = None if key == HEADER_KEY else self._slots.get(key)
        return None if slot is None or slot.obsolete else slot.unit

    def find(self, source: str, context: str | None = None) -> Unit | None:
        """The unit with exactly this source and context, also when it is obsolete, or None."""
        slot = self._slots.get((context, source))
        return None if slot is None or (context, source) == HEADER_KEY else slot.unit

    def put(self, unit: Unit) -> None:
        """Replaces the unit with the same context and source, or appends `unit`.

        Raises `ValueError` for the header's key and for targets that do not suit the kind of message.
        """
        if unit.key == HEADER_KEY:
            raise ValueError("the header is no unit")
        if not unit.targets or (unit.plural is None and len(unit.targets) != 1):
            raise ValueError(f"unit {unit.id} has {len(unit.targets)} targets")
        slot = self._slots.get(unit.key)
        if slot is not None:
            slot.set(unit)
            return
        self._dropped.pop(unit.key, None)
        self._slots[unit.key] = Slot(unit=unit)
        if self._ids is not None:
            self._ids.setdefault(unit.id, unit.key)

    def set_header(self, changes: Mapping[str, str | None]) -> None:
        """Replaces header fields where they stand; new ones are appended, those whose value is None removed."""
        slot = self._slots.get(HEADER_KEY)
        if slot is None:
            slot = Slot(unit=Unit("", (headers.set_fields("", changes),)))
            self._slots = {HEADER_KEY: slot, **self._slots}
            self._reordered = True
            return
        slot.set(headers.with_fields(slot.unit, changes))

    def rearranged(self, units: Iterable[Unit]) -> Catalog:
        """A catalog with this one's header and place on disk, holding exactly `units` in their order; equal units keep their bytes."""
        arranged = Catalog(self.path, self._language)
        arranged._text, arranged._tail, arranged._digest = self._text, self._tail, self._digest
        arranged._reordered = self._reordered
        arranged._dropped = dict(self._dropped)
        if HEADER_KEY in self._slots:
            arranged._slots[HEADER_KEY] = self._slots[HEADER_KEY].copy()
        for unit in units:
            slot = self._slots.get(unit.key)
            arranged._slots[unit.key] = Slot(unit=unit) if slot is None else slot.copy()
            arranged._slots[unit.key].set(unit)
        for key, slot in self._slots.items():
            if key not in arranged._slots and slot.base is not None:
                arranged._dropped[key] = slot.base
        kept = [key for key in self._slots if key in arranged._slots]
        arranged._reordered |= kept != [key for key in arranged._slots if key in self._slots]
        arranged._reordered |= any(slot.entry is None for slot in arranged._slots.values())
        return arranged

    @property
    def text(self) -> str:
        """The lines of the file as `save` would write them now, dates aside."""
        return "\n".join(self._lay_out().lines)

    def save(self, path: Path | str | None = None) -> bool:
        """Writes the catalog to `path` (default: its own), or nothing when nothing has changed; says whether it wrote.

        When its own file has changed on disk since it was loaded, both sides' changes are merged, and the catalog then holds the result.
        Raises `ConflictError` when two persons changed the same unit differently (nothing is written, nothing lost), `UsageError` without a
        path, `InputError` when the file cannot be read or written, or has no letter for what was put in.
        """
        if path is not None and self.path is not None and Path(path).resolve() != self.path.resolve():
            write_bytes(Path(path), self._encode(self._lay_out().lines))
            return True
        if path is not None:
            self.path = Path(path)
        if self.path is None:
            raise UsageError("the catalog has no path", remedy="give save() a path")
        if not self.changed:
            return False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.path):
            if self.path.exists():
                data = read_bytes(self.path)
                if hashlib.sha256(data).digest() != self._digest:
                    self._merge(data)
                    if not self.changed:
                        return False
            self._touch_header()
            layout = self._lay_out()
            data = self._encode(layout.lines)
            write_bytes(self.path, data)
        self._text = settle(self._text, layout)
        self._tail = layout.tail
        self._dropped = {}
        self._reordered = False
        self._digest = hashlib.sha256(data).digest()
        return True

    def _read(self, data: bytes) -> None:
        self._text = decode(data, self.path)
        for entry in read_entries(self._text, self.path):
            key = (entry.context, entry.source or "")
            first = self._slots.get(key)
            if first is not None and first.entry is not None:
                what = "a second header" if key == HEADER_KEY else f"the same message as on line {first.entry.number}"
                raise InputError(what, path=self.path, line=entry.number, remedy="keep one of them (msguniq can merge)")
            self._slots[key] = Slot(entry)
            self._tail = entry.end
        self._digest = hashlib.sha256(data).digest()

    def _merge(self, data: bytes) -> None:
        """Takes what is on disk, with our changes since loading merged in, for this catalog's content."""
        theirs = Catalog(self.path, self._language)
        theirs._read(data)
        order = list(self._slots) if self._reordered else []
        ours: list[tuple[Key, Unit | None, Unit | None]] = [(key, base, None) for key, base in self._dropped.items()]
        ours += [(key, slot.base, slot.unit) for key, slot in self._slots.items() if slot.changed]
        for key, base, unit in ours:
            slot = theirs._slots.get(key)
            if key == HEADER_KEY:
                if slot is not None and unit is not None:
                    slot.set(headers.merge_headers(base, unit, slot.unit))
                continue
            try:
                merged = merge(base, unit, None if slot is None else slot.unit)
            except UnitConflictError as conflict:
                raise ConflictError(
                    f"unit {conflict.ours.id} was changed by two people: "
                    f'here "{conflict.ours.target[:60]}", on disk "{conflict.theirs.target[:60]}"',
                    path=self.path,
                    line=conflict.theirs.line,
                    remedy="load the catalog again and decide which one stands",
                ) from None
            if merged is not None:
                theirs.put(merged)
            elif slot is not None:
                if slot.base is not None:
                    theirs._dropped[key] = slot.base
                del theirs._slots[key]
        if order:
            known = dict.fromkeys(key for key in (*order, *theirs._slots) if key in theirs._slots)
            theirs._slots = {key: theirs._slots[key] for key in known}
            theirs._reordered = True
        self._text, self._tail, self._digest = theirs._text, theirs._tail, theirs._digest
        self._slots, self._dropped, self._reordered = theirs._slots, theirs._dropped, theirs._reordered
        self._ids = None
        self.merges += 1

    def _touch_header(self) -> None:
        """PO-Revision-Date says when words last changed; a charset that holds ASCII only is named UTF-8 once more than that is in."""
        slot = self._slots.get(HEADER_KEY)
        if slot is None:
            return
        changes: dict[str, str | None] = {}
        dated = bool(self.header.get("PO-Revision-Date")) and slot.base is not None
        if dated and any(_reworded(each) for key, each in self._slots.items() if key != HEADER_KEY):
            changes["PO-Revision-Date"] = headers.timestamp()
        if self._text.ascii:
            texts = ("\n".join(self._text.lines), *(repr(each.unit) for each in self._slots.values() if each.changed))
            if not all(map(str.isascii, texts)):
                changes["Content-Type"] = "text/plain; charset=UTF-8"
        if changes:
            slot.set(headers.with_fields(slot.unit, changes))

    def _lay_out(self) -> Layout:
        keep_gaps = not self._dropped and not self._reordered
        slots = list(self._slots.values())
        if keep_gaps:
            # What was appended comes after the last unit in use, ahead of the obsolete ones at the end.
            added = [slot for slot in slots if slot.entry is None]
            if added and len(added) < len(slots):
                slots = [slot for slot in slots if slot.entry is not None]
                at = max((index for index, slot in enumerate(slots) if not slot.obsolete), default=len(slots) - 1) + 1
                slots[at:at] = added
        return lay_out(self._text, slots, self._tail, keep_gaps)

    def _encode(self, lines: list[str]) -> bytes:
        text = "\n".join(lines)
        try:
            data = text.encode(self._text.charset, "surrogateescape" if self._text.escaped else "strict")
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            raise InputError(
                f'"{text[error.start]}" has no place in {self._text.declared or self._text.charset}',
                path=self.path,
                line=line,
                remedy="convert the catalog first: msgconv -t UTF-8",
            ) from None
        return b"\xef\xbb\xbf" + data if self._text.bom else data


def _reworded(slot: Slot) -> bool:
    """Whether a translation changed here, rather than a location or a note."""
    if not slot.changed:
        return False
    base = slot.base
    if base is None:
        return any(slot.unit.targets)
    return words(base) != words(slot.unit) or base.marks != slot.unit.marks or base.comments != slot.unit.comments


def _folder_language(path: Path | None, declared: str | None) -> str | None:
    """The gettext code that a catalog's folder is named by (`fr/`, `pt_BR/LC_MESSAGES/`), or None.

    A folder that only looks like a code (`po/`) counts for one when the header does not name, as `declared`, another language.
    """
    if path is None:
        return None
    folder = path.absolute().parent
    name = (folder.parent if folder.name == "LC_MESSAGES" else folder).name
    if not re.fullmatch(r"[a-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,2}(@[a-z]+)?", name):
        return None
    from l10n.text.languages import language

    try:
        found = language(name)
    except UsageError:
        return None
    return None if declared and declared != found.code and found.name() == found.tag else found.code
