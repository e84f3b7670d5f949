"""The dress of each article format. One more is one more file and one more line here."""

from __future__ import annotations

from l10n.publish.docx import DocxDress
from l10n.publish.html import HtmlDress
from l10n.publish.markdown import MarkdownDress
from l10n.publish.page import Dress
from l10n.publish.text import TextDress

DRESSES: dict[str, Dress] = {"html": HtmlDress(), "markdown": MarkdownDress(), "text": TextDress(), "docx": DocxDress()}
"""By the format's name."""
