"""Who is let in: names, origins, keys, sizes, rates."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import l10n
from serving import Server, project, serving

from l10n.config import Serving
from l10n.serve.answers import Refusal
from l10n.serve.guard import Doors
from l10n.serve.rates import Rate

HELLO = {"q": "Hello", "source": "en", "target": "fr"}


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("127.0.0.1:5000", True),
        ("[::1]:5000", True),
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("mt.example.org", True),
        ("proxy.example.org:443", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("", False),
        ("[::1", False),
        ("mt.example.org:x@evil.example", False),
    ],
)
def test_a_server_answers_to_its_own_names(host: str, answered: bool) -> None:
    doors = Doors.of(Serving(hosts=("MT.example.org",), url="https://proxy.example.org/mt"), "127.0.0.1")
    assert doors.answers_to(host) == answered


def test_another_host_name_is_turned_away(pseudo: Server) -> None:
    answer = pseudo.post("/translate", json=HELLO, headers={"Host": "rebound.example"})
    assert answer.status_code == 421
    assert "[serve] hosts" in answer.json()["error"]


def test_pages_of_other_sites_are_turned_away_and_extensions_are_not(pseudo: Server) -> None:
    # A form may be posted from any page without asking first.
    answer = pseudo.post("/translate", data=HELLO, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    for origin in ("moz-extension://0b3c", pseudo.address):
        answer = pseudo.post("/translate", data=HELLO, headers={"Origin": origin})
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in answer.headers


def test_what_is_configured_is_let_in(tmp_path: Path) -> None:
    settings = (
        '[serve]\norigins = ["https://www.example.org"]\nhosts = ["mt.example.org"]\nmax_bytes = 1000\nrate = 5\n'
    )
    with serving(project(tmp_path, settings)) as server:
        asked = {"Origin": "https://www.example.org", "Access-Control-Request-Method": "POST", "Host": "mt.example.org"}
        answer = server.client.options("/translate", headers=asked)
        assert answer.status_code == 204
        assert answer.headers["access-control-allow-origin"] == "https://www.example.org"
        assert "X-API-Key" in answer.headers["access-control-allow-headers"]
        assert server.client.options("/translate", headers={**asked, "Origin": "https://x.example"}).status_code == 403
        assert server.post("/translate", json={**HELLO, "q": "x" * 2000}).status_code == 413
        endless = server.post(
            "/translate", content=iter([b"x" * 600] * 4), headers={"Content-Type": "application/json"}
        )
        assert endless.status_code == 413
        answers = [server.post("/translate", json=HELLO) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert answers[-1].json()["error"].startswith("Slowdown:")
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 12


def test_every_answer_forbids_to_be_taken_for_something_else(pseudo: Server) -> None:
    for path in ("/", "/docs", "/openapi.json", "/nothing", "/languages"):
        headers = pseudo.client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "set-cookie" not in headers


def test_a_bucket_fills_up_again() -> None:
    clock = 0.0
    rate = Rate(2, lambda: clock)
    rate.take("a")
    rate.take("a")
    with pytest.raises(Refusal, match="2 requests a minute"):
        rate.take("a")
    rate.take("b")
    clock = 31.0
    rate.take("a")
    with pytest.raises(Refusal):
        rate.take("a")


def test_other_addresses_need_a_key(tmp_path: Path) -> None:
    done = l10n("serve", "--host", "0.0.0.0", "--port", "0", cwd=project(tmp_path), expect=2)  # noqa: S104
    assert "--new-key" in done.stderr


def test_keys_are_made_once_kept_as_hashes_and_taken_back(tmp_path: Path) -> None:
    folder = project(tmp_path)
    key = l10n("serve", "--new-key", "Weblate", cwd=folder).stdout.strip()
    assert len(key) > 40
    stored = folder / ".l10n" / "serve-keys.json"
    assert key not in stored.read_text()
    assert stored.stat().st_mode & 0o077 == 0
    assert 'a key for "Weblate" already' in l10n("serve", "--new-key", "Weblate", cwd=folder, expect=2).stderr
    with serving(folder, "--host", "0.0.0.0") as server:  # noqa: S104
        answer = server.post("/translate", json=HELLO)
        assert (answer.status_code, "get an API key" in answer.json()["error"]) == (400, True)
        answer = server.post("/translate", json={**HELLO, "api_key": "l10n_wrong"})
        assert (answer.status_code, answer.json()) == (403, {"error": "Invalid API key"})
        assert server.client.get("/metrics").status_code == 400
        for options in (
            {"json": {**HELLO, "api_key": key}},
            {"data": {**HELLO, "api_key": key}},
            {"json": HELLO, "headers": {"Authorization": f"Bearer {key}"}},
            {"json": HELLO, "headers": {"X-API-Key": key}},
        ):
            assert server.post("/translate", **options).status_code == 200
        assert server.client.get("/metrics", headers={"X-API-Key": key}).status_code == 200
        assert server.client.get("/frontend/settings").json()["keyRequired"] is True
        l10n("serve", "--new-key", "other", cwd=folder)
        l10n("serve", "--revoke-key", "Weblate", cwd=folder)
        assert server.post("/translate", json={**HELLO, "api_key": key}).status_code == 403


def test_taking_the_last_key_back_opens_a_server_to_nobody(tmp_path: Path) -> None:
    folder = project(tmp_path)
    key = l10n("serve", "--new-key", "Weblate", cwd=folder).stdout.strip()
    with serving(folder, "--host", "0.0.0.0") as server:  # noqa: S104
        l10n("serve", "--revoke-key", "Weblate", cwd=folder)
        assert server.post("/translate", json={**HELLO, "api_key": key}).status_code == 403
        assert server.post("/translate", json=HELLO).status_code == 400
        (folder / ".l10n" / "serve-keys.json").unlink()
        assert server.post("/translate", json=HELLO).status_code == 400
        assert server.client.get("/frontend/settings").json()["keyRequired"] is True


@pytest.mark.parametrize(
    "setting",
    ['origins = "https://a"', "rate = -1", "max_chars = 0", 'url = "ftp://a"', "colour = 1", "timeout = true"],
)
def test_wrong_settings_are_told_with_their_line(tmp_path: Path, setting: str) -> None:
    folder = project(tmp_path, f"[serve]\n{setting}\n")
    done = l10n("serve", "--port", "0", cwd=folder, expect=2)
    assert "l10n.toml:7: " in done.stderr


def test_an_address_that_is_taken_is_told(pseudo: Server, tmp_path: Path) -> None:
    done = l10n("serve", "--port", pseudo.address.rpartition(":")[2], cwd=project(tmp_path), expect=2)
    assert "give another --host or --port" in done.stderr
