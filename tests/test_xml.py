"""The one XML parser: what it reads, what it refuses, and that it fetches nothing."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from l10n.errors import InputError
from l10n.xml import legal, local, parse, stream

REFUSED = [
    (b"<a><b>", "not well-formed", 1),
    (b"", "not well-formed", 1),
    (b"<a>\n\n<b></a>", "not well-formed", 3),
    (b"<a>\x00</a>", "not well-formed", 1),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', "cannot be decoded", 1),
    (b'<?xml version="1.0" encoding="UTF-8"?><a>\n\xff</a>', "cannot be decoded", 2),
    (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "entities", None),
    (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "entities", None),
    (b'<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///etc/passwd">%e;]><a/>', "entities", None),
    (b'<!DOCTYPE a SYSTEM "a.dtd"><a>\n&e;</a>', "uses the entity &e;", 1),
    (b"<a>" * 5_000 + b"</a>" * 5_000, "depth", 1),
    (b"<a>" + b"x" * 11_000_000 + b"</a>", "Text node too long", 1),
]


def parsed(data: bytes, path: Path) -> Any:
    return parse(data, path)


def streamed(data: bytes, path: Path) -> Any:
    path.write_bytes(data)
    for element in stream(path, "a"):
        return element
    return None


@pytest.mark.parametrize("read", [parsed, streamed])
@pytest.mark.parametrize(("data", "message", "line"), REFUSED)
def test_refused(
    tmp_path: Path, read: Callable[[bytes, Path], Any], data: bytes, message: str, line: int | None
) -> None:
    with pytest.raises(InputError, match=message) as told:
        read(data, tmp_path / "a.xml")
    assert told.value.path == str(tmp_path / "a.xml")
    assert line is None or told.value.line == line
    assert told.value.remedy


def test_expanding_entities_costs_nothing(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]><a b="&e11;">&e11;</a>'.encode()
    for read in (parsed, streamed):
        with pytest.raises(InputError, match="entities"):
            read(bomb, tmp_path / "a.xml")


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()


@pytest.mark.parametrize("read", [parsed, streamed])
def test_a_doctype_is_accepted_and_nothing_is_fetched(
    tmp_path: Path, read: Callable[[bytes, Path], Any], server: tuple[str, list[str]]
) -> None:
    address, asked = server
    (tmp_path / "a.dtd").write_text('<!ENTITY e "from the DTD">', encoding="utf-8")
    for place in ("a.dtd", f"{address}/a.dtd"):
        data = f'<?xml version="1.0"?><!DOCTYPE a PUBLIC "-//x" "{place}"><a>&amp;&#233;</a>'.encode()
        assert read(data, tmp_path / "a.xml").text == "&é"
    assert asked == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{named}"?><a>été</a>'.encode(encoding)
    assert parsed(data, tmp_path / "a.xml").text == "été"
    assert streamed(data, tmp_path / "a.xml").text == "été"


def test_comments_and_instructions_leave_text_whole(tmp_path: Path) -> None:
    assert parsed(b"<a>one <!-- x -->two<?y z?> three</a>", tmp_path / "a.xml").text == "one two three"


def test_streaming_gives_whole_elements_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<r xmlns="urn:x"><head v="1"/><u>a<b>c</b>d</u>\n<!-- - --><other/><u>e</u></r>', encoding="utf-8")
    found = [(local(one), "".join(one.itertext())) for one in stream(path, "u", "head")]
    assert found == [("head", ""), ("u", "acd"), ("u", "e")]


def test_streaming_tells_of_damage_midway(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<r>\n" + b"<u>x</u>\n" * 20_000 + b"<u>")
    reading = stream(path, "u")
    assert [local(next(reading)) for _ in range(20_000)] == ["u"] * 20_000
    with pytest.raises(InputError, match="not well-formed") as told:
        next(reading)
    assert told.value.line == 20_002


def test_streaming_needs_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("wb") as file:
        file.write(b"<r>")
        for _ in range(60):
            file.write((b"<u>" + b"x" * 1_000 + b"</u>\n") * 1_000)
        file.write(b"</r>")
    process = psutil.Process()
    before = process.memory_info().rss
    assert sum(1 for _ in stream(path, "u")) == 60_000
    assert process.memory_info().rss - before < 20_000_000


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(stream(tmp_path / "none.xml", "u"))


def test_legal_text() -> None:
    assert legal("a\x00\tb\x1b\n\ud800\ufffe\u202b") == "a\tb\n\u202b"
