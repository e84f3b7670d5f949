"""The workbench as people run it: a project on disk, `l10n review` in a process of its own, Chromium on its page."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from command import ROOT, l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.unit import Unit

MESSAGES = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plurals}\\n"
"X-Source-Language: en\\n"

#: site.py:12
#, python-format
msgid "%(count)d Member State took part."
msgid_plural "%(count)d Member States took part."
{forms}

#: site.py:20
#, python-brace-format
msgid "Welcome, {{name}}."
msgstr ""

#. button
#: site.py:31
msgid "Member States"
msgstr ""
"""
FRENCH = MESSAGES.format(language="fr", plurals="nplurals=2; plural=(n > 1);", forms='msgstr[0] ""\nmsgstr[1] ""')
ARABIC = MESSAGES.format(
    language="ar",
    plurals="nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    forms="\n".join(f'msgstr[{form}] ""' for form in range(6)),
)


def make_project(folder: Path) -> Path:
    """The sample project: French machine-made but for the article a person has reviewed, Arabic not translated, and messages with plurals."""
    for name in ("articles", "catalogs", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "l10n.toml", folder)
    for command in (["extract"], ["update"], ["translate", "--engine", "pseudo", "--to", "fr"]):
        l10n(*command, cwd=folder)
    settings = folder / "l10n.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[mt]\nengine = "pseudo"\n', encoding="utf-8")
    (folder / "catalogs" / "fr" / "messages.po").write_text(FRENCH, encoding="utf-8")
    (folder / "catalogs" / "ar" / "messages.po").write_text(ARABIC, encoding="utf-8")
    return folder


@dataclass
class Running:
    """A workbench that is running: its `address`, and a client that says what the page says."""

    address: str
    process: subprocess.Popen[str]
    project: Path
    csrf: str = ""

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer to a GET."""
        return httpx.get(self.address.rstrip("/") + path, headers=headers, timeout=60)

    def json(self, path: str) -> Any:
        """What a GET answers as JSON; it must be allowed."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, sent: Any, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer to what the page would post."""
        if not self.csrf:
            self.csrf = json.loads(unescape(self.get("/").text.split('data-session="')[1].split('"')[0]))["csrf"]
        own = {"x-csrf-token": self.csrf, **(headers or {})}
        return httpx.post(self.address.rstrip("/") + path, json=sent, headers=own, timeout=60)

    def stop(self) -> int:
        """Tells it to stop, and gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


@contextmanager
def reviewing(project: Path, *arguments: str) -> Iterator[Running]:
    """`l10n review` on a free port, from its line to its end."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "review", "--port", "0", "--no-browser", "--by", "Ana Ruiz", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=project,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        if not line.startswith("http://"):
            assert process.stderr is not None
            pytest.fail(f"no address but {line!r}: {process.stderr.read()}")
        running = Running(line, process, project)
        try:
            yield running
        finally:
            if process.poll() is None:
                running.stop()


def unit_of(project: Path, name: str, source: str) -> Unit:
    """A unit as it is on disk, in the catalog called `name` (`fr/astana`)."""
    unit = Catalog.load(project / "catalogs" / f"{name}.po").find(source)
    assert unit is not None
    return unit


def wait_until(true: Callable[[], bool], seconds: float = 15) -> None:
    """Waits until something is so; fails when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "this has not come about"
        time.sleep(0.05)
