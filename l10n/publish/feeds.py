"""What the site says of itself to programs: a sitemap for search engines, and what awaits review for those who translate.

sitemaps.org 0.9 with `xhtml:link` alternates as search engines read them; RSS 2.0; JSON Feed 1.1. All are the same until the site changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from l10n.text.languages import language
from l10n.xml import legal

if TYPE_CHECKING:
    from lxml.etree import _Element

SITEMAP, RSS, JSON_FEED = "sitemap.xml", "review.xml", "review.json"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the feeds know it.

    `place` is its path on the site, `title` its article's name; `waiting` are the ids of the units that await review, `since` the latest ISO
    day on which one of them was filled, "" when nothing tells.
    """

    place: str
    language: str
    article: str
    segments: int
    waiting: tuple[str, ...] = ()
    since: str = ""

    @property
    def digest(self) -> str:
        """Changes when other units await review: then it is another item, and readers see it as new."""
        return hashlib.sha256("\0".join([self.language, self.article, *sorted(self.waiting)]).encode()).hexdigest()[:16]


def sitemap(entries: Sequence[Entry], base_url: str, default: dict[str, str]) -> bytes:
    """Every page with its sisters in other languages. `default` is, per article, the language to fall back on."""
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})  # type: ignore[dict-item]
    sisters: dict[str, list[Entry]] = {}
    for entry in entries:
        sisters.setdefault(entry.article, []).append(entry)
    for entry in entries:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        _text(url, f"{{{_SITEMAP}}}loc", _address(base_url, entry))
        for sister in sisters[entry.article]:
            tags = [language(sister.language).tag]
            if default.get(entry.article) == sister.language:
                tags.append("x-default")
            for tag in tags:
                link = {"rel": "alternate", "hreflang": tag, "href": _address(base_url, sister)}
                etree.SubElement(url, f"{{{_XHTML}}}link", link)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def rss(entries: Iterable[Entry], base_url: str | None) -> bytes:
    """An item for every page on which something awaits review."""
    from lxml import etree

    root = etree.Element("rss", version="2.0", nsmap={"atom": _ATOM})
    channel = etree.SubElement(root, "channel")
    _text(channel, "title", "Awaiting review")
    _text(channel, "link", f"{base_url or '.'}/")
    _text(channel, "description", "Pages with passages that a machine has translated and nobody has read")
    if base_url:
        link = {"rel": "self", "type": "application/rss+xml", "href": f"{base_url}/{RSS}"}
        etree.SubElement(channel, f"{{{_ATOM}}}link", link)
    for entry in _waiting(entries):
        item = etree.SubElement(channel, "item")
        _text(item, "title", _title(entry))
        if base_url:
            _text(item, "link", _address(base_url, entry))
        _text(item, "description", _summary(entry))
        _text(item, "guid", f"l10n:{entry.digest}").set("isPermaLink", "false")
        if day := _day(entry):
            _text(item, "pubDate", format_datetime(day))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def json_feed(entries: Iterable[Entry], base_url: str | None) -> bytes:
    """The same as a JSON Feed, with the units' ids."""
    items = []
    for entry in _waiting(entries):
        item: dict[str, object] = {
            "id": f"l10n:{entry.digest}",
            "title": _title(entry),
            "content_text": _summary(entry),
        }
        if base_url:
            item["url"] = _address(base_url, entry)
        if day := _day(entry):
            item["date_published"] = day.isoformat()
        item["_l10n"] = {"language": entry.language, "article": entry.article, "units": entry.waiting}
        items.append(item)
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": "Awaiting review"}
    if base_url:
        feed |= {"home_page_url": f"{base_url}/", "feed_url": f"{base_url}/{JSON_FEED}"}
    return (json.dumps({**feed, "items": items}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _waiting(entries: Iterable[Entry]) -> list[Entry]:
    """Those with something to review, the latest first."""
    waiting = sorted((entry for entry in entries if entry.waiting), key=lambda entry: entry.place)
    return sorted(waiting, key=lambda entry: entry.since, reverse=True)


def _title(entry: Entry) -> str:
    return f"{entry.article} ({language(entry.language).name('en')})"


def _summary(entry: Entry) -> str:
    return f"{len(entry.waiting)} of {entry.segments} passages await review."


def _day(entry: Entry) -> datetime | None:
    try:
        return datetime.fromisoformat(entry.since).replace(tzinfo=UTC)
    except ValueError:
        return None


def _address(base_url: str, entry: Entry) -> str:
    return f"{base_url}/{quote(entry.place)}"


def _text(parent: _Element, name: str, text: str) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, name)
    element.text = legal(text, "\ufffd")
    return element
