"""Clients made for LibreTranslate use the server unchanged, and get what the glossary says."""

from __future__ import annotations

import concurrent.futures
from typing import Any

import pytest
import requests
from libretranslatepy import LibreTranslateAPI
from serving import Server

SENTENCES = [
    "The programme opened in Rabat on Monday.",
    "Two guides will be printed in three languages.",
    "The delegation put three proposals on the table.",
    "Religious leaders can answer it, because people listen to them.",
]


def test_the_python_client_works_unchanged(server: Server) -> None:
    client = LibreTranslateAPI(server.address, api_key="whatever")
    assert "Rabat" in client.translate(SENTENCES[0], "en", "fr")
    assert client.detect("Le programme a été lancé dans les États membres.")[0]["language"] == "fr"
    english = next(one for one in client.languages() if one["code"] == "en")
    assert english["name"] == "English"
    assert "fr" in english["targets"]


def test_weblate_gets_its_languages_and_translates_a_batch(server: Server) -> None:
    # As weblate/machinery/libretranslate.py: JSON, an empty key, an array of texts.
    codes = [one["code"] for one in requests.get(f"{server.address}/languages", timeout=20).json()]
    assert {"en", "fr"} <= set(codes)
    body = {"api_key": "", "q": SENTENCES, "source": "en", "target": "fr"}
    answer = requests.post(f"{server.address}/translate", json=body, timeout=60).json()
    assert len(answer["translatedText"]) == len(SENTENCES)
    assert "trois langues" in answer["translatedText"][1]


def test_older_weblate_sends_a_form(server: Server) -> None:
    body = {"api_key": None, "q": SENTENCES[1], "source": "en", "target": "fr"}
    answer = requests.post(f"{server.address}/translate", data=body, timeout=60).json()
    assert "trois langues" in answer["translatedText"]


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"q": SENTENCES[1], "source": "en", "target": "fr", "format": None}},
        {"data": {"q": SENTENCES[1], "source": "en", "target": "fr", "format": "text"}},
        {"files": {"q": (None, SENTENCES[1]), "source": (None, "en"), "target": (None, "fr")}},
        {"params": {"q": SENTENCES[1], "source": "en", "target": "fr"}},
    ],
    ids=["json", "form", "multipart", "address"],
)
def test_bodies_of_every_kind_say_the_same(server: Server, body: dict[str, Any]) -> None:
    answer = server.post("/translate", **body)
    assert answer.status_code == 200, answer.text
    assert set(answer.json()) == {"translatedText"}
    assert "trois langues" in answer.json()["translatedText"]


def test_an_array_in_a_form(server: Server) -> None:
    answer = server.post("/translate", data={"q": SENTENCES[:2], "source": "en", "target": "fr"}).json()
    assert [("Rabat" in text, "langues" in text) for text in answer["translatedText"]] == [(True, False), (False, True)]


def test_the_source_is_detected(server: Server) -> None:
    answer = server.post("/translate", json={"q": SENTENCES[3], "source": "auto", "target": "fr"}).json()
    assert answer["detectedLanguage"]["language"] == "en"
    assert 50 < answer["detectedLanguage"]["confidence"] <= 100
    several = ["Les chefs religieux peuvent y répondre, car on les écoute.", SENTENCES[3]]
    answer = server.post("/translate", json={"q": several, "source": "auto", "target": "fr"}).json()
    assert [one["language"] for one in answer["detectedLanguage"]] == ["fr", "en"]
    assert answer["translatedText"][0] == several[0]


def test_alternatives_are_other_translations_that_keep_the_terms(server: Server) -> None:
    body = {"q": "The Member States will meet in Rabat next week.", "source": "en", "target": "fr", "alternatives": 3}
    answer = server.post("/translate", json=body).json()
    others = answer["alternatives"]
    assert 1 <= len(others) <= 3
    assert answer["translatedText"] not in others
    assert all("tats membres" in text for text in others)


def test_lines_and_spaces_stay(server: Server) -> None:
    text = f"  {SENTENCES[0]} {SENTENCES[1]}\r\n\n\t{SENTENCES[2]}\n"
    target = server.post("/translate", json={"q": text, "source": "en", "target": "fr"}).json()["translatedText"]
    assert target.startswith("  L")
    assert target.count("\r\n\n\t") == 1
    assert target.endswith(".\n")


def test_html_keeps_its_markup(server: Server) -> None:
    page = (
        '<p class="a">The <b>programme</b> opened in <a href="/x?a=1&amp;b=2" title="The city">Rabat</a>.</p>\n'
        "<script>if (a < b) say('Good morning');</script><!-- kept --><ul><li>Three languages<li>Two guides</ul>"
    )
    target = server.post("/translate", json={"q": page, "source": "en", "target": "fr", "format": "html"}).json()[
        "translatedText"
    ]
    assert '<a href="/x?a=1&amp;b=2" title="La ville">Rabat</a>' in target
    assert "<script>if (a < b) say('Good morning');</script><!-- kept --><ul><li>Trois langues<li>" in target
    assert target.count("<b>") == target.count("</b>") == 1


def test_the_glossary_of_the_project_and_of_the_request_is_obeyed(server: Server) -> None:
    body: dict[str, Any] = {"q": "The workshop on languages begins today.", "source": "en", "target": "fr"}
    assert "séminaire-atelier" in server.post("/translate", json=body).json()["translatedText"]
    own = [{"source": "languages", "target": ["parlers"]}]
    answer = server.post("/translate", json={**body, "glossary": own, "details": True}).json()
    assert "parlers" in answer["translatedText"]
    [segment] = answer["details"]
    assert segment["engine"] == "argos:en_fr@opus-1"
    assert {(term["source"], term["found"]) for term in segment["terms"]} == {
        ("workshop", "séminaire-atelier"),
        ("languages", "parlers"),
    }


def test_placeholders_stay(server: Server) -> None:
    body = {"q": "Welcome, %(name)s! You have {count} messages.", "source": "en", "target": "fr"}
    target = server.post("/translate", json=body).json()["translatedText"]
    assert "%(name)s" in target
    assert "{count}" in target


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"source": "en", "target": "fr"}, 400, "missing q parameter"),
        ({"q": "a", "target": "fr"}, 400, "missing source parameter"),
        ({"q": "a", "source": "en"}, 400, "missing target parameter"),
        ({"q": "a", "source": "en", "target": "xx"}, 400, "xx is not supported"),
        ({"q": "a", "source": "en", "target": "fr", "format": "pdf"}, 400, "pdf format is not supported"),
        ({"q": "a" * 100_001, "source": "en", "target": "fr"}, 400, "exceeds text limit (100000)"),
        ({"q": ["a"] * 1001, "source": "en", "target": "fr"}, 400, "exceeds text limit (1000)"),
        ({"q": {"a": 1}, "source": "en", "target": "fr"}, 400, "neither a string nor a list"),
        ({"q": "a", "source": "en", "target": "fr", "glossary": [{"source": 1}]}, 400, "glossary is not like"),
        ({"q": "a", "source": "en", "target": "fr", "alternatives": "many"}, 400, "alternatives is not a number"),
    ],
)
def test_wrong_requests_are_answered_as_libretranslate_does(
    pseudo: Server, body: dict[str, Any], status: int, error: str
) -> None:
    answer = pseudo.post("/translate", json=body)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert error in answer.json()["error"]


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'"q"', b"\xff\xfe", b'{"q": "\\ud800", "source": "en", "target": "fr"}', b"[" * 100_000],
)
def test_broken_json_is_told(pseudo: Server, content: bytes) -> None:
    answer = pseudo.post("/translate", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}


def test_nothing_there_is_an_error_in_json_too(pseudo: Server) -> None:
    assert pseudo.client.get("/nothing").json() == {"error": "Not Found"}
    assert pseudo.client.get("/translate").status_code == 405


def test_a_text_in_its_own_language_comes_back_as_it_is(pseudo: Server) -> None:
    answer = pseudo.post("/translate", json={"q": "Bonjour.", "source": "fr", "target": "fr"})
    assert answer.json() == {"translatedText": "Bonjour."}


def test_sixteen_clients_get_their_own_answers_and_share_batches(server: Server) -> None:
    texts = [f"{sentence} The meeting has number {number}." for number in range(8) for sentence in SENTENCES]

    def ask(text: str) -> str:
        return str(LibreTranslateAPI(server.address).translate(text, "en", "fr"))

    with concurrent.futures.ThreadPoolExecutor(16) as clients:
        together = list(clients.map(ask, texts))
    assert all(str(number // 4) in text for number, text in enumerate(together))
    assert [text.count("Rabat") for text in together] == [1, 0, 0, 0] * 8
    numbers = server.client.get("/metrics").text
    batches = float(numbers.split("l10n_batch_segments_count ")[1].split()[0])
    segments = float(numbers.split("l10n_batch_segments_sum ")[1].split()[0])
    assert segments > batches * 1.5
