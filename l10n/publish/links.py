"""Links that were right beside the article, made right from its page.

A relative link to another article of the project leads to that article's page in the same language; any other relative link leads to the
same file as before, or to its copy on the site. Absolute links, links from the host's root (`/news/`) and fragments stay as they are.
Touches no file.
"""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#?]|\s*\Z|.*(?:\{\{|\{%|<\?|\$\{)")
"""A scheme, a host, the host's root, a place on the page, nothing at all, or what a template fills in."""
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rebase:
    """How to move links. `folder` is where the article lies, `page` the file it becomes, `pages` the page of every article file.

    `place` says of any other file where pages shall look for it. All paths are absolute; without `page` nothing is moved.
    """

    folder: Path = Path()
    page: Path | None = None
    pages: Mapping[Path, Path] = field(default_factory=dict)
    place: Callable[[Path], Path] = lambda path: path

    def link(self, url: str, base: str = "") -> str:
        """`url` as it must be written on the page; `base` is the article's own relative base, if it has one."""
        url = url.strip(" \t\n\f\r")
        if self.page is None or _ELSEWHERE.match(url):
            return url
        match = _PARTS.match(url)
        assert match is not None
        path, rest = match[1], match[2]
        if base:
            path = posixpath.join(posixpath.dirname(base), path)
        if "\0" in (plain := unquote(path)):
            return url
        meant = Path(os.path.normpath(self.folder / plain))
        page = self.pages.get(meant)
        if page is not None:
            return relative(self.page, page) + rest
        if not path.endswith("/"):
            meant = self.place(meant)
        moved = os.path.relpath(meant, self.page.parent).replace(os.sep, "/")
        written = quote(moved, safe="/!$&'()*+,;=@~")
        # “a:b” would be taken for a scheme.
        written = f"./{written}" if ":" in written.split("/")[0] else written
        return written + ("/" if path.endswith("/") and not written.endswith("/") else "") + rest

    def srcset(self, value: str, base: str = "") -> str:
        """A `srcset` with each of its addresses moved."""
        out: list[str] = []
        position = 0
        while match := _CANDIDATE.match(value, position):
            position = match.end()
            address = match[1].rstrip(",")
            ended = address != match[1]
            descriptor = ""
            if not ended and (found := _DESCRIPTOR.match(value, position)):
                descriptor, position = found[1].strip(), found.end()
            out.append(f"{self.link(address, base)} {descriptor}".strip())
        return ", ".join(out)

    def style(self, css: str, base: str = "") -> str:
        """CSS with every `url(…)` and `@import "…"` moved."""
        css = _CSS_URL.sub(lambda match: f"url({match[1]}{self.link(match[2], base)}{match[1]})", css)
        return _CSS_IMPORT.sub(lambda match: f"{match[1]}{self.link(match[3], base)}", css)


_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)")
_DESCRIPTOR = re.compile(r"([^,]*)(?:,|\Z)")
_CSS_URL = re.compile(r"url\(\s{0,20}(['\"]?)([^'\"()\s]{1,2000})\1\s{0,20}\)", re.IGNORECASE)
_CSS_IMPORT = re.compile(r"(@import\s{0,20}(['\"]))([^'\"()\s]{1,2000})(?=\2)", re.IGNORECASE)


def relative(start: Path, target: Path) -> str:
    """The address of the file `target` as written in the file `start`."""
    path = os.path.relpath(target, start.parent).replace(os.sep, "/")
    written = quote(path, safe="/!$&'()*+,;=@~")
    return f"./{written}" if ":" in written.split("/")[0] else written
