"""Files that OmegaT 3.6.0 (Debian's) saved, from a catalog and an XLIFF of ours with a memory of ours in `tm/enforce`; see `docs/cat-tools.md`."""

from __future__ import annotations

import shutil
from pathlib import Path

from l10n.catalog.catalog import Catalog
from l10n.catalog.exchange.tmx import read_tmx
from l10n.pipeline.exchange import import_file, read_exchange

SAVED = Path(__file__).parent / "omegat"


def states(catalog: Catalog) -> dict[str, tuple[str, str]]:
    return {unit.source: (unit.state, unit.target) for unit in catalog}


def test_a_catalog_comes_back_without_drafts_and_with_those_approvals_that_still_fit() -> None:
    given, saved = (states(Catalog.load(SAVED / name, "fr")) for name in ("given.po", "saved.po"))
    draft, other = "The <g1>programme</g1> opened in Rabat.", "Fifty states took part."
    assert {given[draft][0], given[other][0]} == {"machine"}
    # What is fuzzy, OmegaT leaves out: the memory it saves is what to bring back.
    assert saved[draft] == saved[other] == ("untranslated", "")
    assert given["Contact us"] == ("approved", "Nous contacter")
    assert saved["Contact us"] == ("translated", "Contactez-nous")
    assert saved["Welcome."] == given["Welcome."] == ("approved", "Bienvenue.")
    assert saved["Read more"] == ("translated", "Lire la suite")
    assert saved["Still open"] == ("untranslated", "")


def test_its_memory_fills_what_is_open_and_conflicts_with_what_a_person_said(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAVED / "given.po", tmp_path / "a.po"))
    assert {(one.source_lang, one.target_lang) for one in read_tmx(SAVED / "level2.tmx")} == {("en", "fr")}
    (found,) = read_exchange(SAVED / "level2.tmx")
    before = states(Catalog.load(path, "fr"))
    done = import_file(SAVED / "level2.tmx", found, Catalog.load(path, "fr"))
    assert [(one.unit.source, one.record.targets) for one in done.conflicts] == [("Contact us", ("Contactez-nous",))]
    assert states(Catalog.load(path, "fr")) == before
    import_file(SAVED / "level2.tmx", found, Catalog.load(path, "fr"), "ours")
    assert states(Catalog.load(path, "fr")) == {**before, "Read more": ("translated", "Lire la suite")}


def test_xliff_passes_through_it_unharmed(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAVED / "given.po", tmp_path / "a.po"))
    (found,) = read_exchange(SAVED / "saved.xlf")
    done = import_file(SAVED / "saved.xlf", found, Catalog.load(path, "fr"))
    assert (done.taken, done.same, done.conflicts) == (0, 7, ())
