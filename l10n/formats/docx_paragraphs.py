"""The paragraphs of a part as segments: what a paragraph is, and which of its markup stands in its segments as inline codes.

Most of a paragraph's runs look alike: what looks otherwise is a paired inline code, and so are links; tabs, line breaks, pictures, notes and
fields are standalone ones. Knows nothing of packages, nor of how a target is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from l10n.formats.article import Located
from l10n.formats.docx_parts import Part
from l10n.formats.docx_tree import Element, tree
from l10n.formats.html import text_items
from l10n.formats.inline import Item, Setting, located

_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)</w:instrText>|\bw:instr=\"([^\"]*)\"")
_STYLES = re.compile(r'<w:pStyle w:val="([^"]*)"')
_HEADING = re.compile(r"(?:heading|title|subtitle|titre|titel|überschrift)\s*\d*", re.IGNORECASE)

_CONTAINERS = frozenset({"w:hyperlink", "w:bdo", "w:dir", "w:sdt"})
_KINDS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
"""What a paragraph is to a translator, by the kind of its part."""
_LOOKS = (
    ("w:vertAlign", "superscript or subscript"),
    ("w:b", "bold"),
    ("w:i", "italic"),
    ("w:u", "underlined"),
    ("w:strike", "struck through"),
    ("w:highlight", "highlighted"),
    ("w:smallCaps", "small capitals"),
    ("w:color", "colour"),
    ("w:rStyle", "style"),
)
_THINGS = {
    "w:tab": "tab",
    "w:ptab": "tab",
    "w:br": "line break",
    "w:cr": "line break",
    "w:drawing": "picture",
    "w:pict": "picture",
    "w:object": "object",
    "mc:AlternateContent": "drawing",
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
    "w:sym": "symbol",
    "m:oMath": "formula",
    "m:oMathPara": "formula",
    "w:ruby": "ruby",
}
_SPACES = {"w:tab": " ", "w:ptab": " ", "w:br": "\n", "w:cr": "\n"}
_HYPHENS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_READ = frozenset({"w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen"})
"""What makes a run one that is read."""


def paragraphs(text: str, part: Part) -> Iterator[Paragraph]:
    """The paragraphs of a part of `text`, in order; one that stands in a text box comes after the one it is anchored in."""
    work = [(tree(text, part.start, part.end), _KINDS.get(part.kind, "paragraph"))]
    while work:
        element, kind = work.pop()
        if element.name == "w:tc" and kind == "paragraph":
            kind = "cell"
        elif element.name == "w:txbxContent":
            kind = "text box"
        elif element.name == "w:p":
            yield Paragraph(text, element, kind)
        work += [(child, kind) for child in reversed(element.children)]


class Paragraph:
    """One paragraph, as items."""

    def __init__(self, text: str, element: Element, kind: str) -> None:
        self._text = text
        self._items: list[Item] = []
        self._containers: list[tuple[int, int, str]] = []
        """Of each container: its span, and the properties of the plain runs in it."""
        self._shown: dict[int, str] = {}
        """What translators are told of a code, by where it starts."""
        self._kind = self._what(element, kind)
        level = [child for child in element.children if child.name != "w:pPr"]
        self._plain = self._commonest(level)
        self._level(level, self._plain)

    def segments(self, number: int, language: str) -> Iterator[Located]:
        """Its segments; `number` is the paragraph's own in the document."""
        for one in located(self._items, Setting(self._kind, lambda _: number, language, "run")):
            spans = tuple(replace(span, shown=self._shown.get(span.start, "")) for span in one.codes)
            yield Located(one.start, one.end, replace(one.segment, frame=self._frame(one.start)), spans)

    def _frame(self, start: int) -> str:
        """The properties of the plain runs where `start` is: those of the innermost container around it, else the paragraph's."""
        around = [(first, plain) for first, end, plain in self._containers if first < start < end]
        return max(around)[1] if around else self._plain

    def _what(self, element: Element, kind: str) -> str:
        properties = element.child("w:pPr")
        if properties is None or kind != "paragraph":
            return kind
        style = _STYLES.search(self._text, properties.start, properties.end)
        if style and _HEADING.match(style[1]):
            return "heading"
        return "list item" if properties.child("w:numPr") is not None else kind

    def _commonest(self, level: list[Element]) -> str:
        """The properties that most of the level's text has."""
        sizes: Counter[str] = Counter()
        for run in level:
            if run.name == "w:r":
                sizes[self._properties(run)] += sum(
                    one.inner_end - one.inner for one in run.children if one.name == "w:t"
                )
        return max(sizes, key=lambda properties: sizes[properties], default="")

    def _properties(self, run: Element) -> str:
        found = run.child("w:rPr")
        return self._text[found.start : found.end] if found is not None else ""

    def _level(self, level: list[Element], plain: str) -> None:
        """The items of one level: the paragraph's own, or a container's."""
        index = 0
        while index < len(level):
            element = level[index]
            if element.name == "w:r":
                behind = self._field_end(level, index)
                if behind is not None:
                    self._complex_field(level[index:behind])
                    index = behind
                    continue
                self._run(element, plain)
            elif element.name == "w:fldSimple":
                self._simple_field(element)
            elif element.name in _CONTAINERS:
                content = element.child("w:sdtContent") if element.name == "w:sdt" else element
                shown = "link" if element.name == "w:hyperlink" else "content control"
                if content is not None:
                    self._container(
                        element.start, content.inner, content.children, content.inner_end, element.end, shown
                    )
                else:
                    self._alone(element.start, element.end, shown)
            elif not element.name.startswith("w:bookmark"):
                self._alone(element.start, element.end, _THINGS.get(element.name, element.name))
            index += 1

    def _field_end(self, level: list[Element], index: int) -> int | None:
        """Behind which run of the level the complex field ends that begins at `index`; None where none begins or it ends elsewhere."""
        if not self._marks(level[index], "begin"):
            return None
        depth = 0
        for at in range(index, len(level)):
            depth += self._marks(level[at], "begin") - self._marks(level[at], "end")
            if depth <= 0:
                return at + 1
        return None

    def _marks(self, element: Element, kind: str) -> int:
        """How many of a field's marks of this kind (`begin`, `separate`, `end`) stand in a run."""
        if element.name != "w:r":
            return 0
        return sum(
            f'w:fldCharType="{kind}"' in self._text[one.start : one.inner]
            for one in element.children
            if one.name == "w:fldChar"
        )

    def _complex_field(self, field: list[Element]) -> None:
        start, end = field[0].start, field[-1].end
        instruction = " ".join(match[1] or "" for match in _INSTRUCTION.finditer(self._text, start, end)).split()
        separate = next((at for at, element in enumerate(field) if self._marks(element, "separate")), None)
        nested = sum(self._marks(element, "begin") for element in field) > 1
        if instruction[:1] == ["HYPERLINK"] and separate is not None and separate + 1 < len(field) - 1 and not nested:
            result = field[separate + 1 : -1]
            self._container(start, result[0].start, result, result[-1].end, end, "link")
        else:
            self._field(start, end, instruction)

    def _simple_field(self, field: Element) -> None:
        match = _INSTRUCTION.search(self._text, field.start, field.inner)
        instruction = (match[2] if match else "").split()
        if instruction[:1] == ["HYPERLINK"]:
            self._container(field.start, field.inner, field.children, field.inner_end, field.end, "link")
        else:
            self._field(field.start, field.end, instruction)

    def _field(self, start: int, end: int, instruction: list[str]) -> None:
        self._alone(start, end, " ".join(["field", *instruction[:1]]))

    def _container(self, start: int, inner: int, level: list[Element], inner_end: int, end: int, shown: str) -> None:
        """What encloses runs. Its opening reaches to the first run's text, so that it says how the runs in it look."""
        first = next((one for one in level if not one.name.startswith("w:bookmark")), None)
        plain = ""
        if first is not None and first.name == "w:r" and _content(first) and not self._whole(first):
            plain = self._properties(first)
            inner = _begins(first)
        self._shown[start] = shown
        self._items.append(Item("open", start, inner, str(start)))
        self._containers.append((start, end, plain))
        before = len(self._items)
        self._level(level, plain)
        behind = self._items[-1].end if len(self._items) > before else inner
        self._items.append(Item("close", max(behind, inner), end, str(start)))

    def _whole(self, run: Element) -> bool:
        """Whether a run is one thing without text: a picture, a note's number, hidden text, part of a field."""
        names = {one.name for one in _content(run)}
        if not names.isdisjoint(("w:fldChar", "w:instrText")) or "<w:vanish/>" in self._properties(run):
            return True
        return names.isdisjoint(_READ)

    def _run(self, run: Element, plain: str) -> None:
        content = _content(run)
        if not content:
            return
        if self._whole(run):
            shown = next((_THINGS[one.name] for one in content if one.name in _THINGS), "field")
            self._alone(run.start, run.end, shown)
            return
        properties = self._properties(run)
        if properties != plain:
            self._shown[run.start] = _look(properties)
            self._items.append(Item("open", run.start, _begins(run), str(run.start)))
        for one in content:
            if one.name == "w:t":
                self._items += text_items(self._text, one.inner, one.inner_end)
            elif one.name in _HYPHENS:
                self._items.append(Item("text", one.start, one.end, _HYPHENS[one.name]))
            else:
                self._alone(one.start, one.end, _THINGS.get(one.name, one.name), _SPACES.get(one.name, ""))
        if properties != plain:
            last = content[-1]
            end = last.inner_end if last.name == "w:t" else last.end
            self._items.append(Item("close", end, run.end, str(run.start)))

    def _alone(self, start: int, end: int, shown: str, value: str = "") -> None:
        self._shown[start] = shown
        self._items.append(Item("alone", start, end, value))


def _content(run: Element) -> list[Element]:
    return [one for one in run.children if one.name != "w:rPr"]


def _begins(run: Element) -> int:
    """Where what is read of a run begins."""
    first = _content(run)[0]
    return first.inner if first.name == "w:t" else first.start


def _look(properties: str) -> str:
    """How runs with these properties look, for translators."""
    said = [shown for name, shown in _LOOKS if re.search(rf"<{name}[ />]", properties)]
    return ", ".join(said) or "formatting"
