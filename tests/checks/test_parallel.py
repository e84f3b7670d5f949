"""Shares of a catalog checked apart, and put together again."""

from __future__ import annotations

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.parallel import LEAST, findings
from l10n.checks.run import begin, check_catalog, ordered, share, whole


def faulty(units: int) -> Catalog:
    """A catalog with findings in every unit, and one for the catalog as a whole at its last two."""
    catalog = Catalog.new("fr")
    for number in range(units - 2):
        catalog.put(write(Unit(f"Hello {number} {{name}}!"), (f"Bonjour {number + number % 2}!",)))
    for source in ("Save your file here", "The session opens on Monday"):
        catalog.put(write(Unit(source), ("Enregistrez votre  fichier ici maintenant!",)))
    return catalog


def test_shares_of_the_work_give_the_same_findings() -> None:
    catalog = faulty(50)
    run = begin(catalog)
    shares = [placed for start in range(0, 50, 7) for placed in share(run, start, start + 7)]
    assert ordered([*whole(run), *shares]) == check_catalog(catalog)
    assert {one.check for one in check_catalog(catalog)} >= {"placeholders", "numbers", "reused", "double-space"}


def test_a_large_catalog_is_told_in_the_same_order() -> None:
    catalog = faulty(LEAST)
    assert findings(begin(catalog)) == check_catalog(catalog)
