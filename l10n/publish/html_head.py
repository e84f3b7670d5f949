"""What the head of an HTML page says of its address and its sisters in other languages.

`hreflang` as search engines read it (every page names all, itself and x-default among them), Open Graph's `og:locale`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from l10n.formats.html_tokens import Token
from l10n.publish.page import Page
from l10n.text.languages import Language, language

_TERRITORIES = {"en": "US", "ar": "AR"}
"""Where Open Graph's usual locale is not the one that CLDR calls likely."""


def additions(page: Page, located: bool) -> list[str]:
    """The elements to add, one a line. Addresses are left out where a base would lead them astray (`located` is false)."""
    return [*_links(page, located), *_locales(page)]


def outdated(token: Token, page: Page, located: bool) -> bool:
    """Whether the element that `token` starts is replaced by one of `additions`."""
    if token.kind != "start" or not page.around.addresses:
        return False
    if token.name == "link":
        rel = (token.get("rel") or "").lower().split()
        alternate = "alternate" in rel and token.get("hreflang") is not None
        return _addressed(page, located) and (alternate or "canonical" in rel)
    if token.name == "meta":
        key = (token.get("property") or token.get("name") or "").lower()
        if key == "og:url":
            return page.around.absolute
        return key in ("og:locale", "og:locale:alternate")
    return False


def locale(spoken: Language) -> str:
    """A language as Open Graph writes it: `fr_FR`."""
    parts = spoken.tag.split("-")
    territory = next((part for part in parts[1:] if len(part) == 2 and part.isupper()), None)
    return f"{parts[0]}_{territory or _TERRITORIES.get(parts[0]) or _likely(parts[0])}"


def _addressed(page: Page, located: bool) -> bool:
    return bool(page.around.addresses) and (located or page.around.absolute)


def _links(page: Page, located: bool) -> Iterator[str]:
    if not _addressed(page, located):
        return
    around = page.around
    own = around.addresses.get(page.language.code)
    if own is not None:
        yield f'<link rel="canonical" href="{escape(own)}">'
    for code, address in around.addresses.items():
        yield f'<link rel="alternate" hreflang="{language(code).tag}" href="{escape(address)}">'
    if around.default is not None:
        yield f'<link rel="alternate" hreflang="x-default" href="{escape(around.addresses[around.default])}">'


def _locales(page: Page) -> Iterator[str]:
    around = page.around
    if not around.addresses:
        return
    if around.absolute and page.language.code in around.addresses:
        yield f'<meta property="og:url" content="{escape(around.addresses[page.language.code])}">'
    yield f'<meta property="og:locale" content="{locale(page.language)}">'
    for code in around.addresses:
        if code != page.language.code:
            yield f'<meta property="og:locale:alternate" content="{locale(language(code))}">'


def _likely(base: str) -> str:
    from babel.core import get_global

    likely = get_global("likely_subtags").get(base, "")
    return str(likely).split("_")[-1] if "_" in str(likely) else base.upper()
