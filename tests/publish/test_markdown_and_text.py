"""Markdown and plain-text pages."""

from __future__ import annotations

from pathlib import Path

from l10n.publish.links import Rebase
from l10n.publish.page import Counts, Surroundings

ARTICLE = """---
lang: en
---
# Call for projects

Apply [online](form.md) today. See ![a map](map.png "Map") and `[x](y.md)`.

```
[code](form.md)
```

[ref]: ../annex.pdf
"""
APPLY = "Apply <g1>online</g1> today."
AROUND = Surroundings(
    rebase=Rebase(
        Path("/p/articles"), Path("/p/site/fr/call.md"), {Path("/p/articles/form.md"): Path("/p/site/fr/form.md")}
    )
)


def test_markdown_marks_notice_and_links(page):
    units = {"Call for projects": ("machine", "Appel à projets"), APPLY: ("approved", "Postulez <g1>en ligne</g1>.")}
    text, counts = page(ARTICLE, units, name="call.md", around=AROUND)
    assert counts.unreviewed == 1
    assert text.startswith('---\nlang: fr\n---\n> <span lang="fr" dir="ltr">Sur cette page, 1 passage sur')
    assert '# <span class="l10n-unreviewed" data-l10n-state="machine" lang="fr" dir="ltr"' in text
    assert "Postulez [en ligne](form.md)." in text
    assert "](../../articles/map.png" in text
    assert "[ref]: ../../annex.pdf" in text
    assert "`[x](y.md)`" in text
    assert "```\n[code](form.md)\n```" in text


def test_front_matter_that_dots_end_comes_before_the_notice(page):
    article = "---\ntitle: Hello\nlang: 'en'\nlocale: en_GB\n...\nBye.\n"
    text, counts = page(article, {"Hello": ("machine", "Bonjour")}, name="a.md")
    assert counts == Counts(2, 1, 1)
    assert text.startswith("---\ntitle: Bonjour\nlang: 'fr'\nlocale: fr\n...\n> <span")


def test_markdown_without_anything_to_say(page):
    text, counts = page("# Hello\n", {"Hello": ("approved", "Bonjour")}, name="a.md", around=AROUND)
    assert (text, counts) == ("# Bonjour\n", Counts(1, 0, 0))


def test_text_marks_and_notice(page):
    article = "\ufeffFirst sentence. Second one.\r\n\r\nThird."
    units = {"First sentence.": ("machine", "Première phrase."), "Second one.": ("approved", "La deuxième.")}
    text, counts = page(article, units, name="a.txt")
    assert counts == Counts(3, 1, 1)
    notice, _, body = text.partition("\r\n\r\n")
    assert notice.startswith("\ufeff[MT] = Sur cette page, 1 passage sur 3")
    assert "\r\n[en] = 1 passage sur 3" in notice
    assert body == "[MT] Première phrase. La deuxième.\r\n\r\n[en] Third."
    approved = dict.fromkeys(("First sentence.", "Second one.", "Third."), ("approved", "Mot."))
    assert page(article, approved, name="a.txt")[0] == "\ufeffMot. Mot.\r\n\r\nMot."
