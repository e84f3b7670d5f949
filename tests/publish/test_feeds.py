"""Sitemap and feeds: what search engines and translators read."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime

from lxml import etree

from l10n.publish.feeds import Entry, json_feed, rss, sitemap

BASE = "https://www.example.org"
ENTRIES = [
    Entry("en/a b.html", "en", "a b", 4),
    Entry("fr/a b.html", "fr", "a b", 4, ("1111111111", "2222222222"), "2026-11-23"),
    Entry("ar/a b.html", "ar", "a b", 4, ("1111111111",), "2026-11-24"),
]


def test_every_page_names_its_sisters_and_itself():
    root = etree.fromstring(sitemap(ENTRIES, BASE, {"a b": "en"}))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert root.xpath("s:url/s:loc/text()", namespaces=names) == [
        f"{BASE}/{code}/a%20b.html" for code in ("en", "fr", "ar")
    ]
    for url in root.xpath("s:url", namespaces=names):
        links = {link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=names)}
        assert set(links) == {"en", "fr", "ar", "x-default"}
        assert links["x-default"] == links["en"] == f"{BASE}/en/a%20b.html"


def test_what_awaits_review_is_an_item_the_latest_first():
    root = etree.fromstring(rss(ENTRIES, BASE))
    items = root.findall("channel/item")
    assert [item.findtext("title") for item in items] == ["a b (Arabic)", "a b (French)"]
    assert items[1].findtext("description") == "2 of 4 passages await review."
    assert items[1].findtext("link") == f"{BASE}/fr/a%20b.html"
    assert parsedate_to_datetime(items[1].findtext("pubDate") or "").date().isoformat() == "2026-11-23"
    feed = json.loads(json_feed(ENTRIES, BASE))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [item.findtext("guid") for item in items]
    assert feed["items"][1]["_l10n"]["units"] == ["1111111111", "2222222222"]


def test_a_page_is_news_again_only_when_other_units_await_review():
    entry = ENTRIES[1]
    other = Entry(entry.place, "fr", "a b", 5, tuple(reversed(entry.waiting)), "2026-11-25")
    more = Entry(entry.place, "fr", "a b", 4, (*entry.waiting, "3333333333"), entry.since)
    assert entry.digest == other.digest != more.digest


def test_without_an_address_of_its_own_the_site_has_feeds_without_links():
    assert etree.fromstring(rss(ENTRIES, None)).find("channel/item/link") is None
    assert "url" not in json.loads(json_feed(ENTRIES, None))["items"][0]


def test_names_of_files_are_text_and_nothing_more():
    hostile = 'x"><script>alert(1)</script>&\x01\x0b'
    entry = Entry(f"fr/{hostile}.html", "fr", hostile, 1, ("1111111111",), "yesterday")
    root = etree.fromstring(rss([entry], BASE))
    assert (root.findtext("channel/item/title") or "").startswith('x"><script>alert(1)</script>&')
    assert "<script" not in (root.findtext("channel/item/link") or "")
    assert root.find("channel/item/pubDate") is None
    assert etree.fromstring(sitemap([entry], BASE, {})) is not None
    assert json.loads(json_feed([entry], BASE))["items"][0]["title"].startswith('x"><script>')
