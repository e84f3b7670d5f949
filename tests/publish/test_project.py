"""Whole projects published: which pages there are, what they link to, what is written and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill
from l10n.catalog.unit import Unit
from l10n.config import find_project
from l10n.errors import UsageError
from l10n.pipeline.articles import read_article, source_articles
from l10n.pipeline.publish import publish_project, render_article

FORUM = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Forum</title>
</head>
<body>
<p>It opened in Rabat. <a href="news/arabic.html">Read more</a></p>
<img src="img/hall.jpg" alt="">
</body>
</html>
"""
ARABIC = '<html lang="ar"><head><title>المنتدى</title></head><body><p>افتتح المنتدى.</p></body></html>\n'


@pytest.fixture
def project(tmp_path: Path):
    (tmp_path / "articles/news").mkdir(parents=True)
    (tmp_path / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr", "ar"]\narticles = ["articles/**/*.html"]\n', encoding="utf-8"
    )
    (tmp_path / "articles/forum.html").write_text(FORUM, encoding="utf-8")
    (tmp_path / "articles/news/arabic.html").write_text(ARABIC, encoding="utf-8")
    return find_project(tmp_path)


def translate(project, language: str, name: str, approved: bool) -> None:
    """Fills the catalog of an article by a machine, or by a machine and a person who approved it."""
    path = project.root / "articles" / f"{name}.html"
    catalog = Catalog.new(language, path=project.catalogs / language / f"{name}.po")
    for segment in read_article(path, name, project).article.segments:
        unit = fill(Unit(segment.source), (f"[{segment.source}]",), Mark("machine", ("pseudo",)))
        catalog.put(approve(unit, "Ana", "2026-11-23") if approved else unit)
    catalog.save()


def test_every_article_has_a_page_in_every_language(project):
    translate(project, "fr", "forum", approved=True)
    pages = publish_project(project)
    assert {(page.article, page.language) for page in pages} == {
        (name, code) for name in ("forum", "news/arabic") for code in ("en", "fr", "ar")
    }
    for page in pages:
        assert page.path == project.site / page.language / f"{page.article}.html"
        text = page.path.read_text(encoding="utf-8")
        assert f'lang="{page.language}" dir="{"rtl" if page.language == "ar" else "ltr"}"' in text
        assert ("l10n" in text) == bool(page.unreviewed or page.untranslated)
    numbers = {(page.article, page.language): (page.segments, page.unreviewed, page.untranslated) for page in pages}
    assert numbers["forum", "en"] == numbers["forum", "fr"] == (3, 0, 0)
    assert numbers["forum", "ar"] == (3, 0, 3)
    assert numbers["news/arabic", "ar"] == (2, 0, 0)


def test_every_address_on_every_page_leads_to_a_file(project):
    (project.root / "articles/img").mkdir()
    (project.root / "articles/img/hall.jpg").write_bytes(b"")
    for language in ("fr", "ar"):
        translate(project, language, "forum", approved=False)
    pages = publish_project(project)
    for page in pages:
        text = page.path.read_text(encoding="utf-8")
        for address in re.findall(r'(?:href|src)="([^"]+)"', text):
            assert (page.path.parent / address).resolve().is_file(), (page.path, address)
    french = (project.site / "fr/forum.html").read_text(encoding="utf-8")
    assert 'href="news/arabic.html"' in french
    assert 'hreflang="x-default" href="../en/forum.html"' in french
    arabic = (project.site / "fr/news/arabic.html").read_text(encoding="utf-8")
    assert 'hreflang="x-default" href="../../ar/news/arabic.html"' in arabic


def test_publishing_again_writes_nothing(project):
    translate(project, "fr", "forum", approved=False)
    first = {page.path: page.path.stat().st_mtime_ns for page in publish_project(project)}
    assert {page.path: page.path.stat().st_mtime_ns for page in publish_project(project)} == first


def test_the_mark_goes_when_a_person_approves(project):
    translate(project, "fr", "forum", approved=False)
    (before,) = (page for page in publish_project(project) if (page.article, page.language) == ("forum", "fr"))
    assert before.unreviewed == 3
    assert "passages sur 3" in before.path.read_text(encoding="utf-8")
    (project.catalogs / "fr/forum.po").unlink()
    translate(project, "fr", "forum", approved=True)
    publish_project(project)
    assert "l10n" not in before.path.read_text(encoding="utf-8")


def test_a_base_url_makes_addresses_absolute(project, tmp_path):
    settings = tmp_path / "l10n.toml"
    settings.write_text(settings.read_text() + '[publish]\nbase_url = "https://icesco.example/"\n', encoding="utf-8")
    publish_project(find_project(tmp_path), out=tmp_path / "public")
    text = (tmp_path / "public/fr/forum.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://icesco.example/fr/forum.html">' in text
    assert '<meta property="og:url" content="https://icesco.example/fr/forum.html">' in text
    assert 'hreflang="x-default" href="https://icesco.example/en/forum.html"' in text


def test_the_threshold_is_the_projects_or_the_callers(project):
    translate(project, "fr", "forum", approved=False)
    (page,) = (page for page in publish_project(project, min_state="approved") if page.path.match("fr/forum.html"))
    assert (page.unreviewed, page.untranslated) == (0, 3)


def test_one_article_alone(project):
    translate(project, "fr", "forum", approved=False)
    article = read_article(project.root / "articles/forum.html", "forum", project)
    text = render_article(article, Catalog.load(project.catalogs / "fr/forum.po"), "fr", "machine")
    assert '<html lang="fr" dir="ltr">' in text
    assert 'src="img/hall.jpg"' in text
    assert "3 passages sur 3" in text
    assert "assets" not in text
    assert "3 passages sur 3 ne sont pas" in render_article(article, None, "fr", "machine")


def test_pages_neither_replace_articles_nor_become_some(project):
    for folder in ("articles", "articles/fr", "articles/news"):
        with pytest.raises(UsageError, match="holds the articles"):
            publish_project(project, project.root / folder)
    (project.root / "l10n.toml").write_text(
        'source = "en"\ntargets = ["ar"]\narticles = ["en/*.html"]\nsite = "."\n', encoding="utf-8"
    )
    (project.root / "en").mkdir()
    (project.root / "en/forum.html").write_text(FORUM, encoding="utf-8")
    with pytest.raises(UsageError, match="holds the articles"):
        publish_project(find_project(project.root))
    assert (project.root / "en/forum.html").read_text(encoding="utf-8") == FORUM


def test_a_site_inside_the_folder_of_articles_is_no_article(project):
    (project.root / "l10n.toml").write_text(
        'source = "en"\ntargets = ["fr", "ar"]\narticles = ["**/*.html"]\n', encoding="utf-8"
    )
    project = find_project(project.root)
    before = [article.name for article in source_articles(project)]
    publish_project(project)
    assert [article.name for article in source_articles(project)] == before
