"""The workbench on one catalog of 50,000 units: first screen, next unit, search and save as its page asks for them; the browser's memory.

The peer is polib, on which web editors of PO files (django-rosetta, for one) stand: reading the file for every request, looking through its
entries, writing it whole. Chromium, when it is there, opens the page, walks through the whole list and approves; its heap and its number of
nodes are read before and after. Run: python -m benchmarks.review [UNITS]
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import psutil

from l10n.catalog.catalog import Catalog
from l10n.catalog.marks import Mark
from l10n.catalog.states import approve, fill
from l10n.catalog.unit import Unit

ROUNDS = 30
WHO = (
    "The Director-General",
    "A delegation of ICESCO",
    "The National Commission",
    "An expert",
    "The Permanent Delegate",
)
DID = ("opened", "visited", "praised", "described", "received")
WHAT = ("the <g1>programme</g1> on science", "a school", "the Member States’ report", "the workshop", "the agreement")
WHERE = ("Rabat", "Astana", "Tunis", "Amman", "Dakar")


def make(folder: Path, units: int) -> Path:
    """A project with one French catalog: a third machine-made, a third approved, the rest translated."""
    (folder / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\nglossary = ["icesco.csv"]\n', encoding="utf-8")
    shutil.copy("glossary/icesco.csv", folder)
    path = folder / "catalogs" / "fr" / "big.po"
    catalog = Catalog.new("fr", path)
    for number in range(units):
        words = [part[number // 5**place % 5] for place, part in enumerate((WHO, DID, WHAT, WHERE))]
        source = f"{words[0]} {words[1]} {words[2]} in {words[3]}, said document {number}."
        target = f"À {words[3]}, d’après le document {number}, un <g1>programme</g1> fut présenté aux États membres."
        unit = Unit(source, (target,), locations=((f"articles/a{number % 50}.html", number),))
        if number % 3 == 0:
            unit = fill(
                unit, (target,), Mark("machine", ("argos:en_fr@opus-1",), (("score", "0.83"), ("on", "2026-11-23")))
            )
        elif number % 3 == 1:
            unit = approve(unit, "Ana Ruiz", "2026-11-23")
        catalog.put(unit)
    catalog.save()
    return path


def timed(act: Callable[[int], Any], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median and worst of `rounds` runs, in ms."""
    took = []
    for number in range(rounds):
        started = time.perf_counter()
        act(number)
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took), max(took)


def main() -> None:
    """Measures and prints."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as name:
        path = make(Path(name), units)
        print(f"{units} units, {path.stat().st_size / 1e6:.1f} MB")
        peer = polib(path)
        started = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "cli.py", "review", "--project", name, "--port", "0", "--no-browser", "--by", "Ana Ruiz"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            print(f"ready after {time.perf_counter() - started:.1f} s; resident {resident(server.pid):.0f} MB")
            own = workbench(address)
            for what, (median, worst) in own.items():
                bar = f", polib {peer[what]:.0f} ms: {peer[what] / median:.0f} times as long" if what in peer else ""
                print(f"{what}: {median:.0f} ms (worst {worst:.0f}){bar}")
            print(f"resident {resident(server.pid):.0f} MB")
            if shutil.which("chromium"):
                in_browser(address)
        finally:
            server.terminate()
            server.wait(timeout=30)


def workbench(address: str) -> dict[str, tuple[float, float]]:
    """What the page asks for, as it asks for it."""
    with httpx.Client(base_url=address, timeout=60) as client:
        session = json.loads(unescape(client.get("/").text.split('data-session="')[1].split('"')[0]))
        client.headers["x-csrf-token"] = session["csrf"]

        def first(number: int) -> None:
            client.get("/").raise_for_status()
            rows = client.get("/api/units", params={"limit": 100}).json()["rows"]
            unit(client, rows[0])

        def search(number: int) -> None:
            asked = ("director", "document 4999", "état membre", "rabat visited", "nowhere to be found")[number % 5]
            client.get("/api/units", params={"text": f"{asked} {number}", "limit": 100}).raise_for_status()

        def concordance(number: int) -> None:
            text = ("member states", "said document", "programme fut présenté", "opened a school", "e")[number % 5]
            asked = {"catalog": rows[0]["catalog"], "unit": rows[0]["id"], "text": text}
            client.get("/api/concordance", params=asked).raise_for_status()

        result = {"the very first screen": timed(first, 1), "search right behind it": timed(search, 1)}
        result["first screen"] = timed(first)
        rows = client.get("/api/units", params={"limit": 500}).json()["rows"]
        result["next unit"] = timed(lambda number: unit(client, rows[number]))
        result["search"] = timed(search)
        result["concordance"] = timed(concordance)
        result["checks as one types"] = timed(
            lambda number: client.post(
                "/api/live", json={"catalog": "fr/big", "unit": rows[number]["id"], "targets": [f"Aux États {number}"]}
            ).raise_for_status()
        )

        def save(number: int) -> None:
            sent = {"catalog": "fr/big", "unit": rows[number]["id"], "version": rows[number]["version"]}
            answer = client.post("/api/decide", json={**sent, "targets": [f"Cible {number}"], "decision": "save"})
            assert answer.status_code in (200, 400), answer.text

        result["save"] = timed(save, 10)
        result["search behind saves"] = timed(search, 5)
        result["memory matches"] = timed(
            lambda number: client.get(
                "/api/matches", params={"catalog": "fr/big", "unit": rows[number]["id"]}
            ).raise_for_status(),
            10,
        )
        return result


def unit(client: httpx.Client, row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/unit", params={"catalog": row["catalog"], "unit": row["id"]}).json()
    return found


def polib(path: Path) -> dict[str, float]:
    """The same on polib, in ms."""
    import polib as peer

    started = time.perf_counter()
    catalog = peer.pofile(str(path))
    opened = 1000 * (time.perf_counter() - started)
    search, _ = timed(lambda number: [one for one in catalog if f"document {number}" in one.msgid.lower()], 5)
    catalog[7].msgstr = "Cible"
    started = time.perf_counter()
    catalog.save(str(path.with_suffix(".peer")))
    saved = 1000 * (time.perf_counter() - started)
    path.with_suffix(".peer").unlink()
    return {"first screen": opened, "search": opened + search, "save": opened + saved}


def in_browser(address: str) -> None:
    """Opens the page, walks through the list and approves 20 units; prints times, heap and nodes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable")

        def state() -> str:
            devtools.send("HeapProfiler.collectGarbage")
            numbers = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
            return f"heap {numbers['JSHeapUsedSize'] / 1e6:.1f} MB, {numbers['Nodes']:.0f} nodes"

        started = time.perf_counter()
        page.goto(address)
        page.wait_for_selector("body[data-ready=true]")
        print(f"in Chromium: first screen {1000 * (time.perf_counter() - started):.0f} ms; {state()}")
        took = []
        for number in range(20):
            before = page.locator(".place code").inner_text()
            started = time.perf_counter()
            page.keyboard.press("Alt+ArrowDown" if number % 2 else "Control+Shift+Enter")
            page.wait_for_function("id => document.querySelector('.place code').textContent !== id", arg=before)
            took.append(1000 * (time.perf_counter() - started))
            page.wait_for_timeout(400)
        print(f"in Chromium: next unit {statistics.median(took):.0f} ms (worst {max(took):.0f})")
        height = page.evaluate("document.getElementById('list').scrollHeight")
        for step in range(200):
            page.evaluate("top => { document.getElementById('list').scrollTop = top; }", height * step / 200)
            page.wait_for_timeout(30)
        page.wait_for_timeout(500)
        print(f"in Chromium, after the whole list: {state()}")
        chromium.close()


def resident(pid: int) -> float:
    """Resident memory of a process, in MB."""
    return float(psutil.Process(pid).memory_info().rss / 1e6)


if __name__ == "__main__":
    main()
