"""Shares of a catalog checked apart, and put together again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from l10n.catalog.catalog import Catalog
from l10n.catalog.states import write
from l10n.catalog.unit import Unit
from l10n.checks.check import Flaw, Subject
from l10n.checks.parallel import LEAST, findings
from l10n.checks.registry import UNIT_CHECKS
from l10n.checks.run import Run, begin, check_catalog, ordered, share, whole
from l10n.cores import cores
from l10n.errors import InputError

ANOTHER = pytest.mark.skipif(cores() < 2, reason="one core: no further process")


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


@ANOTHER
def test_what_a_check_raises_in_another_process_is_raised_here() -> None:
    here = os.getpid()

    def look(subject: Subject) -> Iterator[Flaw]:
        if os.getpid() != here:
            raise ZeroDivisionError
        yield from ()

    with pytest.raises(ZeroDivisionError):
        findings(only(look))


@ANOTHER
def test_a_process_that_the_system_ends_is_told() -> None:
    here = os.getpid()

    def look(subject: Subject) -> Iterator[Flaw]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()

    with pytest.raises(InputError, match="a process that checked it was ended"):
        findings(only(look))


def only(look: Callable[[Subject], Iterator[Flaw]]) -> Run:
    """A large catalog about to be looked at by one check."""
    check = next(one for one in UNIT_CHECKS if not (one.signs or one.needs or one.scripts))
    return replace(begin(faulty(LEAST), shown="large.po"), checks=(replace(check, look=look),))
