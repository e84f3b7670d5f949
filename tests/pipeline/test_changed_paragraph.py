"""A paragraph changes by one sentence: only that sentence's unit needs work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog

BEFORE = "The meeting opened in Rabat. Forty ministers attended. It closed with a declaration."
AFTER = {
    "changed": ("The meeting opened in Rabat. Fifty ministers attended. It closed with a declaration.", ["Fifty"]),
    "added": (
        "The meeting opened in Rabat. Forty ministers attended. They voted. It closed with a declaration.",
        ["They"],
    ),
    "gone": ("The meeting opened in Rabat. It closed with a declaration.", []),
    "moved": ("Forty ministers attended. The meeting opened in Rabat. It closed with a declaration.", []),
}


@pytest.mark.parametrize("name", AFTER)
def test_only_the_changed_sentence_is_touched(name: str, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source = "en"\ntargets = ["fr"]\narticles = ["*.md"]\n')
    article = tmp_path / "a.md"
    article.write_text(f"# Title\n\n{BEFORE}\n\nAnother paragraph stands here. It stays.\n")
    for command in ("extract", "update"):
        l10n(command, "--quiet", cwd=tmp_path)
    path = tmp_path / "catalogs/fr/a.po"
    catalog = Catalog.load(path)
    for unit in list(catalog):
        catalog.put(replace(unit, targets=(f"FR {unit.source}",)))
    catalog.save()
    after, touched = AFTER[name]
    article.write_text(article.read_text().replace(BEFORE, after))
    for command in ("extract", "update"):
        l10n(command, "--quiet", cwd=tmp_path)
    units = list(Catalog.load(path))
    assert [unit.source.split()[0] for unit in units if unit.state != "translated"] == touched
    assert all(unit.target == f"FR {unit.source}" for unit in units if unit.state == "translated")
