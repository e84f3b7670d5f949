"""Markdown: marks as inline HTML, which every dialect passes on; the notice as a quotation at the top; links and the declared language.

Only destinations of links and images, definitions, inline tags and a `lang` in the front matter are touched; code never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.formats.article import Segment
from l10n.formats.front_matter import front_matter
from l10n.publish.choice import Mark
from l10n.publish.html import HtmlDress
from l10n.publish.page import Page
from l10n.publish.wording import wording
from l10n.text.languages import Language, base

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"(?:[ \t]*>)*[ \t]*(`{3,}|~{3,})")
_LIST = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")
_SKIPPED = re.compile(r"(`+)(?!`)")
_DESTINATION = re.compile(r"(\]\(\s{0,9}<?)([^\s()<>]{1,2000})")
_DEFINITION = re.compile(r"( {0,3}\[[^\]\n]{1,999}\]:[ \t]{0,9}<?)([^\s<>]{1,2000})")
_ATTRIBUTE = re.compile(r"(\b(?:href|src|poster)\s?=\s?([\"']))([^\"'<>\n]{1,2000})(?=\2)")


class MarkdownDress:
    """The dress of Markdown."""

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        """`raw` within a `span`, where markup may stand."""
        return HtmlDress().mark(segment, raw, mark, source, language)

    def finish(self, text: str, page: Page) -> str:
        """The whole page."""
        matter = front_matter(text, page.source.code, lambda _: 1)
        start = matter.end or int(text.startswith("\ufeff"))
        head = text[:start]
        for first, last in reversed(matter.tags if page.language != page.source else ()):
            if base(text[first:last]) == base(page.source.tag):
                head = f"{head[:first]}{page.language.tag}{head[last:]}"
        return f"{head}{_notice(page, text)}{''.join(_lines(text[start:], page))}"


def _notice(page: Page, text: str) -> str:
    counts = page.counts
    if not counts.marked:
        return ""
    words = wording(page.language.code)
    said = words.sentences(counts.unreviewed, counts.untranslated, counts.segments)
    end = "\r\n" if "\r\n" in text[:4096] else "\n"
    spans = (f'> <span lang="{words.language.tag}" dir="{words.language.direction}">{one}</span>' for one in said)
    return f"{f'{end}>{end}'.join(spans)}{end}{end}"


def _lines(body: str, page: Page) -> Iterator[str]:
    fence = ""
    in_list = False
    for line in _LINE.findall(body):
        found = _FENCE.match(line)
        if found and (not fence or (found[1][0] == fence[0] and len(found[1]) >= len(fence))):
            fence = "" if fence else found[1]
            yield line
            continue
        if line.strip() and not line.startswith((" ", "\t")):
            in_list = bool(_LIST.match(line))
        indented = line.startswith(("    ", "\t")) and not in_list
        yield line if fence or indented else _moved(line, page)


def _moved(line: str, page: Page) -> str:
    """A line with its links moved, code spans passed over."""
    if not any(sign in line for sign in ("](", "]:", "=")):
        return line
    link = page.around.rebase.link
    definition = _DEFINITION.match(line)
    if definition:
        return f"{definition[1]}{link(definition[2])}{line[definition.end() :]}"
    return "".join(
        part
        if code
        else _ATTRIBUTE.sub(
            lambda match: f"{match[1]}{link(match[3])}",
            _DESTINATION.sub(lambda match: f"{match[1]}{link(match[2])}", part),
        )
        for part, code in _parts(line)
    )


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """The line cut into text and code spans (True)."""
    runs: dict[int, list[int]] = {}
    found = list(_SKIPPED.finditer(line))
    for match in found:
        runs.setdefault(len(match[1]), []).append(match.start())
    for starts in runs.values():
        starts.reverse()
    position = 0
    for match in found:
        size = len(match[1])
        starts = runs[size]
        while starts and starts[-1] <= match.start():
            starts.pop()
        if match.start() < position or not starts:
            continue
        end = starts[-1] + size
        yield line[position : match.start()], False
        yield line[match.start() : end], True
        position = end
    yield line[position:], False
