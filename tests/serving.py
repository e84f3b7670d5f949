"""Real servers in processes of their own, as a person starts them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
GLOSSARY = "id,en,fr\nms,Member State,État membre\nwk,workshop,séminaire-atelier\n"


@dataclass
class Server:
    """A running server: its address, its process, and a client for it."""

    address: str
    process: subprocess.Popen[str]
    client: httpx.Client

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.client.post(path, **options)

    def stop(self) -> int:
        """SIGTERM, as systemd sends it; gives the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


@contextlib.contextmanager
def serving(folder: Path, *arguments: str, **environment: str) -> Iterator[Server]:
    """`l10n serve` on the project in `folder`, on a free port."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "serve", "--port", "0", "--project", str(folder), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://" in line, process.stderr.read() if process.stderr else ""
        address = "http://127.0.0.1:" + line.strip().rpartition(":")[2]
        with httpx.Client(base_url=address, timeout=120) as client:
            yield Server(address, process, client)
    finally:
        if process.poll() is None:
            process.terminate()
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors, errors


def project(folder: Path, settings: str = "", engine: str = "pseudo") -> Path:
    """A small project from English into French."""
    folder.mkdir(exist_ok=True)
    (folder / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    (folder / "l10n.toml").write_text(
        f'source = "en"\ntargets = ["fr"]\nglossary = ["terms.csv"]\n[mt]\nengine = "{engine}"\n{settings}',
        encoding="utf-8",
    )
    return folder
