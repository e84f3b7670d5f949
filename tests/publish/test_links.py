"""Links moved from the article's folder to the page's."""

from __future__ import annotations

import os.path
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.publish.links import Rebase, relative

ROOT = Path("/project")
PAGE = ROOT / "site/fr/news/astana.html"
REBASE = Rebase(
    ROOT / "articles/news",
    PAGE,
    {ROOT / "articles/about.html": ROOT / "site/fr/about.html", ROOT / "articles/news/astana.html": PAGE},
)


@pytest.mark.parametrize(
    ("url", "moved"),
    [
        ("img/a.jpg", "../../../articles/news/img/a.jpg"),
        ("../style.css?v=2#x", "../../../articles/style.css?v=2#x"),
        ("../about.html#team", "../about.html#team"),
        ("astana.html", "astana.html"),
        ("./", "../../../articles/news/"),
        ("a%20b.pdf", "../../../articles/news/a%20b.pdf"),
        ("été.pdf", "../../../articles/news/%C3%A9t%C3%A9.pdf"),
        *(
            (same, same)
            for same in ("https://x.org/a", "//x.org/a", "/en/news/", "#top", "?page=2", "", "mailto:a@b.org")
        ),
        *((same, same) for same in ("javascript:void(0)", "data:image/png;base64,AA", "{{ url }}/a.png", "%00")),
    ],
)
def test_links(url, moved):
    assert REBASE.link(url) == moved


def test_srcset_and_style():
    assert REBASE.srcset("a.jpg 1x, b.jpg 2x,https://x.org/c,d.jpg 3x") == (
        "../../../articles/news/a.jpg 1x, ../../../articles/news/b.jpg 2x, https://x.org/c,d.jpg 3x"
    )
    assert REBASE.srcset("a.jpg, b.jpg 640w") == "../../../articles/news/a.jpg, ../../../articles/news/b.jpg 640w"
    assert REBASE.style('@import "a.css"; @import url(b.css);') == (
        '@import "../../../articles/news/a.css"; @import url(../../../articles/news/b.css);'
    )
    assert REBASE.style("background:url('a.png') , url( /b.png )") == (
        "background:url('../../../articles/news/a.png') , url(/b.png)"
    )


def test_a_link_leads_to_where_its_file_is_placed():
    placed = Rebase(ROOT / "articles", PAGE, {}, {ROOT / "articles/a b.pdf": ROOT / "site/assets/a b.pdf"}.__getitem__)
    assert placed.link("a%20b.pdf?x#page=2") == "../../assets/a%20b.pdf?x#page=2"


def test_nothing_moves_outside_a_site():
    assert Rebase().link("img/a.jpg") == "img/a.jpg"


SEGMENTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="/\0\\"), min_size=1, max_size=8), min_size=1, max_size=4
)


@given(SEGMENTS)
def test_a_moved_link_leads_to_the_same_file(parts):
    target = Path(os.path.normpath(ROOT.joinpath(*parts)))
    written = relative(PAGE, target)
    assert urlsplit(written).scheme == urlsplit(written).netloc == ""
    assert os.path.normpath(PAGE.parent / unquote(urlsplit(written).path)) == str(target)
