"""The page that readers would get of a catalog, with every unit on it to be found: shown beside the unit, in a frame that runs nothing.

The page is the published one; while it is put together, signs that stand in no article surround each unit's text, and become spans at the end.
Plain text and Markdown are shown as they are written, Word documents as `word_page` shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from l10n.catalog.unit import Key, Unit, unit_id
from l10n.errors import InputError
from l10n.formats.article import Segment
from l10n.formats.docx_runs import text_run
from l10n.formats.html_tokens import tokens
from l10n.formats.registry import format_for
from l10n.pipeline.articles import SourceArticle, matching, read_article
from l10n.publish.choice import Mark
from l10n.publish.page import Dress, Page, Surroundings, render
from l10n.publish.registry import DRESSES
from l10n.review.word_page import STYLE, word_page
from l10n.review.workspace import OpenCatalog, Workspace
from l10n.text.languages import Language

_OPEN, _NAMED, _CLOSE = "\ue010", "\ue011", "\ue012"
"""Private-use characters: a unit begins, its id ends, its text ends."""
_SIGNS = re.compile(f"{_OPEN}([0-9a-f]{{10}}){_NAMED}|{_CLOSE}")
_ANY = re.compile(f"{_OPEN}[0-9a-f]{{10}}{_NAMED}|[{_OPEN}{_NAMED}{_CLOSE}]")

_STYLE = """
:target { outline: 3px solid #0b6bcb; outline-offset: 3px; border-radius: 2px; scroll-margin: 30vh; background: #fff2c4; color: #18222b; }
a { pointer-events: none; }
pre { white-space: pre-wrap; font: 15px/1.6 system-ui, sans-serif; margin: 20px; }
"""


@dataclass(frozen=True, slots=True)
class _Located:
    """A dress that also surrounds what is shown in the source language; the rest has been surrounded when it was encoded."""

    inner: Dress

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        marked = self.inner.mark(segment, raw, mark, source, language)
        return _surrounded(segment, marked) if mark == "source" else marked

    def finish(self, text: str, page: Page) -> str:
        return self.inner.finish(text, page)


def preview(workspace: Workspace, one: OpenCatalog, files: str) -> str:
    """The page of a catalog's article, as HTML; each unit that stands in its text is an element with the id `l10n-` and the unit's id.

    `files` is the address under which files of the project are served. Raises `InputError` when there is no such article, or no way to show it.
    """
    article = _article(workspace, one)
    form = format_for(article.path)

    def encode(segment: Segment, target: str) -> str:
        return _surrounded(segment, form.encode(segment, target))

    units: dict[Key, Unit] = {row.unit.key: row.unit for row in one.rows}
    text, _ = render(
        article.article,
        units,
        one.source,
        one.language,
        workspace.project.publish_min_state,
        Surroundings(),
        encode,
        _Located(DRESSES[form.name]),
    )
    if form.name == "docx":
        return _document(one, f"{STYLE}{_STYLE}", word_page(text, _SIGNS))
    if form.name != "html":
        return _document(one, _STYLE, f"<pre>{escape(text)}</pre>")
    folder = article.path.parent.relative_to(workspace.project.root).as_posix()
    base = f"{files}/{quote(folder)}/" if folder != "." else f"{files}/"
    return _with_head(_located(text), f'<base href="{escape(base)}"><style>{_STYLE}</style>')


def _document(one: OpenCatalog, style: str, body: str) -> str:
    """A page of ours around a `body` whose signs are still to become elements."""
    language = one.language
    return (
        f'<!doctype html><html lang="{language.tag}" dir="{language.direction}"><meta charset="utf-8"><title>…</title>'
        f"<style>{style}</style>{_ANY.sub('', _SIGNS.sub(_spans(), body))}"
    )


def _article(workspace: Workspace, one: OpenCatalog) -> SourceArticle:
    project = workspace.project
    for path, name in matching(project, project.articles, "articles"):
        if name == one.article:
            return read_article(path, name, project)
    raise InputError("has no article, so there is no page to show", path=one.shown)


def _surrounded(segment: Segment, raw: str) -> str:
    if not segment.wrappable:
        return raw
    first, last = f"{_OPEN}{unit_id(segment.source, segment.context)}{_NAMED}", _CLOSE
    if segment.place == "run":
        # Where the segment begins or ends with a run of Word's, so do the signs.
        first, last = (
            text_run(sign) if beside else sign
            for sign, beside in ((first, segment.raw.startswith("<")), (last, segment.raw.endswith(">")))
        )
    return f"{first}{raw}{last}"


def _located(text: str) -> str:
    """An HTML page whose signs have become elements where they stand in text, and nothing elsewhere."""
    spans = _spans()
    pieces = [
        _SIGNS.sub(spans, text[token.start : token.end])
        if token.kind == "text"
        else _ANY.sub("", text[token.start : token.end])
        for token in tokens(text)
        # The frame would not run scripts, but complain of each.
        if token.name != "script"
    ]
    return _ANY.sub("", "".join(pieces))


def _spans() -> _Spans:
    return _Spans(set())


@dataclass(frozen=True, slots=True)
class _Spans:
    """Makes a sign a tag; a unit that stands on the page more than once is found where it stands first."""

    seen: set[str]

    def __call__(self, match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "</span>"
        if name in self.seen:
            return "<span>"
        self.seen.add(name)
        return f'<span id="l10n-{name}">'


def _with_head(text: str, head: str) -> str:
    """`text` with `head` before everything that could ask for a file."""
    for token in tokens(text):
        if token.kind == "start" and token.name == "head":
            return text[: token.end] + head + text[token.end :]
        if token.kind == "start" and token.name not in ("html",):
            return text[: token.start] + head + text[token.start :]
    return head + text
