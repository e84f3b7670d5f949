"""A server that is told to stop answers everything it has accepted; a client that leaves stops what it asked for."""

from __future__ import annotations

import http.client
import json
import signal
import threading
import time
from pathlib import Path

import httpx
from serving import Server, project, serving

from l10n.mt.packages import ModelPackage


class Client(threading.Thread):
    """Asks one thing after another until nobody is at the door; even ones keep their connection, odd ones make one for each request."""

    def __init__(self, server: Server, name: int) -> None:
        super().__init__()
        self._host = server.address.removeprefix("http://")
        self._keeps = name % 2 == 0
        self._connection = http.client.HTTPConnection(self._host, timeout=60)
        self.answered = 0
        self.lost: list[str] = []

    def run(self) -> None:
        for count in range(1000):
            try:
                text = self._ask(f"The delegation discussed document {count}/25 at length on Monday.")
            except ConnectionRefusedError:
                return
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(f"{type(error).__name__} {error}")
                return
            self.answered += 1
            if f"{count}/25" not in text:
                self.lost.append(text)

    def _ask(self, text: str) -> str:
        if not self._keeps:
            self._connection = http.client.HTTPConnection(self._host, timeout=60)
        body = json.dumps({"q": text, "source": "en", "target": "fr"})
        self._connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
        return str(json.loads(self._connection.getresponse().read())["translatedText"])


def stopped_amid(server: Server, number: int, answered: int) -> list[Client]:
    """Stops the server while `number` clients ask, after so many answers, and gives the clients."""
    clients = [Client(server, name) for name in range(number)]
    for client in clients:
        client.start()
    while sum(client.answered for client in clients) < answered:
        time.sleep(0.01)
    assert server.stop() == 0
    for client in clients:
        client.join()
    return clients


def test_no_accepted_request_is_lost(tmp_path: Path, en_fr: ModelPackage) -> None:
    with serving(project(tmp_path, engine="argos")) as server:
        clients = stopped_amid(server, 16, 40)
    assert [client.lost for client in clients] == [[]] * 16
    assert all(client.answered for client in clients)


def test_whoever_connects_while_the_door_is_closing_is_let_in_or_finds_it_closed(tmp_path: Path) -> None:
    # At hundreds of connections a second, some are made between the last accept and the end of the listening socket: they were reset.
    with serving(project(tmp_path)) as server:
        clients = stopped_amid(server, 48, 200)
    assert [client.lost for client in clients] == [[]] * 48


def test_a_request_on_its_way_when_the_signal_comes_is_answered(tmp_path: Path) -> None:
    with serving(project(tmp_path)) as server, httpx.Client(base_url=server.address) as other:
        other.get("/health")
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        answer = other.post("/translate", json={"q": "Hello", "source": "en", "target": "fr"})
        assert answer.status_code == 200
        assert answer.headers["connection"] == "close"
        assert server.process.wait(timeout=60) == 0


def test_whoever_leaves_is_not_translated_for(tmp_path: Path, en_fr: ModelPackage) -> None:
    def number(name: str) -> float:
        lines = server.client.get("/metrics").text.splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(f"{name} "))

    sentences = [f"The delegation discussed document {count}/25 at length on Monday." for count in range(1000)]
    body = json.dumps({"q": sentences, "source": "en", "target": "fr"})
    with serving(project(tmp_path, engine="argos")) as server:
        gone = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=60)
        gone.request("POST", "/translate", body, {"Content-Type": "application/json"})
        while not number("l10n_batch_segments_sum"):
            time.sleep(0.05)
        assert number("l10n_waiting_segments") > 500
        gone.close()
        while number("l10n_waiting_segments"):
            time.sleep(0.05)
        # What was being decoded when it left is counted when it is done.
        assert server.post("/translate", json={"q": "Hello.", "source": "en", "target": "fr"}).status_code == 200
        assert number("l10n_batch_segments_sum") < 500
        assert 'l10n_requests_total{endpoint="/translate",status="499"} 1.0' in server.client.get("/metrics").text
