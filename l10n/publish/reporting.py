"""The form in which readers say that a passage is wrong. It is all there in the page, hidden; the script opens and sends it."""

from __future__ import annotations

from html import escape

from l10n.publish.page import Page
from l10n.publish.wording import wording

LONGEST = 1000
"""Characters of a report."""


def form(page: Page) -> str:
    """The element, "" where nobody takes reports or nothing on the page was made by a machine."""
    around = page.around
    if around.report is None or around.assets is None or not page.counts.unreviewed:
        return ""
    words = wording(page.language.code)
    said = {name: escape(text) for name, text in words.report.items()}
    return (
        f'<l10n-report data-url="{escape(around.report)}" data-language="{escape(page.language.code)}" '
        f'data-article="{escape(around.article)}" data-sent="{said["sent"]}" data-failed="{said["failed"]}" hidden>'
        f'<button type="button" class="l10n-button">{said["open"]}</button>'
        f'<dialog aria-labelledby="l10n-report-title"><form method="dialog"><h2 id="l10n-report-title">{said["open"]}</h2>'
        f'<p><label for="l10n-report-passage">{said["passage"]}</label>'
        f'<select id="l10n-report-passage" name="unit" lang="{page.language.tag}"></select></p>'
        f'<p><label for="l10n-report-text">{said["what"]}</label>'
        f'<textarea id="l10n-report-text" name="text" rows="4" maxlength="{LONGEST}" required></textarea></p>'
        f'<p><button type="submit" class="l10n-button">{said["send"]}</button> '
        f'<button type="button" class="l10n-button l10n-cancel">{said["cancel"]}</button></p>'
        f'</form></dialog><p role="status"></p></l10n-report>'
    )
