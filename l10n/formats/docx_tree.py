"""The elements of a part's XML with the offsets at which they stand, which lxml does not keep.

For XML that lxml has written, without comments, processing instructions and CDATA: nothing is checked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([\w:.-]+)(?:\s[^<>]*?)?(/?)>")


@dataclass(slots=True)
class Element:
    """An element at [start, end) of the text, its content at [inner, inner_end); `name` has its prefix (`w:p`)."""

    name: str
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first child called `name`, or None."""
        return next((one for one in self.children if one.name == name), None)


def tree(text: str, start: int, end: int) -> Element:
    """The elements in text[start:end], below one without a name."""
    root = Element("", start, start, end, end)
    stack = [root]
    for tag in _TAG.finditer(text, start, end):
        if tag[1]:
            element = stack.pop()
            element.inner_end, element.end = tag.start(), tag.end()
            continue
        element = Element(tag[2], tag.start(), tag.end())
        stack[-1].children.append(element)
        if tag[3]:
            element.inner_end = element.end = tag.end()
        else:
            stack.append(element)
    return root
