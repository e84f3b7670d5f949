"""HTML: language and direction, alternates, links, marks and notice, put into the page without touching anything else.

Works on the tokens of the rendered page, so that what is not changed keeps its bytes. Knows of units no more than their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from l10n.catalog.unit import unit_id
from l10n.formats.article import Segment
from l10n.formats.html_tokens import Attribute, Token, tokens
from l10n.publish import assets
from l10n.publish.choice import Mark
from l10n.publish.html_head import additions, outdated
from l10n.publish.page import Page
from l10n.publish.reporting import form
from l10n.publish.switcher import switchers, wanted
from l10n.publish.wording import wording
from l10n.text.languages import Language
from l10n.text.languages import base as language_of

_CLASSES = {"machine": "l10n-unreviewed", "source": "l10n-source"}
_IN_HEAD = frozenset({"html", "head", "title", "meta", "link", "base", "script", "style", "noscript", "template"})
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements whose `lang` speaks of the whole article; others may hold a quotation in the original."""
_LINKS = frozenset(
    "href src poster action formaction cite data background longdesc manifest ping xlink:href data-src data-href".split()
)
_SETS = frozenset({"srcset", "imagesrcset", "data-srcset"})
_META_LINKS = frozenset(
    {"og:image", "og:video", "og:audio", "og:image:url", "twitter:image", "twitter:image:src", "image"}
)
_REFRESH = re.compile(r"(\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?)(['\"]?)([^'\"]+)(['\"]?)", re.IGNORECASE)
_REST_OF_LINE = re.compile(r"[ \t]*\r?\n")

Edit = tuple[int, int, str]
"""Replace [start, end) by a text."""


class HtmlDress:
    """The dress of HTML."""

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        """`raw` within a `span`, where one may stand; attributes and titles only count in the notice."""
        if not segment.wrappable:
            return raw
        shown = language if mark == "machine" else source
        # No title on the source: it would be read in the source's language.
        title = ""
        if mark == "machine":
            name = unit_id(segment.source, segment.context)
            title = f' title="{escape(wording(language.code).machine_title)}" data-l10n-unit="{name}"'
        return (
            f'<span class="{_CLASSES[mark]}" data-l10n-state="{mark}" lang="{shown.tag}" dir="{shown.direction}"{title}>'
            f"{raw}</span>"
        )

    def finish(self, text: str, page: Page) -> str:
        """The whole page."""
        found = list(tokens(text))
        if not any(token.kind == "doctype" or token.name in ("html", "head", "body", "title") for token in found):
            return _fragment(text, found, page)
        base = _base(found)
        edits = [edit for token in found for edit in _token_edits(text, token, page, base)]
        edits += _structure(text, found, page, located=not _elsewhere(base))
        edits += _joined(text, found, page)
        edits += switchers(found, page)
        return _edited(text, edits)


def _fragment(text: str, found: list[Token], page: Page) -> str:
    """A piece of a page, as systems keep them: what says its language goes around it."""
    edits = [edit for token in found for edit in _token_edits(text, token, page, "")]
    edits += _joined(text, found, page)
    edits += switchers(found, page)
    style = _inline_style(page) if page.counts.marked else ""
    tag, direction = page.language.tag, page.language.direction
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = _edited(text, edits).removeprefix("\ufeff")
    return f'{bom}<div lang="{tag}" dir="{direction}">{style}{_notice(page)}{body}</div>'


def _structure(text: str, found: list[Token], page: Page, located: bool) -> Iterator[Edit]:
    """What goes into the head and before the text; `located` is false where a base element leads addresses elsewhere."""
    head_end = _head_end(text, found)
    head = additions(page, located)
    if page.counts.marked or wanted(found, page):
        head += _assets(page)
    for token in found:
        if token.end <= head_end and outdated(token, page, located):
            yield _removal(text, token)
    body = next((token for token in found if token.kind == "start" and token.name == "body"), None)
    if not any(token.kind == "start" and token.name == "html" for token in found):
        doctype = next((token.end for token in found if token.kind == "doctype"), 1 if text[:1] == "\ufeff" else 0)
        doctype = min(doctype, head_end)
        yield doctype, doctype, f'<html lang="{page.language.tag}" dir="{page.language.direction}">'
    notice = _notice(page)
    if body is None:
        yield head_end, head_end, "".join(head)
        after = next((token.end for token in found if token.kind == "end" and token.name == "head"), head_end)
        if notice:
            yield after, after, notice
        return
    end = _line_start(text, head_end)
    indent = text[end:head_end] if head and end < head_end else ""
    yield end, end, "".join(f"{indent}{one}\n" for one in head)
    if notice:
        yield body.end, body.end, f"\n{notice}".removesuffix("\n")


def _head_end(text: str, found: list[Token]) -> int:
    """Where the head ends, whether its tags are written or not (the tree construction of the HTML standard, in short)."""
    template = 0
    for token in found:
        if token.kind == "end" and token.name == "head":
            return token.start
        if token.kind == "start":
            if token.name not in _IN_HEAD and not template:
                return token.start
            template += token.name in ("template", "noscript")
        elif token.kind == "end" and token.name in ("template", "noscript"):
            template = max(0, template - 1)
        elif token.kind == "text" and not template and text[token.start : token.end].strip("\ufeff \t\n\r\f"):
            return token.start
    return len(text)


def _token_edits(text: str, token: Token, page: Page, base: str) -> Iterator[Edit]:
    rebase = page.around.rebase
    if token.kind == "raw" and token.name == "style":
        css = text[token.start : token.end]
        moved = rebase.style(css, base)
        if moved != css:
            yield token.start, token.end, moved
    if token.kind != "start":
        return
    if token.name in _WHOLE and (token.name == "html" or _says(token, page.source)):
        yield from _language(token, page)
    if token.name == "base" and not _elsewhere(base) and page.around.rebase.page is not None:
        yield from (_gap(text, one) for one in token.attributes if one.name == "href")
        return
    for attribute in token.attributes:
        if attribute.value_end > attribute.value_start and not attribute.duplicate:
            address = _moved(attribute, token, page, base)
            if address is not None and address != attribute.value:
                yield _with_value(attribute, address)


def _moved(attribute: Attribute, token: Token, page: Page, base: str) -> str | None:
    """The value of an attribute that holds addresses, moved; None for other attributes."""
    rebase = page.around.rebase
    if _elsewhere(base):
        return None
    name, value = attribute.name, attribute.value
    if name in _SETS:
        return rebase.srcset(value, base)
    if name == "style" and "url(" in value.lower():
        return rebase.style(value, base)
    if name == "ping":
        return " ".join(rebase.link(one, base) for one in value.split())
    if name in _LINKS:
        return rebase.link(value, base)
    if name == "content" and token.name == "meta":
        if (token.get("http-equiv") or "").lower() == "refresh" and (match := _REFRESH.fullmatch(value)):
            return f"{match[1]}{match[2]}{rebase.link(match[3], base)}{match[4]}"
        key = (token.get("property") or token.get("name") or token.get("itemprop") or "").lower()
        return rebase.link(value, base) if key in _META_LINKS else None
    return None


def _joined(text: str, found: list[Token], page: Page) -> Iterator[Edit]:
    """Marks of neighbouring segments in the source made one, where it runs against the page.

    Each mark is a stretch of its own to the bidirectional algorithm: sentence by sentence, English on an Arabic page would read backwards.
    """
    if page.language.direction == page.source.direction:
        return
    ours: list[bool] = []
    end: Token | None = None
    for token in found:
        if token.kind == "start" and token.name == "span":
            ours.append(token.get("data-l10n-state") == "source")
            if end is not None and ours[-1]:
                yield end.start, end.end, ""
                yield token.start, token.end, ""
            end = None
        elif token.kind == "end" and token.name == "span":
            end = token if ours and ours.pop() else None
        elif token.kind != "text" or text[token.start : token.end].strip():
            end = None


def _language(token: Token, page: Page) -> Iterator[Edit]:
    """`lang` and `dir` of an element that speaks of the whole article."""
    wanted = {"lang": page.language.tag, "dir": page.language.direction}
    if page.language == page.source and _says(token, page.source):
        # The article knows its own variety (en-GB) best.
        del wanted["lang"]
    missing = dict(wanted)
    for attribute in token.attributes:
        if attribute.duplicate:
            continue
        value = wanted.get("lang" if attribute.name == "xml:lang" else attribute.name)
        missing.pop(attribute.name, None)
        if value is not None and attribute.value.lower() != value.lower():
            yield _with_value(attribute, value)
    if missing:
        at = token.attributes[-1].end if token.attributes else token.start + 1 + len(token.name)
        yield at, at, "".join(f' {name}="{value}"' for name, value in missing.items())


def _says(token: Token, spoken: Language) -> bool:
    """Whether the element names the article's own language."""
    tag = token.get("lang") or token.get("xml:lang")
    return tag is not None and language_of(tag) == language_of(spoken.tag)


def _with_value(attribute: Attribute, value: str) -> Edit:
    written = value.replace("&", "&amp;")
    if attribute.quote == "'":
        return attribute.value_start, attribute.value_end, written.replace("'", "&#39;")
    written = written.replace('"', "&quot;")
    if attribute.quote:
        return attribute.value_start, attribute.value_end, written
    if attribute.value_start == attribute.end and attribute.value_start == attribute.start + len(attribute.name):
        return attribute.value_start, attribute.value_end, f'="{written}"'
    return attribute.value_start, attribute.value_end, f'"{written}"'


def _gap(text: str, attribute: Attribute) -> Edit:
    """Takes the attribute away, with the white space before it."""
    start = attribute.start
    return (start - 1 if text[start - 1 : start].isspace() else start), attribute.end, ""


def _base(found: list[Token]) -> str:
    """The value of the first base element's `href`, "" without one."""
    for token in found:
        if token.kind == "start" and token.name == "base" and token.get("href") is not None:
            return (token.get("href") or "").strip()
    return ""


def _elsewhere(base: str) -> bool:
    """Whether a base leads away from where the page lies."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]", base))


def _assets(page: Page) -> list[str]:
    where = page.around.assets
    if where is None:
        return [_inline_style(page)]
    address = escape(where)
    return [
        f'<link rel="stylesheet" href="{address}/l10n.css">',
        f'<script src="{address}/l10n.js" defer></script>',
    ]


def _inline_style(page: Page) -> str:
    return f"<style>{assets.asset('l10n.css')}</style>" if page.around.assets is None else ""


def _notice(page: Page) -> str:
    """The notice, "" where there is nothing to say."""
    counts = page.counts
    if not counts.marked:
        return ""
    words = wording(page.language.code)
    said = words.sentences(counts.unreviewed, counts.untranslated, counts.segments)
    button = ""
    if page.around.assets is not None:
        button = f'<button type="button" class="l10n-toggle" aria-pressed="true" hidden>{escape(words.toggle)}</button>'
    return (
        f'<div class="l10n-notice" role="note" lang="{words.language.tag}" dir="{words.language.direction}">'
        f"{''.join(f'<p>{escape(one)}</p>' for one in said)}{button}{form(page)}</div>\n"
    )


def _removal(text: str, token: Token) -> Edit:
    """Takes the element away, with its line where nothing else stands on it."""
    start, end = _line_start(text, token.start), token.end
    rest = _REST_OF_LINE.match(text, end)
    if rest is not None and (start == 0 or text[start - 1] == "\n"):
        return start, rest.end(), ""
    return token.start, end, ""


def _line_start(text: str, at: int) -> int:
    """The start of the white space before `at` on its line, if that is all that stands there."""
    start = at
    while start and text[start - 1] in " \t":
        start -= 1
    return start if start == 0 or text[start - 1] == "\n" else at


def _edited(text: str, edits: list[Edit]) -> str:
    out: list[str] = []
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start < position:
            continue
        out += [text[position:start], new]
        position = end
    return "".join([*out, text[position:]])
