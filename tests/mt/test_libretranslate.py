"""The libretranslate engine against a real server: ours, and one that knows no more than the protocol."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from serving import project, serving

from l10n.errors import ModelError, UsageError
from l10n.mt.engine import Request, RequestedTerm
from l10n.mt.libretranslate import UNSCORED, LibreTranslateEngine
from l10n.mt.packages import ModelPackage
from l10n.text.codes import same


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, en_fr: ModelPackage) -> Iterator[LibreTranslateEngine]:
    with serving(project(tmp_path_factory.mktemp("remote"), engine="argos")) as server:
        yield LibreTranslateEngine(server.address, "en", "fr")


def test_results_come_in_order_with_score_and_signature(engine: LibreTranslateEngine) -> None:
    texts = [
        "Two guides will be printed.",
        "The <g1>red house</g1> stands in Rabat.<x2/>",
        "Three languages & more.",
    ] * 12
    results = list(engine.translate([Request(text) for text in texts]))
    assert [result.source for result in results] == texts
    assert all(same(text, result.target) for text, result in zip(texts, results, strict=True))
    assert "maison rouge</g1>" in results[1].target
    assert "&" in results[2].target
    assert "&amp;" not in results[2].target
    assert all(0 < result.score < 1 for result in results)
    assert results[0].engine == f"{engine.signature}/argos:en_fr@opus-1"


def test_terms_go_with_the_text_and_what_became_of_them_comes_back(engine: LibreTranslateEngine) -> None:
    text = "The <g1>proposals</g1> were put on the table."
    term = RequestedTerm("proposals", ("soumissions",), 8, 17)
    [result] = engine.translate([Request(text, (term,))])
    assert "soumissions" in result.target
    [outcome] = result.terms
    assert (outcome.found, outcome.how != "missing") == ("soumissions", True)


def test_nothing_is_sent_where_no_server_is_named() -> None:
    with pytest.raises(UsageError, match=r"\[mt\] url"):
        LibreTranslateEngine(None, "en", "fr")


def test_a_server_that_is_not_there_is_told_with_a_remedy() -> None:
    engine = LibreTranslateEngine("http://127.0.0.1:9", "en", "fr")
    with pytest.raises(ModelError, match=r"cannot be reached .* \[mt\] url"):
        list(engine.translate([Request("Hello.")]))


class Plain(BaseHTTPRequestHandler):
    """A server with the protocol alone: it shouts, loses standalone codes, and at first asks for patience."""

    asked: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body)
        status, answer = 200, {"translatedText": [text.replace("<x1/>", "").upper() for text in body["q"]]}
        if len(self.asked) == 1:
            status, answer = 429, {"error": "Slowdown: 1 per second"}  # type: ignore[dict-item]
        if body.get("api_key") == "wrong":
            status, answer = 403, {"error": "Invalid API key"}  # type: ignore[dict-item]
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def plain() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    handler = type("Handler", (Plain,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", handler.asked  # type: ignore[attr-defined]
        server.shutdown()


def test_another_server_is_used_as_far_as_it_goes(plain: tuple[str, list[dict[str, Any]]]) -> None:
    url, asked = plain
    engine = LibreTranslateEngine(url, "en", "pt_BR")
    term = RequestedTerm("word", ("WORD",), 0, 4)
    results = list(engine.translate([Request("word", (term,)), Request("lost <x1/> code")]))
    assert [result.target for result in results] == ["WORD", ""]
    assert [result.score for result in results] == [UNSCORED, 0.0]
    assert results[0].terms[0].found == "WORD"
    assert {body["target"] for body in asked} == {"pt-BR"}


def test_figures_of_another_server_are_put_right(plain: tuple[str, list[dict[str, Any]]]) -> None:
    engine = LibreTranslateEngine(plain[0], "en", "fr")
    results = engine.translate([Request("It has 2,250 seats."), Request("It has 2,250 seats and 1,750 rooms.")])
    assert [(result.target, result.score) for result in results] == [
        ("IT HAS 2\u202f250 SEATS.", UNSCORED),
        ("IT HAS 2\u202f250 SEATS AND 1\u202f750 ROOMS.", UNSCORED),
    ]


def test_what_a_server_refuses_is_told(
    plain: tuple[str, list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L10N_MT_KEY", "wrong")
    with pytest.raises(ModelError, match="Invalid API key"):
        list(LibreTranslateEngine(plain[0], "en", "fr").translate([Request("a")]))


def test_a_project_is_translated_by_the_server_it_names(tmp_path: Path, engine: LibreTranslateEngine) -> None:
    from command import l10n

    folder = project(tmp_path / "here", f'url = "{engine._url}"\n', engine="libretranslate")
    (folder / "l10n.toml").write_text('articles = ["*.txt"]\n' + (folder / "l10n.toml").read_text())
    (folder / "a.txt").write_text("The workshop opened in Rabat on Monday.\n")
    for command in ("extract", "update", "translate"):
        l10n(command, cwd=folder)
    catalog = (folder / "catalogs" / "fr" / "a.po").read_text(encoding="utf-8")
    assert "séminaire-atelier" in catalog
    assert "# l10n: machine libretranslate:127.0.0.1:" in catalog
