"""DOCX ⇄ skeleton and segments: paragraphs of the body, of tables, text boxes, headers, footers and notes, and the document's title.

The text of an article in this format is the XML of the package's parts that hold text, simplified (`l10n.formats.docx_markup`). Most of a
paragraph's runs look alike: what looks otherwise is a paired inline code, and so are links; tabs, line breaks, pictures, notes and
fields are standalone ones. A target is written as fresh runs, so that codes may stand anywhere. ECMA-376 part 1.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.errors import InputError
from l10n.formats.article import Article, Located, Segment, assemble
from l10n.formats.docx_markup import namespace, simplify
from l10n.formats.inline import Item, Setting, encoded, literal, located, whole
from l10n.formats.package import repacked, text_parts
from l10n.text.codes import codes
from l10n.xml import legal, parse

PART = "\0"
"""Parts the parts of a package in its text; in no XML document."""

_TAG = re.compile(r"<(/?)([\w:.-]+)(?:\s[^<>]*?)?(/?)>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.S)
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)</w:instrText>|\bw:instr=\"([^\"]*)\"")
_BOOKMARK = re.compile(r"<w:bookmark(Start|End)\b[^>]*/>")
_OUTSIDE_RUNS = re.compile(r"<(?:w:(?:r|fldSimple|sdt|hyperlink|bdo|dir|subDoc|contentPart|bookmarkStart)[ />]|m:)")
_STYLES = re.compile(r'<w:pStyle w:val="([^"]*)"')
_HEADING = re.compile(r"(?:heading|title|subtitle|titre|titel|überschrift)\s*\d*", re.IGNORECASE)
_TITLE = re.compile(r"(<dc:title[^>]*>)([^<]*)</dc:title>")

_CONTAINERS = frozenset({"w:hyperlink", "w:bdo", "w:dir", "w:sdt"})
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


class Docx:
    """The DOCX format."""

    name = "docx"
    suffixes = (".docx",)

    def unpack(self, data: bytes, path: Path | str) -> str:
        """The text of a package: its parts that hold text, simplified. Raises `InputError`."""
        parts = text_parts(data, path)
        return PART.join(f"{name}\n{kind}\n{_simple(kind, xml, path)}" for name, (kind, xml) in parts.items())

    def pack(self, text: str, original: bytes, path: Path | str) -> bytes:
        """The package `original` with the parts of `text` that differ from its own; byte for byte itself where none do."""
        before = dict(_parts(self.unpack(original, path)))
        changed = {
            name: b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml[1].encode()
            for name, xml in _parts(text)
            if xml != before.get(name)
        }
        return repacked(original, changed, path)

    def parse(self, text: str, language: str, path: Path | str) -> Article:
        """The article in `text`; a segment's line is the number of its paragraph. It declares no language: Word's own seldom tell the truth."""
        found: list[Located] = []
        count = 0
        offset = 0
        for part in text.split(PART):
            name, kind, xml = part.split("\n", 2)
            start = offset + len(name) + len(kind) + 2
            if kind == "core":
                found += _title(text, start, len(xml), language)
            elif kind != "styles":
                for block in _Part(text, start, start + len(xml), kind).blocks():
                    count += 1
                    found += _segments(block, count, language)
            offset += len(part) + 1
        return assemble(self.name, text, _nested_once(found), None)

    def encode(self, segment: Segment, target: str) -> str:
        """The runs that put `target` in the place of `segment`, whatever state the target's inline codes are in."""
        if segment.place == "title":
            return encoded(segment, legal(target), escape)
        return _Writer(segment).write(legal(target))


def _simple(kind: str, xml: bytes, path: Path | str) -> str:
    from lxml import etree

    root = parse(xml, path)
    if kind not in ("styles", "core"):
        w = namespace(root)
        if w is None:
            raise InputError(
                "uses an unknown kind of Word's XML", path=path, remedy="save it as .docx again in Word or LibreOffice"
            )
        simplify(root, w)
    return etree.tostring(root, encoding="unicode")


def _parts(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for part in text.split(PART):
        name, kind, xml = part.split("\n", 2)
        yield name, (kind, xml)


def _title(text: str, start: int, size: int, language: str) -> list[Located]:
    match = _TITLE.search(text, start, start + size)
    if match is None:
        return []
    return whole(list(_texts(text, *match.span(2))), Setting("title", lambda _: 1, language, "title"), *match.span(2))


def _nested_once(found: list[Located]) -> list[Located]:
    """Without the segments of text boxes within text boxes: an article's segments nest once."""
    kept: list[Located] = []
    ends: list[int] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while ends and ends[-1] <= one.start:
            ends.pop()
        if len(ends) < 2:
            kept.append(one)
            ends.append(one.end)
    return kept


@dataclass(slots=True)
class _Node:
    """An element at [start, end) of the text, its content at [inner, inner_end)."""

    name: str
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list[_Node] = field(default_factory=list)

    def child(self, name: str) -> _Node | None:
        return next((one for one in self.children if one.name == name), None)


@dataclass(slots=True)
class _Block:
    """A paragraph: its items, what it is, the properties of its plain runs; for spans in containers, those of theirs."""

    items: list[Item]
    kind: str
    plain: str
    containers: list[tuple[int, int, str]]
    shown: dict[int, str]


class _Part:
    """One part's XML, at [start, end) of `text`; well-formed, without comments, processing instructions and CDATA."""

    def __init__(self, text: str, start: int, end: int, kind: str) -> None:
        self.text = text
        self.kind = kind
        self.root = self._tree(start, end)

    def _tree(self, start: int, end: int) -> _Node:
        root = _Node("", start, start, end, end)
        stack = [root]
        for tag in _TAG.finditer(self.text, start, end):
            if tag[1]:
                node = stack.pop()
                node.inner_end, node.end = tag.start(), tag.end()
                continue
            node = _Node(tag[2], tag.start(), tag.end())
            stack[-1].children.append(node)
            if tag[3]:
                node.inner_end = node.end = tag.end()
            else:
                stack.append(node)
        return root

    def blocks(self) -> Iterator[_Block]:
        """The paragraphs, in order; one that stands in a text box comes after the one it is anchored in."""
        kinds = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
        work = [(self.root, kinds.get(self.kind, "paragraph"))]
        while work:
            node, kind = work.pop()
            if node.name == "w:tc" and kind == "paragraph":
                kind = "cell"
            elif node.name == "w:txbxContent":
                kind = "text box"
            elif node.name == "w:p":
                yield _Paragraph(self.text, node, kind).block()
            work += [(child, kind) for child in reversed(node.children)]


class _Paragraph:
    """One paragraph on its way into items."""

    def __init__(self, text: str, node: _Node, kind: str) -> None:
        self.text = text
        self.node = node
        self.kind = kind
        self.items: list[Item] = []
        self.containers: list[tuple[int, int, str]] = []
        self.shown: dict[int, str] = {}

    def block(self) -> _Block:
        """The paragraph as a block."""
        properties = self.node.child("w:pPr")
        kind = self.kind
        if properties is not None and kind == "paragraph":
            style = _STYLES.search(self.text, properties.start, properties.end)
            if style and _HEADING.match(style[1]):
                kind = "heading"
            elif properties.child("w:numPr") is not None:
                kind = "list item"
        level = [child for child in self.node.children if child.name != "w:pPr"]
        plain = self._commonest(level)
        self._level(level, plain)
        return _Block(self.items, kind, plain, self.containers, self.shown)

    def _commonest(self, level: list[_Node]) -> str:
        sizes: Counter[str] = Counter()
        for run in level:
            if run.name == "w:r":
                sizes[self._properties(run)] += sum(
                    one.inner_end - one.inner for one in run.children if one.name == "w:t"
                )
        return max(sizes, key=lambda properties: sizes[properties], default="")

    def _properties(self, run: _Node) -> str:
        node = run.child("w:rPr")
        return self.text[node.start : node.end] if node is not None else ""

    def _level(self, level: list[_Node], plain: str) -> None:
        """The items of one level: the paragraph's own, or a container's."""
        index = 0
        while index < len(level):
            node = level[index]
            if node.name == "w:r":
                field = self._field(level, index)
                if field is not None:
                    self._complex_field(level[index:field])
                    index = field
                    continue
                self._run(node, plain)
            elif node.name == "w:fldSimple":
                self._simple_field(node)
            elif node.name in _CONTAINERS:
                content = node.child("w:sdtContent") if node.name == "w:sdt" else node
                shown = "link" if node.name == "w:hyperlink" else "content control"
                if content is not None:
                    self._container(node.start, content.inner, content.children, content.inner_end, node.end, shown)
                else:
                    self._alone(node.start, node.end, shown)
            elif not node.name.startswith("w:bookmark"):
                self._alone(node.start, node.end, _THINGS.get(node.name, node.name))
            index += 1

    def _field(self, level: list[_Node], index: int) -> int | None:
        """Behind which node of the level the complex field ends that begins at `index`; None where none begins or it ends elsewhere."""
        depth = 0
        for at in range(index, len(level)):
            depth += self._marks(level[at], "begin") - self._marks(level[at], "end")
            if at == index and not self._marks(level[at], "begin"):
                return None
            if depth <= 0:
                return at + 1
        return None

    def _marks(self, node: _Node, kind: str) -> int:
        if node.name != "w:r":
            return 0
        return sum(
            f'w:fldCharType="{kind}"' in self.text[one.start : one.inner]
            for one in node.children
            if one.name == "w:fldChar"
        )

    def _complex_field(self, nodes: list[_Node]) -> None:
        start, end = nodes[0].start, nodes[-1].end
        instruction = " ".join(match[1] or "" for match in _INSTRUCTION.finditer(self.text, start, end)).split()
        separate = next((at for at, node in enumerate(nodes) if self._marks(node, "separate")), None)
        nested = sum(self._marks(node, "begin") for node in nodes) > 1
        if instruction[:1] == ["HYPERLINK"] and separate is not None and separate + 1 < len(nodes) - 1 and not nested:
            result = nodes[separate + 1 : -1]
            self._container(start, result[0].start, result, result[-1].end, end, "link")
        else:
            self._alone(start, end, f"field {' '.join(instruction[:1])}".strip())

    def _simple_field(self, node: _Node) -> None:
        match = _INSTRUCTION.search(self.text, node.start, node.inner)
        instruction = (match[2] if match else "").split()
        if instruction[:1] == ["HYPERLINK"]:
            self._container(node.start, node.inner, node.children, node.inner_end, node.end, "link")
        else:
            self._alone(node.start, node.end, f"field {' '.join(instruction[:1])}".strip())

    def _container(self, start: int, inner: int, level: list[_Node], inner_end: int, end: int, shown: str) -> None:
        """What encloses runs. Its opening reaches to the first run's text, so that it says how the runs in it look."""
        first = next((one for one in level if not one.name.startswith("w:bookmark")), None)
        plain = ""
        if first is not None and first.name == "w:r" and self._content(first) and not self._whole(first):
            plain = self._properties(first)
            inner = self._begins(first)
        self.shown[start] = shown
        self.items.append(Item("open", start, inner, str(start)))
        self.containers.append((start, end, plain))
        before = len(self.items)
        self._level(level, plain)
        behind = self.items[-1].end if len(self.items) > before else inner
        self.items.append(Item("close", max(behind, inner), end, str(start)))

    def _content(self, run: _Node) -> list[_Node]:
        return [one for one in run.children if one.name != "w:rPr"]

    def _begins(self, run: _Node) -> int:
        first = self._content(run)[0]
        return first.inner if first.name == "w:t" else first.start

    def _whole(self, run: _Node) -> bool:
        """Whether a run is one thing without text: a picture, a note's number, hidden text, part of a field."""
        content = self._content(run)
        if any(one.name in ("w:fldChar", "w:instrText") for one in content):
            return True
        if "<w:vanish/>" in self._properties(run):
            return True
        return not any(one.name in ("w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen") for one in content)

    def _run(self, run: _Node, plain: str) -> None:
        content = self._content(run)
        if not content:
            return
        if self._whole(run):
            self._alone(
                run.start, run.end, next((_THINGS[one.name] for one in content if one.name in _THINGS), "field")
            )
            return
        properties = self._properties(run)
        start = self._begins(run)
        end = content[-1].inner_end if content[-1].name == "w:t" else content[-1].end
        if properties != plain:
            self.shown[run.start] = self._look(properties)
            self.items.append(Item("open", run.start, start, str(run.start)))
        for one in content:
            if one.name == "w:t":
                self.items += _texts(self.text, one.inner, one.inner_end)
            elif one.name == "w:noBreakHyphen":
                self.items.append(Item("text", one.start, one.end, "\u2011"))
            elif one.name == "w:softHyphen":
                self.items.append(Item("text", one.start, one.end, "\u00ad"))
            else:
                self._alone(one.start, one.end, _THINGS.get(one.name, one.name), _SPACES.get(one.name, ""))
        if properties != plain:
            self.items.append(Item("close", end, run.end, str(run.start)))

    def _look(self, properties: str) -> str:
        said = [shown for name, shown in _LOOKS if re.search(rf"<{name}[ />]", properties)]
        return ", ".join(said) or "formatting"

    def _alone(self, start: int, end: int, shown: str, value: str = "") -> None:
        self.shown[start] = shown
        self.items.append(Item("alone", start, end, value))


def _texts(text: str, start: int, end: int) -> Iterator[Item]:
    """Text items for the content of a text element: entities decoded, the rest as it stands."""
    position = start
    for match in _ENTITY.finditer(text, start, end):
        yield from literal(text, position, match.start())
        yield Item("text", match.start(), match.end(), html.unescape(match[0]))
        position = match.end()
    yield from literal(text, position, end)


def _segments(block: _Block, number: int, language: str) -> Iterator[Located]:
    for one in located(block.items, Setting(block.kind, lambda _: number, language, "run")):
        spans = tuple(replace(span, shown=block.shown.get(span.start, "")) for span in one.codes)
        yield Located(one.start, one.end, replace(one.segment, frame=_frame(block, one.start)), spans)


def _frame(block: _Block, start: int) -> str:
    """The properties of the plain runs where `start` is: those of the innermost container around it, else the paragraph's."""
    around = [(first, plain) for first, end, plain in block.containers if first < start < end]
    return max(around)[1] if around else block.plain


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
        stack: list[tuple[str, str, str]] = []
        position = 0
        for code in codes(target):
            looks = stack[-1][1] if stack else self.segment.frame
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
        self._put(target[position:], stack[-1][1] if stack else self.segment.frame)
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


def escape(text: str) -> str:
    """`text` as the content of an element, on one line."""
    return html.escape(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text, quote=False)
