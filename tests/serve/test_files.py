"""Files go through the project's own parsers and come back whole; names and folders are nobody's way out."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from serving import Server

from l10n.serve.downloads import safe

PAGE = '<!doctype html><html lang="en"><head><title>News</title></head><body><p>Good <b>morning</b>.</p></body></html>'
PAIR = {"source": "en", "target": "fr"}


def send(server: Server, name: str, data: str | bytes, **fields: str) -> tuple[int, str]:
    answer = server.post("/translate_file", files={"file": (name, data)}, data={**PAIR, **fields})
    return answer.status_code, answer.json().get("translatedFileUrl") or answer.json()["error"]


def fetch(server: Server, url: str) -> str:
    assert url.startswith(server.address + "/download_file/")
    answer = server.client.get(urlsplit(url).path)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    return answer.text


def test_a_page_comes_back_in_its_new_language_without_marks(pseudo: Server) -> None:
    status, url = send(pseudo, "news.html", PAGE)
    assert status == 200
    page = fetch(pseudo, url)
    assert '<html lang="fr"' in page
    assert "<p>[Ĝôôd <b>môŕñîñĝ</b>.····]</p>" in page
    assert "l10n-" not in page


def test_markdown_and_text_too(pseudo: Server) -> None:
    _, url = send(pseudo, "a.md", "# Title\n\nSome *words*.\n")
    assert fetch(pseudo, url).startswith("# \\[Tîtlé·\\]\n\n\\[Šômé *wôŕdš*.")
    _, url = send(pseudo, "a.txt", "Good morning to all of you.\n", source="auto")
    assert fetch(pseudo, url).startswith("[Ĝôôd")


def test_a_word_document_too(pseudo: Server, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Good morning to all of you.")
    document.save(str(tmp_path / "letter.docx"))
    _, url = send(pseudo, "letter.docx", (tmp_path / "letter.docx").read_bytes())
    (tmp_path / "back.docx").write_bytes(pseudo.client.get(urlsplit(url).path).content)
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "back.docx")).paragraphs]
    assert any(text.startswith("[Ĝôôd môŕñîñĝ") for text in texts)
    status, told = send(pseudo, "bomb.docx", b"PK\x03\x04" + b"\0" * 100)
    assert (status, told.startswith("bomb.docx: ")) == (400, True)


def test_a_catalog_comes_back_marked_for_review_and_a_persons_words_untouched(pseudo: Server) -> None:
    header = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalog = f'{header}msgid "Open"\nmsgstr ""\n\nmsgid "Close"\nmsgstr "Fermer"\n'
    _, url = send(pseudo, "messages.po", catalog)
    text = fetch(pseudo, url)
    assert re.search(r"# l10n: machine pseudo [^\n]*\n(?:#[^\n]*\n)*#, fuzzy\nmsgid \"Open\"", text)
    assert 'msgid "Close"\nmsgstr "Fermer"' in text


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.exe", b"MZ", "file format not supported"),
        ("a.html.", b"x", "file format not supported"),
        ("a.txt", b"\xff\xfe\x00", "a.txt:1: byte 0xff is not UTF-8"),
        ("a.po", b'msgid "x', "a.po:1"),
        ("../../../etc/a.po", b'msgid "x', "a.po:1"),
    ],
)
def test_what_cannot_be_read_is_told_under_its_own_name(pseudo: Server, name: str, data: bytes, error: str) -> None:
    status, told = send(pseudo, name, data)
    assert status == 400
    assert error in told
    assert told.startswith((name.rpartition("/")[2], "Invalid"))


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e", "nothing.html", "a\\..\\b", "%00", "\u202egpj.html"],
)
def test_only_what_was_made_can_be_fetched(pseudo: Server, name: str) -> None:
    answer = pseudo.client.get(f"/download_file/{name}")
    assert answer.status_code == 404
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../.bashrc", "bashrc"),
        ("C:\\fakepath\\a b.html", "a_b.html"),
        ('x"; filename="y.html', "x_filename_y.html"),
        ("<script>.html", "_script_.html"),
        ("مقال.html", "مقال.html"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_names_are_made_safe(name: str, kept: str) -> None:
    assert safe(name) == kept


def test_a_file_larger_than_allowed_is_refused_and_nothing_is_left(pseudo: Server, tmp_path: Path) -> None:
    answer = pseudo.post("/translate_file", files={"file": ("a.txt", b"x" * (17 * 1024 * 1024))}, data=PAIR)
    assert answer.status_code == 413
