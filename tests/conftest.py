"""What several rooms' tests need: real models, installed once into the user's data folder, and programs that may not be there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from l10n.errors import ModelError
from l10n.mt.packages import ModelPackage, find, install

# pytest's importlib mode puts no folder on the path: this one holds what several rooms' tests share (`command`, `icu`, `serving`, `word`).
sys.path.insert(0, str(Path(__file__).parent))


def _model(source: str, target: str) -> ModelPackage:
    found = find(source, target)
    if found is not None:
        return found
    if os.environ.get("L10N_OFFLINE") == "1":
        pytest.skip(f"L10N_OFFLINE=1 and no {source} → {target} model is installed")
    try:
        return install(source, target)
    except ModelError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def en_fr() -> ModelPackage:
    """The real OPUS-MT model English → French."""
    return _model("en", "fr")


@pytest.fixture(scope="session")
def zh_en() -> ModelPackage:
    """The genuine Argos package Chinese → English."""
    return _model("zh", "en")


@pytest.fixture(scope="session")
def needs() -> Callable[[str], None]:
    """`needs(program)` skips the test when `program` is not on this machine; where everything has to be (`L10N_REQUIRE_TOOLS=1`) it fails it."""

    def check(program: str) -> None:
        if shutil.which(program) is None:
            message = f"{program} is not installed"
            if os.environ.get("L10N_REQUIRE_TOOLS") == "1":
                pytest.fail(message)
            pytest.skip(message)

    return check


@pytest.fixture(scope="session")
def browser(needs: Callable[[str], None]) -> Iterator[Any]:
    """Debian's Chromium, headless."""
    needs("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()
