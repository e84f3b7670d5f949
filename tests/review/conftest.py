"""A project to review, a workbench on it, and Chromium."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from screen import Screen
from workbench import Running, make_project, reviewing


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, made once; tests work on copies."""
    return make_project(tmp_path_factory.mktemp("sample") / "news")


@pytest.fixture
def project(sample: Path, tmp_path: Path) -> Path:
    """A project of a test's own."""
    return Path(shutil.copytree(sample, tmp_path / "news"))


@pytest.fixture
def bench(project: Path) -> Iterator[Running]:
    """A workbench of a test's own."""
    with reviewing(project) as running:
        yield running


@pytest.fixture
def screen(browser: Any, bench: Running) -> Iterator[Screen]:
    """The workbench's page in a browser. Nothing may have gone wrong on it, whatever a test did there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(10_000)
    screen = Screen(page, bench)
    yield screen
    context.close()
    assert screen.problems == []
