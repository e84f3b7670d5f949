"""A project's choice of digits reaches its Arabic pages; wrong choices are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.config import load_project
from l10n.errors import UsageError
from l10n.pipeline.translate import typography_choices
from l10n.text.typography import Choices


def test_choices_are_read(tmp_path: Path) -> None:
    settings = tmp_path / "l10n.toml"
    settings.write_text('source = "en"\ntargets = ["ar"]\n[typography]\ndigits = "arabic"\nmonths = "levant"\n')
    assert typography_choices(load_project(settings)) == Choices("arabic", "levant")
    settings.write_text('source = "en"\ntargets = ["ar"]\n[typography]\ndigits = "roman"\n')
    with pytest.raises(UsageError, match=r'l10n\.toml:4: "typography.digits" is "roman" .* latin, arabic'):
        load_project(settings)
