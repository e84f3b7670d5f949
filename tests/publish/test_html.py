"""HTML pages: marks, notice, head, direction, links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from l10n.catalog.unit import unit_id
from l10n.publish.links import Rebase
from l10n.publish.page import Counts, Surroundings

ARTICLE = """<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
  <meta charset="utf-8">
  <title>Forum opens</title>
  <link rel="stylesheet" href="../theme.css">
  <link rel="alternate" type="application/rss+xml" href="/feed.xml">
  <link rel="alternate" hreflang="es" href="/es/forum">
  <meta property="og:locale" content="en_GB">
  <link rel="canonical" href="https://old.example/forum">
</head>
<body class="news">
  <h1>Forum opens</h1>
  <p>The <a href="about.html">Director-General</a> spoke. He was applauded.</p>
  <img src="img/a.jpg" srcset="img/a.jpg 1x, img/b.jpg 2x" alt="A hall">
</body>
</html>
"""
TITLE, SPOKE, CLAPPED, HALL = "Forum opens", "The <g1>Director-General</g1> spoke.", "He was applauded.", "A hall"
FRENCH = {
    TITLE: "Ouverture du forum",
    SPOKE: "Le <g1>Directeur général</g1> a pris la parole.",
    CLAPPED: "Il a été applaudi.",
    HALL: 'Une "salle" & <plus>',
}
SITE = Path("/p/site")
AROUND = Surroundings(
    addresses={"en": "../en/a.html", "fr": "a.html", "ar": "../ar/a.html"},
    default="en",
    assets="../assets",
    rebase=Rebase(Path("/p/articles"), SITE / "fr/a.html", {Path("/p/articles/about.html"): SITE / "fr/about.html"}),
)


def in_state(state: str, **others: str) -> dict[str, tuple[str, str]]:
    return {source: (state, target) for source, target in FRENCH.items()}


class Balanced(HTMLParser):
    """Fails where a tag is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), self.get_starttag_text()
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "img", "br", "base", "hr", "input"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.seen
            if name == tag and all(attrs.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]


def test_a_page_that_people_translated_has_no_trace_of_marks(page):
    for state in ("translated", "approved"):
        text, counts = page(ARTICLE, in_state(state), around=AROUND)
        assert counts == Counts(5, 0, 0)
        assert "l10n" not in text
        assert "Ouverture du forum" in text


def test_machine_passages_are_marked_and_counted(page):
    units = in_state("approved") | {SPOKE: ("machine", FRENCH[SPOKE]), HALL: ("machine", FRENCH[HALL])}
    text, counts = page(ARTICLE, units, around=AROUND)
    assert counts == Counts(5, 2, 0)
    seen = Balanced(text)
    (mark,) = seen.all("span")
    assert mark == {
        "class": "l10n-unreviewed",
        "data-l10n-state": "machine",
        "lang": "fr",
        "dir": "ltr",
        "title": "Traduction automatique non relue",
        "data-l10n-unit": unit_id(SPOKE),
    }
    (notice,) = seen.all("div")
    assert (notice["role"], notice["class"]) == ("note", "l10n-notice")
    assert text.count("2 passages sur 5") == 1
    assert re.search(r'<body class="news">\s*<div class="l10n-notice"', text)
    assert seen.all("link", href="../assets/l10n.css")
    assert seen.all("script", src="../assets/l10n.js")


def test_what_is_not_translated_is_shown_in_its_language(page):
    units = in_state("approved") | {CLAPPED: ("needs-work", "Il fut hué."), TITLE: ("untranslated", "")}
    text, counts = page(ARTICLE, units, lang="ar", around=AROUND)
    assert counts == Counts(5, 0, 3)
    assert "hué" not in text
    assert text.count('<span class="l10n-source" data-l10n-state="source" lang="en" dir="ltr"') == 2
    assert "3 مقاطع من أصل 5" in text
    assert '<html lang="ar" dir="rtl">' in text
    assert "<title>Forum opens</title>" in text


def test_sentences_that_run_against_the_page_are_one_stretch(page):
    article = (
        "<html><head></head><body><p><span>No</span> One. Two. <span translate=no>X</span> Three.</p>"
        "<p>Four. <b>Five.</b></p><p>Six.</p></body></html>"
    )
    arabic, counts = page(article, {}, lang="ar")
    french, _ = page(article, {}, lang="fr")
    Balanced(arabic)
    opening = '<span class="l10n-source" data-l10n-state="source" lang="en" dir="ltr">'
    assert french.count(opening) == counts.untranslated
    assert arabic.count(opening) < counts.untranslated
    assert f"<p>{opening}Six.</span></p>" in arabic
    assert "One. Two. <span translate=no>X</span> Three." in arabic
    assert re.sub(r"(?s)<style.*</style>|<div.*?</div>|<[^>]*>", "", arabic).strip() == (
        "No One. Two. X Three.Four. Five.Six."
    )


def test_below_the_threshold_the_source_is_shown(page):
    text, counts = page(ARTICLE, in_state("machine"), min_state="translated", around=AROUND)
    assert counts == Counts(5, 0, 5)
    assert "Directeur" not in text


def test_the_head_names_every_language_once(page):
    text, _ = page(ARTICLE, in_state("approved"), around=AROUND)
    seen = Balanced(text)
    assert [(one["hreflang"], one["href"]) for one in seen.all("link", rel="alternate") if "hreflang" in one] == [
        ("en", "../en/a.html"),
        ("fr", "a.html"),
        ("ar", "../ar/a.html"),
        ("x-default", "../en/a.html"),
    ]
    assert seen.all("link", rel="canonical") == [{"rel": "canonical", "href": "a.html"}]
    assert [one["content"] for one in seen.all("meta", property="og:locale")] == ["fr_FR"]
    assert [one["content"] for one in seen.all("meta", property="og:locale:alternate")] == ["en_US", "ar_AR"]
    assert seen.all("link", type="application/rss+xml")[0]["href"] == "/feed.xml"
    assert text.index("hreflang") < text.index("</head>")
    assert "old.example" not in text
    assert "/es/forum" not in text


def test_links_lead_where_they_led(page):
    text, _ = page(ARTICLE, in_state("approved"), around=AROUND)
    seen = Balanced(text)
    (image,) = seen.all("img")
    assert image["src"] == "../../articles/img/a.jpg"
    assert image["srcset"] == "../../articles/img/a.jpg 1x, ../../articles/img/b.jpg 2x"
    assert image["alt"] == FRENCH[HALL]
    assert seen.all("a")[0]["href"] == "about.html"
    assert seen.all("link", rel="stylesheet")[0]["href"] == "../../theme.css"


def test_the_articles_own_page_is_the_article(page):
    text, counts = page(ARTICLE, None, lang="en", around=AROUND)
    assert counts == Counts(5, 0, 0)
    assert '<html lang="en-GB" dir="ltr">' in text
    assert 'hreflang="fr"' in text
    assert "l10n" not in text


def test_a_page_alone_inlines_its_style_and_has_no_script(page):
    text, _ = page(ARTICLE, in_state("machine"))
    assert "<style>" in text
    assert "<script" not in text
    assert 'hreflang="fr"' not in text
    assert 'href="about.html"' in text


@pytest.mark.parametrize(
    "article",
    [
        "<p>Hello there",
        "<title>Hello there</title><p>Hello there",
        "<!doctype html><meta charset=utf-8><p>Hello there",
        "\ufeff<!doctype html>\n<html><body>Hello there</body></html>",
        "<!-- c --><html><head></head><p>Hello there</html>",
        "<html lang=en class=x><head><title>Hello there</title><body bgcolor=red><p>Hello there",
    ],
)
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_pages_without_all_their_tags(page, article, lang):
    text, counts = page(
        article, {"Hello there": ("machine", "</title></p><script>x</script>")}, lang=lang, around=AROUND
    )
    assert counts.unreviewed == counts.segments > 0
    assert text.count("\ufeff") == article.count("\ufeff")
    assert re.search(rf'<(html|div)[^>]* lang="{lang}"', text)
    assert len(re.findall(r'role="note"', text)) == 1
    assert text.index('role="note"') < text.index('class="l10n-unreviewed"')
    assert "<script>x" not in text


def test_a_base_is_resolved_and_a_foreign_one_left_alone(page):
    article = '<html><head><base href="deep/"></head><body><a href="x.pdf">Hello</a></body></html>'
    text, _ = page(article, {"Hello": ("approved", "Bonjour")}, around=AROUND)
    assert 'href="../../articles/deep/x.pdf"' in text
    assert '"deep/"' not in text
    article = article.replace("deep/", "https://x.org/")
    text, _ = page(article, {"Hello": ("approved", "Bonjour")}, around=AROUND)
    assert 'href="x.pdf"' in text
    assert "hreflang" not in text


def test_a_quotation_in_the_original_language_keeps_its_lang(page):
    article = '<html lang="en"><body lang="en"><p>Hello</p><q lang="en" translate="no">Be</q></body></html>'
    text, _ = page(article, {"Hello": ("approved", "مرحبا")}, lang="ar", around=AROUND)
    assert re.search(r'<body[^>]* lang="ar"', text)
    assert '<q lang="en" translate="no">' in text


def test_a_long_page_takes_linear_time(page):
    article = "<html><head></head><body>" + "<a href=x>" * 100_000 + "</body></html>"
    text, _ = page(article, {}, around=AROUND)
    assert text.count("../../articles/x") == 100_000
