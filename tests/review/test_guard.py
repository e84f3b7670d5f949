"""Who is let in: other sites, other names and other machines are not; and what a catalog holds stays text."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from command import l10n
from workbench import Running, reviewing

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import add_mark
from l10n.catalog.unit import Unit
from l10n.config import find_project
from l10n.memory.registry import open_memory

SCRIPT = '<script>document.title="owned"</script>'
IMAGE = "<img src=x onerror=\"document.title='owned'\">"


@pytest.fixture(scope="module")
def untouched(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A workbench for all tests that change nothing on it."""
    project = Path(shutil.copytree(sample, tmp_path_factory.mktemp("untouched") / "news"))
    with reviewing(project) as running:
        yield running


def test_only_names_of_this_machine_are_answered(untouched: Running) -> None:
    port = untouched.address.rsplit(":", 1)[1].rstrip("/")
    for host, status in (
        (f"127.0.0.1:{port}", 200),
        (f"localhost:{port}", 200),
        ("evil.example", 421),
        (f"evil.example:{port}", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ):
        assert untouched.get("/", {"host": host}).status_code == status, host


def test_another_site_cannot_change_anything(untouched: Running) -> None:
    sent = {"catalog": "fr/astana", "unit": "x"}
    assert untouched.post("/api/undo", sent).status_code == 200
    assert untouched.post("/api/undo", sent, {"origin": untouched.address.rstrip("/")}).status_code == 200
    assert untouched.post("/api/undo", sent, {"origin": "http://evil.example"}).status_code == 403
    assert untouched.post("/api/undo", sent, {"origin": "null"}).status_code == 403
    assert untouched.post("/api/undo", sent, {"x-csrf-token": "guessed"}).status_code == 403
    assert httpx.post(f"{untouched.address}api/undo", json=sent).status_code == 403
    assert untouched.get("/api/undo").status_code == 405


def test_every_answer_forbids_foreign_scripts(untouched: Running) -> None:
    for path in ("/", "/api/files", "/static/js/main.js", "/static/workbench.css", "/nowhere"):
        headers = untouched.get(path).headers
        policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
    page = untouched.get("/").text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:", page)


def test_no_path_leads_out_of_the_page_s_own_files(untouched: Running) -> None:
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/js/..%5c..%5capp.py",
        "/api/unit?catalog=../../etc/passwd&unit=x",
        "/api/unit?catalog=fr/../../l10n&unit=x",
    ):
        answer = raw(untouched, path)
        assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400")), path
        assert b"import" not in answer


def raw(bench: Running, path: str) -> bytes:
    """The answer to a path that no client has tidied up."""
    host, port = bench.address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


@pytest.mark.parametrize(
    "sent",
    [
        [],
        {},
        {"catalog": 1, "unit": None},
        {"catalog": "fr/astana", "unit": "none"},
        {"catalog": "fr/astana", "unit": "x" * 5000},
        {"targets": "text"},
    ],
)
@pytest.mark.parametrize("path", ["/api/decide", "/api/live", "/api/remark", "/api/suppress"])
def test_nonsense_is_refused_with_a_sentence(untouched: Running, path: str, sent: Any) -> None:
    answer = untouched.post(path, sent)
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]


def test_other_machines_need_the_token(project: Path) -> None:
    with reviewing(project, "--host", "0.0.0.0") as bench:  # noqa: S104
        address, _, token = bench.address.partition("?token=")
        address = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        assert len(token) >= 24
        assert httpx.get(address).status_code == 401
        assert httpx.get(f"{address}api/files").status_code == 401
        assert httpx.get(f"{address}?token=guessed").status_code == 401
        assert httpx.get(address, headers={"host": "evil.example"}).status_code == 421
        with httpx.Client() as client:
            first = client.get(f"{address}?token={token}")
            assert first.status_code == 303
            assert first.headers["location"] == "/"
            assert {"httponly", "samesite=strict"} <= {
                part.strip().lower() for part in first.headers["set-cookie"].split(";")
            }
            assert client.get(address).status_code == 200
            assert client.get(f"{address}api/files").json()["catalogs"]
        assert bench.stop() == 0


def test_it_says_how_to_go_on_when_the_port_is_taken(untouched: Running) -> None:
    port = untouched.address.rsplit(":", 1)[1].rstrip("/")
    done = l10n("review", "--no-browser", "--port", port, cwd=untouched.project, expect=2)
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr


def test_it_ends_calmly_when_told_to(bench: Running) -> None:
    assert bench.stop() == 0
    assert bench.process.stderr is not None
    assert bench.process.stderr.read() == ""


def plant(project: Path) -> Unit:
    """Scripts wherever a project holds text that is shown: file names, source, target, context, comments, remarks, glossary, memory."""
    folder = project / "catalogs" / "fr"
    catalog = Catalog.new("fr", folder / f"{IMAGE.replace('/', '')}.po")
    unit = Unit(
        f"The {SCRIPT} programme {IMAGE}",
        (f"Le {SCRIPT} programme {IMAGE}",),
        context=f"{SCRIPT}{IMAGE}",
        locations=((f"a{IMAGE}.html".replace(" ", "_"), 3),),
        notes=(f"g1: {SCRIPT}", IMAGE),
        comments=(SCRIPT, IMAGE),
    )
    catalog.put(add_mark(unit, Mark("note", (), (("by", IMAGE), ("text", f"{SCRIPT} {IMAGE}")))))
    catalog.save()
    glossary = project / "glossary" / "icesco.csv"
    rows = glossary.read_text(encoding="utf-8").splitlines()
    columns = rows[0].split(",")
    cells = {
        "id": "planted",
        "definition": IMAGE,
        "note": SCRIPT,
        "domain": IMAGE,
        "en": "programme",
        "fr": f"programme {IMAGE}",
    }
    cells = {name: '"' + value.replace('"', '""') + '"' for name, value in cells.items()}
    kept = [row for row in rows if not re.match(r"[^,]*,[^,]*,[^,]*,[^,]*,.*\bprogramme,", row)]
    glossary.write_text("\n".join([*kept, ",".join(cells.get(name, "") for name in columns)]) + "\n", encoding="utf-8")
    with open_memory(find_project(project)) as memory:
        memory.add([Unit(f"A {SCRIPT} onerror", (f"Un {SCRIPT} {IMAGE}",))], "en", "fr", f"fr/gone {IMAGE}")
    return unit


def test_planted_scripts_stay_text(browser: Any, project: Path) -> None:
    unit = plant(project)
    problems: list[str] = []
    with reviewing(project) as bench, browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        answer = bench.get("/")
        assert "<script>document" not in answer.text
        assert "<img" not in answer.text
        assert SCRIPT not in answer.text
        assert IMAGE.replace("/", "") in unescape(answer.text).encode().decode("unicode_escape")
        page.goto(f"{bench.address}?scope=fr&text=onerror")
        page.wait_for_selector("body[data-ready=true]")
        page.locator(".source-text", has_text="document.title").wait_for()
        page.locator(".field").press("End")
        page.keyboard.type(" x")
        page.locator(".card-term", has_text="onerror").wait_for()
        page.locator("#tab-talk").click()
        page.locator(".remarks", has_text="onerror").wait_for()
        page.keyboard.press("Alt+K")
        page.locator("#concordance").fill("onerror")
        page.locator(".passage", has_text=f"fr/gone {IMAGE}").wait_for()
        page.locator(".field").fill(f"Le  {SCRIPT} {IMAGE}")
        page.locator(".finding .change", has_text="script").wait_for()
        page.keyboard.press("Alt+X")
        page.keyboard.press("Alt+T")
        for source, target, said in (("programme", SCRIPT, "onerror"), (SCRIPT, f"{IMAGE}\n{SCRIPT}", "")):
            page.locator("#term-source").fill(source)
            page.locator("#term-target").fill(target)
            page.keyboard.press("Enter")
            if said:
                page.locator("#term-body .problems", has_text=said).wait_for()
        page.locator("#dialog-term").wait_for(state="hidden")
        page.locator("#tab-help").click()
        page.locator(".card-term", has_text="<script>").first.wait_for()
        page.keyboard.press("Alt+I")
        page.locator("#files-body", has_text="onerror").wait_for()
        page.wait_for_timeout(300)
        assert page.title() != "owned"
        assert page.locator("img[src=x]").count() == 0
        assert problems == []
        assert unit.source in page.locator(".source-text").inner_text()
