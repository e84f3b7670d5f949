"""A catalog's lines between loading and saving: which entries stand as they stood, and which are written anew.

A `Slot` ties a unit to its entry in the file; `lay_out` turns slots into lines again, copying every untouched entry letter for letter.
Knows nothing of disks, languages or merging.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.catalog.po_reader import Entry, read_entries, unit_of
from l10n.catalog.po_text import PoText
from l10n.catalog.po_writer import entry_lines
from l10n.catalog.unit import Unit
from l10n.catalog.wrapping import page_width


class Slot:
    """One unit of a catalog: its `entry` as it stands in the file (None when new) and, once looked at or changed, its `unit`."""

    __slots__ = ("changed", "entry", "read")

    def __init__(self, entry: Entry | None = None, unit: Unit | None = None) -> None:
        self.entry = entry
        self.read = unit
        self.changed = entry is None

    @property
    def unit(self) -> Unit:
        """The unit as it is now."""
        if self.read is None:
            self.read = unit_of(self._entry())
        return self.read

    @property
    def base(self) -> Unit | None:
        """The unit as it was loaded, None when it is new."""
        if self.entry is None:
            return None
        return unit_of(self.entry) if self.changed else self.unit

    @property
    def obsolete(self) -> bool:
        """Whether the unit is obsolete now."""
        return self.read.obsolete if self.read is not None else self._entry().obsolete

    def set(self, unit: Unit) -> bool:
        """Makes `unit` the one that stands here; says whether that changed anything."""
        if unit == self.unit:
            return False
        self.read = unit
        self.changed = self.entry is None or unit != unit_of(self.entry)
        return True

    def copy(self) -> Slot:
        """A slot of its own with the same content."""
        copied = Slot(self.entry, self.read)
        copied.changed = self.changed
        return copied

    def _entry(self) -> Entry:
        if self.entry is None:
            raise ValueError("a slot without entry and unit")
        return self.entry


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a file, where each slot's entry stands in them as [start, end), and where the trailing comments begin."""

    lines: list[str]
    placed: list[tuple[Slot, int, int]]
    tail: int


def lay_out(text: PoText, slots: Sequence[Slot], tail: int, keep_gaps: bool) -> Layout:
    """The file that holds `slots` in this order; `tail` is the line of `text` after its last entry.

    With `keep_gaps` the slots with entries are in the order of `text` and nothing between them changes; otherwise one blank line parts
    entries. Trailing comments stay at the end.
    """
    out: list[str] = []
    placed: list[tuple[Slot, int, int]] = []
    carriage = "\r" if text.eol == "\r\n" else ""
    page = page_width(text.lines)
    at = 0
    for slot in slots:
        entry = slot.entry
        if keep_gaps and entry is not None:
            out += text.lines[at : entry.start]
            at = entry.end
        elif out and out[-1].strip():
            out.append(carriage)
        start = len(out)
        if slot.changed or entry is None:
            original = [] if entry is None else text.lines[entry.start : entry.end]
            original = [line.removesuffix(carriage) for line in original] if carriage else original
            out += [line + carriage for line in entry_lines(slot.unit, slot.base, original, page)]
        else:
            out += text.lines[entry.start : entry.end]
        placed.append((slot, start, len(out)))
    end = len(out)
    return Layout(out + text.lines[tail:], placed, end)


def settle(text: PoText, layout: Layout) -> PoText:
    """Takes `layout` for what is on disk now: every slot's entry is where it was placed. Returns the new text."""
    for slot, start, end in layout.placed:
        entry = slot.entry
        if slot.changed or entry is None:
            piece = replace(text, lines=layout.lines[start:end], bom=False)
            slot.entry = read_entries(piece, None)[0].moved(start)
            slot.read = None
            slot.changed = False
        elif entry.start != start:
            slot.entry = entry.moved(start - entry.start)
            slot.read = None
    return replace(text, lines=layout.lines)
