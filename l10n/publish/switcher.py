"""The language switcher of a page: links to its sisters in other languages, each saying how far it can be trusted.

It takes the place of Google's widget: of an `<l10n-languages>` element, or of the `<div id="google_translate_element">` that pages have already.
It is a plain list of links in a `details` element, so that it works without a script, from a file, by keyboard and with a screen reader;
the script adds arrow keys and Escape. Nothing is asked of anybody's server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from l10n.formats.html_tokens import Token
from l10n.publish.page import Counts, Page
from l10n.publish.wording import wording
from l10n.text.languages import language

ELEMENT = "l10n-languages"
_GOOGLE_ELEMENT = "google_translate_element"
_GOOGLE_SCRIPT = re.compile(r"(?:https?:)?//translate\.google(?:apis)?\.[a-z.]+/translate_a/", re.IGNORECASE)

Edit = tuple[int, int, str]


def switchers(found: Sequence[Token], page: Page) -> Iterator[Edit]:
    """What fills every place for a switcher, and takes away the script of the widget that it replaces."""
    if not page.around.addresses:
        return
    for index, token in enumerate(found):
        if token.kind != "start":
            continue
        if token.name == ELEMENT:
            yield token.end, _end(found, index, ELEMENT), _list(page)
        elif token.get("id") == _GOOGLE_ELEMENT:
            yield token.end, token.end, f"<{ELEMENT}>{_list(page)}</{ELEMENT}>"
        elif token.name == "script" and _GOOGLE_SCRIPT.match((token.get("src") or "").strip()):
            end = next((one for one in found[index + 1 :] if one.kind == "end" and one.name == "script"), token)
            yield token.start, end.end, ""


def wanted(found: Sequence[Token], page: Page) -> bool:
    """Whether the page has a place for a switcher."""
    return bool(page.around.addresses) and any(
        token.kind == "start" and (token.name == ELEMENT or token.get("id") == _GOOGLE_ELEMENT) for token in found
    )


def _end(found: Sequence[Token], index: int, name: str) -> int:
    """Where the content of the element ends that starts at `index`; at once where it is never closed."""
    for token in found[index + 1 :]:
        if token.name == name:
            return token.start if token.kind == "end" else found[index].end
    return found[index].end


def _list(page: Page) -> str:
    words = wording(page.language.code)
    own = page.language
    items = []
    for code, address in page.around.addresses.items():
        other = language(code)
        current = ' aria-current="page"' if other == own else ""
        said = _state(page.around.states.get(code, Counts()), page)
        items.append(
            f'<li><a href="{escape(address)}" hreflang="{other.tag}" lang="{other.tag}" dir="{other.direction}"{current}>'
            f"{escape(_name(code))}</a>{said}</li>"
        )
    direction = f'lang="{words.language.tag}" dir="{words.language.direction}"'
    label = escape(words.languages)
    return (
        f'<nav class="l10n-languages" aria-label="{label}" {direction}><details><summary><span class="l10n-hidden">{label}: '
        f'</span><span lang="{own.tag}">{escape(_name(own.code))}</span></summary><ul>{"".join(items)}</ul></details></nav>'
    )


def _state(counts: Counts, page: Page) -> str:
    words = wording(page.language.code)
    if counts.untranslated and counts.untranslated == counts.segments:
        text = words.not_translated
    elif counts.unreviewed or counts.untranslated:
        text = words.by_machine
    else:
        return ""
    return f' <small class="l10n-how">{escape(text)}</small>'


def _name(code: str) -> str:
    """The language's name in itself, as readers look for it."""
    name = language(code).name(code)
    return name[:1].upper() + name[1:]
