"""Plain text: each marked segment begins with a sign in brackets, and the notice is the first paragraph."""

from __future__ import annotations

from l10n.formats.article import Segment
from l10n.publish.choice import Mark
from l10n.publish.page import Page
from l10n.publish.wording import wording
from l10n.text.languages import Language

_BOM = "\ufeff"


class TextDress:
    """The dress of plain text: `[MT]` before what a machine made, the language (`[en]`) before what is not translated."""

    def mark(self, segment: Segment, raw: str, mark: Mark, source: Language, language: Language) -> str:
        """`raw` with its sign before it."""
        return f"[MT] {raw}" if mark == "machine" else f"[{source.tag}] {raw}"

    def finish(self, text: str, page: Page) -> str:
        """The text, below the notice where there is one."""
        if not page.counts.marked:
            return text
        counts = page.counts
        said = wording(page.language.code).sentences(counts.unreviewed, counts.untranslated, counts.segments)
        signs = ["[MT]"] * bool(counts.unreviewed) + [f"[{page.source.tag}]"] * bool(counts.untranslated)
        end = "\r\n" if "\r\n" in text[:4096] else "\n"
        notice = "".join(f"{sign} = {sentence}{end}" for sign, sentence in zip(signs, said, strict=True))
        start = _BOM if text.startswith(_BOM) else ""
        return f"{start}{notice}{end}{text.removeprefix(_BOM)}"
