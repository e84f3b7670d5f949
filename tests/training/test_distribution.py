"""A model of its own distribution is where models are looked for first."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from l10n.mt.sources.project import ProjectModels
from training import distribution, export, recipe


def test_an_installed_model_distribution_offers_its_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = recipe.Recipe("en", "ar", "1.0", (), tmp_path / "work")
    made.work.mkdir()
    with zipfile.ZipFile(export.package(made), "w") as archive:
        archive.writestr("translate-en_ar-1_0/metadata.json", "{}")
    distribution.run(made)
    [wheel] = made.work.glob("*.whl")
    assert wheel.name == "l10n_model_en_ar-1.0-py3-none-any.whl"
    source = ProjectModels(tmp_path / "nothing")
    assert not source.offers("en", "ar")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert source.offers("en", "ar")
    assert source.fetch("en", "ar", tmp_path / "out", lambda done, total: None).name == "translate-en_ar-1_0"
    sys.modules.pop("l10n_model_en_ar", None)
