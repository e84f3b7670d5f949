"""A model as a Python distribution of its own, `l10n-model-en-ar`: who installs it has the model where `l10n models install` looks first."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from l10n.files import write_text
from training.export import package
from training.recipe import Recipe

_PROJECT = """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "l10n-model-{pair}"
version = "{version}"
description = "Translation model {pair} for l10n-toolkit"
license = "GPL-3.0-or-later"
requires-python = ">=3.11"

[tool.hatch.build.targets.wheel]
packages = ["{module}"]
"""


def run(recipe: Recipe) -> None:
    """Writes the wheel into the recipe's folder."""
    module = f"l10n_model_{recipe.pair}"
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_text(folder / module / "__init__.py", f'"""The model {recipe.pair}."""\n')
        shutil.copyfile(package(recipe), folder / module / package(recipe).name)
        write_text(
            folder / "pyproject.toml",
            _PROJECT.format(pair=recipe.pair.replace("_", "-"), version=recipe.version, module=module),
        )
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        [wheel] = (folder / "dist").glob("*.whl")
        shutil.copyfile(wheel, recipe.work / wheel.name)
        print(f"distribution: {recipe.work / wheel.name}")
