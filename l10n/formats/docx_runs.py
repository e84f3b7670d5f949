"""A target as runs: what stands in a DOCX article where its segment stood, whatever state the target's inline codes are in.

Every run is written anew, with the properties its text had, so that codes may stand anywhere. Knows a segment and the markup of its codes, and
nothing of the part around it.
"""

from __future__ import annotations

import html
import re

from l10n.formats.article import Segment
from l10n.text.codes import codes

_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.S)
_BOOKMARK = re.compile(r"<w:bookmark(Start|End)\b[^>]*/>")
_OUTSIDE_RUNS = re.compile(r"<(?:w:(?:r|fldSimple|sdt|hyperlink|bdo|dir|subDoc|contentPart|bookmarkStart)[ />]|m:)")


def runs(segment: Segment, target: str) -> str:
    """The runs that put `target` in the place of `segment`."""
    return _Writer(segment).write(target)


def text_run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def escape(text: str) -> str:
    """`text` as the content of an element, on one line."""
    return html.escape(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text, quote=False)


class _Writer:
    """Writes a target as runs. What is open at any time: a container or none, a run or none, a text or none."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.codes = {code.name: code for code in segment.codes}
        self.out: list[str] = []
        self.run: str | None = None
        self.text = False

    def write(self, target: str) -> str:
        raw = self.segment.raw
        if not raw.startswith("<"):
            self.run, self.text = self.segment.frame, True
        starts, ends = self._bookmarks()
        if starts:
            self._close()
            self.out += starts
        # Of what is open: its code's name, the properties of the runs in it, and what closes it.
        stack = [("", self.segment.frame, "")]
        position = 0
        for code in codes(target):
            looks = stack[-1][1]
            self._put(target[position : code.start], looks)
            position = code.end
            found = self.codes.get(code.name)
            if found is None:
                continue
            if code.kind == "standalone":
                self._thing(found.opening, looks)
            elif code.kind == "open":
                if all(name != code.name for name, _, _ in stack):
                    stack.append(self._opened(code.name, found.opening, found.closing))
            elif any(name == code.name for name, _, _ in stack):
                while True:
                    name, _, closing = stack.pop()
                    self._end(closing)
                    if name == code.name:
                        break
        self._put(target[position:], stack[-1][1])
        while stack:
            self._end(stack.pop()[2])
        if ends:
            self._close()
            self.out += ends
        if raw.endswith(">"):
            self._close()
        else:
            self._open(self.segment.frame)
        return "".join(self.out)

    def _bookmarks(self) -> tuple[list[str], list[str]]:
        """The places that links lead to: their beginnings and ends, which stand in the raw text but belong to none of its words."""
        raw = self.segment.raw
        if "<w:bookmark" not in raw:
            return [], []
        for code in self.segment.codes:
            raw = raw.replace(self._container(code.opening) if code.closing else code.opening, "")
        found = list(_BOOKMARK.finditer(raw))
        return [one[0] for one in found if one[1] == "Start"], [one[0] for one in found if one[1] == "End"]

    def _container(self, opening: str) -> str:
        """What encloses runs in an opening: all before its last run."""
        at = max(opening.rfind("<w:r>"), opening.rfind("<w:r "))
        # A field's own runs come before the one that text stands in.
        return opening if at < 0 or opening.endswith("</w:r>") else opening[:at]

    def _opened(self, name: str, opening: str, closing: str) -> tuple[str, str, str]:
        container = self._container(opening)
        looks = _PROPERTIES.search(opening, len(container))
        if closing.startswith(("</w:t>", "</w:r>")):
            closing = closing[closing.index("</w:r>") + len("</w:r>") :]
        if container:
            self._close()
            self.out.append(container)
        return name, looks[0] if looks else "", closing

    def _end(self, closing: str) -> None:
        if closing:
            self._close()
            self.out.append(closing)

    def _thing(self, markup: str, looks: str) -> None:
        if _OUTSIDE_RUNS.match(markup):
            self._close()
        else:
            self._open(looks)
            # Text that looks like a code stays in the text.
            if markup.startswith("<"):
                self.out.append("</w:t>")
                self.text = False
        self.out.append(markup)

    def _put(self, text: str, looks: str) -> None:
        if text:
            self._open(looks)
            self.out.append(escape(text))

    def _open(self, looks: str) -> None:
        """Sees to it that text can follow, in a run with the properties `looks`."""
        if self.run != looks:
            self._close()
            self.out.append(f"<w:r>{looks}")
            self.run = looks
        if not self.text:
            self.out.append('<w:t xml:space="preserve">')
            self.text = True

    def _close(self) -> None:
        if self.text:
            self.out.append("</w:t>")
        if self.run is not None:
            self.out.append("</w:r>")
        self.run, self.text = None, False
