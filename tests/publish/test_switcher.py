"""The language switcher takes the place of Google's widget, and the form for reports is there when somebody takes them."""

from __future__ import annotations

import pytest

from l10n.catalog.unit import unit_id
from l10n.publish.page import Counts, Surroundings

AROUND = Surroundings(
    addresses={"en": "../en/a.html", "fr": "a.html", "ar": "../ar/a.html?x=1&y=2"},
    default="en",
    assets="../assets",
    states={"en": Counts(4), "fr": Counts(4, 2, 0), "ar": Counts(4, 0, 4)},
    article="a",
)
GOOGLE = """<!doctype html><html lang="en"><head><title>News</title>
<script src="//translate.google.com/translate_a/element.js?cb=googleTranslateElementInit"></script>
<script>keep()</script></head><body><div id="google_translate_element"></div><p>Hello.</p></body></html>"""


@pytest.mark.parametrize("place", ["<l10n-languages></l10n-languages>", "<l10n-languages>old</l10n-languages>"])
def test_the_element_is_filled_with_links_that_say_how_far_each_page_is(page, place):
    text, _ = page(f"<html lang=en><head></head><body>{place}<p>Hello.</p></body></html>", {}, around=AROUND)
    switcher = text[text.index("<l10n-languages>") : text.index("</l10n-languages>")]
    assert switcher.count("<li>") == 3
    assert '<a href="a.html" hreflang="fr" lang="fr" dir="ltr" aria-current="page">Français</a>' in switcher
    assert "traduction automatique, en partie non relue" in switcher
    assert '<a href="../ar/a.html?x=1&amp;y=2" hreflang="ar" lang="ar" dir="rtl">العربية</a> <small' in switcher
    assert "pas encore traduit" in switcher
    assert 'lang="en" dir="ltr">English</a></li>' in switcher
    assert "old" not in switcher


def test_googles_widget_is_replaced_and_its_script_goes(page):
    text, _ = page(GOOGLE, {}, around=AROUND)
    assert "translate.google.com" not in text
    assert '<div id="google_translate_element"><l10n-languages><nav' in text
    assert "<script>keep()</script>" in text
    assert text.count('<script src="../assets/l10n.js" defer></script>') == 1


def test_an_element_that_is_never_closed_loses_nothing(page):
    text, _ = page("<html lang=en><body><l10n-languages><p>Hello.</p></body></html>", {}, around=AROUND)
    assert "Hello." in text
    assert "</nav>" in text


def test_a_page_without_a_place_for_it_has_no_switcher(page):
    text, _ = page("<html lang=en><body><p>Hello.</p></body></html>", {"Hello.": ("approved", "Salut.")}, around=AROUND)
    assert "l10n" not in text


def test_reports_name_language_article_and_unit(page):
    html = "<html lang=en><head></head><body><p>Hello.</p></body></html>"
    units = {"Hello.": ("machine", "Salut.")}
    assert "l10n-report" not in page(html, units, around=AROUND)[0]
    around = Surroundings(
        addresses=AROUND.addresses, assets="../assets", report='https://mt.example.org/report?a="1"', article='b"<i>'
    )
    text, _ = page(html, units, around=around)
    assert 'data-url="https://mt.example.org/report?a=&quot;1&quot;"' in text
    assert 'data-language="fr" data-article="b&quot;&lt;i&gt;"' in text
    assert f'data-l10n-unit="{unit_id("Hello.")}"' in text
    approved, _ = page(html, {"Hello.": ("approved", "Salut.")}, around=around)
    assert "l10n-report" not in approved
