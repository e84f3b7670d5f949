"""`l10n translate` with a unit of the memory that is like one to be translated, by the real model."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import l10n

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.tmx import write_tmx
from l10n.catalog.exchange.translation import Translation
from l10n.catalog.unit import Unit
from l10n.mt.packages import ModelPackage
from l10n.publish.choice import choose

OLD = "The congress opened in Rabat on Monday."
KNOWN = Translation("en", "fr", OLD, ("Les assises se sont ouvertes à Rabat lundi.",), state="approved", origin="Ana")


def translated(folder: Path, source: str, settings: str = "") -> Unit:
    (folder / "l10n.toml").write_text(
        f'source = "en"\ntargets = ["fr"]\narticles = ["articles/*.txt"]\n[mt]\n{settings}', encoding="utf-8"
    )
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text(f"{source}\n", encoding="utf-8")
    write_tmx(folder / "known.tmx", [KNOWN], "en")
    for command in (["memory", "import", "known.tmx"], ["extract"], ["update"], ["translate"]):
        l10n(*command, cwd=folder)
    [unit] = Catalog.load(folder / "catalogs" / "fr" / "a.po")
    return unit


@pytest.mark.parametrize("source", ["The congress opened in Cairo on Monday.", "The congress opened in Cairo."])
def test_a_similar_unit_is_made_to_fit_and_says_so(tmp_path: Path, en_fr: ModelPackage, source: str) -> None:
    unit = translated(tmp_path, source, "fuzzy = 70\n")
    mark = unit.provenance
    assert mark is not None
    assert unit.state == "machine"
    assert unit.target.startswith("Les assises se sont ouvertes au Caire")
    assert (mark.verb, mark.words, mark.get("document")) == ("machine", ("argos:en_fr@opus-1",), "known.tmx")
    assert int((mark.get("match") or "").rstrip("%")) >= 70
    # What editors show the difference from.
    assert unit.previous is not None
    assert unit.previous.source == OLD
    assert choose(unit, "machine").mark == "machine"


def test_one_that_cannot_be_made_to_fit_is_offered_as_it_is_where_it_is_nearly_the_same(
    tmp_path: Path, en_fr: ModelPackage
) -> None:
    unit = translated(tmp_path, "The congress opened in Rabat on Tuesday.")
    mark = unit.provenance
    assert mark is not None
    assert (unit.target, mark.verb, mark.words) == (KNOWN.targets[0], "tm", ("fuzzy",))
    assert choose(unit, "machine").target is None


def test_below_the_projects_threshold_the_machine_begins_afresh(tmp_path: Path, en_fr: ModelPackage) -> None:
    unit = translated(tmp_path, "The congress opened in Cairo on Monday.", "fuzzy = 95\n")
    mark = unit.provenance
    assert mark is not None
    assert "assises" not in unit.target
    assert (mark.verb, mark.get("match"), unit.previous) == ("machine", None, None)
