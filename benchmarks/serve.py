"""Requests per second of `l10n serve` against LibreTranslate's own server, same model, same beam, 16 clients at once, same sentences, same run.

LibreTranslate is installed from PyPI into a virtual environment under the user's cache folder. It gets the model through `ARGOS_PACKAGES_DIR`; its
index and sentence splitter, which it would fetch from the network, are neutralised (every text is one sentence). It runs as it comes (4 threads),
and once more with a thread per client and a translator per core. Both must answer every request, and both get a round of other sentences first.

What counts is the ratio in requests/s to LibreTranslate as it comes, where nothing else runs. The servers run one after the other on the same
cores, so on a busy machine it says little, and the ratio in processor time a request stands in for it. Last comes the time that one client alone
waits for an answer. Run: python -m benchmarks.serve
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import http.client
import itertools
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import psutil

from benchmarks.throughput import ENDINGS, OPENINGS
from l10n.mt.packages import find, install, packages_dir

ROOT = Path(__file__).parents[1]
CLIENTS = 16
VERSION = "1.9.6"
SENTENCES = [
    lead + opening + ending for lead, opening, ending in itertools.product(("", "另外，"), OPENINGS[:9], ENDINGS)
]
"""180 that are all different."""
WARM = [OPENINGS[9] + ending for ending in (*ENDINGS, *(f"此外，{ending}" for ending in ENDINGS))][:CLIENTS]

LAUNCHER = """
import sys
from argostranslate import package, sbd

def whole(self, text):
    return [text]

for kind in vars(sbd).values():
    if isinstance(kind, type) and hasattr(kind, "split_sentences"):
        kind.split_sentences = whole
package.update_package_index = lambda: None
from libretranslate.main import main
sys.argv = ["libretranslate", *sys.argv[1:]]
main()
"""


def main() -> None:
    """Prints requests per second and latencies of each server, and the ratios."""
    model = find("zh", "en") or install("zh", "en")
    cores = len(os.sched_getaffinity(0))
    print(
        f"machine: {platform.machine()}, {cores} cores; model: {model.name}@{model.version}, beam 4; "
        f"{CLIENTS} clients, {len(SENTENCES)} requests"
    )
    with ours() as server:
        mine = measured("l10n serve                         ", server)
    tuned = {"ARGOS_INTER_THREADS": str(cores), "ARGOS_INTRA_THREADS": "1"}
    for name, arguments, environment in (
        (f"LibreTranslate {VERSION}, as it comes ", [], {}),
        (f"LibreTranslate {VERSION}, more threads", ["--threads", str(CLIENTS)], tuned),
    ):
        with theirs(arguments, environment) as server:
            other = measured(name, server)
        print(
            f"ratio {mine.rate / other.rate:.1f} in requests/s, {other.work / mine.work:.1f} in processor time a request, "
            f"{other.alone / mine.alone:.1f} in seconds of one client"
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: subprocess.Popen[bytes]

    def work(self) -> float:
        """Seconds of processor time so far."""
        spent = psutil.Process(self.process.pid).cpu_times()
        return float(spent.user + spent.system)


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests per second; seconds of processor time per request, which depend less on what else the machine does; seconds of one client alone."""

    rate: float
    work: float
    alone: float


def measured(name: str, server: Server) -> Measured:
    """How a server does; prints it with the time that one request takes."""
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda sentence: ask(server.port, sentence), WARM))
        before = server.work()
        started = time.perf_counter()
        took = list(clients.map(lambda sentence: ask(server.port, sentence), SENTENCES))
        rate = len(SENTENCES) / (time.perf_counter() - started)
        work = (server.work() - before) / len(SENTENCES)
    alone = statistics.median(ask(server.port, sentence) for sentence in WARM)
    print(
        f"{name} {rate:6.2f} requests/s, {statistics.median(took):4.1f} s a request (median), "
        f"{work:.3f} s of processor time each; one client alone {alone:.2f} s"
    )
    return Measured(rate, work, alone)


def ask(port: int, sentence: str) -> float:
    """Translates a sentence; returns the seconds it took."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    body = json.dumps({"q": sentence, "source": "zh", "target": "en"})
    connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status == 200, text
    assert json.loads(text)["translatedText"].strip(), text
    connection.close()
    return time.perf_counter() - started


@contextlib.contextmanager
def ours() -> Iterator[Server]:
    """A running `l10n serve`."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "cli.py"), "serve", "--port", str(port)]
        with running(command, port, folder, {}) as server:
            yield server


@contextlib.contextmanager
def theirs(arguments: Sequence[str], environment: dict[str, str]) -> Iterator[Server]:
    """A running LibreTranslate."""
    port = free_port()
    python = peer()
    with tempfile.TemporaryDirectory() as folder:
        launcher = Path(folder) / "launch.py"
        launcher.write_text(LAUNCHER, encoding="utf-8")
        command = [
            str(python),
            str(launcher),
            "--port",
            str(port),
            "--disable-web-ui",
            "--disable-files-translation",
            *arguments,
        ]
        setting = {"ARGOS_PACKAGES_DIR": str(packages_dir()), "ARGOS_BEAM_SIZE": "4", "XDG_DATA_HOME": folder}
        with running(command, port, folder, {**setting, **environment}) as server:
            yield server


def peer() -> Path:
    """The interpreter of LibreTranslate's environment, which is made when it is not there."""
    folder = platformdirs.user_cache_path("l10n") / f"libretranslate-{VERSION}"
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        print(f"installing LibreTranslate {VERSION} into {folder} (about 0.6 GB)", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        wanted = f"libretranslate=={VERSION}"
        subprocess.run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", wanted], check=True)
        (folder / ".installed").touch()
    return python


@contextlib.contextmanager
def running(command: Sequence[str], port: int, folder: str, environment: dict[str, str]) -> Iterator[Server]:
    """A process that answers `/languages` at `port`; it is ended afterwards."""
    log = Path(folder) / "log"
    with log.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, cwd=folder, env={**os.environ, **environment})
        try:
            while not answers(port):
                if process.poll() is not None:
                    sys.exit(f"{command[0]} ended:\n{log.read_text()[-2000:]}")
                time.sleep(0.2)
            yield Server(port, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(port: int) -> bool:
    """Whether a server is there and knows the model."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/languages")
        return '"zh' in connection.getresponse().read().decode()
    except (OSError, http.client.HTTPException):
        return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    main()
