"""A project to review, a workbench on it, and Chromium."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from workbench import Running, make_project, start


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
    running = start(project)
    yield running
    if running.process.poll() is None:
        running.stop()
    for stream in (running.process.stdout, running.process.stderr):
        if stream is not None:
            stream.close()
