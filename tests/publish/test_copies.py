"""Sites that are whole by themselves: what is copied into them, what never is, and that links find it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from l10n.config import Project, find_project
from l10n.errors import InputError
from l10n.pipeline.publish import publish_project
from l10n.publish.copies import Copies

HEAD = '<!DOCTYPE html>\n<html lang="en">\n<head><title>Forum</title>{}</head>\n<body>{}</body>\n</html>\n'
PICTURE = b"\x89PNG not really"


def write(folder: Path, files: dict[str, bytes | str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    patterns = '["articles/**/*.html", "articles/**/*.md"]'
    write(folder, {"l10n.toml": f'source = "en"\ntargets = ["fr", "ar"]\narticles = {patterns}\n'})
    return folder


def published(root: Path, body: str, head: str = "", name: str = "news/forum.html") -> tuple[Project, str]:
    """The French page of an article with this body and head, after publishing."""
    write(root / "articles", {name: HEAD.format(head, body) if name.endswith(".html") else body})
    project = find_project(root)
    publish_project(project)
    return project, (project.site / "fr" / name).read_text(encoding="utf-8")


def copied(root: Path) -> set[str]:
    """The files under the site's assets but the toolkit's own."""
    assets = root / "site" / "assets"
    found = {path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.is_file()}
    return found - {"l10n.css", "l10n.js"}


def test_everything_a_page_shows_comes_along(root: Path, tmp_path: Path) -> None:
    names = ["news/hall.jpg", "2x.jpg", "wide.webp", "clip.mp4", "poster.jpg", "icon.png", "app.js", "guide v2.pdf"]
    write(root / "articles", dict.fromkeys(names, PICTURE))
    write(root, {"brand/logo.svg": PICTURE})
    project, text = published(
        root,
        '<img src="hall.jpg" srcset="hall.jpg 1x, ../2x.jpg 2x"><picture><source srcset="../wide.webp"></picture>'
        '<video src="../clip.mp4#t=3" poster="../poster.jpg"></video><a href="../guide%20v2.pdf?x=1">Guide</a>'
        '<img src="../../brand/logo.svg">',
        '<link rel="icon" href="../icon.png"><script src="../app.js"></script>',
    )
    assert copied(root) == {*names, "brand/logo.svg"}
    assert 'src="../../assets/news/hall.jpg"' in text
    assert 'srcset="../../assets/news/hall.jpg 1x, ../../assets/2x.jpg 2x"' in text
    assert 'href="../../assets/guide%20v2.pdf?x=1"' in text
    assert 'src="../../assets/clip.mp4#t=3"' in text
    moved = tmp_path / "elsewhere"
    shutil.copytree(project.site, moved)
    shutil.rmtree(root)
    found = 0
    for page in moved.glob("*/news/*.html"):
        for address in re.findall(r'(?:href|src|poster)="([^"?#]+)', page.read_text(encoding="utf-8")):
            assert (page.parent / address.replace("%20", " ")).is_file(), address
            found += 1
    assert found > 30


def test_markdown_takes_its_pictures_and_downloads_along(root: Path) -> None:
    write(root / "articles", {"map.png": PICTURE, "form.pdf": PICTURE, "icon.png": PICTURE})
    body = '![Map](../map.png) and <img src="../icon.png">\n\n[ref]: ../form.pdf\n'
    _, text = published(root, body, name="news/call.md")
    assert copied(root) == {"map.png", "form.pdf", "icon.png"}
    assert "](../../assets/map.png)" in text
    assert "[ref]: ../../assets/form.pdf" in text


def test_a_stylesheet_finds_what_it_names(root: Path) -> None:
    css = '@import "parts/print.css"; @font-face { src: url("../fonts/a.woff2") } p { background: url(bg.png) }\n'
    parts = "b { background: url('../bg.png'), url(none.png) } i { background: url(data:image/png;base64,AA) }\n"
    write(root, {"articles/css/site.css": css, "fonts/a.woff2": PICTURE, "articles/css/bg.png": PICTURE})
    write(root, {"articles/fonts/a.woff2": PICTURE, "articles/css/parts/print.css": parts})
    published(root, "Hello", '<link rel="stylesheet" href="../css/site.css">')
    assert copied(root) == {"css/site.css", "css/parts/print.css", "css/bg.png", "fonts/a.woff2"}
    assets = root / "site" / "assets"
    assert (assets / "css/site.css").read_text() == css
    assert (assets / "css/parts/print.css").read_text() == parts.replace(
        "none.png", "../../../../articles/css/parts/none.png"
    )


def test_a_stylesheet_beside_the_articles_finds_what_lies_elsewhere(root: Path) -> None:
    css = "p { background: url(../../brand/bg.png) }"
    write(root, {"articles/css/site.css": css, "brand/bg.png": PICTURE})
    published(root, "Hello", '<link rel="stylesheet" href="../css/site.css">')
    assert (root / "site/assets/css/site.css").read_text() == "p { background: url(../brand/bg.png) }"
    assert copied(root) == {"css/site.css", "brand/bg.png"}


def test_a_stylesheet_that_is_not_utf_8_is_copied_as_it_is(root: Path) -> None:
    css = "/* \xe9 */ p { background: url(bg.png) }".encode("latin-1")
    write(root, {"articles/news/old.css": css, "articles/news/bg.png": PICTURE})
    published(root, "Hello", '<link rel="stylesheet" href="old.css">')
    assert (root / "site/assets/news/old.css").read_bytes() == css


@pytest.mark.parametrize(
    "address",
    [
        "../../../secret.txt",
        "../../../../../../../../../../../../../../../etc/passwd",
        "..%2f..%2f..%2fsecret.txt",
        "out.txt",
        "outside/secret.txt",
        "../../.env",
        "hidden.txt",
        "missing.png",
        "loop",
        "pipe",
        "x" * 5000,
        "folder/",
        "folder",
    ],
)
def test_what_is_never_copied(root: Path, address: str) -> None:
    write(root, {"../secret.txt": "secret", ".env": "secret", "articles/news/folder/a.txt": "text"})
    news = root / "articles" / "news"
    (news / "out.txt").symlink_to(root.parent / "secret.txt")
    (news / "outside").symlink_to(root.parent)
    (news / "hidden.txt").symlink_to(root / ".env")
    (news / "loop").symlink_to(news / "loop")
    os.mkfifo(news / "pipe")
    _, text = published(root, f'<a href="{address}">Hello</a>')
    assert copied(root) == set()
    assert "/assets/" not in text.replace("../../assets/l10n.", "")
    assert 'href="../../../' in text


def test_a_link_within_the_project_brings_the_file_it_means(root: Path) -> None:
    write(root, {"shared/a.png": PICTURE})
    (root / "articles/news").mkdir(parents=True)
    (root / "articles/news/a.png").symlink_to(root / "shared/a.png")
    published(root, '<img src="a.png">')
    place = root / "site/assets/news/a.png"
    assert not place.is_symlink()
    assert place.read_bytes() == PICTURE


def test_files_that_would_share_a_place_get_two(root: Path) -> None:
    write(root, {"articles/img/a.png": b"one", "img/a.png": b"two", "articles/l10n.css": "p { color: red }"})
    body = '<img src="../img/a.png"><img src="../../img/a.png">'
    _, text = published(root, body, '<link rel="stylesheet" href="../l10n.css">')
    assets = root / "site" / "assets"
    first, second = re.findall(r'<img src="../../assets/([^"]+)"', text)
    assert [(assets / one).read_bytes() for one in (first, second)] == [b"one", b"two"]
    assert first == "img/a.png"
    own = next(one for one in re.findall(r'href="../../assets/([^"]+)"', text) if one != "l10n.css")
    assert (assets / own).read_text() == "p { color: red }"
    assert ".l10n-notice" in (assets / "l10n.css").read_text()


def test_publishing_again_copies_only_what_changed(root: Path) -> None:
    write(root / "articles/news", {"a.png": PICTURE, "b.png": PICTURE, "c.css": "p { background: url(a.png) }"})
    body = '<img src="a.png"><img src="b.png"><link rel="stylesheet" href="c.css">'
    published(root, body)
    assets = root / "site" / "assets" / "news"
    before = {path: path.stat().st_mtime_ns for path in assets.iterdir()}
    assert len(before) == 3
    write(root / "articles/news", {"b.png": b"new"})
    published(root, body)
    changed = [path.name for path in before if path.stat().st_mtime_ns != before[path]]
    assert changed == ["b.png"]
    assert (assets / "b.png").read_bytes() == b"new"


def test_what_is_in_the_site_already_is_not_copied_into_it(root: Path) -> None:
    write(root, {"site/theme.css": "p { color: red }"})
    _, text = published(root, "Hello", '<link rel="stylesheet" href="../../site/theme.css">')
    assert 'href="../../theme.css"' in text
    assert copied(root) == set()


def test_a_file_that_goes_away_meanwhile_is_told(root: Path) -> None:
    write(root, {"articles/a.png": PICTURE})
    copies = Copies(root, root / "articles", root / "site")
    copies.place(root / "articles/a.png")
    (root / "articles/a.png").unlink()
    with pytest.raises(InputError, match=r"a\.png"):
        copies.write()
